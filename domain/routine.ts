import { addBD, addDays, isWorkingDay } from './calendar.ts';
import type { Anchors, BusinessCalendar, Cycle, CycleDays, Institution, RoutinePlan, WeekKey } from './entities.ts';
import type { Day, Instant, Zone } from './instant.ts';
import { MILESTONE_CODES, type MilestoneCode } from './values.ts';
import { daysOfWeek, weekOf } from './week.ts';

export { nextStep, type Step } from './next-step.ts';

type Rhythm = Pick<Institution, 'calendar' | 'anchors' | 'timetable'>;
export type Phase = 'manager' | 'coordinator' | 'committee';
export const PHASES: Readonly<Record<Phase, readonly MilestoneCode[]>> = {
  manager: ['M03', 'M04', 'M05'],
  coordinator: ['M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'],
  committee: ['M13', 'M14', 'M15', 'M16', 'M17'],
};
/** The phase a milestone belongs to; M01 and M02 have days of their own. */
export const phaseOf = (code: MilestoneCode): Phase | undefined => (Object.keys(PHASES) as Phase[]).find((phase) => PHASES[phase].includes(code));

/** The days of the three moments in a week, latest possible from the committee's backwards; null where one has none (domain.md 5.5). */
export function anchorDays(calendar: BusinessCalendar, anchors: Anchors, week: WeekKey): CycleDays | null {
  const days = daysOfWeek(week);
  const latest = (anchor: number, before?: Day): Day | undefined => days.findLast((day, index) => index < anchor && (before === undefined || day < before) && isWorkingDay(calendar, day));
  const committee = latest(anchors.committee);
  const coordinator = committee && latest(anchors.coordinator, committee);
  const manager = coordinator && latest(anchors.manager, coordinator);
  const open = days.find((day) => isWorkingDay(calendar, day));
  return committee && coordinator && manager && open ? { open, manager, coordinator, committee } : null;
}

/** One week as days and instants; a week without room has the one moment at which it is cancelled (domain.md 4.7, 5.2, 5.5). */
export function planWeek({ calendar, anchors, timetable }: Rhythm, week: WeekKey, zone: Zone, version = 1): { readonly days: CycleDays | null; readonly plan: RoutinePlan } {
  const days = anchorDays(calendar, anchors, week);
  const weekDays = daysOfWeek(week);
  const first = weekDays.find((day) => isWorkingDay(calendar, day)) ?? weekDays[0] ?? '';
  if (!days) return { days, plan: { version, state: 'RUNNING', milestones: [{ code: 'M01', at: zone.instantOf(first, timetable.M01) }] } };
  const at = (code: MilestoneCode): Instant => zone.instantOf(dayFor(code, days, calendar), timetable[code]);
  const milestones = MILESTONE_CODES.map((code) => ({ code, at: at(code) })).filter(({ code, at: instant }) => code !== 'M02' || keepsReminder(days, calendar, instant, at('M01'), week));
  return { days, plan: { version, state: 'RUNNING', milestones } };
}

/** The first reminder is skipped unless its instant is in the same week and later than the opening (domain.md 5.2). */
const keepsReminder = (days: CycleDays, calendar: BusinessCalendar, reminder: Instant, opening: Instant, week: WeekKey): boolean =>
  weekOf(dayFor('M02', days, calendar)) === week && reminder > opening;

function dayFor(code: MilestoneCode, days: CycleDays, calendar: BusinessCalendar): Day {
  if (code === 'M01') return days.open;
  if (code === 'M02') return addBD(calendar, days.manager, -1);
  return days[phaseOf(code) ?? 'manager'];
}

/** When a milestone is planned; undefined where the week does not have it. */
export const planned = (plan: RoutinePlan, code: MilestoneCode): Instant | undefined => plan.milestones.find((one) => one.code === code)?.at;

/** A moment is past when now is later than its planned instant, or its milestone has run (domain.md 5.4). */
export function isPast({ plan, done }: Pick<Cycle, 'plan' | 'done'>, code: MilestoneCode, now: Instant): boolean {
  if (done.some((one) => one.code === code)) return true;
  const moment = plan.milestones.find((one) => one.code >= code); // a milestone the week does not have is that of the next it has
  return moment !== undefined && now > moment.at;
}

/** The morning runs after a day, up to an instant, on business days only (domain.md 5.2, R07). */
export function morningRuns({ calendar, timetable }: Pick<Institution, 'calendar' | 'timetable'>, after: Day, upTo: Instant, zone: Zone): { readonly day: Day; readonly at: Instant }[] {
  const runs: { day: Day; at: Instant }[] = [];
  for (let day = addDays(after, 1); day <= zone.dayOf(upTo); day = addDays(day, 1)) {
    const at = zone.instantOf(day, timetable.R07);
    if (isWorkingDay(calendar, day) && at <= upTo) runs.push({ day, at });
  }
  return runs;
}

/** True for the first cycle, cancelled ones apart, whose manager day falls on or after day 1 of its month (domain.md 5.8). */
export function isMonthlyCycle(rhythm: Rhythm, week: WeekKey, cancelled: ReadonlySet<WeekKey> = new Set()): boolean {
  const own = anchorDays(rhythm.calendar, rhythm.anchors, week);
  if (!own || cancelled.has(week)) return false;
  const firstOfMonth = `${own.manager.slice(0, 7)}-01`;
  for (let day = firstOfMonth; ; day = addDays(day, 7)) {
    const candidate = weekOf(day);
    if (candidate >= week) return candidate === week;
    const days = anchorDays(rhythm.calendar, rhythm.anchors, candidate);
    if (days && !cancelled.has(candidate) && days.manager >= firstOfMonth) return false;
  }
}
