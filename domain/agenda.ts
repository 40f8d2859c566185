import { endCommitments } from './commitments.ts';
import type { AgendaItem, Id, Item, Opportunity } from './entities.ts';
import type { AgendaState } from './values.ts';
import { giveCode, put, tell, type Work } from './work.ts';

/** States in which the head office still has to do something, so that a closed origin closes the agenda item (domain.md 4.8). */
const AWAITED: readonly AgendaState[] = ['PROPOSED', 'ACCEPTED', 'DEFERRED', 'SCHEDULED'];

/** Proposes an item that arrived at the top as a decision, an approved opportunity as an event (domain.md 4.3, 4.5). */
export function proposeAgendaItem(work: Work, origin: Item | Opportunity, requestedDecision?: string): AgendaItem {
  const waiting = awaitedOf(work, origin.id);
  if (waiting) return waiting;
  const event = 'proposedDate' in origin;
  const agenda: AgendaItem = {
    id: work.newId(),
    code: giveCode(work, 'AGENDA'),
    kind: event ? 'EVENT' : 'DECISION',
    title: origin.title,
    requestedDecision: event ? null : (requestedDecision ?? origin.treatment?.what ?? origin.title),
    proposedDate: event ? origin.proposedDate : null,
    originType: event ? 'OPPORTUNITY' : origin.kind,
    originId: origin.id,
    goalId: origin.goalId,
    state: 'PROPOSED',
    proposedOn: work.asOfDay,
    decisionText: null,
    decidedAt: null,
    version: 1,
  };
  enter(work, agenda, 'PROPOSED');
  return agenda;
}

/** Closes what the agenda still holds of an origin that is closed, returned down, declined or expired (domain.md 4.8). */
export function closeAgendaOf(work: Work, originId: Id): void {
  const agenda = awaitedOf(work, originId);
  if (agenda) closeAgenda(work, agenda);
}

/** Closes an agenda item and what was followed up on it (domain.md 4.8). */
export function closeAgenda(work: Work, agenda: AgendaItem): void {
  endCommitments(work, { agendaId: agenda.id });
  enter(work, agenda, 'CLOSED');
}

/** A deferred item is proposed again at M01 of the next cycle, before its letters (domain.md 4.8). */
export function reproposeDeferred(work: Work): void {
  const deferred = [...work.book.agenda.values()].filter(({ state }) => state === 'DEFERRED');
  for (const agenda of deferred.sort((a, b) => (a.code < b.code ? -1 : 1))) enter(work, agenda, 'PROPOSED');
}

/** Enters a state: the row and its line. */
export function enter(work: Work, agenda: AgendaItem, state: AgendaState): AgendaItem {
  const next: AgendaItem = { ...agenda, state };
  put(work, 'agenda', next);
  tell(work, { kind: 'agenda', id: next.code, type: next.kind, origin: originCode(work, next), state });
  return next;
}

/** A restriction made from an alert takes over what the agenda still holds of the alert (domain.md 4.4). */
export function takeOverAgenda(work: Work, alert: Item, restriction: Item): void {
  const agenda = awaitedOf(work, alert.id);
  if (!agenda) return;
  put(work, 'agenda', { ...agenda, originType: 'RESTRICTION', originId: restriction.id });
  tell(work, { kind: 'change', of: 'agenda', id: agenda.code, field: 'origin', before: alert.code, after: restriction.code });
}

/** What the agenda still holds of an origin. */
export const awaitedOf = (work: Work, originId: Id): AgendaItem | undefined =>
  [...work.book.agenda.values()].find((one) => one.originId === originId && AWAITED.includes(one.state));

function originCode({ book }: Work, { originId, originType }: AgendaItem): string {
  const origin = originType === 'OPPORTUNITY' ? book.opportunities.get(originId) : book.items.get(originId);
  return origin?.code ?? originId;
}
