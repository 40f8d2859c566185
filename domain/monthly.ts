import { addDays } from './calendar.ts';
import type { Cycle, WeekKey } from './entities.ts';
import type { Day } from './instant.ts';
import { anchorDays } from './routine.ts';
import { weekOf } from './week.ts';
import type { Book } from './work.ts';

/**
 * The month a week reports on in addition, the one before its manager day; null where an earlier week of that month has the monthly
 * routine (domain.md 5.8). Weeks that are not kept any more are those of the calendar (docs/adr/0013).
 */
export function monthOf(book: Book, { week }: Pick<Cycle, 'week'>): string | null {
  const manager = managerDayIn(book, week);
  return manager !== null && isMonthlyCycle(week, (one) => managerDayIn(book, one)) ? addDays(firstOf(manager), -1).slice(0, 7) : null;
}

/** True for the first cycle, cancelled ones apart, whose manager day falls on or after day 1 of its month (domain.md 5.8). */
export function isMonthlyCycle(week: WeekKey, managerDayOf: (week: WeekKey) => Day | null): boolean {
  const own = managerDayOf(week);
  if (own === null) return false;
  const first = firstOf(own);
  for (let day = first; ; day = addDays(day, 7)) {
    const candidate = weekOf(day);
    if (candidate >= week) return candidate === week;
    const manager = managerDayOf(candidate);
    if (manager !== null && manager >= first) return false;
  }
}

/** The last day of a month, `2026-11`. */
export const lastDayOf = (month: string): Day => addDays(firstOf(addDays(`${month}-28`, 4)), -1);

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** As the week has it, where it is known; null in one that is cancelled. */
function managerDayIn({ cycles, institution }: Book, week: WeekKey): Day | null {
  const known = cycles.get(week);
  if (known) return known.state === 'CANCELLED' ? null : (known.days?.manager ?? null);
  return anchorDays(institution.calendar, institution.anchors, week)?.manager ?? null;
}
