import { addDays } from './calendar.ts';
import type { Goal, Indicator, WeekKey } from './entities.ts';
import { expectedPeriod } from './indicator-light.ts';
import { indicatorLine } from './indicator-line.ts';
import type { Day } from './instant.ts';
import type { WorkLine } from './letter-data.ts';
import { lastDayOf } from './monthly.ts';
import type { Book } from './work.ts';

/**
 * Line 7 of the work list: indicators, progress of the goal, revision of its programme. Offered in every week; asked in the monthly one,
 * and of weekly indicators in each (domain.md 5.3, 5.8).
 */
export function monthlyLines(book: Book, goal: Goal, week: WeekKey, today: Day): WorkLine[] {
  const month = book.cycles.get(week)?.month ?? null;
  return [
    ...activeIndicators(book, goal).map((one) => indicatorAsked(book, one, month, today)),
    { line: 'progress', what: 'PROGRESS', asked: month !== null, month },
    { line: 'revision', what: 'REVISION', asked: month !== null, month },
  ];
}

/** A goal's indicators that are measured, by code. */
export const activeIndicators = ({ indicators }: Book, { id }: Goal): Indicator[] =>
  [...indicators.values()].filter(({ goalId, active }) => goalId === id && active).sort((a, b) => (a.code < b.code ? -1 : 1));

/** A line that is there to be used, and need not be. */
export const isOfferedOnly = (line: WorkLine): boolean => 'asked' in line && !line.asked;

/** What it asks for: the last period that is over, in the monthly week the one that ends with its month; the lag is a reason to say so. */
function indicatorAsked(book: Book, indicator: Indicator, month: string | null, today: Day): WorkLine {
  const { frequency, code } = indicator;
  const until = month !== null && frequency !== 'WEEKLY' ? lastDayOf(month) : addDays(today, -1);
  const period = expectedPeriod({ ...indicator, lagDays: 0 }, addDays(until, 1));
  const line = indicatorLine(book, indicator, today);
  const known = [line.current, line.pending].some((value) => period !== null && value !== null && value.periodEnd >= period);
  const asked = period !== null && (frequency === 'WEEKLY' || month !== null);
  return { line: `indicator/${code}`, what: 'INDICATOR', asked, period, recorded: known, indicator: line };
}
