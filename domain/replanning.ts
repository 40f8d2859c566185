import { addBD, isWorkingDay } from './calendar.ts';
import type { Cycle, CycleDays, RoutinePlan } from './entities.ts';
import type { Day, Instant, LocalTime, Zone } from './instant.ts';
import { keepsReminder, latestDays, PHASES, type Phase, type PlannedWeek, planned, planWeek, type Rhythm, reminderDay } from './routine.ts';
import { MILESTONE_CODES, type MilestoneCode } from './values.ts';
import { daysOfWeek } from './week.ts';

/** A week under a calendar that has changed, the institution's, as a newer version of its plan; null when nothing moves (domain.md 5.5). */
export function replanned(institution: Rhythm, cycle: Cycle, now: Instant, today: Day, zone: Zone): PlannedWeek | null {
  if (cycle.state === 'CLOSED' || cycle.state === 'CANCELLED' || cycle.plan.state === 'CANCELLED') return null;
  const fresh = hasBegun(cycle, now) ? moved({ institution, cycle, now, today, zone }) : planWeek(institution, cycle.week, zone);
  if (!fresh || isSame(fresh, cycle)) return null;
  return { days: fresh.days, plan: { ...fresh.plan, version: cycle.plan.version + 1, state: cycle.plan.state } };
}

interface Given {
  readonly institution: Rhythm; // with the new calendar
  readonly cycle: Cycle;
  readonly now: Instant;
  readonly today: Day;
  readonly zone: Zone;
}
const ORDER = ['manager', 'coordinator', 'committee'] as const satisfies readonly Phase[];
/** The milestone that must still be ahead on the new day of a phase that has not begun. */
const DECISIVE: Readonly<Record<Phase, MilestoneCode>> = { manager: 'M05', coordinator: 'M06', committee: 'M13' };
const AFTER_THE_WEEK: LocalTime = '08:00';

/** Planned instants decide, also while the engine is down: a week is open from its M01 on (domain.md 5.4). */
export const hasBegun = ({ state, plan }: Cycle, now: Instant): boolean => state !== 'SCHEDULED' || (planned(plan, 'M01') ?? now) <= now;

/** What has happened, or should have by now, moves no more (domain.md 5.4, 5.5). */
const isSettled = ({ done, plan }: Cycle, code: MilestoneCode, now: Instant): boolean =>
  done.some((one) => one.code === code) || (planned(plan, code) ?? Number.POSITIVE_INFINITY) <= now;

/** An open cycle, phase by phase; null for one that is about to be cancelled for want of room. */
function moved(given: Given): PlannedWeek | null {
  const { institution, cycle, zone } = given;
  if (!cycle.days) return null;
  const days: Record<keyof CycleDays, Day> = { ...cycle.days };
  const instants = new Map(cycle.plan.milestones.map(({ code, at }) => [code, at]));
  for (const [index, phase] of ORDER.entries()) {
    const previous = ORDER[index - 1];
    const place = placeOf(phase, cycle.days[phase], previous && days[previous], given);
    if (!place || place.day === days[phase]) continue;
    days[phase] = place.day;
    for (const code of toCome(phase, given)) instants.set(code, zone.instantOf(place.day, place.time ?? institution.timetable[code]));
  }
  followManagerDay(instants, days, given);
  const milestones = MILESTONE_CODES.flatMap((code) => {
    const at = instants.get(code);
    return at === undefined ? [] : [{ code, at }];
  });
  return { days, plan: { ...cycle.plan, milestones } };
}

const toCome = (phase: Phase, { cycle, now }: Given): readonly MilestoneCode[] =>
  PHASES[phase].filter((code) => !isSettled(cycle, code, now));

/** The four rules of domain.md 5.5 for one phase; undefined where it stays or is over. */
function placeOf(phase: Phase, onDay: Day, previous: Day | undefined, given: Given): { day: Day; time?: LocalTime } | undefined {
  const { institution, cycle, now, today, zone } = given;
  const { calendar, anchors, timetable } = institution;
  const [first, ...others] = toCome(phase, given);
  if (first === undefined) return undefined;
  const begun = others.length + 1 < PHASES[phase].length;
  if (begun && isWorkingDay(calendar, onDay)) return undefined;
  const decisive = begun ? first : DECISIVE[phase];
  const fits = (day: Day): boolean =>
    day >= today && (previous === undefined || day > previous) && zone.instantOf(day, timetable[decisive]) > now;
  const week = daysOfWeek(cycle.week);
  const regular = latestDays(calendar, anchors, cycle.week)[phase];
  const day = regular && fits(regular) ? regular : week.find((one) => isWorkingDay(calendar, one) && fits(one));
  return day === undefined ? { day: addBD(calendar, week[6] ?? onDay, 1), time: AFTER_THE_WEEK } : { day };
}

/** M02 follows the manager day and is dropped if its new instant has passed. */
function followManagerDay(instants: Map<MilestoneCode, Instant>, days: CycleDays, given: Given): void {
  const { institution, cycle, now, zone } = given;
  if (isSettled(cycle, 'M02', now)) return;
  instants.delete('M02');
  const day = reminderDay(institution.calendar, days.manager);
  const at = zone.instantOf(day, institution.timetable.M02);
  if (at > now && keepsReminder(day, at, cycle.week, instants.get('M01') ?? now)) instants.set('M02', at);
}

const isSame = ({ days, plan }: PlannedWeek, cycle: Cycle): boolean => face(days, plan) === face(cycle.days, cycle.plan);
const face = (days: CycleDays | null, { milestones }: RoutinePlan): string =>
  JSON.stringify([days && [days.open, ...ORDER.map((phase) => days[phase])], milestones.map(({ code, at }) => [code, at])]);
