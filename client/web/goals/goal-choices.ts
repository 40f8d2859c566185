import type { Act, ActName } from '../../../domain/acts.ts';
import type { Goal } from '../../../domain/entities.ts';
import { MANAGEMENT_STATES } from '../../../domain/values.ts';
import { asks, type Choice } from '../items/act-choices.ts';
import type { Visit } from '../visit.ts';

/** What people do with a goal's management state (domain.md 4.1). */
export const GOAL_ACT_NAMES = [
  'declareStopped',
  'liftStop',
  'proposeFinished',
  'confirmFinished',
  'overrideState',
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

function fieldsOf({ t, words }: Visit, goal: Goal, act: GoalActName, states: readonly Goal['managementState'][]): Choice['fields'] {
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
