import { type ActRules, type Found, findIg } from './act-rule.ts';
import type { Goal, IntermediateGoal, Reprogramming } from './entities.ts';
import { unlessSaid } from './item-refusals.ts';
import type { ReprogrammingLine } from './letter-data.ts';
import { pushLetter } from './letter-writing.ts';
import { reprogrammingLine } from './lines.ts';
import { because, refuse } from './refusal.ts';
import { approvePending, bearReprogramming, pendingOf, rejectPending, whyApproval } from './reprogramming.ts';
import type { Work } from './work.ts';

/** Moving the date of an intermediate goal, freely or with the coordinator's approval (domain.md 3.5). */
export const REPROGRAMMING_ACTS: ActRules<'requestReprogramming' | 'decideReprogramming'> = {
  requestReprogramming: {
    find: findIg,
    possible: (work, _act, found) => {
      const { goal, ig } = partsOf(found);
      if (goal.lifecycle !== 'ACTIVE')
        return refuse('NotPossible', because`${goal.code} is ${goal.lifecycle}: its programme is not under way`);
      if (ig.finishedOn !== null) return refuse('NotPossible', because`${found.on} is finished since ${ig.finishedOn}: its date stands`);
      if (ig.cancelled) return refuse('NotPossible', because`${found.on} is cancelled: it has no date to move`);
      const pending = pendingOf(work.book, ig.id);
      return pending && refuse('NotPossible', because`${found.on} waits for the coordinator to decide about ${pending.toDate}`);
    },
    valid: (_work, { to, reason }, found) =>
      to === partsOf(found).ig.endDate
        ? refuse('InvalidInput', because`${found.on} ends on ${to} already: give another date`, 'to')
        : unlessSaid(reason, 'reason'),
    apply: (work, { to, reason }, found, { by }) => {
      const { goal, ig } = partsOf(found);
      const why = whyApproval(work.book.institution.calendar, goal, ig, to);
      const free = why.length === 0;
      const request: Reprogramming = {
        id: work.newId(),
        goalId: goal.id,
        igId: ig.id,
        fromDate: ig.endDate,
        toDate: to,
        reason: reason.trim(),
        requestedBy: by,
        requestedAt: work.now,
        decision: free ? 'AUTO_ACCEPTED' : 'PENDING',
        decidedBy: null,
        decidedAt: free ? work.now : null,
        decisionReason: null,
      };
      bearReprogramming(work, request);
      if (free) return;
      pushLetter(work, {
        notice: 'N12',
        to: [{ role: 'COORDINATOR' }],
        goalId: goal.id,
        about: [found.on],
        data: { reprogramming: lineOf(work, request), why, goalEnd: goal.endDate },
      });
    },
  },
  decideReprogramming: {
    find: findIg,
    possible: (work, _act, found) =>
      pendingOf(work.book, partsOf(found).ig.id)
        ? undefined
        : refuse('NotPossible', because`${found.on} has no request that waits for a decision`),
    apply: (work, { approve, reason }, found, { by }) => {
      const { goal, ig } = partsOf(found);
      const pending = pendingOf(work.book, ig.id);
      if (!pending) return;
      if (approve) approvePending(work, pending, { decidedBy: by, decisionReason: reason ?? null });
      else rejectPending(work, pending, by, reason);
      const decided = work.book.reprogrammings.get(pending.id) ?? pending;
      pushLetter(work, {
        notice: 'N13',
        to: [{ role: 'GOAL_MANAGER' }],
        goalId: goal.id,
        about: [found.on],
        data: {
          reprogramming: lineOf(work, decided),
          approved: approve,
          by: work.book.people.get(by)?.name ?? by,
          newState: work.book.intermediateGoals.get(ig.id)?.state ?? ig.state,
        },
      });
    },
  },
};

const lineOf = (work: Work, reprogramming: Reprogramming): ReprogrammingLine => reprogrammingLine(work.book, reprogramming);

function partsOf({ goal, ig, on }: Found): { readonly goal: Goal; readonly ig: IntermediateGoal } {
  if (!goal || !ig) throw new Error(`no intermediate goal was found for ${on}`);
  return { goal, ig };
}
