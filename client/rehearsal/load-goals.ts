import { addDays } from '../../domain/calendar.ts';
import type { Goal, IntermediateGoal } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import { planWeek } from '../../domain/routine.ts';
import { nextWeek, previousWeek, weekOf } from '../../domain/week.ts';
import { put, type Work } from '../../domain/work.ts';
import type { Scenario, ScenarioGoal } from './scenario-model.ts';

/** Puts a goal with its intermediate goals as the scenario gives them (scenario.md, "The file"). */
export function putGoal(work: Work, goal: ScenarioGoal, { updates }: Scenario, goalIds: ReadonlyMap<string, string>): void {
  const before = updates.find((one) => one.goal === goal.code);
  const lastDay = before ? before.last : lastManagerDay(work);
  const row: Goal = {
    id: goalIds.get(goal.code) ?? work.newId(),
    code: goal.code,
    title: goal.title,
    orgUnit: null,
    startDate: earliest([...goal.intermediateGoals.map(({ original }) => addDays(original, -1)), addDays(goal.end, -1)]),
    endDate: goal.end,
    originalEndDate: goal.end,
    lifecycle: 'ACTIVE',
    managementState: 'NORMAL',
    computedState: 'NORMAL',
    statesAsOf: work.today,
    stopped: goal.stopped,
    finishProposed: false,
    finishedOn: goal.finished,
    finishedAt: null,
    override: null,
    integrating: goal.integrating,
    priority: goal.priority,
    description: null,
    baseline: null,
    expectedResult: null,
    narrative: null,
    lastUpdateAt: lastDay === null ? null : work.zone.instantOf(lastDay, '12:00'),
    missedInARow: before?.missedInARow ?? 0,
    noChangeInARow: 0,
    version: 1,
  };
  put(work, 'goals', row);
  for (const ig of goal.intermediateGoals) {
    const one: IntermediateGoal = {
      id: work.newId(),
      goalId: row.id,
      code: ig.code,
      title: ig.title,
      endDate: ig.end,
      originalEndDate: ig.original,
      responsible: null,
      kind: 'TECHNICAL',
      critical: ig.critical,
      weight: ig.weight,
      detail: null,
      state: 'NORMAL',
      finishedOn: ig.finished,
      finishedAt: null,
      stopped: ig.stopped,
      cancelled: ig.cancelled,
      reprogramCount: ig.reprogrammings,
      progressReport: null,
      progressUpdatedAt: null,
      explained: null,
      version: 1,
    };
    put(work, 'intermediateGoals', one);
  }
}

const earliest = (days: readonly string[]): string => [...days].sort()[0] ?? '';

const lastDays = new WeakMap<Work, string | null>(); // the same for every goal of a loading
function lastManagerDay(work: Work): string | null {
  const known = lastDays.get(work);
  const day = known === undefined ? findLastManagerDay(work) : known;
  lastDays.set(work, day);
  return day;
}

/** The manager day of the last week before this one that is not cancelled. */
function findLastManagerDay(work: Work): string | null {
  let week = previousWeek(firstWeek(work, work.now));
  for (let tries = 0; tries < 60; tries += 1, week = previousWeek(week)) {
    const { days } = planWeek(work.book.institution, week, work.zone);
    if (days && work.zone.instantOf(days.manager, '12:00') <= work.now) return days.manager; // not one that a start in mid-week has before it
  }
  return null;
}

/** The week whose cycle is scheduled: that of the start, or the next when its opening has passed (scenario.md, "Loading"). */
export function firstWeek({ book, zone }: Work, start: Instant): string {
  const week = weekOf(zone.dayOf(start));
  const opening = planWeek(book.institution, week, zone).plan.milestones[0];
  return opening && start > opening.at ? nextWeek(week) : week;
}
