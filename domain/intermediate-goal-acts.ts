import { type ActRules, type Authority, type Found, findIg } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { capacitiesOf } from './capacities.ts';
import type { Goal, IntermediateGoal } from './entities.ts';
import { igState, recompute } from './goal-state.ts';
import { unlessSaid } from './item-refusals.ts';
import { openCycle } from './milestone-cycle.ts';
import { because, refuse } from './refusal.ts';
import { pendingOf, rejectPending } from './reprogramming.ts';
import { reported } from './step-reports.ts';
import { weekOf } from './week.ts';
import { put, type Work } from './work.ts';

/** What managers and assistants do with an intermediate goal besides moving its date (domain.md 4.2, 5.3). */
export const INTERMEDIATE_GOAL_ACTS: ActRules<'finishIntermediateGoal' | 'undoFinish' | 'explainDelay'> = {
  finishIntermediateGoal: {
    find: findIg,
    possible: (_work, _act, found) => {
      const { goal, ig } = partsOf(found);
      if (ig.finishedOn !== null) return refuse('NotPossible', because`${found.on} is finished since ${ig.finishedOn}`);
      if (ig.cancelled) return refuse('NotPossible', because`${found.on} is cancelled: it is not finished any more`);
      return unlessActive(goal);
    },
    valid: (work, { date }) =>
      date !== undefined && date > work.today
        ? refuse('InvalidInput', because`${date} is still to come: it was finished today (${work.today}) or before`, 'date')
        : undefined,
    apply: (work, { date }, found) => {
      const { goal, ig } = partsOf(found);
      put(work, 'intermediateGoals', { ...reported(work, ig), finishedOn: date ?? work.today, finishedAt: work.now });
      recompute(work, goal.id);
      const pending = pendingOf(work.book, ig.id);
      if (pending) rejectPending(work, pending, null);
    },
  },
  undoFinish: {
    find: findIg,
    phase: (work, _act, found, authority) => unlessUndoable(work, found, authority),
    possible: (_work, _act, found) => {
      const { goal, ig } = partsOf(found);
      if (ig.finishedOn === null) return refuse('NotPossible', because`${found.on} is not finished`);
      if (goal.finishedOn !== null)
        return refuse('NotPossible', because`${goal.code} is confirmed as finished with all its intermediate goals`);
      return unlessActive(goal);
    },
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, _act, found) => {
      const { goal, ig } = partsOf(found);
      put(work, 'intermediateGoals', { ...ig, finishedOn: null, finishedAt: null });
      if (goal.finishProposed) put(work, 'goals', { ...goal, finishProposed: false }); // what it stood on is gone
      recompute(work, goal.id);
    },
  },
  explainDelay: {
    find: findIg,
    possible: (work, _act, found) =>
      igState(partsOf(found).ig, work.today) === 'DELAYED'
        ? undefined
        : refuse('NotPossible', because`${found.on} is not delayed: there is nothing to explain`),
    valid: (_work, { text }) => unlessSaid(text),
    apply: (work, { text }, found) => {
      const told = reported(work, partsOf(found).ig, text);
      put(work, 'intermediateGoals', { ...told, explained: { week: weekAtHand(work), text: text.trim() } });
    },
  },
};

/** PhaseClosed: the manager undoes within the cycle in which it was finished, the coordinator also later (domain.md 4.2). */
function unlessUndoable(work: Work, found: Found, { by }: Authority): Refusal | undefined {
  const { goal, ig } = partsOf(found);
  if (ig.finishedOn === null) return undefined;
  const sameCycle = ig.finishedAt !== null && ig.finishedAt >= work.book.institution.lastCloseAt;
  const coordinates = capacitiesOf(work.book, { by, via: 'web' }, goal.id, work.today).some(
    ({ role, canDecide }) => role === 'COORDINATOR' && canDecide,
  );
  return sameCycle || coordinates
    ? undefined
    : refuse('PhaseClosed', because`${found.on} was finished in a cycle that is closed: ask the coordinator to undo it`);
}

/** The week that an explanation counts for: the one under way, else the next that opens. */
function weekAtHand({ book, today }: Work): string {
  const next = [...book.cycles.values()].filter(({ state }) => state === 'SCHEDULED').map(({ week }) => week);
  return openCycle(book)?.week ?? next.sort()[0] ?? weekOf(today);
}

const unlessActive = ({ code, lifecycle }: Goal): Refusal | undefined =>
  lifecycle === 'ACTIVE' ? undefined : refuse('NotPossible', because`${code} is ${lifecycle}: its programme is not under way`);

function partsOf({ goal, ig, on }: Found): { readonly goal: Goal; readonly ig: IntermediateGoal } {
  if (!goal || !ig) throw new Error(`no intermediate goal was found for ${on}`);
  return { goal, ig };
}
