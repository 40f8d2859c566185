import type { Cycle, CycleDays, RoutinePlan, Timetable } from '../../domain/entities.ts';
import type { Day, Instant, Zone } from '../../domain/instant.ts';
import type { MilestoneCode } from '../../domain/values.ts';

const OFFSET_MS = 5 * 3_600_000;
/** America/Lima, which knows no summer time: UTC−05:00 all year. */
export const LIMA: Zone = {
  dayOf: (instant) => new Date(instant - OFFSET_MS).toISOString().slice(0, 10),
  instantOf: (day, time) => Date.parse(`${day}T${time}:00-05:00`),
  format: (instant) => `${new Date(instant - OFFSET_MS).toISOString().slice(0, 19)}-05:00`,
};
/** The instant of a local time in Lima: `at('2026-11-25T07:00')`. */
export const at = (local: string): Instant => Date.parse(`${local}:00-05:00`);

/** The timetable of domain.md 5.2. */
export const TIMETABLE: Timetable = {
  R07: '07:00',
  M01: '08:00',
  M02: '15:00',
  M03: '08:30',
  M04: '15:00',
  M05: '18:00',
  M06: '07:30',
  M07: '08:30',
  M08: '12:00',
  M09: '13:00',
  M10: '13:30',
  M11: '16:00',
  M12: '18:00',
  M13: '07:30',
  M14: '10:00',
  M15: '13:00',
  M16: '15:00',
  M17: '17:00',
};
export const W48_DAYS: CycleDays = { open: '2026-11-23', manager: '2026-11-25', coordinator: '2026-11-26', committee: '2026-11-27' };

/** The cycle of 2026-W48 by the default timetable, collecting; `doneUpTo: 'M05'` marks what has run, each at its planned instant. */
export const aCycle = (over: Partial<Cycle> & { readonly doneUpTo?: MilestoneCode } = {}): Cycle => {
  const { doneUpTo, ...rest } = over;
  const week = rest.week ?? '2026-W48';
  const plan = rest.plan ?? aPlan(rest.days ?? W48_DAYS);
  const ran = plan.milestones.filter(({ code }) => doneUpTo !== undefined && code <= doneUpTo);
  return {
    id: `cycle-${week}`,
    week,
    state: 'COLLECTING',
    days: W48_DAYS,
    month: null,
    plan,
    done: ran.map((one) => ({ code: one.code, plannedAt: one.at, doneAt: one.at })),
    selectionFrozenAt: null,
    selectionConfirmed: false,
    closedAt: null,
    stats: null,
    version: 1,
    ...rest,
  };
};
/** The milestones of those days by the default timetable; M02 the calendar day before the manager day. */
export const aPlan = (days: CycleDays, over: Partial<RoutinePlan> = {}): RoutinePlan => ({
  version: 1,
  state: 'RUNNING',
  milestones: (Object.keys(TIMETABLE) as (MilestoneCode | 'R07')[])
    .filter((code) => code !== 'R07')
    .map((code) => ({ code, at: at(`${dayOf(code, days)}T${TIMETABLE[code]}`) })),
  ...over,
});
function dayOf(code: MilestoneCode, days: CycleDays): Day {
  if (code === 'M01') return days.open;
  if (code === 'M02') return new Date(Date.parse(days.manager) - 86_400_000).toISOString().slice(0, 10);
  if (code <= 'M05') return days.manager;
  return code <= 'M12' ? days.coordinator : days.committee;
}
