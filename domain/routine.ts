import { addBD, addDays, isWorkingDay } from './calendar.ts';
import type { Anchors, BusinessCalendar, Cycle, CycleDays, Institution, RoutinePlan, Weekday, WeekKey } from './entities.ts';
import type { Day, Instant, Zone } from './instant.ts';
import { MILESTONE_CODES, type MilestoneCode } from './values.ts';
import { daysOfWeek, weekOf } from './week.ts';

export { nextStep, type Step } from './next-step.ts';

/** The settings that give a week its days and hours. */
export type Rhythm = Pick<Institution, 'calendar' | 'anchors' | 'timetable'>;
/** One week as days and instants; without days it has no room for the routine (domain.md 5.5). */
export interface PlannedWeek {
  readonly days: CycleDays | null;
  readonly plan: RoutinePlan;
}
/** The three phases of an open cycle, in this order (domain.md 5.5). */
export type Phase = 'manager' | 'coordinator' | 'committee';
export const PHASES: Readonly<Record<Phase, readonly MilestoneCode[]>> = {
  manager: ['M03', 'M04', 'M05'],
  coordinator: ['M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'],
  committee: ['M13', 'M14', 'M15', 'M16', 'M17'],
};
/** The phase a milestone belongs to; M01 and M02 have days of their own. */
export const phaseOf = (code: MilestoneCode): Phase | undefined =>
  (Object.keys(PHASES) as Phase[]).find((phase) => PHASES[phase].includes(code));

/** The days of the three moments in a week, latest possible from the committee's backwards; null where one has none (domain.md 5.5). */
export function anchorDays(calendar: BusinessCalendar, anchors: Anchors, week: WeekKey): CycleDays | null {
  const { manager, coordinator, committee } = latestDays(calendar, anchors, week);
  const open = firstWorkingDay(calendar, week);
  return open && manager && coordinator && committee ? { open, manager, coordinator, committee } : null;
}

/** What the same search finds for each phase, also in a week without room for all three (domain.md 5.5). */
export function latestDays(calendar: BusinessCalendar, anchors: Anchors, week: WeekKey): Readonly<Record<Phase, Day | undefined>> {
  const days = daysOfWeek(week);
  const latest = (anchor: Weekday, before?: Day): Day | undefined =>
    days.slice(0, anchor).findLast((day) => (before === undefined || day < before) && isWorkingDay(calendar, day));
  const committee = latest(anchors.committee);
  const coordinator = committee && latest(anchors.coordinator, committee);
  const manager = coordinator && latest(anchors.manager, coordinator);
  return { manager, coordinator, committee };
}

/** One week as days and instants; a week without room has the one moment at which it is cancelled (domain.md 4.7, 5.2, 5.5). */
export function planWeek({ calendar, anchors, timetable }: Rhythm, week: WeekKey, zone: Zone, version = 1): PlannedWeek {
  const days = anchorDays(calendar, anchors, week);
  if (!days) {
    const first = firstWorkingDay(calendar, week) ?? mondayOf(week);
    return { days, plan: { version, state: 'RUNNING', milestones: [{ code: 'M01', at: zone.instantOf(first, timetable.M01) }] } };
  }
  const opening = zone.instantOf(days.open, timetable.M01);
  const milestones: { code: MilestoneCode; at: Instant }[] = [];
  for (const code of MILESTONE_CODES) {
    const day = dayOf(code, days, calendar);
    const at = Math.max(zone.instantOf(day, timetable[code]), milestones.at(-1)?.at ?? opening); // a clock put forward swaps no two
    if (code !== 'M02' || keepsReminder(day, at, week, opening)) milestones.push({ code, at });
  }
  return { days, plan: { version, state: 'RUNNING', milestones } };
}

function dayOf(code: MilestoneCode, days: CycleDays, calendar: BusinessCalendar): Day {
  if (code === 'M01') return days.open;
  return code === 'M02' ? reminderDay(calendar, days.manager) : days[phaseOf(code) ?? 'manager'];
}

/** The day of the first reminder: the working day before the manager day (domain.md 5.2). */
export const reminderDay = (calendar: BusinessCalendar, manager: Day): Day => addBD(calendar, manager, -1);
/** The first reminder is skipped unless its instant is in the same ISO week and later than the opening (domain.md 5.2). */
export const keepsReminder = (day: Day, at: Instant, week: WeekKey, opening: Instant): boolean => weekOf(day) === week && at > opening;

const firstWorkingDay = (calendar: BusinessCalendar, week: WeekKey): Day | undefined =>
  daysOfWeek(week).find((day) => isWorkingDay(calendar, day));
const mondayOf = (week: WeekKey): Day => daysOfWeek(week)[0] ?? '';

/** When a milestone is planned; undefined where the week does not have it. */
export const planned = (plan: RoutinePlan, code: MilestoneCode): Instant | undefined =>
  plan.milestones.find((one) => one.code === code)?.at;

/** A moment is past when now is later than its planned instant, or its milestone has run (domain.md 5.4). */
export function isPast({ plan, done }: Pick<Cycle, 'plan' | 'done'>, code: MilestoneCode, now: Instant): boolean {
  const moment = plan.milestones.find((one) => one.code >= code); // for a milestone the week does not have, the next it has stands in
  const hasRun = done.some((one) => one.code === code || one.code === moment?.code);
  return hasRun || (moment !== undefined && now > moment.at);
}

/** The morning runs after a day, up to an instant, on business days only (domain.md 5.2, R07). */
export function morningRuns(
  { calendar, timetable }: Pick<Institution, 'calendar' | 'timetable'>,
  after: Day,
  upTo: Instant,
  zone: Zone,
): { readonly day: Day; readonly at: Instant }[] {
  const runs: { day: Day; at: Instant }[] = [];
  for (let day = addDays(after, 1); day <= zone.dayOf(upTo); day = addDays(day, 1)) {
    const at = zone.instantOf(day, timetable.R07);
    if (isWorkingDay(calendar, day) && at <= upTo) runs.push({ day, at });
  }
  return runs;
}
