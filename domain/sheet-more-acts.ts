import { type ActRules, type Found, findGoal, findIg } from './act-rule.ts';
import { type Goal, type GoalMore, type IntermediateGoal, NOTHING_MORE } from './entities.ts';
import { ifOver } from './indicator-checks.ts';
import type { MoreGiven } from './programme-acts.ts';
import { ifBadDependence, ifBadMore } from './sheet-more-checks.ts';
import { put, tell } from './work.ts';

/** The rest of a goal's sheet: chain, alignment, places, people reached, money, and what its steps wait for (domain.md 3.4, 3.5, 3.13). */
export const SHEET_MORE_ACTS: ActRules<'changeGoalMore' | 'setDependsOn'> = {
  changeGoalMore: {
    find: findGoal,
    possible: (_work, _act, found) => ifOver(goalOf(found)),
    valid: ifBadMore,
    apply: (work, { do: _do, goal: _goal, ...given }, found) => {
      const goal = goalOf(found);
      const before = goal.more ?? NOTHING_MORE;
      const after = moreOf(before, given);
      put(work, 'goals', { ...goal, more: after });
      for (const field of Object.keys(after) as (keyof GoalMore)[]) {
        if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
        tell(work, { kind: 'change', of: 'goal', id: goal.code, field, before: before[field], after: after[field] });
      }
    },
  },
  setDependsOn: {
    find: findIg,
    possible: (_work, _act, found) => ifOver(goalOf(found)),
    valid: (work, { dependsOn }, found) => ifBadDependence(work.book, found.on, dependsOn),
    apply: (work, { dependsOn }, found) => {
      const ig = igOf(found);
      const after = [...new Set(dependsOn)].sort();
      put(work, 'intermediateGoals', { ...ig, dependsOn: after });
      tell(work, { kind: 'change', of: 'intermediateGoal', id: found.on, field: 'dependsOn', before: ig.dependsOn, after });
    },
  },
};

/** What is given takes the place of what was; null takes it away. */
function moreOf(before: GoalMore, given: MoreGiven): GoalMore {
  const { chain, planLinks, sdgLinks, territories, classifierValues, beneficiaries, investment } = given;
  return {
    chain: chain === undefined ? before.chain : chain,
    planLinks: planLinks === undefined ? before.planLinks : (planLinks ?? []),
    sdgLinks: sdgLinks === undefined ? before.sdgLinks : (sdgLinks ?? []),
    territoryIds: territories === undefined ? before.territoryIds : [...new Set(territories)],
    classifierValues: classifierValues === undefined ? before.classifierValues : (classifierValues ?? []),
    beneficiaries: beneficiaries === undefined ? before.beneficiaries : beneficiaries,
    investment: investment === undefined ? before.investment : investment,
  };
}

function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
function igOf({ ig, on }: Found): IntermediateGoal {
  if (!ig) throw new Error(`no intermediate goal was found for ${on}`);
  return ig;
}
