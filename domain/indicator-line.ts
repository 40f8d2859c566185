import { addDays, daysBetween } from './calendar.ts';
import type { Goal, Id, Indicator, Measurement } from './entities.ts';
import { compareShares, percentage } from './fractions.ts';
import { type Course, expectedAt, expectedPeriod, lightOf, shareOfTarget } from './indicator-light.ts';
import type { Day, Instant } from './instant.ts';
import type { IndicatorLine } from './letter-lines.ts';
import type { Book } from './work.ts';

/** What a line about indicators reads; a book has it, and so have the rows that reports are made from. */
export interface IndicatorRows {
  readonly goals: ReadonlyMap<Id, Pick<Goal, 'code' | 'title'>>;
  readonly measurements: Iterable<Measurement>;
}

/** One indicator as it stands today, with its three main numbers, its light and what is late (domain.md 3.6, 8.4). */
export function indicatorLine(book: Book, indicator: Indicator, today: Day): IndicatorLine {
  return indicatorLineOf({ goals: book.goals, measurements: book.measurements.values() }, indicator, today);
}

/** The same from any rows that hold the indicator's measurements. */
export function indicatorLineOf({ goals, measurements }: IndicatorRows, indicator: Indicator, today: Day): IndicatorLine {
  const own = wholeOf(indicator, measurements);
  const validated = latest(own.filter(({ validatedAt }) => validatedAt !== null));
  const waiting = latest(own.filter(({ validatedAt }) => validatedAt === null));
  const expected = expectedPeriod(indicator, today);
  const recorded = latest(own);
  const isLate = expected !== null && (recorded === undefined || recorded.periodEnd < expected);
  const at = validated?.periodEnd ?? expected;
  const goal = goals.get(indicator.goalId);
  return {
    indicator: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    kind: indicator.kind,
    frequency: indicator.frequency,
    goal: goal?.code ?? indicator.goalId,
    goalTitle: goal?.title ?? '',
    baselineValue: indicator.baselineValue,
    baselineDate: indicator.baselineDate,
    targetValue: indicator.targetValue,
    targetDate: indicator.targetDate,
    current: validated ? { value: validated.value, periodEnd: validated.periodEnd } : null,
    pending: waiting ? { value: waiting.value, periodEnd: waiting.periodEnd } : null,
    expectedPeriod: expected,
    daysLate: isLate ? daysBetween(addDays(expected, indicator.lagDays), today) : 0,
    light:
      validated && !(expected !== null && validated.periodEnd < expected)
        ? lightOf(indicator, validated.value, validated.periodEnd)
        : 'grey',
    expectedValue: at === null ? null : expectedAt(indicator, at),
    percentOfTarget: validated ? percentage(shareOfTarget(indicator, validated.value)) : null,
  };
}

/** The quarters of the way to the target: what a value reaches beyond the one before it is told to the minister (domain.md 5.6). */
export const QUARTERS = [25, 50, 75, 100] as const;
/** The highest of the quarters that one value reaches and the one before did not; undefined when none (domain.md 5.6). */
export function crossedQuarter(course: Course, before: number, now: number): (typeof QUARTERS)[number] | undefined {
  const reached = (value: number, percent: number) =>
    compareShares(shareOfTarget(course, value), { part: BigInt(percent), whole: 100n }) >= 0;
  return QUARTERS.findLast((percent) => reached(now, percent) && !reached(before, percent));
}

/** The highest quarter of the way that the current value has reached; null below the first (domain.md 5.6). */
export const reachedQuarter = (course: Course, { current }: Pick<IndicatorLine, 'current'>): number | null =>
  current === null ? null : (crossedQuarter(course, course.baselineValue, current.value) ?? null);

/**
 * When the value in force was validated, if that was since an instant and it crossed a quarter of the way that the one in force before had
 * not reached (domain.md 5.6; docs/adr/0013).
 */
export function crossedAt({ measurements }: Book, indicator: Indicator, since: Instant): Instant | undefined {
  const validated = versionsOf(indicator, measurements.values()).filter(({ validatedAt }) => validatedAt !== null);
  const now = latest(validated.filter(({ replacedAt }) => replacedAt === null));
  if (now?.validatedAt == null) return undefined;
  const wasInForce = ({ validatedAt, replacedAt }: Measurement) =>
    (validatedAt ?? since) < since && (replacedAt === null || replacedAt >= since);
  const before = latest(validated.filter(wasInForce));
  return crossedQuarter(indicator, before?.value ?? indicator.baselineValue, now.value) === undefined ? undefined : now.validatedAt;
}

/** The values of the whole that stand: not replaced, and of no single place. */
const wholeOf = (indicator: Indicator, measurements: Iterable<Measurement>): Measurement[] =>
  versionsOf(indicator, measurements).filter(({ replacedAt }) => replacedAt === null);

const versionsOf = ({ id }: Indicator, measurements: Iterable<Measurement>): Measurement[] =>
  [...measurements].filter((one) => one.indicatorId === id && one.territoryId === null);

const latest = (some: readonly Measurement[]): Measurement | undefined =>
  some.reduce<Measurement | undefined>((last, one) => (last === undefined || one.periodEnd >= last.periodEnd ? one : last), undefined);
