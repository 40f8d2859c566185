import { adoptionAtClose } from '../domain/adoption.ts';
import type { WeekKey } from '../domain/entities.ts';
import { percentOf } from '../domain/fractions.ts';
import type { AdoptionFigure } from '../domain/letter-data.ts';
import type { CycleState } from '../domain/values.ts';
import type { ClosedWeek } from '../store/report-history.ts';
import type { Basis } from './definition.ts';

/** The figures of one week, and of the last weeks that closed taken together (domain.md 9.3). */
export interface AdoptionFigures {
  readonly week: { readonly key: WeekKey; readonly state: CycleState } | null; // null: no week has begun yet
  readonly now: Figures;
  readonly averages: readonly { readonly weeks: number; readonly counted: number; readonly figures: Figures }[];
}
export type Figures = Readonly<Record<string, AdoptionFigure>>;

/** Over how many weeks averages are made (domain.md 9.3). */
export const AVERAGED_WEEKS = [4, 13] as const;

/** Of the week under way as it stands, else of the last that closed as it was written then. */
export function adoptionFigures({ book, kept, now, today }: Pick<Basis, 'book' | 'kept' | 'now' | 'today'>): AdoptionFigures {
  const open = [...book.cycles.values()].find(({ state }) => UNDER_WAY.includes(state));
  const last = kept.closedWeeks.at(-1);
  const averages = AVERAGED_WEEKS.map((weeks) => {
    const some = kept.closedWeeks.slice(-weeks);
    return { weeks, counted: some.length, figures: together(some) };
  });
  if (open) {
    const figures = adoptionAtClose(book, open.week, book.institution.lastCloseAt, now, today, kept.weekRecord);
    return { week: { key: open.week, state: open.state }, now: figures, averages };
  }
  return last ? { week: { key: last.week, state: 'CLOSED' }, now: figuresOf(last), averages } : { week: null, now: {}, averages };
}

const UNDER_WAY: readonly CycleState[] = ['COLLECTING', 'REVIEWING', 'BRIEFING', 'COMMITTEE'];

const figuresOf = ({ stats }: ClosedWeek): Figures =>
  Object.fromEntries(Object.entries(stats).filter((one): one is [string, AdoptionFigure] => isFigure(one[1])));
const isFigure = (value: unknown): value is AdoptionFigure =>
  typeof value === 'object' && value !== null && 'of' in value && 'total' in value && 'percent' in value;

/**
 * Of each figure its cases per week on average, and the share that the cases of all the weeks make; of a median, the weeks' medians by how
 * many cases each has.
 */
function together(weeks: readonly ClosedWeek[]): Figures {
  const all = weeks.flatMap((week) => Object.entries(figuresOf(week)));
  return Object.fromEntries(
    [...Map.groupBy(all, ([key]) => key)].map(([key, some]) => [
      key,
      pooled(
        key,
        some.map(([, figure]) => figure),
      ),
    ]),
  );
}
function pooled(key: string, figures: readonly AdoptionFigure[]): AdoptionFigure {
  const total = sum(figures.map((one) => one.total));
  if (isMedian(key)) {
    const days = sum(figures.map((one) => one.of * one.total));
    return { of: total === 0 ? 0 : tenths(days / total), total, percent: null };
  }
  const of = sum(figures.map((one) => one.of));
  const percent = key === 'K15_PER_MINISTER' ? null : percentOf(of, total); // goals and ministers are no share
  return { of: tenths(of / figures.length), total: tenths(total / figures.length), percent };
}
const tenths = (value: number): number => Math.round(value * 10) / 10;
/** K12 is told in business days, its cases beside them. */
export const isMedian = (key: string): boolean => key.startsWith('K12_');
const sum = (numbers: readonly number[]): number => numbers.reduce((whole, one) => whole + one, 0);
