import type { Goal } from '../../../domain/entities.ts';
import { readGoalClasses } from '../../../store/history.ts';
import { actsForm, pickedAct } from '../items/act-choices.ts';
import { registering } from '../items/grounds.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, progressOf, sheetHead } from './goal-at.ts';
import { GOAL_ACT_NAMES, goalChoices } from './goal-choices.ts';

/** `/goals/:code`: base information of the sheet, and the acts on the goal's state (domain.md 3.4, 4.1). */
export const basePage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code',
  name: 'goals/base',
  show: async (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    return {
      head: sheetHead(visit, goal, 'base'),
      facts: await baseFacts(visit, goal),
      progress: goal.integrating ? null : progressOf(visit, goal),
      acts: actsForm(`acts/${goal.code}`, goalChoices(visit, goal), goal.version),
      registers: visit.may(registering('registerRestriction', goal.code, visit.tx.today))
        ? `${visit.base}/items/new?on=${encodeURIComponent(goal.code)}`
        : null,
    };
  },
  forms: {
    acts: (visit, values) => {
      const goal = goalAt(visit);
      return goal === undefined ? 'not-found' : pickedAct(visit, values, GOAL_ACT_NAMES, { goal: goal.code });
    },
  },
};

/** The base data of a goal: what stands on its sheet and on the printed form (domain.md 3.4, 7.2 A 1.1). */
export async function baseFacts({ book, t, f, tx, words }: Visit, goal: Goal) {
  const classes = await readGoalClasses(tx, [goal.id]);
  return {
    institution: book.institution.name,
    unit: goal.orgUnit,
    start: goal.startDate,
    end: goal.endDate,
    original: goal.originalEndDate === goal.endDate ? null : goal.originalEndDate,
    lifecycle: t(`lifecycle.${goal.lifecycle}`),
    computed: goal.managementState === goal.computedState ? null : (words.states.goal?.[goal.computedState] ?? ''),
    stopped: goal.stopped === null ? null : { since: goal.stopped.since, reason: goal.stopped.reason },
    override: overrideOf({ t }, goal),
    finishProposed: goal.finishProposed,
    finishedOn: goal.finishedOn,
    description: goal.description,
    baseline: goal.baseline,
    expected: goal.expectedResult,
    narrative: goal.narrative,
    narrativeAt: goal.lastUpdateAt === null ? null : f.moment(goal.lastUpdateAt),
    classes: [...Map.groupBy(classes, ({ classifierId }) => classifierId)].map(([id, some]) => ({
      name: book.classifiers.get(id)?.name ?? '',
      values: f.list(some.map(({ value }) => value)),
    })),
  };
}

function overrideOf({ t }: Pick<Visit, 't'>, { override }: Goal): { readonly reason: string; readonly until: string } | null {
  if (override === null) return null;
  const { better, closesLeft, reason } = override;
  return { reason, until: better ? t('base.overrideCloses', { n: closesLeft }) : t('base.overrideStays') };
}
