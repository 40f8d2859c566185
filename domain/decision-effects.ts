import type { Authority, Found } from './act-rule.ts';
import type { ActOf } from './acts.ts';
import { closeAgenda } from './agenda.ts';
import { follow } from './commitments.ts';
import { originOf } from './decision-checks.ts';
import type { AgendaItem, Item, Opportunity } from './entities.ts';
import { commitItem } from './item-actions.ts';
import { closeItem, isOpen, moveItem } from './item-moves.ts';
import { rungAbove, rungBelow } from './item-refusals.ts';
import { approveOpportunity, isLive, moveOpportunity } from './opportunity-moves.ts';
import { isRefusal } from './refusal.ts';
import { put, type Work } from './work.ts';

type Recorded = ActOf<'recordDecision'>;

/** What a recorded decision does, through the same functions as the acts of those who hold the item (domain.md 4.3, 4.5, 4.8). */
export function carryOut(work: Work, act: Recorded, { item, opportunity, agenda }: Found, authority: Authority): void {
  if (item) onItem(work, act, item, authority);
  else if (opportunity) onOpportunity(work, act, opportunity);
  else if (agenda) onAgenda(work, act, agenda, authority);
}

function onItem(work: Work, act: Recorded, item: Item, { by, onBehalfOf, capacity }: Authority): void {
  const { decision, text, responsible, due, to } = act;
  const moved = { trigger: 'MANUAL', by: onBehalfOf ?? by, ...(text !== undefined && { text }) } as const;
  if (decision === 'DERIVE') {
    const rung = rungAbove(work, item, to, capacity.role);
    if (!isRefusal(rung)) moveItem(work, item, rung, moved);
  }
  if (decision === 'RETURN') {
    const rung = rungBelow(work, item, to);
    if (!isRefusal(rung)) moveItem(work, item, rung, { ...moved, ...(due !== undefined && { limit: due }) });
  }
  if (decision === 'RESOLVE') closeItem(work, item, 'RESOLVED', text ?? '', moved.by);
  if (decision === 'COMMIT' && responsible !== undefined && due !== undefined) {
    commitItem(work, item, { by, responsibleId: responsible, text: text ?? item.title, due });
  }
}

function onOpportunity(work: Work, { decision, text, valuation }: Recorded, opportunity: Opportunity): void {
  if (decision === 'APPROVE') approveOpportunity(work, opportunity, valuation ?? null);
  if (decision === 'DECLINE') moveOpportunity(work, opportunity, 'DECLINED', text);
}

/** On the agenda: the decision asked for and its follow-ups, or the end of what it was asked about (domain.md 3.9, 4.8). */
function onAgenda(work: Work, act: Recorded, agenda: AgendaItem, authority: Authority): void {
  const { decision, text, responsible, due } = act;
  if (decision === 'NOTE') return;
  const decided: AgendaItem = { ...agenda, decisionText: text ?? agenda.decisionText, decidedAt: work.now };
  put(work, 'agenda', decided);
  const item = originOf(work, agenda);
  const opportunity = work.book.opportunities.get(agenda.originId);
  if (decision === 'COMMIT' && responsible !== undefined && due !== undefined) {
    const promise = { responsibleId: responsible, recordedById: authority.by, due, text: text ?? agenda.title };
    follow(work, { of: { agendaId: agenda.id }, ...promise });
  }
  if (decision === 'DECLINE' && opportunity && isLive(opportunity)) moveOpportunity(work, opportunity, 'DECLINED', text);
  if ((decision === 'RESOLVE' || decision === 'RETURN') && item && isOpen(item)) onItem(work, act, item, authority);
  if (decision === 'RESOLVE' && agenda.state === 'FOLLOW_UP') closeAgenda(work, decided);
}
