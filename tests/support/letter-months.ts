import type { IndicatorLine, LetterData } from '../../domain/letter-data.ts';
import { lima } from './letter-goals.ts';
import { aCover } from './letter-lines.ts';

/** The kilometres of MOP-01 in November 2026, recorded by nobody yet. */
export const anIndicatorLine = (over: Partial<IndicatorLine> = {}): IndicatorLine => ({
  indicator: 'I-001',
  name: 'Kilómetros pavimentados y en servicio',
  unit: 'km',
  kind: 'PRODUCT',
  frequency: 'MONTHLY',
  goal: 'MOP-01',
  goalTitle: '120 km de la carretera Norte pavimentados y en servicio',
  baselineValue: 0,
  baselineDate: '2026-01-01',
  targetValue: 120,
  targetDate: '2027-06-30',
  current: { value: 62.5, periodEnd: '2026-10-31' },
  pending: null,
  expectedPeriod: '2026-10-31',
  daysLate: 0,
  light: 'green',
  expectedValue: 66.6,
  percentOfTarget: 52.1,
  ...over,
});
const WEEK = { week: '2026-W49', closesAt: lima('2026-12-02', '18:00'), graceAt: lima('2026-12-03', '08:30'), month: '2026-11' };
const DUTIES = [
  {
    goal: 'MOP-01',
    title: '120 km de la carretera Norte pavimentados y en servicio',
    indicators: [{ ...anIndicatorLine(), period: '2026-11-30', recorded: false }],
  },
  { goal: 'MOP-04', title: '2.000 viviendas entregadas', indicators: [] },
];

/** The letters of the monthly routine (domain.md 5.8). */
export const months = (): Pick<LetterData, 'N22' | 'N23' | 'N24'> => ({
  N22: { ...WEEK, goals: DUTIES },
  N23: { ...WEEK, k: 2, goals: DUTIES.slice(0, 1) },
  N24: {
    cover: aCover('P7', lima('2026-12-04', '17:00')),
    month: '2026-11',
    closedOn: '2026-11-27',
    changes: [],
    figures: {
      opened: 1,
      closed: 0,
      escalated: 5,
      reprogrammed: 1,
      finishedSteps: 1,
      indicators: { green: 1, amber: 1, red: 0, grey: 1 },
    },
    parts: [],
  },
});
