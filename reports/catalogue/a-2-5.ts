import { inDashboardOrder } from '../basis.ts';
import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, plainTable } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow, goalRows } from './goal-columns.ts';
import { byLimitDate, itemRows } from './item-columns.ts';

/** A 2.5, priority goals with their executive report, open restrictions and alerts: a short list for top direction (domain.md 7.2). */
export const priorityGoals: ReportDefinition = {
  code: 'A 2.5',
  filters: ITEM_FILTERS.filter((name) => name !== 'priority'),
  always: { priority: true },
  make: (basis) => [plainTable(columnsOf(basis), goalRows(basis, inDashboardOrder(basis)), { why: 'noPriorityGoals' })],
};

function columnsOf(basis: Basis): readonly Column<GoalRow>[] {
  const items = Map.groupBy(byLimitDate(itemRows(basis, basis.items)), ({ item }) => `${item.kind} ${item.goalId}`);
  // `R-001 Pago de expropiaciones sin desembolso`, by limit date
  const open =
    (kind: 'RESTRICTION' | 'ALERT') =>
    ({ goal }: GoalRow): string[] =>
      (items.get(`${kind} ${goal.id}`) ?? []).map(({ item }) => `${item.code} ${item.title}`);
  return [
    GOAL_COLUMNS.goal,
    GOAL_COLUMNS.title,
    GOAL_COLUMNS.manager,
    GOAL_COLUMNS.state,
    GOAL_COLUMNS.thermometer,
    { key: 'executiveReport', kind: 'text', width: 4, of: ({ line }) => line.narrative },
    { key: 'openRestrictions', kind: 'lines', width: 3, of: open('RESTRICTION') },
    { key: 'openAlerts', kind: 'lines', width: 3, of: open('ALERT') },
  ];
}
