import type { Chart } from '../../contracts/documents.ts';
import type { Basis } from '../definition.ts';
import { type IndicatorRow, measuredOf } from './indicator-columns.ts';

/** An indicator from its baseline over its partial targets to its target, and what was measured on the way (domain.md 3.6). */
export function trajectoryOf(basis: Basis, { indicator }: IndicatorRow): Chart {
  const { code, name, unit, baselineDate, baselineValue, targetDate, targetValue, partialTargets } = indicator;
  const between = partialTargets.filter(({ date }) => date > baselineDate && date < targetDate);
  return {
    kind: 'trajectory',
    code,
    title: name,
    unit,
    expected: [{ date: baselineDate, value: baselineValue }, ...between, { date: targetDate, value: targetValue }],
    measured: measuredOf(basis, indicator).map(({ periodEnd, value }) => ({ date: periodEnd, value })),
  };
}
