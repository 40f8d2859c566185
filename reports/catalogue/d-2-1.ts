import type { Section } from '../../contracts/documents.ts';
import { indicatorLineOf } from '../../domain/indicator-line.ts';
import type { IndicatorLine } from '../../domain/letter-lines.ts';
import { inPeriodSince } from '../basis.ts';
import { type Basis, GOAL_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';

/** D 2.1, last update of the information of indicators; the period is that of the last value (domain.md 7.2). */
export const lastMeasurements: ReportDefinition = {
  code: 'D 2.1',
  needs: ['measurements'],
  filters: [...GOAL_FILTERS, 'from', 'to'],
  make: (basis) => [indicatorsTable(basis, 'main')],
};

/** Most overdue first; inside by the period expected, then code. */
export const indicatorsTable = (basis: Basis, key: string): Section =>
  plainTable(
    COLUMNS,
    inOrderOf(indicatorLines(basis), ({ daysLate, expectedPeriod, indicator }) => [-daysLate, expectedPeriod ?? '9999', indicator]),
    { why: 'noIndicators', key },
  );

/** The active indicators of the report's goals as they stand today (domain.md 3.6). */
export function indicatorLines({ book, goals, kept, today, filters }: Basis): IndicatorLine[] {
  const ids = new Set(goals.map(({ id }) => id));
  const values = Map.groupBy(kept.measurements, ({ indicatorId }) => indicatorId);
  return [...book.indicators.values()]
    .filter((one) => one.active && [one.goalId, ...one.otherGoalIds].some((id) => ids.has(id)))
    .map((one) => indicatorLineOf({ goals: book.goals, measurements: values.get(one.id) ?? [] }, one, today))
    .filter(({ current }) => inPeriodSince(current?.periodEnd ?? null, filters));
}

const COLUMNS: readonly Column<IndicatorLine>[] = [
  { key: 'indicator', kind: 'code', of: ({ indicator }) => indicator },
  { key: 'indicatorName', kind: 'text', width: 3, of: ({ name }) => name },
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'frequency', kind: 'term', list: 'indicatorFrequency', of: ({ frequency }) => frequency },
  { key: 'light', kind: 'light', of: ({ light }) => light },
  { key: 'currentPeriod', kind: 'day', of: ({ current }) => current?.periodEnd ?? null },
  { key: 'currentValue', kind: 'number', of: ({ current }) => current?.value ?? null },
  { key: 'expectedValue', kind: 'decimal', of: ({ expectedValue }) => expectedValue },
  { key: 'targetValue', kind: 'number', of: ({ targetValue }) => targetValue },
  { key: 'unit', kind: 'text', of: ({ unit }) => unit },
  { key: 'expectedPeriod', kind: 'day', of: ({ expectedPeriod }) => expectedPeriod },
  { key: 'daysLate', kind: 'days', of: ({ daysLate }) => daysLate },
];
