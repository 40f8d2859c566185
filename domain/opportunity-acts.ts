import { type ActRule, type ActRules, type Found, findOn, findOpportunity } from './act-rule.ts';
import { awaitedOf } from './agenda.ts';
import type { Opportunity } from './entities.ts';
import { ifPast, ifTaken, unlessSaid } from './item-refusals.ts';
import { isLive, moveOpportunity } from './opportunity-moves.ts';
import { because, refuse } from './refusal.ts';
import type { OpportunityState } from './values.ts';
import { giveCode, put, tell } from './work.ts';

/** What managers, assistants, communications and coordinators do with an opportunity (domain.md 4.5); decisions are in decision-acts. */
export const OPPORTUNITY_ACTS: ActRules<'registerOpportunity' | 'validateOpportunity' | 'declineOpportunity' | 'redateOpportunity'> = {
  registerOpportunity: {
    find: findOn,
    possible: (_work, _act, { goal }) =>
      goal?.lifecycle === 'CLOSED' || goal?.lifecycle === 'CANCELLED'
        ? refuse('NotPossible', because`${goal.code} is ${goal.lifecycle}: nothing comes of it any more`)
        : undefined,
    valid: (work, { id, title }) => ifTaken(work, id) ?? unlessSaid(title, 'title'),
    name: (work, { id }) => giveCode(work, 'OPPORTUNITY', id),
    apply: (work, { title, kind, proposed, place, description }, { goal, ig, on }, { by }, code) => {
      if (!goal) throw new Error(`no goal was found for ${on}`);
      put(work, 'opportunities', {
        id: work.newId(),
        code,
        goalId: goal.id,
        igId: ig?.id ?? null,
        title: title.trim(),
        kind: kind ?? 'OTHER',
        proposedDate: proposed,
        place: place?.trim() || null,
        description: description?.trim() || null,
        state: 'IDENTIFIED',
        valuation: null,
        proposedBy: by,
        remindedFor: null,
        version: 1,
      });
      tell(work, { kind: 'state', of: 'opportunity', id: code, from: null, to: 'IDENTIFIED' });
    },
  },
  validateOpportunity: {
    find: findOpportunity,
    possible: unlessIn('IDENTIFIED'),
    apply: (work, _act, found) => {
      moveOpportunity(work, opportunityOf(found), 'VALIDATED');
    },
  },
  declineOpportunity: {
    find: findOpportunity,
    possible: (_work, _act, found) => {
      const { code, state } = opportunityOf(found);
      return isLive(opportunityOf(found))
        ? undefined
        : refuse('NotPossible', because`${code} is ${state}: there is nothing left to decline`);
    },
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { reason }, found) => {
      moveOpportunity(work, opportunityOf(found), 'DECLINED', reason);
    },
  },
  redateOpportunity: {
    find: findOpportunity,
    possible: unlessIn('IDENTIFIED', 'VALIDATED', 'ASSESSED', 'APPROVED'),
    valid: (work, { proposed }) => ifPast(work, proposed, 'proposed'),
    apply: (work, { proposed }, found) => {
      const opportunity = opportunityOf(found);
      const { code, proposedDate } = opportunity;
      if (proposed === proposedDate) return;
      put(work, 'opportunities', { ...opportunity, proposedDate: proposed });
      tell(work, { kind: 'change', of: 'opportunity', id: code, field: 'proposedDate', before: proposedDate, after: proposed });
      const agenda = awaitedOf(work, opportunity.id);
      if (!agenda) return;
      put(work, 'agenda', { ...agenda, proposedDate: proposed });
      const change = { field: 'proposedDate', before: agenda.proposedDate, after: proposed };
      tell(work, { kind: 'change', of: 'agenda', id: agenda.code, ...change });
    },
  },
};

/** NotPossible: the step is not one from where the opportunity stands (domain.md 4.5). */
function unlessIn(...states: readonly OpportunityState[]): NonNullable<ActRule<'validateOpportunity' | 'redateOpportunity'>['possible']> {
  return (_work, { do: act }, found) => {
    const { code, state } = opportunityOf(found);
    return states.includes(state)
      ? undefined
      : refuse('NotPossible', because`${code} is ${state}: ${act} takes one that is ${states.join(' or ')}`);
  };
}

function opportunityOf({ opportunity, on }: Found): Opportunity {
  if (!opportunity) throw new Error(`no opportunity was found for ${on}`);
  return opportunity;
}
