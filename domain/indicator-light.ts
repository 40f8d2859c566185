import { addDays, daysBetween, weekdayOf } from './calendar.ts';
import type { Indicator } from './entities.ts';
import { inUnits, type Share } from './fractions.ts';
import type { Day } from './instant.ts';
import type { IndicatorFrequency, IndicatorLight } from './values.ts';

/** What the light of an indicator needs to know of it (domain.md 8.4). */
export type Course = Pick<Indicator, 'baselineValue' | 'baselineDate' | 'targetValue' | 'targetDate' | 'partialTargets' | 'tolerance'>;
/** When its values are due (domain.md 3.6). */
export type Rhythm = Pick<Indicator, 'frequency' | 'lagDays' | 'baselineDate' | 'targetDate'>;

/** The light of a value at the end of its period; grey where as much as the baseline is expected (domain.md 8.4). */
export function lightOf(course: Course, value: number, periodEnd: Day): IndicatorLight {
  const ratio = ratioAt(course, value, periodEnd);
  if (ratio === null) return 'grey';
  const [tolerance = 0n, one = 1n] = inUnits([course.tolerance, 1]);
  const reaches = (share: bigint) => ratio.part * one >= share * ratio.whole;
  if (reaches(one - tolerance)) return 'green';
  return reaches(one - 3n * tolerance) ? 'amber' : 'red';
}

/** What is expected at a day as a number for people to read; the light never uses it (domain.md 8.4). */
export function expectedAt(course: Course, day: Day): number {
  const { start, rise, part, whole } = legAt(course, day);
  return start + (rise * part) / whole;
}

/** (current − baseline) / (expected − baseline), exactly and with a positive whole; null where nothing is expected yet (domain.md 8.4). */
export function ratioAt(course: Course, value: number, day: Day): Share | null {
  const { start, end, part, whole } = legAt(course, day);
  const [now = 0n, base = 0n, from = 0n, to = 0n] = inUnits([value, course.baselineValue, start, end]);
  const expected = (from - base) * BigInt(whole) + (to - from) * BigInt(part);
  if (expected === 0n) return null;
  const actual = (now - base) * BigInt(whole);
  return expected < 0n ? { part: -actual, whole: -expected } : { part: actual, whole: expected };
}

/** How much of the way from baseline to target a value is, exactly; below zero when it went the other way (domain.md 5.6, 8.4). */
export function shareOfTarget({ baselineValue, targetValue }: Course, value: number): Share {
  const [now = 0n, base = 0n, target = 0n] = inUnits([value, baselineValue, targetValue]);
  const whole = target - base;
  return whole < 0n ? { part: base - now, whole: -whole } : { part: now - base, whole };
}

/** The ends of the periods in (after, until], oldest first; a week ends on Sunday (domain.md 3.6). */
export function periodEnds(frequency: IndicatorFrequency, after: Day, until: Day): Day[] {
  const ends: Day[] = [];
  for (let end = lastPeriodEnd(frequency, until); end > after; end = lastPeriodEnd(frequency, addDays(end, -1))) ends.push(end);
  return ends.reverse();
}

/** The last end of a period that is not later than the day. */
export function lastPeriodEnd(frequency: IndicatorFrequency, day: Day): Day {
  const next = addDays(day, 1);
  if (frequency === 'WEEKLY') return addDays(day, -(weekdayOf(day) % 7));
  return addDays(firstOfPeriod(frequency, next), -1);
}

/**
 * The last period that should have a value: its end and the lag are over, it ends after the baseline's day, and it does not begin after
 * the target's; null while no period is so far (domain.md 8.4, docs/adr/0013).
 */
export function expectedPeriod(rhythm: Rhythm, today: Day): Day | null {
  const over = lastPeriodEnd(rhythm.frequency, addDays(today, -rhythm.lagDays - 1));
  const [end = over] = [over, lastOfAll(rhythm)].sort();
  return end > rhythm.baselineDate ? end : null;
}

/** The period that holds the target's day is the last one. */
function lastOfAll({ frequency, targetDate }: Rhythm): Day {
  const before = lastPeriodEnd(frequency, targetDate);
  return before === targetDate ? before : lastPeriodEnd(frequency, addDays(before, LONGEST_PERIOD[frequency]));
}
const LONGEST_PERIOD: Readonly<Record<IndicatorFrequency, number>> = { WEEKLY: 7, MONTHLY: 31, QUARTERLY: 92, ANNUAL: 366 };

const MONTHS: Readonly<Record<Exclude<IndicatorFrequency, 'WEEKLY'>, number>> = { MONTHLY: 1, QUARTERLY: 3, ANNUAL: 12 };
function firstOfPeriod(frequency: Exclude<IndicatorFrequency, 'WEEKLY'>, day: Day): Day {
  const length = MONTHS[frequency];
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % length);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

/** The straight line that a day stands on, and how far along it: before the first point and after the last it is level. */
function legAt(course: Course, day: Day): { start: number; end: number; rise: number; part: number; whole: number } {
  const points = pointsOf(course);
  const next = points.findIndex(({ date }) => date > day);
  const [from, to] = next === -1 ? [points.at(-1), points.at(-1)] : [points[next - 1] ?? points[0], points[next]];
  const [start, end] = [from?.value ?? course.baselineValue, to?.value ?? course.baselineValue];
  const whole = from && to ? daysBetween(from.date, to.date) : 0;
  if (from === undefined || whole <= 0 || day <= from.date) return { start, end: start, rise: 0, part: 0, whole: 1 };
  return { start, end, rise: end - start, part: daysBetween(from.date, day), whole };
}

/** Baseline, partial targets between it and the target, and the target, whose own days no partial target takes (docs/adr/0013). */
function pointsOf({ baselineDate, baselineValue, targetDate, targetValue, partialTargets }: Course) {
  const between = partialTargets.filter(({ date }) => date > baselineDate && date < targetDate);
  return [
    { date: baselineDate, value: baselineValue },
    ...between.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    { date: targetDate, value: targetValue },
  ];
}
