import { addDays } from './calendar.ts';
import type { Goal, Id, IntermediateGoal, Thresholds } from './entities.ts';
import type { Day, Instant } from './instant.ts';
import { type IgState, MANAGEMENT_STATES, type ManagementState } from './values.ts';
import { intermediateGoalsOf, put, refOf, tell, type Work } from './work.ts';

type IgDates = Pick<IntermediateGoal, 'finishedOn' | 'cancelled' | 'stopped' | 'endDate'>;
type IgStanding = IgDates & Pick<IntermediateGoal, 'critical'>;
type GoalStanding = Pick<Goal, 'finishedOn' | 'stopped' | 'endDate'>;

/** The state of an intermediate goal on a day; a due date is met through the end of that day (domain.md 4.2). */
export function igState({ finishedOn, cancelled, stopped, endDate }: IgDates, day: Day): IgState {
  if (finishedOn !== null) return 'FINISHED';
  if (cancelled) return 'CANCELLED';
  if (stopped) return 'STOPPED';
  return day > endDate ? 'DELAYED' : 'NORMAL';
}

/** The management state that follows from a goal's programme on a day (domain.md 4.1). */
export function computedState(
  goal: GoalStanding,
  igs: readonly IgStanding[],
  day: Day,
  { delayedShare }: Pick<Thresholds, 'delayedShare'>,
): ManagementState {
  if (goal.finishedOn !== null) return 'FINISHED';
  if (goal.stopped !== null) return 'STOPPED';
  const live = igs.map((ig) => ({ critical: ig.critical, state: igState(ig, day) })).filter(({ state }) => state !== 'CANCELLED');
  if (day > goal.endDate) return 'DELAYED';
  if (live.some(({ critical, state }) => critical && (state === 'DELAYED' || state === 'STOPPED'))) return 'DELAYED';
  const delayed = live.filter(({ state }) => state === 'DELAYED').length;
  return (live.length === 0 ? 0 : delayed / live.length) >= delayedShare ? 'DELAYED' : 'NORMAL';
}

/** The state that shows: an override, unless what is computed goes further in its direction, or the goal is finished (domain.md 4.1). */
export function shownState({ override }: Pick<Goal, 'override'>, computed: ManagementState): ManagementState {
  if (override === null || computed === 'FINISHED') return computed;
  const [worse, milder] = isWorse(computed, override.state) ? [computed, override.state] : [override.state, computed];
  return override.better ? milder : worse;
}

/** True when the first state is the graver one: stopped, delayed, normal, finished (domain.md 7.1). */
export const isWorse = (one: ManagementState, other: ManagementState): boolean =>
  MANAGEMENT_STATES.indexOf(one) < MANAGEMENT_STATES.indexOf(other);

/** Computes a goal's states again after a write that may change them; its days gone by are recorded already (domain.md 4.1). */
export function recompute(work: Work, goalId: Id): void {
  const goal = work.book.goals.get(goalId);
  if (!goal || !hasStates(goal)) return;
  const settled = settledDay(work, work.asOfDay);
  const day = [settled, goal.statesAsOf].sort()[1] ?? settled;
  writeStates(work, goal, intermediateGoalsOf(work.book, goalId), day);
}

/** Sets or lifts what a goal shows by hand (domain.md 4.1). */
export function setOverride(work: Work, goal: Goal, override: Goal['override']): void {
  put(work, 'goals', { ...goal, override });
  const [before, after] = [goal.override?.state ?? null, override?.state ?? null];
  tell(work, { kind: 'change', of: 'goal', id: goal.code, field: 'override', before, after });
  recompute(work, goal.id);
}

/**
 * Records what the date alone changed since it was last looked at, as of 00:05 of each day; ordered by day, then goal, intermediate goals
 * before their goal (domain.md 4.1, 4.2). Goals of which nothing changed are not touched.
 */
export function catchUpDates(work: Work, goalIds: 'all' | readonly Id[], upTo: Day = work.today): void {
  const last = settledDay(work, upTo);
  const byGoal = Map.groupBy(work.book.intermediateGoals.values(), ({ goalId }) => goalId);
  const goals = [...work.book.goals.values()].filter((goal) => hasStates(goal) && (goalIds === 'all' || goalIds.includes(goal.id)));
  const changes = goals.flatMap((goal) =>
    daysOfChange(goal, byGoal.get(goal.id) ?? [])
      .filter((day) => goal.statesAsOf < day && day <= last)
      .map((day) => ({ day, goal })),
  );
  changes.sort((a, b) => compare(a.day, b.day) || compare(a.goal.code, b.goal.code));
  for (const { day, goal } of changes) {
    const fresh = work.book.goals.get(goal.id) ?? goal;
    writeStates(work, fresh, intermediateGoalsOf(work.book, goal.id), day, work.zone.instantOf(day, START_OF_DAY));
  }
}

const START_OF_DAY = '00:05';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Management states are of active goals, and integrating goals write none (domain.md 4.1; scenario, loading). */
const hasStates = ({ lifecycle, integrating }: Goal): boolean => lifecycle === 'ACTIVE' && !integrating;

/** The last day whose 00:05 has come, up to the given one. */
const settledDay = ({ zone, now }: Work, day: Day): Day => (zone.instantOf(day, START_OF_DAY) <= now ? day : addDays(day, -1));

/** The days on which the date alone may change something: those after an end date. */
function daysOfChange(goal: Goal, igs: readonly IntermediateGoal[]): Day[] {
  const waiting = igs.filter((ig) => ig.finishedOn === null && !ig.cancelled && !ig.stopped);
  return [...new Set([goal.endDate, ...waiting.map(({ endDate }) => endDate)])].map((day) => addDays(day, 1));
}

function writeStates(work: Work, goal: Goal, igs: readonly IntermediateGoal[], day: Day, at?: Instant): void {
  const when = at === undefined ? {} : { at, asOf: at };
  const changed = igs.filter((ig) => igState(ig, day) !== ig.state);
  for (const ig of changed) {
    const state = igState(ig, day);
    put(work, 'intermediateGoals', { ...ig, state });
    tell(work, { kind: 'state', of: 'intermediateGoal', id: refOf(work.book, goal.id, ig.id), from: ig.state, to: state, ...when });
  }
  const computed = computedState(goal, igs, day, work.book.institution.thresholds);
  const shown = shownState(goal, computed);
  if (changed.length === 0 && computed === goal.computedState && shown === goal.managementState) return;
  // Days up to a change are behind the goal: they are not told again from newer dates.
  put(work, 'goals', { ...goal, computedState: computed, managementState: shown, statesAsOf: day });
  if (shown !== goal.managementState) {
    tell(work, { kind: 'state', of: 'goal', id: goal.code, from: goal.managementState, to: shown, ...when });
  }
  // The line of the state tells the computed one too, unless an override stands between the two.
  const told = computed === shown && shown !== goal.managementState;
  if (computed !== goal.computedState && !told) {
    const change = { field: 'computedState', before: goal.computedState, after: computed };
    tell(work, { kind: 'change', of: 'goal', id: goal.code, ...change, ...when });
  }
}
