import { type ActRules, type Found, findGoal } from './act-rule.ts';
import { managerOf } from './addressees.ts';
import type { SheetWords } from './administrative-acts.ts';
import type { Goal } from './entities.ts';
import { recompute } from './goal-state.ts';
import { unlessSaid } from './item-refusals.ts';
import { newGoal, newIntermediateGoal } from './new-goal.ts';
import { because, refuse } from './refusal.ts';
import { ifBadDates, ifBadGoalTitle, ifBadIntermediateGoal, ifOutside } from './sheet-checks.ts';
import type { GoalLifecycle } from './values.ts';
import { goalByCode, intermediateGoalsOf, put, tell, type Work } from './work.ts';

type SheetAct =
  | 'createGoal'
  | 'changeGoalSheet'
  | 'programIntermediateGoal'
  | 'submitProgramming'
  | 'approveProgramming'
  | 'returnProgramming';

/** A goal from its first sheet to its approved programming; from then on its dates belong to the routine (domain.md 3.4, 3.5, 4.1). */
export const SHEET_ACTS: ActRules<SheetAct> = {
  createGoal: {
    find: (_work, { code }) => ({ on: code }),
    valid: ({ book }, { code, title, start, end }) =>
      (goalByCode(book, code) ? refuse('InvalidInput', because`there is a goal ${code} already`, 'code') : undefined) ??
      ifBadGoalTitle(title) ??
      ifBadDates(start, end),
    apply: (work, { code, title, start, end, ...words }) => {
      put(work, 'goals', newGoal(work, { code, title: title.trim(), startDate: start, endDate: end, ...wordsOf(words) }));
      tell(work, { kind: 'change', of: 'goal', id: code, field: 'lifecycle', before: null, after: 'DRAFT' });
    },
  },
  changeGoalSheet: {
    find: findGoal,
    possible: (_work, { start, end }, found) => {
      const { lifecycle } = goalOf(found);
      if (lifecycle === 'CLOSED' || lifecycle === 'CANCELLED')
        return refuse('NotPossible', because`${found.on} has ended: its sheet stays as it is`);
      return (start !== undefined || end !== undefined) && lifecycle !== 'DRAFT'
        ? refuse(
            'NotPossible',
            because`the dates of ${found.on} are programmed: they move by reprogramming its intermediate goals`,
            end !== undefined ? 'end' : 'start',
          )
        : undefined;
    },
    valid: (work, { title, start, end }, found) => {
      const goal = goalOf(found);
      return (
        (title === undefined ? undefined : ifBadGoalTitle(title)) ??
        ifBadDates(start ?? goal.startDate, end ?? goal.endDate) ??
        ifOutside(intermediateGoalsOf(work.book, goal.id), end ?? goal.endDate)
      );
    },
    apply: (work, { title, start, end, ...words }, found) => {
      changeGoal(work, goalOf(found), {
        ...(title !== undefined && { title: title.trim() }),
        ...(start !== undefined && { startDate: start }),
        ...(end !== undefined && { endDate: end, originalEndDate: end }),
        ...wordsOf(words),
      });
    },
  },
  programIntermediateGoal: {
    find: findGoal,
    possible: (_work, _act, found) =>
      inState(found, 'DRAFT') ??
      (goalOf(found).integrating
        ? refuse('NotPossible', because`${found.on} groups other goals: it has no intermediate goals of its own`)
        : undefined),
    valid: (_work, act, found) => ifBadIntermediateGoal(act, goalOf(found)),
    apply: (work, { code, title, end, kind, responsible, critical, weight, detail }, found, { by }) => {
      const goal = goalOf(found);
      const known = intermediateGoalsOf(work.book, goal.id).find((one) => one.code === code);
      const given = { code, title: title.trim(), endDate: end, originalEndDate: end, kind };
      const more = {
        responsible: responsible?.trim() || null,
        critical: critical ?? true,
        weight: weight ?? 1,
        detail: detail?.trim() || null,
      };
      put(
        work,
        'intermediateGoals',
        known ? { ...known, ...given, ...more } : newIntermediateGoal(work, { goalId: goal.id, ...given, ...more, programmedBy: by }),
      );
      tell(work, {
        kind: 'change',
        of: 'intermediateGoal',
        id: `${goal.code}/${code}`,
        field: 'programmed',
        before: known?.endDate ?? null,
        after: end,
      });
    },
  },
  submitProgramming: {
    find: findGoal,
    possible: (work, _act, found) =>
      inState(found, 'DRAFT') ??
      (intermediateGoalsOf(work.book, goalOf(found).id).some(({ cancelled }) => !cancelled) || goalOf(found).integrating
        ? undefined
        : refuse('NotPossible', because`${found.on} has no intermediate goal yet: program at least one`)),
    apply: (work, _act, found) => changeGoal(work, goalOf(found), { lifecycle: 'PROGRAMMED' }),
  },
  approveProgramming: {
    find: findGoal,
    possible: (work, _act, found) =>
      inState(found, 'PROGRAMMED') ??
      (managerOf(work.book, goalOf(found).id, work.today) || goalOf(found).integrating
        ? undefined
        : refuse('NotPossible', because`${found.on} has no manager: name one first`)),
    apply: (work, _act, found) => {
      const goal = goalOf(found);
      for (const ig of intermediateGoalsOf(work.book, goal.id)) put(work, 'intermediateGoals', { ...ig, originalEndDate: ig.endDate });
      changeGoal(work, goal, { lifecycle: 'ACTIVE', originalEndDate: goal.endDate, statesAsOf: work.today });
      recompute(work, goal.id);
    },
  },
  returnProgramming: {
    find: findGoal,
    possible: (_work, _act, found) => inState(found, 'PROGRAMMED'),
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, _act, found) => changeGoal(work, goalOf(found), { lifecycle: 'DRAFT' }),
  },
};

function inState(found: Found, wanted: GoalLifecycle) {
  const { lifecycle } = goalOf(found);
  return lifecycle === wanted ? undefined : refuse('NotPossible', because`${found.on} is ${lifecycle}: this is done while it is ${wanted}`);
}

function changeGoal(work: Work, goal: Goal, given: Partial<Goal>): void {
  put(work, 'goals', { ...goal, ...given });
  for (const field of Object.keys(given) as (keyof Goal)[]) {
    if (goal[field] === given[field] || field === 'statesAsOf') continue;
    tell(work, { kind: 'change', of: 'goal', id: goal.code, field, before: goal[field], after: given[field] });
  }
}

function wordsOf({ description, baseline, expectedResult, orgUnit, priority }: SheetWords): Partial<Goal> {
  const texts = { description, baseline, expectedResult, orgUnit };
  const given = Object.entries(texts).flatMap(([key, text]) => (text === undefined ? [] : [[key, text.trim() || null]]));
  return { ...(Object.fromEntries(given) as Partial<Goal>), ...(priority !== undefined && { priority }) };
}

function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
