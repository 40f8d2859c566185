import type { Goal } from '../../domain/entities.ts';
import type { GoalLine } from '../../domain/letter-data.ts';
import { goalLine } from '../../domain/lines.ts';
import { MANAGEMENT_STATES } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import type { Basis } from '../definition.ts';
import type { Column } from '../table.ts';

/** A goal as reports tell it: what is stored, and what follows from it today. */
export interface GoalRow {
  readonly goal: Goal;
  readonly line: GoalLine;
  readonly area: string; // in charge: the goal's own, else the institution
}

/** The rows of goals, in their order. */
export const goalRows = ({ book, today, known }: Basis, goals: readonly Goal[]): GoalRow[] =>
  goals.map((goal) => ({ goal, line: goalLine(book, goal, today, known), area: inCharge(book, goal) }));

/** The organisational unit in charge, else the institution itself (domain.md 3.4). */
export const inCharge = ({ institution }: Book, { orgUnit }: Goal): string => orgUnit ?? institution.name;

/** Where a goal stands in the order of states, gravest first (domain.md 7.1). */
export const severityOf = ({ line }: Pick<GoalRow, 'line'>): number => MANAGEMENT_STATES.indexOf(line.state);

/** What columns about a goal say; a report picks those it has (domain.md 7.2). */
export const GOAL_COLUMNS = {
  goal: { key: 'goal', kind: 'code', of: ({ goal }) => goal.code },
  title: { key: 'title', kind: 'text', width: 3, of: ({ goal }) => goal.title },
  manager: { key: 'manager', kind: 'name', width: 2, of: ({ line }) => line.manager },
  area: { key: 'area', kind: 'text', width: 2, of: ({ area }) => area },
  state: { key: 'state', kind: 'state', width: 2, of: ({ line }) => ({ state: line.state, stale: line.stale }) },
  goalEnd: { key: 'goalEnd', kind: 'day', of: ({ goal }) => goal.endDate },
  daysLeft: { key: 'daysLeft', kind: 'daysLeft', of: ({ line }) => line.days ?? line.finishedOn },
  thermometer: { key: 'thermometer', kind: 'thermometer', width: 2, of: ({ line }) => levelOf(line) },
  normal: { key: 'normal', kind: 'count', of: ({ line }) => line.normal },
  delayed: { key: 'delayed', kind: 'count', of: ({ line }) => line.delayed },
  finished: { key: 'finished', kind: 'count', of: ({ line }) => line.finished },
  restrictions: { key: 'restrictions', kind: 'count', of: ({ line }) => line.restrictions },
  alerts: { key: 'alerts', kind: 'count', of: ({ line }) => line.alerts },
} satisfies Readonly<Record<string, Column<GoalRow>>>;

const levelOf = ({ actual, expected, original, gap, light }: GoalLine) => ({ actual, expected, original, gap, light });
