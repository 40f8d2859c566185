import type { Act, ActName } from '../../../domain/acts.ts';
import type { Goal, IntermediateGoal } from '../../../domain/entities.ts';
import { asks, type Choice } from '../items/act-choices.ts';
import type { Visit } from '../visit.ts';

/** What people do with an intermediate goal (domain.md 3.5, 4.2). */
export const IG_ACT_NAMES = [
  'finishIntermediateGoal',
  'undoFinish',
  'explainDelay',
  'requestReprogramming',
  'decideReprogramming',
] as const satisfies readonly ActName[];
type IgActName = (typeof IG_ACT_NAMES)[number];

/** Exactly the acts that the reader may do with the intermediate goal now, with what each asks (domain.md 3.5, 4.2, 5.7). */
export function igChoices(visit: Visit, goal: Goal, ig: IntermediateGoal): Choice[] {
  const on = `${goal.code}/${ig.code}`;
  const { today } = visit.tx;
  const trials: Record<IgActName, Act> = {
    finishIntermediateGoal: { do: 'finishIntermediateGoal', on },
    undoFinish: { do: 'undoFinish', on, reason: '–' },
    explainDelay: { do: 'explainDelay', on, text: '–' },
    requestReprogramming: { do: 'requestReprogramming', on, to: today, reason: '–' },
    decideReprogramming: { do: 'decideReprogramming', on, approve: true },
  };
  return IG_ACT_NAMES.filter((act) => visit.may(trials[act])).map((act) => ({
    act,
    label: visit.t(`do.${act}`),
    hint: visit.t(`hint.${act}`),
    fields: FIELDS[act](visit, ig),
  }));
}

const FIELDS: Record<IgActName, (visit: Visit, ig: IntermediateGoal) => Choice['fields']> = {
  finishIntermediateGoal: ({ t, tx }) => [
    asks('finishIntermediateGoal', 'day', 'date', t('ask.finishedOn'), { value: tx.today, required: false, hint: t('ask.untilToday') }),
  ],
  undoFinish: ({ t }) => [asks('undoFinish', 'area', 'reason', t('ask.reason'))],
  explainDelay: ({ t }, { explained }) => [asks('explainDelay', 'area', 'text', t('ask.explanation'), { value: explained?.text ?? null })],
  requestReprogramming: ({ t, f }, { endDate }) => [
    asks('requestReprogramming', 'day', 'to', t('ask.newEnd'), { hint: t('ask.newEndHint', { day: f.record(endDate) }) }),
    asks('requestReprogramming', 'area', 'reason', t('ask.reason')),
  ],
  decideReprogramming: ({ t }) => [
    asks('decideReprogramming', 'radios', 'approve', t('ask.decision'), {
      options: [
        { value: 'true', label: t('ask.approve') },
        { value: 'false', label: t('ask.reject') },
      ],
    }),
    asks('decideReprogramming', 'area', 'reason', t('ask.reasonOptional'), { required: false }),
  ],
};
