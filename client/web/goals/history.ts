import type { Goal } from '../../../domain/entities.ts';
import { intermediateGoalsOf } from '../../../domain/work.ts';
import { readHistory } from '../../../store/history.ts';
import { pageIn } from '../items/list-query.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, itemsOf, sheetHead } from './goal-at.ts';
import { historyLine } from './history-words.ts';

const LINES = 50;

/** `/goals/:code/history`: every change of the goal and of all that is on it: who, when, what, for whom (domain.md 3.4, 3.16). */
export const historyPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/history',
  name: 'goals/history',
  show: async (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const page = pageIn(visit.query.page);
    const { rows, more } = await readHistory(visit.tx, codesOn(visit, goal), { page, size: LINES });
    const head = sheetHead(visit, goal, 'history');
    const address = (at: number): string => `${head.href}/history?page=${at}`;
    return {
      head,
      lines: rows.map((row) => historyLine(visit, row)),
      pages: { page, last: null, before: page > 1 ? address(page - 1) : null, after: more ? address(page + 1) : null },
    };
  },
};

/** Under which codes something of the goal is told. */
function codesOn(visit: Visit, goal: Goal): string[] {
  const { book } = visit;
  const of = (rows: Iterable<{ readonly goalId: string; readonly code: string }>): string[] =>
    [...rows].filter(({ goalId }) => goalId === goal.id).map(({ code }) => code);
  return [
    goal.code,
    ...intermediateGoalsOf(book, goal.id).map(({ code }) => `${goal.code}/${code}`),
    ...itemsOf(visit, goal).map(({ code }) => code),
    ...of(book.opportunities.values()),
    ...of(book.agenda.values()),
  ];
}
