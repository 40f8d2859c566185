import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS, type IntermediateGoal } from '../../domain/entities.ts';
import { thermometer } from '../../domain/thermometer.ts';
import { anIg } from '../support/builders.ts';

const TODAY = '2026-11-26';
const done = (over: Partial<IntermediateGoal> = {}) => anIg({ endDate: '2026-06-30', finishedOn: '2026-06-30', ...over });
const late = (over: Partial<IntermediateGoal> = {}) => anIg({ endDate: '2026-11-25', ...over });
const ahead = (over: Partial<IntermediateGoal> = {}) => anIg({ endDate: '2026-11-26', ...over });
const levels = (igs: readonly IntermediateGoal[], over = {}) => {
  const { exactGap: _exact, ...shown } = thermometer(igs, TODAY, { ...DEFAULT_THRESHOLDS, ...over });
  return shown;
};

describe('the thermometer of a goal (domain.md 8.4)', () => {
  it.each([
    ['finished and expected alike', [done(), ahead()], { actual: 50, expected: 50, original: 50, gap: 0, light: 'green' }],
    [
      'one of three finished, two expected',
      [done(), late(), ahead()],
      { actual: 33.3, expected: 66.7, original: 66.7, gap: -33.3, light: 'red' },
    ],
    ['due today is not yet expected', [ahead()], { actual: 0, expected: 0, original: 0, gap: 0, light: 'green' }],
    [
      'a new date moves the mark but not the original one',
      [done(), ahead({ originalEndDate: '2026-09-30' })],
      { actual: 50, expected: 50, original: 100, gap: 0, light: 'green' },
    ],
    [
      'finished ahead of time',
      [done(), ahead({ finishedOn: '2026-11-20' })],
      { actual: 100, expected: 50, original: 50, gap: 50, light: 'green' },
    ],
    [
      'cancelled ones do not weigh',
      [done(), late({ cancelled: true })],
      { actual: 100, expected: 100, original: 100, gap: 0, light: 'green' },
    ],
    ['none live: all zero and green', [late({ cancelled: true })], { actual: 0, expected: 0, original: 0, gap: 0, light: 'green' }],
    [
      'weights may be decimal: 0.1 + 0.2 of 0.4 is 75',
      [done({ weight: 0.1 }), done({ weight: 0.2 }), late({ weight: 0.1 })],
      { actual: 75, expected: 100, original: 100, gap: -25, light: 'red' },
    ],
    ['half away from zero: 1 of 16 is 6.3', [done(), ...Array.from({ length: 15 }, () => ahead())], { actual: 6.3, expected: 6.3, gap: 0 }],
    ['and so below zero: −6.25 is −6.3', [late(), ...Array.from({ length: 15 }, () => ahead())], { gap: -6.3, light: 'amber' }],
  ])('%s', (_what, igs, expected) => {
    expect(levels(igs)).toMatchObject(expected);
  });

  const weighing = (lateWeight: number, rest: number) => [late({ weight: lateWeight }), ahead({ weight: rest })];
  it.each([
    ['−5 exactly', weighing(5, 95), 'green'],
    ['a hair below −5, though −5.0 shows', weighing(5.0001, 94.9999), 'amber'],
    ['−15 exactly', weighing(15, 85), 'amber'],
    ['a hair below −15, though −15.0 shows', weighing(15.0001, 84.9999), 'red'],
  ])('compares its thresholds unrounded: %s', (_what, igs, light) => {
    expect(levels(igs).light).toBe(light);
  });
  it('takes thresholds that the institution changed, decimal ones too', () => {
    expect(levels(weighing(7, 93), { thermometerAmber: -7.5 }).light).toBe('green');
    expect(levels(weighing(8, 92), { thermometerAmber: -7.5 }).light).toBe('amber');
  });

  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
  const anyIg = fc.record({
    weight: fc.integer({ min: 1, max: 100_000 }).map((n) => n / 1000),
    cancelled: fc.boolean(),
    finishedOn: fc.option(day),
    endDate: day,
    originalEndDate: day,
  });
  it('stays between 0 and 100, and its gap is the difference of its levels', () => {
    fc.assert(
      fc.property(fc.array(anyIg, { maxLength: 12 }), (igs) => {
        const { actual, expected, original, gap } = thermometer(igs, TODAY, DEFAULT_THRESHOLDS);
        for (const level of [actual, expected, original]) {
          expect(level).toBeGreaterThanOrEqual(0);
          expect(level).toBeLessThanOrEqual(100);
        }
        expect(Math.abs(actual - expected - gap)).toBeLessThanOrEqual(0.1001); // each is rounded by itself
      }),
    );
  });
});
