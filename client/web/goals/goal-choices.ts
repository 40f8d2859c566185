import type { Act, ActName } from '../../../domain/acts.ts';
import type { Goal } from '../../../domain/entities.ts';
import { MANAGEMENT_STATES } from '../../../domain/values.ts';
import { asks, type Choice } from '../items/act-choices.ts';
import type { Visit } from '../visit.ts';

/** What people do with a goal's management state, its programming and its sheet (domain.md 3.4, 4.1). */
export const GOAL_ACT_NAMES = [
  'declareStopped',
  'liftStop',
  'proposeFinished',
  'confirmFinished',
  'overrideState',
  'submitProgramming',
  'approveProgramming',
  'returnProgramming',
  'changeGoalSheet',
] as const satisfies readonly ActName[];
type GoalActName = (typeof GOAL_ACT_NAMES)[number];

/** Exactly the acts that the reader may do with the goal now, with what each asks (domain.md 4.1). */
export function goalChoices(visit: Visit, goal: Goal): Choice[] {
  const states = MANAGEMENT_STATES.filter(
    (state) => state !== 'FINISHED' && visit.may({ do: 'overrideState', goal: goal.code, state, reason: '–' }),
  );
  const open = GOAL_ACT_NAMES.filter((name) =>
    name === 'overrideState' ? states.length > 0 : visit.may({ do: name, goal: goal.code, reason: '–' } as Act),
  );
  return open.map((act) => ({
    act,
    label: visit.t(`do.${act}`),
    hint: visit.t(`hint.${act}`),
    fields: fieldsOf(visit, goal, act, states),
  }));
}

function fieldsOf(visit: Visit, goal: Goal, act: GoalActName, states: readonly Goal['managementState'][]): Choice['fields'] {
  const { t, words } = visit;
  if (act === 'submitProgramming' || act === 'approveProgramming') return [];
  if (act === 'changeGoalSheet') return sheetFields(visit, goal);
  if (act === 'proposeFinished' || act === 'confirmFinished')
    return [asks(act, 'area', 'reason', t('ask.reasonOptional'), { required: false })];
  if (act !== 'overrideState') return [asks(act, 'area', 'reason', t('ask.reason'))];
  const options = states.map((state) => ({
    value: state,
    label:
      state === goal.computedState ? t('ask.asComputed', { state: words.states.goal?.[state] ?? '' }) : (words.states.goal?.[state] ?? ''),
  }));
  return [asks(act, 'select', 'state', t('ask.state'), { options }), asks(act, 'area', 'reason', t('ask.reason'))];
}

/** What stands on the sheet; its dates only while it is a draft, later they move by reprogramming (domain.md 3.4). */
function sheetFields({ t }: Visit, goal: Goal): Choice['fields'] {
  const text = (kind: 'text' | 'area', field: string, label: string, value: string | null) =>
    asks('changeGoalSheet', kind, field, label, { value, required: field === 'title' });
  const dated = goal.lifecycle === 'DRAFT';
  const options = (['true', 'false'] as const).map((value) => ({ value, label: t(value === 'true' ? 'yes' : 'no') }));
  return [
    text('text', 'title', t('ask.title'), goal.title),
    text('text', 'orgUnit', t('base.unit'), goal.orgUnit),
    text('area', 'description', t('base.description'), goal.description),
    text('area', 'baseline', t('base.baseline'), goal.baseline),
    text('area', 'expectedResult', t('base.expected'), goal.expectedResult),
    asks('changeGoalSheet', 'select', 'priority', t('ask.priority'), { options, value: String(goal.priority) }),
    ...(dated
      ? [
          asks('changeGoalSheet', 'day', 'start', t('base.start'), { value: goal.startDate }),
          asks('changeGoalSheet', 'day', 'end', t('base.end'), { value: goal.endDate }),
        ]
      : []),
  ];
}
