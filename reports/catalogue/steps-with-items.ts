import type { Section } from '../../contracts/documents.ts';
import type { Item } from '../../domain/entities.ts';
import type { Basis } from '../definition.ts';
import { type Column, factsOf, groupedTable, inOrderOf } from '../table.ts';
import { GOAL_COLUMNS, goalRows, severityOf } from './goal-columns.ts';
import { byLimitDate, ITEM_COLUMNS, type ItemRow, itemRows } from './item-columns.ts';
import { STEP_COLUMNS, stepRow } from './step-columns.ts';

/** What A 2.3 and A 2.4 say of each alert or restriction (domain.md 7.2). */
export const PROBLEM_COLUMNS: readonly Column<ItemRow>[] = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.problemType,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.daysToLimit,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.reviewState,
  ITEM_COLUMNS.lastAction,
  ITEM_COLUMNS.lastActionAt,
];

/**
 * Intermediate goals with what is open on each, by the goal's state, then by the earliest limit date of the step (domain.md 7.2, A 2.3, A 2.4).
 * What stands on a goal itself has no step and is in A 3.2 to A 3.4.
 */
export function stepsWithItems(
  basis: Basis,
  { kind, columns, why }: { readonly kind: Item['kind']; readonly columns: readonly Column<ItemRow>[]; readonly why: string },
): Section {
  const problems = byLimitDate(
    itemRows(
      basis,
      basis.items.filter((item) => item.kind === kind && item.igId !== null),
    ),
  );
  const goals = new Map(
    goalRows(basis, [...new Set(problems.map(({ item }) => basis.goalOf(item.goalId)))]).map((row) => [row.goal.id, row]),
  );
  const rows = problems.flatMap((problem) => {
    const goal = goals.get(problem.item.goalId);
    return goal && problem.ig ? [{ problem, goal, step: stepRow(basis, problem.ig) }] : [];
  });
  const bySeverity = inOrderOf(rows, ({ goal, problem }) => [severityOf(goal), problem.item.limitDate, goal.goal.code, problem.item.code]);
  const groups = [...Map.groupBy(bySeverity, ({ step }) => step.ig.id).values()].map((some) => ({
    heading: some.slice(0, 1).flatMap(({ goal, step }) => [...factsOf(GOAL, goal), ...factsOf(STEP, step)]),
    rows: some.map(({ problem }) => problem),
  }));
  return groupedTable(columns, groups, { why });
}

const GOAL = [GOAL_COLUMNS.goal, GOAL_COLUMNS.title, GOAL_COLUMNS.state, GOAL_COLUMNS.goalEnd, GOAL_COLUMNS.area, GOAL_COLUMNS.manager];
const STEP = Object.values(STEP_COLUMNS);
