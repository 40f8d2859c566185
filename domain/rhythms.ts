import { addDays, daysBetween } from './calendar.ts';
import type { Cycle, Options, WeekKey } from './entities.ts';
import type { Day } from './instant.ts';
import { daysOfWeek } from './week.ts';

const A_MONDAY = '1970-01-05';
/** True for every second week, by the calendar alone, so that the same week always has the same answer (domain.md 5.9, docs/adr/0013). */
export const isSecondWeek = (week: WeekKey): boolean => (daysBetween(A_MONDAY, daysOfWeek(week)[0] ?? A_MONDAY) / 7) % 2 === 0;

const FORTNIGHT = 14;
/** The days that a fortnightly agenda covers; null where the option is off or it is not its week (domain.md 5.9). */
export const fortnightOf = (
  { fortnightlyAgenda }: Options,
  { week }: Pick<Cycle, 'week'>,
  today: Day,
): { readonly from: Day; readonly to: Day } | null =>
  fortnightlyAgenda && isSecondWeek(week) ? { from: addDays(today, 1), to: addDays(today, FORTNIGHT) } : null;

const LAST_MONTHS = ['03', '06', '09', '12'];
/** The first day of the quarter under review: in the monthly week that reports on a quarter's last month (domain.md 5.9). */
export function quarterUnderReview({ quarterlyReview }: Options, { month }: Pick<Cycle, 'month'>): Day | null {
  if (!quarterlyReview || month === null || !LAST_MONTHS.includes(month.slice(5))) return null;
  return `${month.slice(0, 5)}${String(Number(month.slice(5)) - 2).padStart(2, '0')}-01`;
}
