import { type ActRules, type Found, findGoal } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import type { Goal, Item } from './entities.ts';
import { isWorse, recompute, setOverride } from './goal-state.ts';
import { INTERMEDIATE_GOAL_ACTS } from './intermediate-goal-acts.ts';
import { isOpen } from './item-moves.ts';
import { unlessSaid } from './item-refusals.ts';
import { openCycle } from './milestone-cycle.ts';
import { because, refuse } from './refusal.ts';
import { isAwaited, moveUpdate, updateOf } from './update.ts';
import { intermediateGoalsOf, put, tell, type Work } from './work.ts';

/** How many closes an override to better outlives, unless renewed (domain.md 4.1). */
const CLOSES_OF_AN_OVERRIDE = 4;

/** The acts on a goal's management state, with those on its intermediate goals (domain.md 4.1, 4.2). */
export const GOAL_ACTS: ActRules<
  | 'finishIntermediateGoal'
  | 'undoFinish'
  | 'explainDelay'
  | 'declareStopped'
  | 'liftStop'
  | 'proposeFinished'
  | 'confirmFinished'
  | 'overrideState'
> = {
  ...INTERMEDIATE_GOAL_ACTS,
  declareStopped: {
    find: findGoal,
    possible: (work, _act, found) => {
      const goal = goalOf(found);
      if (goal.stopped !== null) return refuse('NotPossible', because`${goal.code} is stopped since ${goal.stopped.since}`);
      return unlessUnderWay(goal) ?? unlessExplained(work, goal);
    },
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { reason }, found) => {
      put(work, 'goals', { ...goalOf(found), stopped: { since: work.today, reason: reason.trim() } });
      recompute(work, goalOf(found).id);
    },
  },
  liftStop: {
    find: findGoal,
    possible: (_work, _act, found) =>
      goalOf(found).stopped === null ? refuse('NotPossible', because`${found.on} is not stopped`) : unlessUnderWay(goalOf(found)),
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, _act, found) => {
      put(work, 'goals', { ...goalOf(found), stopped: null });
      recompute(work, goalOf(found).id);
    },
  },
  proposeFinished: {
    find: findGoal,
    possible: (work, _act, found) => {
      const goal = goalOf(found);
      if (goal.finishProposed) return refuse('NotPossible', because`${goal.code} is proposed as finished already`);
      return unlessUnderWay(goal) ?? unlessAllFinished(work, goal);
    },
    apply: (work, _act, found) => {
      put(work, 'goals', { ...goalOf(found), finishProposed: true });
      tell(work, { kind: 'change', of: 'goal', id: found.on, field: 'finishProposed', before: false, after: true });
    },
  },
  confirmFinished: {
    find: findGoal,
    possible: (work, _act, found) => {
      const goal = goalOf(found);
      const unasked = goal.finishedOn === null && !goal.finishProposed;
      if (unasked) return refuse('NotPossible', because`${goal.code} is not proposed as finished: its manager proposes it first`);
      return unlessUnderWay(goal) ?? unlessAllFinished(work, goal);
    },
    apply: (work, { reason }, found) => confirmFinished(work, goalOf(found), reason),
  },
  overrideState: {
    find: findGoal,
    possible: (_work, { state }, found) => {
      const goal = goalOf(found);
      const nothingToLift = state === goal.computedState && goal.override === null;
      return (
        unlessUnderWay(goal) ??
        (nothingToLift ? refuse('NotPossible', because`${goal.code} is ${state} already, by its programme`) : undefined)
      );
    },
    valid: (_work, { state, reason }) =>
      state === 'FINISHED'
        ? refuse('InvalidInput', 'FINISHED cannot be set by hand: the manager proposes it and the coordinator confirms', 'state')
        : unlessSaid(reason, 'reason'),
    apply: (work, { state, reason }, found) => {
      const goal = goalOf(found);
      const better = isWorse(goal.computedState, state);
      const override = { state, reason: reason.trim(), better, closesLeft: better ? CLOSES_OF_AN_OVERRIDE : 0 };
      setOverride(work, goal, state === goal.computedState ? null : override);
    },
  },
};

/** From now on the goal owes no update; what was stopped or shown by hand ends (domain.md 4.1). */
function confirmFinished(work: Work, goal: Goal, reason: string | undefined): void {
  const finished = { finishedOn: work.today, finishedAt: work.now, finishProposed: false, stopped: null, override: null };
  put(work, 'goals', { ...goal, ...finished });
  recompute(work, goal.id);
  const cycle = openCycle(work.book);
  const update = cycle && updateOf(work.book, cycle.week, goal.id);
  if (update && isAwaited(update)) moveUpdate(work, update, 'EXCUSED', { excuseReason: reason ?? null }, reason);
}

/** NotPossible: management states are of active goals that are not finished; an integrating goal has those of its children. */
function unlessUnderWay({ code, lifecycle, integrating, finishedOn }: Goal): Refusal | undefined {
  if (lifecycle !== 'ACTIVE') return refuse('NotPossible', because`${code} is ${lifecycle}: only active goals have a management state`);
  if (integrating) return refuse('NotPossible', because`${code} groups other goals: its state is theirs`);
  return finishedOn === null ? undefined : refuse('NotPossible', because`${code} is finished since ${finishedOn}`);
}

/** NotPossible: a stop needs an open restriction that explains it. */
function unlessExplained({ book }: Work, { id, code }: Goal): Refusal | undefined {
  const explains = (item: Item): boolean => item.goalId === id && item.kind === 'RESTRICTION' && isOpen(item);
  return [...book.items.values()].some(explains)
    ? undefined
    : refuse('NotPossible', because`${code} has no open restriction that explains the stop: register it first`);
}

/** NotPossible: every live intermediate goal must be finished. */
function unlessAllFinished({ book }: Work, { id, code }: Goal): Refusal | undefined {
  const open = intermediateGoalsOf(book, id).filter((ig) => !ig.cancelled && ig.finishedOn === null);
  return open.length === 0
    ? undefined
    : refuse('NotPossible', because`${code} has intermediate goals to finish first: ${open.map((ig) => ig.code).join(', ')}`);
}

function goalOf({ goal, on }: Found): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
