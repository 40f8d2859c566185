import { addDays, daysBetween, isDay, weekdayOf } from './calendar.ts';
import type { WeekKey } from './entities.ts';
import type { Day } from './instant.ts';

/** The ISO week of a day: `2026-W48`. */
export function weekOf(day: Day): WeekKey {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  return `${year}-W${String(Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1).padStart(2, '0')}`;
}
/** Monday to Sunday of a week. */
export function daysOfWeek(week: WeekKey): readonly Day[] {
  const [year = '', number = ''] = week.split('-W');
  const fourth = `${year}-01-04`; // always in week 1
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (Number(number) - 1) * 7);
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n));
}
/** The week after. */
export const nextWeek = (week: WeekKey): WeekKey => weekOf(addDays(daysOfWeek(week)[0] ?? '', 7));
/** The week before. */
export const previousWeek = (week: WeekKey): WeekKey => weekOf(addDays(daysOfWeek(week)[0] ?? '', -7));
/** True for a week that exists, as `2026-W48`. */
export const isWeekKey = (text: string): boolean => {
  if (!/^\d{4}-W\d{2}$/.test(text)) return false;
  const monday = daysOfWeek(text)[0];
  return monday !== undefined && isDay(monday) && weekOf(monday) === text;
};
