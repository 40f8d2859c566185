import { type ActRules, type Found, findGoal } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import type { Goal, Risk } from './entities.ts';
import { ifOver } from './indicator-checks.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import { giveCode, put, tell, type Work } from './work.ts';

/** The risks of a goal with their plans of action (domain.md 3.14). */
export const RISK_ACTS: ActRules<'setRisk'> = {
  setRisk: {
    find: findRiskOfGoal,
    possible: (_work, _act, found) => ifOver(goalOf(found)),
    valid: (work, act) => ifBadRisk(work, act, knownIn(work, act)),
    name: (work, act) => knownIn(work, act)?.code ?? giveCode(work, 'RISK', act.id),
    apply: (work, act, found, _authority, code) => {
      const before = knownIn(work, act);
      const after = riskOf(work, act, goalOf(found), before, code);
      put(work, 'risks', after);
      tell(work, { kind: 'change', of: 'risk', id: code, field: 'recorded', before: before ?? null, after });
    },
  },
};

const knownIn = ({ book }: Work, { risk }: ActOf<'setRisk'>): Risk | undefined =>
  risk === undefined ? undefined : [...book.risks.values()].find(({ code }) => code === risk);

function findRiskOfGoal(work: Work, act: ActOf<'setRisk'>): Found | Refusal {
  const found = findGoal(work, act);
  if (isRefusal(found) || act.risk === undefined) return found;
  const known = knownIn(work, act);
  return known?.goalId === found.goal.id
    ? { on: known.code, goal: found.goal, version: known.version }
    : refuse('NotFound', because`${found.on} has no risk ${act.risk}`, 'risk');
}

const isGrade = (grade: number): boolean => Number.isInteger(grade) && grade >= 1 && grade <= 5;
function ifBadRisk(work: Work, act: ActOf<'setRisk'>, known: Risk | undefined): Refusal | undefined {
  const grade = (['probability', 'impact'] as const).find((key) => !isGrade(act[key]));
  const ahead = act.actions?.find(({ done }) => done !== undefined && done > work.today);
  if (known === undefined && act.id !== undefined && work.book.codes.used.has(act.id))
    return refuse('InvalidInput', because`${act.id} is there already`, 'id');
  return (
    unlessSaid(act.title, 'title') ??
    (grade && refuse('InvalidInput', because`probability and impact are whole numbers from 1 to 5, not ${act[grade]}`, grade)) ??
    (act.actions ?? []).map(({ text }) => unlessSaid(text, 'actions')).find((refused) => refused !== undefined) ??
    (ahead && refuse('InvalidInput', because`${ahead.done ?? ''} has not come yet: an action is done today or before`, 'actions'))
  );
}

/** An action whose date stays has raised its alert already; a new date may raise one again (docs/adr/0013). */
function riskOf(work: Work, act: ActOf<'setRisk'>, goal: Goal, before: Risk | undefined, code: string): Risk {
  const given = act.actions?.map(({ text, responsible, due, done }) => {
    const alerted = before?.actions.some((one) => one.text === text.trim() && one.due === due && one.alerted) ?? false;
    return { text: text.trim(), responsible: responsible?.trim() || null, due, done: done ?? null, alerted };
  });
  return {
    id: before?.id ?? work.newId(),
    code,
    goalId: goal.id,
    risk: act.title.trim(),
    probability: act.probability,
    impact: act.impact,
    source: act.source,
    stage: act.stage ?? before?.stage ?? 'ACTION_PLAN',
    actions: given ?? before?.actions ?? [],
    evidence: act.evidence === undefined ? (before?.evidence ?? null) : act.evidence?.trim() || null,
    version: before?.version ?? 1,
  };
}

function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
