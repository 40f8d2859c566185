import type { Indicator, Measurement } from '../../domain/entities.ts';
import { indicatorLine } from '../../domain/indicator-line.ts';
import type { IndicatorLine } from '../../domain/letter-data.ts';
import type { Basis } from '../definition.ts';
import { type Column, inOrderOf } from '../table.ts';

/** An indicator with its three main numbers and its light (domain.md 3.6, 8.4). */
export interface IndicatorRow {
  readonly indicator: Indicator;
  readonly line: IndicatorLine;
}

/** The indicators tied to any of the goals, those of the goal that records them first, by code (domain.md 3.6). */
export function indicatorRows({ book, today }: Basis, goalIds: ReadonlySet<string>): IndicatorRow[] {
  const own = [...book.indicators.values()].filter(
    ({ active, goalId, otherGoalIds }) => active && (goalIds.has(goalId) || otherGoalIds.some((id) => goalIds.has(id))),
  );
  return inOrderOf(own, ({ code, goalId }) => [goalIds.has(goalId) ? 0 : 1, code]).map((indicator) => ({
    indicator,
    line: indicatorLine(book, indicator, today),
  }));
}

/** Its validated values of the whole, oldest first; every one kept, where they were read, else those of the book (domain.md 3.6). */
export function measuredOf({ book, kept }: Basis, { id }: Indicator): Measurement[] {
  const all = kept.measurements.length > 0 ? kept.measurements : [...book.measurements.values()];
  const valid = all.filter(
    (one) => one.indicatorId === id && one.territoryId === null && one.validatedAt !== null && one.replacedAt === null,
  );
  return inOrderOf(valid, ({ periodEnd }) => [periodEnd]);
}

/** What columns about an indicator say; a report picks those it has (domain.md 7.2). */
export const INDICATOR_COLUMNS = {
  indicator: { key: 'indicator', kind: 'code', of: ({ indicator }) => indicator.code },
  indicatorName: { key: 'indicatorName', kind: 'text', width: 3, of: ({ indicator }) => indicator.name },
  indicatorKind: { key: 'indicatorKind', kind: 'term', list: 'indicatorKind', of: ({ indicator }) => indicator.kind },
  unit: { key: 'unit', kind: 'text', of: ({ indicator }) => indicator.unit },
  baselineValue: { key: 'baselineValue', kind: 'number', of: ({ indicator }) => indicator.baselineValue },
  baselineDate: { key: 'baselineDate', kind: 'day', of: ({ indicator }) => indicator.baselineDate },
  currentValue: { key: 'currentValue', kind: 'number', of: ({ line }) => line.current?.value ?? null },
  currentPeriod: { key: 'currentPeriod', kind: 'day', of: ({ line }) => line.current?.periodEnd ?? null },
  expectedValue: { key: 'expectedValue', kind: 'decimal', of: ({ line }) => line.expectedValue },
  targetValue: { key: 'targetValue', kind: 'number', of: ({ indicator }) => indicator.targetValue },
  targetDate: { key: 'targetDate', kind: 'day', of: ({ indicator }) => indicator.targetDate },
  light: { key: 'light', kind: 'light', of: ({ line }) => line.light },
} satisfies Readonly<Record<string, Column<IndicatorRow>>>;
