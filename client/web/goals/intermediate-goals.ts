import { managerOf } from '../../../domain/addressees.ts';
import type { Goal } from '../../../domain/entities.ts';
import { IG_KINDS } from '../../../domain/values.ts';
import { intermediateGoalsOf } from '../../../domain/work.ts';
import { igHref } from '../items/item.ts';
import { pathOf } from '../kit/path.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, progressOf, sheetHead } from './goal-at.ts';

/** `/goals/:code/intermediate-goals`: thermometer, critical path with today's line, the programme by date (domain.md 3.5, 8.4). */
export const intermediateGoalsPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/intermediate-goals',
  name: 'goals/intermediate-goals',
  show: (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const igs = intermediateGoalsOf(visit.book, goal.id);
    const manager = managerOf(visit.book, goal.id, visit.tx.today)?.name;
    return {
      head: sheetHead(visit, goal, 'intermediate-goals'),
      progress: igs.length === 0 ? null : progressOf(visit, goal),
      narrative: goal.narrative,
      said:
        goal.lastUpdateAt === null ? '' : visit.t('ig.said', { who: manager ?? '', day: visit.f.record(visit.f.dayOf(goal.lastUpdateAt)) }),
      path: igs.length === 0 ? null : pathOf(visit, igs, (ig) => igHref(visit.base, goal.code, ig.code)),
      pending: pendingOf(visit, goal),
      program: programOf(visit, goal),
      thisYear: visit.tx.today.slice(0, 4),
    };
  },
};

/** The dates that wait for the coordinator's approval (domain.md 3.5). */
function pendingOf({ book, base }: Visit, goal: Goal) {
  return [...book.reprogrammings.values()]
    .filter((one) => one.goalId === goal.id && one.decision === 'PENDING')
    .flatMap((one) => {
      const ig = book.intermediateGoals.get(one.igId);
      return ig
        ? [
            {
              code: ig.code,
              title: ig.title,
              href: igHref(base, goal.code, ig.code),
              from: one.fromDate,
              to: one.toDate,
              reason: one.reason,
            },
          ]
        : [];
    });
}

/** What a step of the programme asks, while the goal is a draft (domain.md 3.5, 4.1); null where the reader adds none. */
function programOf({ may, t, tx }: Visit, goal: Goal) {
  const trial = { do: 'programIntermediateGoal', goal: goal.code, code: '99,99', title: '–', end: tx.today, kind: 'TECHNICAL' } as const;
  if (!may(trial)) return null;
  const yesNo = (['true', 'false'] as const).map((value) => ({ value, label: t(value === 'true' ? 'yes' : 'no') }));
  return { goal: goal.code, version: goal.version, kinds: IG_KINDS.map((value) => ({ value, label: t(`igKind.${value}`) })), yesNo };
}
