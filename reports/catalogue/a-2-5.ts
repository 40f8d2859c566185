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

const columnsOf = (basis: Basis): Column<GoalRow>[] => [
  GOAL_COLUMNS.goal,
  GOAL_COLUMNS.title,
  GOAL_COLUMNS.manager,
  GOAL_COLUMNS.state,
  GOAL_COLUMNS.thermometer,
  { key: 'executiveReport', kind: 'text', width: 4, of: ({ line }) => line.narrative },
  { key: 'openRestrictions', kind: 'lines', width: 3, of: openOf(basis, 'RESTRICTION') },
  { key: 'openAlerts', kind: 'lines', width: 3, of: openOf(basis, 'ALERT') },
];

/** `R-001 Pago de expropiaciones sin desembolso`, by limit date. */
const openOf =
  (basis: Basis, kind: 'RESTRICTION' | 'ALERT') =>
  ({ goal }: GoalRow): string[] => {
    const own = basis.items.filter((item) => item.goalId === goal.id && item.kind === kind);
    return byLimitDate(itemRows(basis, own)).map(({ item }) => `${item.code} ${item.title}`);
  };
