import { daysBetween } from '../../domain/calendar.ts';
import type { Goal } from '../../domain/entities.ts';
import { owesUpdate } from '../../domain/update.ts';
import { inPeriodSince } from '../basis.ts';
import { type Basis, GOAL_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow, goalRows } from './goal-columns.ts';
import { weeksColumn } from './weeks-column.ts';

/** D 1.1, last update of each goal that owes updates: who keeps the routine alive (domain.md 7.2). */
export const lastUpdates: ReportDefinition = {
  code: 'D 1.1',
  needs: ['pastUpdates'],
  filters: [...GOAL_FILTERS, 'from', 'to'],
  make: (basis) => [plainTable(columns(basis), oldestFirst(basis), { why: 'noGoalOwes' })],
};

/** What was never updated comes before all; the period asked for is of the last update. */
function oldestFirst(basis: Basis): GoalRow[] {
  const { goals, zone, filters } = basis;
  const isAsked = ({ lastUpdateAt: at }: Goal): boolean => inPeriodSince(at === null ? null : zone.dayOf(at), filters);
  const owing = goals.filter((goal) => owesUpdate(goal) && isAsked(goal));
  return inOrderOf(goalRows(basis, owing), ({ goal }) => [goal.lastUpdateAt ?? 0, goal.code]);
}

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
