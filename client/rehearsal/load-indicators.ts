import { goalByCode, put, type Work } from '../../domain/work.ts';
import type { ScenarioIndicator } from './scenario-model.ts';

/** Puts an indicator with the values it has had; what is not validated waits to be. */
export function putIndicator(work: Work, one: ScenarioIndicator): void {
  const goal = goalByCode(work.book, one.goal);
  if (!goal) throw new Error(`indicator ${one.id} is of ${one.goal}, which is not there`);
  const id = work.newId();
  put(work, 'indicators', {
    id,
    code: one.id,
    goalId: goal.id,
    otherGoalIds: [],
    name: one.name,
    unit: one.unit,
    definition: null,
    formula: null,
    source: null,
    responsible: null,
    kind: one.kind,
    baselineValue: one.baseline.value,
    baselineDate: one.baseline.date,
    targetValue: one.target.value,
    targetDate: one.target.date,
    frequency: one.frequency,
    partialTargets: one.partialTargets.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
    lagDays: one.lagDays,
    tolerance: one.tolerance,
    byTerritory: false,
    active: true,
    version: 1,
  });
  for (const { period, value, validated } of one.measurements) {
    put(work, 'measurements', {
      id: work.newId(),
      indicatorId: id,
      goalId: goal.id,
      periodEnd: period,
      territoryId: null,
      value,
      note: null,
      evidence: null,
      underOath: false,
      revision: 1,
      recordedBy: null,
      recordedAt: work.now,
      via: 'LOADED',
      validatedBy: null,
      validatedAt: validated ? work.now - BEFORE_THE_START : null,
      replacedAt: null,
    });
  }
}

/** What was validated before the start crossed its quarters in no week of the rehearsal (domain.md 5.6). */
const BEFORE_THE_START = 1000;
