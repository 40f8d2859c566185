import { daysBetween } from './calendar.ts';
import type { Goal, IntermediateGoal, Item } from './entities.ts';
import { compareShares, percentOf, type Share } from './fractions.ts';
import { computedState, igState, shownState } from './goal-state.ts';
import type { Day } from './instant.ts';
import type { CountLine, GoalLine } from './letter-data.ts';
import { type LookUps, lookUps } from './look-ups.ts';
import { thermometer } from './thermometer.ts';
import { MANAGEMENT_STATES } from './values.ts';
import type { Book } from './work.ts';

/** Which goals are listed (domain.md 8.1). */
export const DASHBOARD_MODES = ['NON_INTEGRATING', 'INTEGRATING', 'ALL'] as const;
export type DashboardMode = (typeof DASHBOARD_MODES)[number];
/** In which order (domain.md 8.2). */
export const DASHBOARD_ORDERS = ['ATTENTION', 'STATE', 'END_DATE', 'OLDEST_UPDATE', 'GAP'] as const;
export type DashboardOrder = (typeof DASHBOARD_ORDERS)[number];
export interface Dashboard {
  readonly header: { readonly total: number; readonly counts: readonly CountLine[] };
  readonly rows: readonly GoalLine[];
}

/** One goal as the dashboard shows it, and what it is ordered by. */
export interface BoardRow {
  readonly goal: Goal;
  readonly line: GoalLine;
  readonly exactGap: Share;
}

/** The active goals in order, and their counts by state (domain.md 8.1, 8.2). */
export function dashboard(
  book: Book,
  today: Day,
  mode: DashboardMode = 'NON_INTEGRATING',
  order: DashboardOrder = 'ATTENTION',
  known: LookUps = lookUps(book, today),
): Dashboard {
  const rows = inOrder(
    listed(book, mode).map((goal) => boardRow(book, goal, today, known)),
    order,
  ).map(({ line }) => line);
  return { header: headerOf(rows), rows };
}

/** The goals that a mode lists (domain.md 8.1). */
export const listed = (book: Book, mode: DashboardMode): Goal[] =>
  [...book.goals.values()].filter(
    ({ lifecycle, integrating }) => lifecycle === 'ACTIVE' && (mode === 'ALL' || integrating === (mode === 'INTEGRATING')),
  );

/** The rows in one of the orders of domain.md 8.2; what is then equal stands as by attention. */
export const inOrder = (rows: readonly BoardRow[], order: DashboardOrder): BoardRow[] =>
  rows.toSorted((a, b) => ORDERS[order](a, b) || byAttention(a, b));

/** One goal as the dashboard shows it today (domain.md 8.2–8.4). */
export const goalLine = (book: Book, goal: Goal, today: Day, known: LookUps = lookUps(book, today)): GoalLine =>
  boardRow(book, goal, today, known).line;

/** How many of the goals are in each state, gravest first (domain.md 8.1). */
export function headerOf(rows: readonly Pick<GoalLine, 'state'>[]): Dashboard['header'] {
  const total = rows.length;
  const counts = MANAGEMENT_STATES.map((state) => {
    const count = rows.filter((row) => row.state === state).length;
    return { state, count, percent: percentOf(count, total) };
  });
  return { total, counts };
}

/** The goal's line with its exact gap, by which one order goes (domain.md 8.2–8.4). */
export function boardRow(book: Book, goal: Goal, today: Day, known: LookUps): BoardRow {
  const { thresholds } = book.institution;
  const igs = known.igsOf(goal.id);
  const { exactGap, ...level } = thermometer(igs, today, thresholds);
  const computed = computedState(goal, igs, today, thresholds);
  const shown = goal.lifecycle === 'ACTIVE' && !goal.integrating ? shownState(goal, computed) : goal.managementState;
  const finished = shown === 'FINISHED';
  const line: GoalLine = {
    goal: goal.code,
    title: goal.title,
    manager: known.managerOf(goal.id)?.name ?? null,
    priority: goal.priority,
    state: shown,
    byHand: shown !== computed || (goal.stopped !== null && shown === 'STOPPED'),
    endDate: goal.endDate,
    finishedOn: goal.finishedOn,
    days: finished ? null : daysBetween(today, goal.endDate),
    ...problems(known.openItemsOf(goal.id)),
    ...programme(igs, today),
    ...level,
    stale: goal.missedInARow >= thresholds.staleFrame,
    missedInARow: goal.missedInARow,
    lastUpdateAt: goal.lastUpdateAt,
    narrative: goal.narrative,
  };
  return { goal, line, exactGap };
}

/** Items in any scope count, those on the goal itself and the system's too. */
function problems(items: readonly Item[]): Pick<GoalLine, 'restrictions' | 'alerts' | 'igsWithRestrictions' | 'igsWithAlerts'> {
  const of = (kind: Item['kind']) => items.filter((item) => item.kind === kind);
  const igsWith = (some: readonly Item[]) => new Set(some.flatMap(({ igId }) => (igId === null ? [] : [igId]))).size;
  const [restrictions, alerts] = [of('RESTRICTION'), of('ALERT')];
  return {
    restrictions: restrictions.length,
    alerts: alerts.length,
    igsWithRestrictions: igsWith(restrictions),
    igsWithAlerts: igsWith(alerts),
  };
}

function programme(igs: readonly IntermediateGoal[], today: Day): Pick<GoalLine, 'delayed' | 'reprogrammed' | 'normal' | 'finished'> {
  const states = igs.map((ig) => ({ state: igState(ig, today), moved: ig.reprogramCount > 0 }));
  const count = (wanted: string) => states.filter(({ state }) => state === wanted).length;
  return {
    delayed: count('DELAYED'),
    reprogrammed: states.filter(({ state, moved }) => moved && state !== 'FINISHED' && state !== 'CANCELLED').length,
    normal: count('NORMAL'),
    finished: count('FINISHED'),
  };
}

type Compare = (a: BoardRow, b: BoardRow) => number;
const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

const byAttention: Compare = ({ line: a }, { line: b }) =>
  b.restrictions + b.alerts - (a.restrictions + a.alerts) ||
  b.restrictions - a.restrictions ||
  b.delayed + b.reprogrammed - (a.delayed + a.reprogrammed) ||
  Number(a.state === 'FINISHED') - Number(b.state === 'FINISHED') ||
  compare(a.endDate, b.endDate) ||
  compare(a.goal, b.goal);

const ORDERS: Readonly<Record<DashboardOrder, Compare>> = {
  ATTENTION: byAttention,
  STATE: ({ line: a }, { line: b }) => MANAGEMENT_STATES.indexOf(a.state) - MANAGEMENT_STATES.indexOf(b.state),
  END_DATE: ({ line: a }, { line: b }) => compare(a.endDate, b.endDate),
  OLDEST_UPDATE: ({ line: a }, { line: b }) => compare(a.lastUpdateAt ?? 0, b.lastUpdateAt ?? 0),
  GAP: (a, b) => compareShares(a.exactGap, b.exactGap),
};
