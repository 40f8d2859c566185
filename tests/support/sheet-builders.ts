import type { Id, Indicator, Measurement } from '../../domain/entities.ts';
import { goalId } from './aro-builders.ts';
import { at } from './week-builders.ts';

export const indicatorId = (code: string): Id => `indicator-${code}`;

/** A monthly indicator from 0 at the end of 2025 to 120 at the end of 2026; its id is `indicator-<code>`. */
export const anIndicator = (over: Partial<Indicator> & { readonly goal?: string } = {}): Indicator => {
  const { goal = 'GOAL-01', ...rest } = over;
  const code = rest.code ?? 'I-001';
  return {
    id: indicatorId(code),
    code,
    goalId: goalId(goal),
    otherGoalIds: [],
    name: `Indicador ${code}`,
    unit: 'km',
    definition: null,
    formula: null,
    source: null,
    responsible: null,
    kind: 'PRODUCT',
    baselineValue: 0,
    baselineDate: '2025-12-31',
    targetValue: 120,
    targetDate: '2026-12-31',
    frequency: 'MONTHLY',
    partialTargets: [],
    lagDays: 15,
    tolerance: 0.1,
    byTerritory: false,
    active: true,
    version: 1,
    ...rest,
  };
};

/** A validated value of I-001 for October 2026, typed and validated on 4 November; `validatedAt: null` for one that is not. */
export const aMeasurement = (over: Partial<Measurement> & { readonly indicator?: string; readonly goal?: string } = {}): Measurement => {
  const { indicator = 'I-001', goal = 'GOAL-01', ...rest } = over;
  const periodEnd = rest.periodEnd ?? '2026-10-31';
  const revision = rest.revision ?? 1;
  return {
    id: `value-${indicator}/${periodEnd}/${rest.territoryId ?? 'whole'}/${revision}`,
    indicatorId: indicatorId(indicator),
    goalId: goalId(goal),
    periodEnd,
    territoryId: null,
    value: 100,
    note: null,
    evidence: null,
    underOath: false,
    revision,
    recordedBy: 'lucia',
    recordedAt: at('2026-11-04T10:00'),
    via: 'TYPED',
    validatedBy: null,
    validatedAt: at('2026-11-04T11:00'),
    replacedAt: null,
    ...rest,
  };
};
