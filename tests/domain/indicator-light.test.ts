import { describe, expect, it } from 'vitest';
import { type Course, expectedAt, expectedPeriod, lightOf, periodEnds } from '../../domain/indicator-light.ts';
import { crossedAt, crossedQuarter, indicatorLine } from '../../domain/indicator-line.ts';
import type { IndicatorFrequency } from '../../domain/values.ts';
import { aBook, aGoal, aMeasurement, anIndicator, at } from '../support/builders.ts';

// From 0 on 1 January to 100 on 11 April: one a day, 100 days.
const RISING: Course = anIndicator({ baselineDate: '2026-01-01', targetDate: '2026-04-11', targetValue: 100 });
const FALLING: Course = { ...RISING, baselineValue: 50, targetValue: 30 };

describe('the light of a value at the end of its period (domain.md 8.4)', () => {
  it.each<[string, Course, number, string, string]>([
    ['exactly 90 % of what is expected is green', RISING, 45, '2026-02-20', 'green'],
    ['a hair less is amber', RISING, 44.999999, '2026-02-20', 'amber'],
    ['exactly 70 % is amber', RISING, 35, '2026-02-20', 'amber'],
    ['a hair less is red', RISING, 34.999999, '2026-02-20', 'red'],
    ['more than expected is green', RISING, 80, '2026-02-20', 'green'],
    ['gone the wrong way is red', RISING, -1, '2026-02-20', 'red'],
    ['falling: 41 where 40 is expected is exactly 90 %', FALLING, 41, '2026-02-20', 'green'],
    ['falling: 43 is exactly 70 %', FALLING, 43, '2026-02-20', 'amber'],
    ['falling: 43.1 is red', FALLING, 43.1, '2026-02-20', 'red'],
    ['falling: below what is expected is green', FALLING, 20, '2026-02-20', 'green'],
    ['nothing is expected on the day of the baseline', RISING, 10, '2026-01-01', 'grey'],
    ['nor before it', RISING, 10, '2025-12-31', 'grey'],
    ['after the target all of it is expected', RISING, 90, '2026-12-31', 'green'],
    ['and no less', RISING, 89.9, '2026-12-31', 'amber'],
    ['its own tolerance: 0 asks for all', { ...RISING, tolerance: 0 }, 49.9, '2026-02-20', 'red'],
    ['its own tolerance: 0.2 is green from 80 %', { ...RISING, tolerance: 0.2 }, 40, '2026-02-20', 'green'],
    ['decimals are exact: 0.27 of 0.3', { ...RISING, targetValue: 0.3 }, 0.27, '2026-04-11', 'green'],
  ])('%s', (_what, course, value, day, light) => {
    expect(lightOf(course, value, day)).toBe(light);
  });

  const PARTS = [
    { date: '2026-03-12', value: 20 },
    { date: '2026-01-31', value: 10 },
  ];
  it.each<[string, string, number]>([
    ['before the baseline as much as it', '2025-06-30', 0],
    ['straight from the baseline to the first partial target', '2026-01-16', 5],
    ['on the day of a partial target exactly it', '2026-01-31', 10],
    ['straight between two', '2026-02-20', 15],
    ['straight from the last one to the target', '2026-03-27', 60],
    ['after the target as much as it', '2027-01-01', 100],
  ])('with partial targets it is expected %s', (_what, day, expected) => {
    expect(expectedAt({ ...RISING, partialTargets: PARTS }, day)).toBe(expected);
  });

  it('is grey where a partial target expects as much as the baseline', () => {
    expect(lightOf({ ...RISING, partialTargets: [{ date: '2026-01-31', value: 0 }] }, 5, '2026-01-20')).toBe('grey');
  });
});

describe('the periods of an indicator (domain.md 3.6)', () => {
  it.each<[IndicatorFrequency, string, string, string[]]>([
    ['WEEKLY', '2026-11-15', '2026-11-29', ['2026-11-22', '2026-11-29']],
    ['MONTHLY', '2027-12-31', '2028-03-30', ['2028-01-31', '2028-02-29']],
    ['QUARTERLY', '2025-12-31', '2026-12-30', ['2026-03-31', '2026-06-30', '2026-09-30']],
    ['ANNUAL', '2024-06-01', '2026-12-31', ['2024-12-31', '2025-12-31', '2026-12-31']],
  ])('%s periods after %s until %s end on %j', (frequency, after, until, ends) => {
    expect(periodEnds(frequency, after, until)).toEqual(ends);
  });

  it.each<[string, Parameters<typeof anIndicator>[0], string, string | null]>([
    ['on the last day of the lag the period before is still the one', {}, '2026-11-15', '2026-09-30'],
    ['the day after it October should have a value', {}, '2026-11-16', '2026-10-31'],
    ['a week ends on Sunday, here with two days of lag', { frequency: 'WEEKLY', lagDays: 2 }, '2026-11-25', '2026-11-22'],
    ['no period has passed since the baseline', { baselineDate: '2026-10-31' }, '2026-12-15', null],
    ['then the first one has', { baselineDate: '2026-10-31' }, '2026-12-16', '2026-11-30'],
    ['the period of the target is the last one', { targetDate: '2026-08-10' }, '2026-12-31', '2026-08-31'],
    ['also when the target ends it', { targetDate: '2026-08-31' }, '2026-12-31', '2026-08-31'],
  ])('%s', (_what, over, today, expected) => {
    expect(expectedPeriod(anIndicator(over), today)).toBe(expected);
  });
});

describe('the line of an indicator (domain.md 3.6, 8.4)', () => {
  const line = (measurements: readonly ReturnType<typeof aMeasurement>[], today = '2026-11-16') => {
    const indicator = anIndicator();
    return indicatorLine(aBook({ goals: [aGoal()], indicators: [indicator], measurements }), indicator, today);
  };
  it.each<[string, Parameters<typeof line>[0], string, object]>([
    ['a value of the period that should have one', [aMeasurement()], '2026-11-16', { light: 'green', daysLate: 0, percentOfTarget: 83.3 }],
    [
      'grey as soon as the next period should have one',
      [aMeasurement({ periodEnd: '2026-09-30' })],
      '2026-11-16',
      { light: 'grey', current: { value: 100, periodEnd: '2026-09-30' }, expectedPeriod: '2026-10-31', daysLate: 1 },
    ],
    ['not a day earlier', [aMeasurement({ periodEnd: '2026-09-30' })], '2026-11-15', { light: 'green', daysLate: 0 }],
    [
      'one not validated makes no light, but it is not late any more',
      [aMeasurement({ validatedAt: null })],
      '2026-11-20',
      { light: 'grey', current: null, pending: { value: 100, periodEnd: '2026-10-31' }, daysLate: 0 },
    ],
    [
      'a correction not yet validated leaves the validated value in force',
      [aMeasurement(), aMeasurement({ revision: 2, value: 60, validatedAt: null })],
      '2026-11-16',
      { light: 'green', current: { value: 100, periodEnd: '2026-10-31' }, pending: { value: 60, periodEnd: '2026-10-31' } },
    ],
    [
      'a replaced value does not count',
      [aMeasurement({ replacedAt: 1 }), aMeasurement({ revision: 2, value: 60 })],
      '2026-11-16',
      { light: 'red', current: { value: 60, periodEnd: '2026-10-31' }, pending: null },
    ],
    [
      'the value of one place is not that of the whole',
      [aMeasurement({ territoryId: 'norte' })],
      '2026-11-16',
      { light: 'grey', current: null },
    ],
    [
      'a later period than asked for makes up for the earlier one',
      [aMeasurement({ periodEnd: '2026-11-30', value: 110 })],
      '2026-12-02',
      { light: 'green', expectedPeriod: '2026-10-31', daysLate: 0 },
    ],
    ['nothing at all', [], '2026-11-16', { light: 'grey', current: null, daysLate: 1, percentOfTarget: null }],
  ])('%s', (_what, measurements, today, expected) => {
    expect(line(measurements, today)).toMatchObject(expected);
  });

  it.each<[string, Course, number, number, number | undefined]>([
    ['from 24 to exactly 25 %', RISING, 24, 25, 25],
    ['from 10 to 80 % it is the highest one', RISING, 10, 80, 75],
    ['from 26 to 49 % none', RISING, 26, 49, undefined],
    ['falling from 45.1 to 45', FALLING, 45.1, 45, 25],
    ['going back crosses nothing', RISING, 60, 40, undefined],
    ['beyond the target', RISING, 99, 130, 100],
  ])('crosses a quarter of the way: %s', (_what, course, before, now, crossed) => {
    expect(crossedQuarter(course, before, now)).toBe(crossed);
  });

  // Half of the way was reached before the last selection, or since (domain.md 5.6; docs/adr/0013).
  const [SINCE, LONG_AGO, LATELY] = [at('2026-11-26T12:00'), at('2026-11-19T11:00'), at('2026-12-03T11:00')];
  const september = aMeasurement({ periodEnd: '2026-09-30', value: 48 });
  const october = { periodEnd: '2026-10-31', validatedAt: LONG_AGO };
  const corrected = { ...october, revision: 2, validatedAt: LATELY };
  it.each<[string, readonly ReturnType<typeof aMeasurement>[], number | undefined]>([
    ['a value of this week', [september, aMeasurement({ ...october, value: 52, validatedAt: LATELY })], LATELY],
    ['not one that was told before', [september, aMeasurement({ ...october, value: 52 })], undefined],
    [
      'not its correction, where what it replaces had crossed already',
      [september, aMeasurement({ ...october, value: 52, replacedAt: LATELY }), aMeasurement({ ...corrected, value: 53 })],
      undefined,
    ],
    [
      'a correction that crosses where what it replaces had not',
      [september, aMeasurement({ ...october, value: 49, replacedAt: LATELY }), aMeasurement({ ...corrected, value: 53 })],
      LATELY,
    ],
    [
      'what was replaced before does not count',
      [
        september,
        aMeasurement({ ...october, value: 52, replacedAt: LONG_AGO }),
        aMeasurement({ ...october, revision: 2, value: 49 }),
        aMeasurement({ ...corrected, revision: 3, value: 53, validatedAt: LATELY }),
      ].map((one) => (one.revision === 2 ? { ...one, replacedAt: LATELY } : one)),
      LATELY,
    ],
  ])('has crossed since the selection: %s', (_what, measurements, when) => {
    const indicator = anIndicator({ baselineValue: 0, targetValue: 100 });
    expect(crossedAt(aBook({ goals: [aGoal()], indicators: [indicator], measurements }), indicator, SINCE)).toBe(when);
  });
});
