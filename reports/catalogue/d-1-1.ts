import { daysBetween } from '../../domain/calendar.ts';
import { owesUpdate } from '../../domain/update.ts';
import { type Basis, GOAL_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow, goalRows } from './goal-columns.ts';
import { weeksColumn } from './weeks-column.ts';

/** D 1.1, last update of each goal that owes updates: who keeps the routine alive (domain.md 7.2). */
export const lastUpdates: ReportDefinition = {
  code: 'D 1.1',
  needs: ['pastUpdates'],
  filters: GOAL_FILTERS,
  make: (basis) => [plainTable(columns(basis), oldestFirst(basis), { why: 'noGoalOwes' })],
};

/** What was never updated comes before all. */
const oldestFirst = (basis: Basis): GoalRow[] =>
  inOrderOf(goalRows(basis, basis.goals.filter(owesUpdate)), ({ goal }) => [goal.lastUpdateAt ?? 0, goal.code]);

const columns = (basis: Basis): Column<GoalRow>[] => [
  GOAL_COLUMNS.goal,
  GOAL_COLUMNS.title,
  GOAL_COLUMNS.manager,
  { key: 'lastUpdate', kind: 'moment', of: ({ goal }) => goal.lastUpdateAt },
  {
    key: 'daysSince',
    kind: 'days',
    of: ({ goal }) => (goal.lastUpdateAt === null ? null : daysBetween(basis.zone.dayOf(goal.lastUpdateAt), basis.today)),
  },
  weeksColumn(basis),
];
