import type { StateCount } from '../contracts/documents.ts';
import { addDays } from '../domain/calendar.ts';
import { percentOf } from '../domain/fractions.ts';
import type { Day, Instant, Zone } from '../domain/instant.ts';
import { MANAGEMENT_STATES } from '../domain/values.ts';
import type { ClosedWeek } from '../store/report-history.ts';

/** A calendar month in the institution's zone: its days, and the instants from which to which it lasts. */
export interface Month {
  readonly key: string; // `2026-11`
  readonly first: Day;
  readonly last: Day;
  readonly has: (day: Day | null) => boolean;
  readonly lasts: (instant: Instant | null) => boolean;
}

/** The month with its bounds (domain.md 5.8, 7.4). */
export function monthOf(key: string, { instantOf }: Zone): Month {
  const first = `${key}-01`;
  const next = `${monthAfter(key, 1)}-01`;
  const [from, until] = [instantOf(first, '00:00'), instantOf(next, '00:00')];
  return {
    key,
    first,
    last: addDays(next, -1),
    has: (day) => day !== null && day >= first && day < next,
    lasts: (instant) => instant !== null && instant >= from && instant < until,
  };
}

/** So many months after a month, before it for a negative number. */
export function monthAfter(key: string, months: number): string {
  const [year = 0, month = 1] = key.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** The last week that closed in a month; undefined where none did, or did not count its goals. */
export function lastCloseOf(weeks: readonly ClosedWeek[], month: Month): ClosedWeek | undefined {
  const last = weeks.findLast(({ closedAt }) => month.lasts(closedAt));
  return last?.states ? last : undefined;
}

/** How many goals stood in each state at the last close of a month; null where no week closed in it, or did not count them. */
export function statesAtClose(weeks: readonly ClosedWeek[], month: Month): StateCount[] | null {
  const states = lastCloseOf(weeks, month)?.states;
  if (!states) return null;
  const total = MANAGEMENT_STATES.reduce((sum, state) => sum + states[state], 0);
  return MANAGEMENT_STATES.map((state) => ({ state, count: states[state], percent: percentOf(states[state], total) }));
}
