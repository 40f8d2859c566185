import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  addBD,
  addDays,
  businessDaysBetween,
  daysBetween,
  isDay,
  isWorkingDay,
  weekdayOf,
  workingDaysFromTo,
} from '../../domain/calendar.ts';
import type { BusinessCalendar, Weekday } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';

const calendar = (...holidays: Day[]): BusinessCalendar => ({
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: holidays.map((date) => ({ date, name: 'feriado' })),
});
const PLAIN = calendar();
/** Any day of three centuries, as the platform's own calendar counts. */
const days = fc.integer({ min: -36_525, max: 73_050 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const near = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-11-01', n));

describe('addBD(d, n): the n-th business day strictly after d, before d for negative n (6.1)', () => {
  const rows: [string, Day, number, BusinessCalendar, Day][] = [
    ['the next business day', '2026-11-25', 1, PLAIN, '2026-11-26'],
    ['over a week-end', '2026-11-27', 1, PLAIN, '2026-11-30'],
    ['from a day that is none', '2026-11-28', 1, PLAIN, '2026-11-30'],
    ['five of them are a week', '2026-11-25', 5, PLAIN, '2026-12-02'],
    ['over a holiday', '2026-12-07', 1, calendar('2026-12-08'), '2026-12-09'],
    ['a holiday on a week-end costs nothing', '2026-11-27', 1, calendar('2026-11-28'), '2026-11-30'],
    ['before d', '2026-11-25', -1, PLAIN, '2026-11-24'],
    ['before d over a week-end', '2026-11-23', -1, PLAIN, '2026-11-20'],
    ['before a day that is none', '2026-11-29', -1, PLAIN, '2026-11-27'],
    ['before d over a holiday', '2026-12-09', -2, calendar('2026-12-08'), '2026-12-04'],
    ['n = 0 on a business day is d', '2026-11-25', 0, PLAIN, '2026-11-25'],
    ['n = 0 on a Sunday is the last business day before it', '2026-11-29', 0, PLAIN, '2026-11-27'],
    ['n = 0 on a holiday too', '2026-12-08', 0, calendar('2026-12-07', '2026-12-08'), '2026-12-04'],
    ['over the turn of the year', '2026-12-31', 1, calendar('2027-01-01'), '2027-01-04'],
  ];
  it.each(rows)('%s: %s + %i', (_what, day, n, given, expected) => expect(addBD(given, day, n)).toBe(expected));

  test('a calendar without any working day is told, not searched for ever', () => {
    const never: BusinessCalendar = { workingWeekdays: [], holidays: [] };
    for (const n of [1, 0, -1]) expect(() => addBD(never, '2026-11-25', n)).toThrow('no working day');
  });

  test('a far date over many business days is no such calendar', () => expect(addBD(PLAIN, '2026-11-25', 1300)).toBe('2031-11-19'));

  test('a holiday never makes a deadline earlier', () => {
    fc.assert(
      fc.property(near, fc.nat(30), fc.array(near), near, (day, n, holidays, one) => {
        expect(addBD(calendar(...holidays, one), day, n + 1) >= addBD(calendar(...holidays), day, n + 1)).toBe(true);
      }),
    );
  });

  test('exactly n business days lie in (d, addBD(d, n)], and the last is one', () => {
    fc.assert(
      fc.property(
        near,
        fc.integer({ min: -20, max: 20 }).filter((n) => n !== 0),
        fc.array(near),
        (day, n, holidays) => {
          const given = calendar(...holidays);
          const found = addBD(given, day, n);
          expect(isWorkingDay(given, found)).toBe(true);
          const between = n > 0 ? workingDaysFromTo(given, day, found) : workingDaysFromTo(given, addDays(found, -1), addDays(day, -1));
          expect(between).toHaveLength(Math.abs(n));
        },
      ),
    );
  });
});

describe('business days between two days, in (from, to]', () => {
  const rows: [string, Day, Day, BusinessCalendar, number][] = [
    ['the same day', '2026-11-25', '2026-11-25', PLAIN, 0],
    ['the first is not counted, the last is', '2026-11-25', '2026-11-27', PLAIN, 2],
    ['a week-end counts nothing', '2026-11-27', '2026-11-29', PLAIN, 0],
    ['nor does a holiday', '2026-12-04', '2026-12-09', calendar('2026-12-08'), 2],
    ['negative when to is earlier', '2026-11-27', '2026-11-25', PLAIN, -2],
    ['and nothing stays nothing', '2026-11-29', '2026-11-28', PLAIN, 0],
  ];
  it.each(rows)('%s: %s to %s', (_what, from, to, given, expected) => expect(businessDaysBetween(given, from, to)).toBe(expected));

  test('A-002 of the worked example is five business days away on Friday', () =>
    expect(businessDaysBetween(calendar('2026-12-08'), '2026-11-27', '2026-12-04')).toBe(5));
});

describe('days', () => {
  test.each([
    ['2026-11-25', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-1-1', false],
    ['25/11/2026', false],
    ['', false],
    ['2026-11-25T00:00', false],
  ])('"%s" is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));

  test('they are counted as the civil calendar counts them', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
        const there = addDays(day, n);
        expect(there).toBe(new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10));
        expect(daysBetween(day, there)).toBe(n);
        expect(isDay(there)).toBe(true);
        expect(weekdayOf(day) % 7).toBe(new Date(day).getUTCDay());
      }),
    );
  });

  const sundayToThursday: readonly Weekday[] = [7, 1, 2, 3, 4];
  test.each([
    ['a Wednesday', PLAIN, '2026-11-25', true],
    ['a Saturday', PLAIN, '2026-11-28', false],
    ['a holiday', calendar('2026-12-08'), '2026-12-08', false],
    ['a Sunday where it is worked', { workingWeekdays: sundayToThursday, holidays: [] }, '2026-11-29', true],
    ['a Friday where it is not', { workingWeekdays: sundayToThursday, holidays: [] }, '2026-11-27', false],
  ])('%s is a working day of its calendar: %s', (_what, given, day, expected) => expect(isWorkingDay(given, day)).toBe(expected));
});
