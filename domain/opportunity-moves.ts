import { closeAgendaOf, proposeAgendaItem } from './agenda.ts';
import type { Opportunity } from './entities.ts';
import type { OpportunityState, Valuation } from './values.ts';
import { put, tell, type Work } from './work.ts';

/** Open: something may still come of it (domain.md 4.5). */
export const isLive = ({ state }: Opportunity): boolean => state !== 'HELD' && state !== 'DECLINED' && state !== 'EXPIRED';

/** Enters a state: the row and its line; declined or expired, the agenda lets go of it (domain.md 4.5, 4.8). */
export function moveOpportunity(work: Work, opportunity: Opportunity, to: OpportunityState, reason?: string): Opportunity {
  const next: Opportunity = { ...opportunity, state: to };
  put(work, 'opportunities', next);
  tell(work, {
    kind: 'state',
    of: 'opportunity',
    id: next.code,
    from: opportunity.state,
    to,
    ...(reason !== undefined && { reason }),
  });
  if (to === 'DECLINED' || to === 'EXPIRED') closeAgendaOf(work, next.id);
  return next;
}

/** Approves with a political valuation, having assessed what was only validated, and proposes the event (domain.md 4.5, 11.8). */
export function approveOpportunity(work: Work, opportunity: Opportunity, valuation: Valuation | null): Opportunity {
  const assessed = opportunity.state === 'VALIDATED' ? moveOpportunity(work, opportunity, 'ASSESSED') : opportunity;
  const approved = moveOpportunity(work, { ...assessed, valuation }, 'APPROVED');
  proposeAgendaItem(work, approved);
  return approved;
}
