import { describe, expect, test } from 'vitest';
import { readScenario } from '../../client/rehearsal/scenario.ts';
import { BASE, problemsOf } from './a-scenario.ts';

const ONE =
  '{id: I-001, goal: MOP-01, name: Kilómetros, unit: km, baseline: {value: 0, date: 2026-01-01}, target: {value: 120, date: 2027-06-30}, measurements: [{period: 2026-10-31, value: 62.5}]}';
const withIndicator = (from = '', to = '') => BASE.replace('updates:', `indicators:\n  - ${ONE.replace(from, to)}\nupdates:`);

describe('the indicators of a scenario', () => {
  test('what is left out is the default of domain.md 3.6', () => {
    const read = readScenario(withIndicator(), 'test.yaml');
    expect('scenario' in read ? read.scenario.indicators : read.problems).toEqual([
      {
        id: 'I-001',
        goal: 'MOP-01',
        name: 'Kilómetros',
        unit: 'km',
        kind: 'PRODUCT',
        baseline: { value: 0, date: '2026-01-01' },
        target: { value: 120, date: '2027-06-30' },
        frequency: 'MONTHLY',
        partialTargets: [],
        lagDays: 15,
        tolerance: 0.1,
        measurements: [{ period: '2026-10-31', value: 62.5, validated: true }],
      },
    ]);
    expect('scenario' in read && read.scenario.reserved.includes('I-001')).toBe(true);
  });
  test.each<[string, string, string, string]>([
    ['of no goal', 'goal: MOP-01', 'goal: MOP-07', 'indicators[0].goal'],
    ['that goes nowhere', 'value: 120', 'value: 0', 'indicators[0].target.value'],
    ['whose target is before its baseline', 'date: 2027-06-30', 'date: 2025-06-30', 'indicators[0].target.date'],
    ['with a value of no period', '2026-10-31', '2026-10-30', 'indicators[0].measurements[0].period'],
    ['with a value of a month to come', '2026-10-31', '2026-11-30', 'indicators[0].measurements[0].period'],
    ['with a code of something else', 'id: I-001', 'id: R-001', 'indicators[0].id'],
    ['with a tolerance that is no share', 'unit: km', 'unit: km, tolerance: 10', 'indicators[0].tolerance'],
  ])('one %s is refused', (_what, from, to, path) => {
    expect(problemsOf(withIndicator(from, to)).map((one) => one.path)).toContain(path);
  });
  test('values are recorded and validated by acts', () => {
    const acts = (act: string) => problemsOf(withIndicator().replace('acts:', `acts:\n  - ${act}`)).map(({ path }) => path);
    expect(acts('{at: 2026-11-24T09:00, by: lucia, do: recordMeasurement, indicator: I-001, period: 2026-10-31, value: 63}')).toEqual([]);
    expect(acts('{at: 2026-11-24T09:00, by: rosa, do: validateMeasurement, indicator: I-001, period: 2026-10-31}')).toEqual([]);
    expect(acts('{at: 2026-11-24T09:00, by: rosa, do: validateMeasurement, indicator: I-009, period: 2026-10-31}')).toEqual([
      'acts[0].indicator',
    ]);
  });
});
