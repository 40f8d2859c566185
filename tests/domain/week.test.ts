import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, weekdayOf } from '../../domain/calendar.ts';
import { daysOfWeek, isWeekKey, nextWeek, previousWeek, weekOf } from '../../domain/week.ts';

describe('ISO weeks', () => {
  const rows: [string, string][] = [
    ['2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-W48'],
    ['2026-11-30', '2026-W49'],
    ['2026-01-01', '2026-W01'],
    ['2025-12-29', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2021-01-03', '2020-W53'],
    ['2024-12-30', '2025-W01'],
  ];
  it.each(rows)('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week));

  test('the week of the worked example', () =>
    expect(daysOfWeek('2026-W48')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]));

  test.each([
    ['2026-W48', '2026-W49'],
    ['2026-W53', '2027-W01'],
    ['2025-W52', '2026-W01'],
  ])('after %s comes %s', (week, next) => {
    expect(nextWeek(week)).toBe(next);
    expect(previousWeek(next)).toBe(week);
  });

  test.each([
    ['2026-W48', true],
    ['2026-W53', true],
    ['2025-W53', false],
    ['2026-W00', false],
    ['2026-W54', false],
    ['2026-48', false],
    ['2026-W8', false],
    ['', false],
  ])('"%s" names a week: %s', (text, expected) => expect(isWeekKey(text)).toBe(expected));

  test('every day stands in its own week, at its weekday, and keys sort as weeks do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (n) => {
        const day = addDays('1970-01-01', n);
        const week = weekOf(day);
        expect(daysOfWeek(week)[weekdayOf(day) - 1]).toBe(day);
        expect(isWeekKey(week)).toBe(true);
        expect(previousWeek(nextWeek(week))).toBe(week);
        expect(nextWeek(week) > week).toBe(true);
      }),
    );
  });
});
