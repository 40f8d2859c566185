import type { BusinessCalendar, Weekday } from './entities.ts';
import type { Day } from './instant.ts';

// Days are counted in whole numbers since 1970-01-01 by the civil calendar; no clock and no zone has a say.

/** The day n calendar days after (before, for negative n). */
export const addDays = (day: Day, n: number): Day => dayOf(numberOf(day) + n);
/** Calendar days from one day to another, negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);
/** ISO weekday, Monday 1 to Sunday 7. */
export const weekdayOf = (day: Day): Weekday => (((((numberOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday;

/** True for a working day of the calendar (domain.md 5.5). */
export const isWorkingDay = ({ workingWeekdays, holidays }: BusinessCalendar, day: Day): boolean =>
  workingWeekdays.includes(weekdayOf(day)) && !holidays.some(({ date }) => date === day);

const LONGEST_SEARCH_DAYS = 3 * 366;
/** The n-th business day strictly after the day, before it for negative n; for 0 the day itself or the last business day before it (domain.md 6.1). */
export function addBD(calendar: BusinessCalendar, day: Day, n: number): Day {
  const step = n > 0 ? 1 : -1;
  let found = day;
  let left = Math.abs(n);
  if (n === 0 && isWorkingDay(calendar, day)) return day;
  if (n === 0) left = 1;
  for (let searched = 0; left > 0; ) {
    found = addDays(found, step);
    searched += 1;
    if (isWorkingDay(calendar, found)) {
      left -= 1;
      searched = 0;
    }
    if (searched > LONGEST_SEARCH_DAYS) throw new Error('the calendar has no working day in three years');
  }
  return found;
}

/** Business days in (from, to], negative when `to` is earlier (domain.md 6.1). */
export function businessDaysBetween(calendar: BusinessCalendar, from: Day, to: Day): number {
  return to < from ? 0 - workingDaysFromTo(calendar, to, from).length : workingDaysFromTo(calendar, from, to).length;
}

/** The working days after one day up to another. */
export function workingDaysFromTo(calendar: BusinessCalendar, fromExclusive: Day, toInclusive: Day): Day[] {
  const days: Day[] = [];
  for (let day = addDays(fromExclusive, 1); day <= toInclusive; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day);
  return days;
}

/** True for a real calendar date written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '0001-01-01' && dayOf(numberOf(text)) === text;

/** Days since 1970-01-01 of a proleptic Gregorian date. */
function numberOf(day: Day): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year; // a year that begins in March, so that the leap day is its last
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

function dayOf(number: number): Day {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
