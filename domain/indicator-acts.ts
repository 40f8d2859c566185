import { type ActRules, type Found, findGoal } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import type { Goal, Indicator } from './entities.ts';
import { ifBadIndicator, ifOver } from './indicator-checks.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import { giveCode, goalByCode, put, tell, type Work } from './work.ts';

/** What is measured of a goal: its indicators with baseline, target and rhythm (domain.md 3.6). */
export const INDICATOR_ACTS: ActRules<'setIndicator'> = {
  setIndicator: {
    find: findIndicatorOfGoal,
    possible: (_work, _act, found) => ifOver(goalOf(found)),
    valid: (work, act, found) => ifBadIndicator(work, act, knownIn(work, act), goalOf(found)),
    name: (work, act) => knownIn(work, act)?.code ?? giveCode(work, 'INDICATOR', act.id),
    apply: (work, act, found, _authority, code) => {
      const before = knownIn(work, act);
      const after = indicatorOf(work, act, goalOf(found), before, code);
      put(work, 'indicators', after);
      tellChanges(work, before, after);
    },
  },
};

const knownIn = ({ book }: Work, { indicator }: ActOf<'setIndicator'>): Indicator | undefined =>
  indicator === undefined ? undefined : [...book.indicators.values()].find(({ code }) => code === indicator);

function findIndicatorOfGoal(work: Work, act: ActOf<'setIndicator'>): Found | Refusal {
  const found = findGoal(work, act);
  if (isRefusal(found) || act.indicator === undefined) return found;
  const known = knownIn(work, act);
  return known?.goalId === found.goal.id
    ? { on: known.code, goal: found.goal, version: known.version }
    : refuse('NotFound', because`${found.on} has no indicator ${act.indicator}`, 'indicator');
}

const DEFAULT_LAG_DAYS = 15;
const DEFAULT_TOLERANCE = 0.1;
/** As given; what is left out stays as it was, or is the default of domain.md 3.6. */
function indicatorOf(work: Work, act: ActOf<'setIndicator'>, goal: Goal, before: Indicator | undefined, code: string): Indicator {
  const words = (given: string | null | undefined, known: string | null | undefined) =>
    given === undefined ? (known ?? null) : given?.trim() || null;
  const others = act.alsoGoals?.flatMap((one) => goalByCode(work.book, one)?.id ?? []);
  return {
    id: before?.id ?? work.newId(),
    code,
    goalId: goal.id,
    otherGoalIds: others ?? before?.otherGoalIds ?? [],
    name: act.name.trim(),
    unit: act.unit.trim(),
    definition: words(act.definition, before?.definition),
    formula: words(act.formula, before?.formula),
    source: words(act.source, before?.source),
    responsible: words(act.responsible, before?.responsible),
    kind: act.kind,
    baselineValue: act.baseline,
    baselineDate: act.baselineDate,
    targetValue: act.target,
    targetDate: act.targetDate,
    frequency: act.frequency ?? before?.frequency ?? 'MONTHLY',
    partialTargets: act.partialTargets?.toSorted((a, b) => (a.date < b.date ? -1 : 1)) ?? before?.partialTargets ?? [],
    lagDays: act.lagDays ?? before?.lagDays ?? DEFAULT_LAG_DAYS,
    tolerance: act.tolerance ?? before?.tolerance ?? DEFAULT_TOLERANCE,
    byTerritory: act.byTerritory ?? before?.byTerritory ?? false,
    active: act.active ?? before?.active ?? true,
    version: before?.version ?? 1,
  };
}

/** What it was and what it is, field by field; a new one as a whole (domain.md 3.16, change history). */
function tellChanges(work: Work, before: Indicator | undefined, after: Indicator): void {
  const change = { kind: 'change', of: 'indicator', id: after.code } as const;
  if (!before) {
    tell(work, { ...change, field: 'recorded', before: null, after });
    return;
  }
  for (const field of Object.keys(after) as (keyof Indicator)[]) {
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field]))
      tell(work, { ...change, field, before: before[field], after: after[field] });
  }
}

function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
