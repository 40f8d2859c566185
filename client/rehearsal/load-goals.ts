import { addDays } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/instant.ts';
import { newGoal, newIntermediateGoal } from '../../domain/new-goal.ts';
import { planWeek } from '../../domain/routine.ts';
import { nextWeek, previousWeek, weekOf } from '../../domain/week.ts';
import { put, type Work } from '../../domain/work.ts';
import type { Scenario, ScenarioGoal } from './scenario-model.ts';

/** Puts a goal with its intermediate goals as the scenario gives them (scenario.md, "The file"). */
export function putGoal(work: Work, goal: ScenarioGoal, { updates }: Scenario, goalIds: ReadonlyMap<string, string>): void {
  const before = updates.find((one) => one.goal === goal.code);
  const lastDay = before ? before.last : lastManagerDay(work);
  const row = newGoal(work, {
    id: goalIds.get(goal.code) ?? work.newId(),
    code: goal.code,
    title: goal.title,
    startDate: earliest([...goal.intermediateGoals.map(({ original }) => addDays(original, -1)), addDays(goal.end, -1)]),
    endDate: goal.end,
    lifecycle: 'ACTIVE',
    stopped: goal.stopped,
    finishedOn: goal.finished,
    integrating: goal.integrating,
    priority: goal.priority,
    lastUpdateAt: lastDay === null ? null : work.zone.instantOf(lastDay, '12:00'),
    missedInARow: before?.missedInARow ?? 0,
  });
  put(work, 'goals', row);
  for (const ig of goal.intermediateGoals) {
    const { end, original, finished, reprogrammings, ...given } = ig;
    const dates = { endDate: end, originalEndDate: original, finishedOn: finished, reprogramCount: reprogrammings };
    put(work, 'intermediateGoals', newIntermediateGoal(work, { goalId: row.id, ...given, ...dates, programmedAt: null }));
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
