import { addDays, isWorkingDay, weekdayOf } from '../../../domain/calendar.ts';
import type { IntermediateGoal } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import { type Mark, markOf } from './marks.ts';

interface Due {
  readonly code: string;
  readonly title: string;
  readonly href: string | null;
  readonly mark: Mark;
}
interface Cell {
  readonly number: number | null; // null: of the month before or after
  readonly name: string; // `jue 26/11`
  readonly off: boolean;
  readonly holiday: string | null;
  readonly today: boolean;
  readonly due: readonly Due[];
}
/** A month with what ends on its days; `{{> month x}}`. */
export interface MonthPicture {
  readonly month: string; // `2026-11`
  readonly title: string;
  readonly previous: string;
  readonly next: string;
  readonly heads: readonly string[];
  readonly weeks: readonly (readonly Cell[])[];
}
/** A year, month by month; `{{> year x}}`. */
export interface YearPicture {
  readonly year: string;
  readonly months: readonly { readonly month: string; readonly title: string; readonly due: readonly (Due & { readonly day: Day })[] }[];
}
type Seen = Pick<Visit, 'book' | 'f' | 'tx' | 'language' | 'words'>;
type HrefOf = (ig: IntermediateGoal) => string | null;

/** The intermediate goals of a month on their days, as on a calendar of the wall (domain.md 3.5). */
export function calendarOf(visit: Seen, igs: readonly IntermediateGoal[], month: string, hrefOf: HrefOf = () => null): MonthPicture {
  const first = `${month}-01`;
  const begins = addDays(first, 1 - weekdayOf(first));
  const weeks: Cell[][] = [];
  for (let day = begins; day.slice(0, 7) <= month; day = addDays(day, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => cellOf(visit, igs, addDays(day, n), month, hrefOf)));
  }
  const names = new Intl.DateTimeFormat(visit.language, { weekday: 'short', timeZone: 'UTC' });
  return {
    month,
    title: titleOf(visit, month),
    previous: addDays(first, -1).slice(0, 7),
    next: addDays(first, 31).slice(0, 7),
    heads: [0, 1, 2, 3, 4, 5, 6].map((n) => names.format(noon(addDays(begins, n)))),
    weeks,
  };
}

/** The intermediate goals of a year by month. */
export function yearOf(visit: Seen, igs: readonly IntermediateGoal[], year: string, hrefOf: HrefOf = () => null): YearPicture {
  const months = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);
  return {
    year,
    months: months.map((month) => ({
      month,
      title: titleOf(visit, month),
      due: endingIn(igs, month).map((ig) => ({ ...dueOf(visit, ig, hrefOf), day: ig.endDate })),
    })),
  };
}

function cellOf(visit: Seen, igs: readonly IntermediateGoal[], day: Day, month: string, hrefOf: HrefOf): Cell {
  const { calendar } = visit.book.institution;
  const inside = day.startsWith(month);
  return {
    number: inside ? Number(day.slice(8)) : null,
    name: nearDay({ f: visit.f, today: visit.tx.today }, day),
    off: !isWorkingDay(calendar, day),
    holiday: calendar.holidays.find(({ date }) => date === day)?.name ?? null,
    today: inside && day === visit.tx.today,
    due: inside ? endingIn(igs, day).map((ig) => dueOf(visit, ig, hrefOf)) : [],
  };
}

const endingIn = (igs: readonly IntermediateGoal[], span: string): IntermediateGoal[] =>
  igs.filter(({ endDate }) => endDate.startsWith(span)).sort((a, b) => (a.endDate + a.code < b.endDate + b.code ? -1 : 1));
const dueOf = ({ words }: Seen, ig: IntermediateGoal, hrefOf: HrefOf): Due => ({
  code: ig.code,
  title: ig.title,
  href: hrefOf(ig),
  mark: markOf(ig.state, words),
});
const noon = (day: Day): number => Date.parse(`${day}T12:00:00Z`);
const titleOf = ({ language }: Seen, month: string): string =>
  new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(`${month}-01`));
