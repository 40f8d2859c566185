import type { ActRules, Found } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import type { Goal, Id, Indicator, Measurement } from './entities.ts';
import { ifBadMeasurement, ifOver } from './indicator-checks.ts';
import { because, refuse } from './refusal.ts';
import { type Book, put, tell, type Work } from './work.ts';

interface Period {
  readonly indicator: string;
  readonly period: string;
  readonly territory?: string;
}
/** Values of an indicator: recorded by who leads the goal, validated by the coordinator, else when the week closes (domain.md 3.6, 5.8). */
export const MEASUREMENT_ACTS: ActRules<'recordMeasurement' | 'validateMeasurement'> = {
  recordMeasurement: {
    find: findIndicator,
    possible: (_work, _act, found) => {
      const { goal, indicator } = subjectOf(found);
      if (!indicator.active) return refuse('NotPossible', because`${indicator.code} is not measured any more`);
      return ifOver(goal);
    },
    valid: (work, act, found) => ifBadMeasurement(work, act, subjectOf(found).indicator),
    apply: (work, act, found, { by }) => {
      const { goal, indicator } = subjectOf(found);
      const { validated, waiting } = standing(work.book, indicator.id, act);
      if (waiting) put(work, 'measurements', { ...waiting, replacedAt: work.now });
      put(work, 'measurements', {
        id: work.newId(),
        indicatorId: indicator.id,
        goalId: goal.id,
        periodEnd: act.period,
        territoryId: act.territory ?? null,
        value: act.value,
        note: act.note?.trim() || null,
        evidence: act.evidence?.trim() || null,
        underOath: act.underOath ?? false,
        revision: Math.max(validated?.revision ?? 0, waiting?.revision ?? 0) + 1,
        recordedBy: by,
        recordedAt: work.now,
        via: act.imported ? 'IMPORTED' : 'TYPED',
        validatedBy: null,
        validatedAt: null,
        replacedAt: null,
      });
      const before = (waiting ?? validated)?.value ?? null;
      tell(work, { kind: 'change', of: 'indicator', id: indicator.code, field: 'value', before, after: said(act, act.value) });
    },
  },
  validateMeasurement: {
    find: findIndicator,
    possible: ({ book }, act, found) =>
      standing(book, subjectOf(found).indicator.id, act).waiting
        ? undefined
        : refuse('NotPossible', because`${act.indicator} has no value of ${act.period} that waits to be validated`, 'period'),
    apply: (work, act, found, { by }) => {
      const { waiting } = standing(work.book, subjectOf(found).indicator.id, act);
      if (waiting) validate(work, waiting, by);
    },
  },
};

/** The values that wait are validated by closing the week, as updates are (domain.md 4.6; docs/adr/0013). */
export function validateByClosing(work: Work): void {
  const waiting = [...work.book.measurements.values()].filter((one) => one.validatedAt === null && one.replacedAt === null);
  for (const one of waiting.sort((a, b) => (keyOf(work, a) < keyOf(work, b) ? -1 : 1))) validate(work, one, null);
}
const keyOf = ({ book }: Work, { indicatorId, periodEnd, territoryId }: Measurement): string =>
  `${book.indicators.get(indicatorId)?.code ?? indicatorId}/${periodEnd}/${territoryId ?? ''}`;

/** From now on it is the value of its period: the one it corrects is replaced. */
function validate(work: Work, waiting: Measurement, by: Id | null): void {
  const { indicatorId, periodEnd, territoryId } = waiting;
  const place = territoryId === null ? {} : { territory: territoryId };
  const { validated } = standing(work.book, indicatorId, { period: periodEnd, ...place });
  if (validated) put(work, 'measurements', { ...validated, replacedAt: work.now });
  put(work, 'measurements', { ...waiting, validatedBy: by, validatedAt: work.now });
  const after = said({ period: periodEnd, ...place }, waiting.value);
  const id = work.book.indicators.get(indicatorId)?.code ?? indicatorId;
  tell(work, { kind: 'change', of: 'indicator', id, field: 'validated', before: validated?.value ?? null, after });
}

/** Of one period and place: the value in force, and the one that waits to take its place. */
function standing({ measurements }: Book, indicatorId: Id, { period, territory }: Omit<Period, 'indicator'>) {
  const own = [...measurements.values()].filter(
    (one) =>
      one.indicatorId === indicatorId && one.periodEnd === period && one.territoryId === (territory ?? null) && one.replacedAt === null,
  );
  return { validated: own.find(({ validatedAt }) => validatedAt !== null), waiting: own.find(({ validatedAt }) => validatedAt === null) };
}

const said = ({ period, territory }: Omit<Period, 'indicator'>, value: number) => ({
  period,
  value,
  ...(territory !== undefined && { territory }),
});

function findIndicator({ book }: Work, act: Period): Found | Refusal {
  const indicator = [...book.indicators.values()].find(({ code }) => code === act.indicator);
  const goal = indicator && book.goals.get(indicator.goalId);
  return indicator && goal
    ? { on: indicator.code, goal, indicator, version: indicator.version }
    : refuse('NotFound', because`there is no indicator ${act.indicator} here`, 'indicator');
}

function subjectOf({ goal, indicator, on }: Found): { readonly goal: Goal; readonly indicator: Indicator } {
  if (!goal || !indicator) throw new Error(`no indicator was found for ${on}`);
  return { goal, indicator };
}
