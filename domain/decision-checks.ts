import type { Authority, Found } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import type { AgendaItem, Item, Opportunity } from './entities.ts';
import { isOpen } from './item-moves.ts';
import { ifBadCommitment, ifNoCommitment, ifPast, rungAbove, rungBelow, unlessOpen } from './item-refusals.ts';
import { isLive } from './opportunity-moves.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import type { Work } from './work.ts';

type Recorded = ActOf<'recordDecision'>;

/** NotPossible: what is decided on has no such step (domain.md 4.3, 4.5, 4.8); taking note is always possible. */
export function ifUndecidable(work: Work, act: Recorded, found: Found, authority: Authority): Refusal | undefined {
  if (act.decision === 'NOTE') return undefined;
  const { item, opportunity, agenda } = found;
  if (item) return ifNotOfItem(work, act, item, authority);
  if (opportunity) return ifNotOfOpportunity(work, act, opportunity);
  return agenda && ifNotOfAgenda(work, act, agenda);
}

/** InvalidInput: `COMMIT` needs who and when, `RETURN` the new limit date (scenario acts, domain.md 6.3). */
export function ifWrongValue(work: Work, act: Recorded, found: Found, { capacity }: Authority): Refusal | undefined {
  const { decision, responsible, due, to } = act;
  const item = found.item ?? originOf(work, found.agenda);
  switch (decision) {
    case 'COMMIT':
      if (responsible === undefined) return refuse('InvalidInput', 'say who is responsible for the commitment', 'responsible');
      if (due === undefined) return refuse('InvalidInput', 'say until when the commitment is due', 'due');
      return found.item ? ifBadCommitment(work, due, 'due') : ifPast(work, due, 'due');
    case 'RETURN':
      if (due === undefined) return refuse('InvalidInput', 'say the new limit date of what is returned', 'due');
      return ifPast(work, due, 'due') ?? (item && only('InvalidInput', rungBelow(work, item, to)));
    case 'DERIVE':
      return item && only('InvalidInput', rungAbove(work, item, to, capacity.role));
    default:
      return undefined;
  }
}

/** The item an agenda item of kind `DECISION` asks about. */
export const originOf = (work: Work, agenda: AgendaItem | undefined): Item | undefined => agenda && work.book.items.get(agenda.originId);

function ifNotOfItem(work: Work, act: Recorded, item: Item, { capacity }: Authority): Refusal | undefined {
  const closed = unlessOpen(item);
  if (closed) return closed;
  switch (act.decision) {
    case 'DERIVE':
      return only('NotPossible', rungAbove(work, item, act.to, capacity.role));
    case 'RETURN':
      return only('NotPossible', rungBelow(work, item, act.to));
    case 'COMMIT':
      return ifNoCommitment(work, item);
    case 'APPROVE':
    case 'DECLINE':
      return noStep(item.code, act);
    default:
      return undefined;
  }
}

function ifNotOfOpportunity({ book }: Work, act: Recorded, opportunity: Opportunity): Refusal | undefined {
  const { code, state } = opportunity;
  if (act.decision === 'DECLINE') return isLive(opportunity) ? undefined : noStep(code, act, state);
  if (act.decision !== 'APPROVE') return noStep(code, act);
  // Only what reached the minister: assessed by the coordinator, or selected automatically while validated (4.5).
  const selected = [...book.selections.values()].some(({ auto, lines }) => auto && lines.some(({ ref }) => ref === code));
  return state === 'ASSESSED' || (state === 'VALIDATED' && selected) ? undefined : noStep(code, act, state);
}

function ifNotOfAgenda(work: Work, act: Recorded, agenda: AgendaItem): Refusal | undefined {
  const { code, kind, state } = agenda;
  if (state === 'CLOSED' || state === 'REJECTED') return noStep(code, act, state);
  const item = originOf(work, agenda);
  const opportunity = work.book.opportunities.get(agenda.originId);
  switch (act.decision) {
    case 'RESOLVE': // of what was held and followed up: its end, whatever it was about
      return state === 'FOLLOW_UP' || (item && isOpen(item)) ? undefined : noStep(code, act, state);
    case 'RETURN':
      return item && isOpen(item) ? only('NotPossible', rungBelow(work, item, act.to)) : noStep(code, act, state);
    case 'APPROVE':
      return kind === 'DECISION' ? undefined : noStep(code, act, state); // an event was approved before it came here
    case 'DECLINE':
      return kind === 'DECISION' || (opportunity && isLive(opportunity)) ? undefined : noStep(code, act, state);
    case 'DERIVE':
      return noStep(code, act);
    default:
      return undefined;
  }
}

const noStep = (code: string, { decision }: Recorded, state?: string): Refusal =>
  refuse(
    'NotPossible',
    state === undefined ? because`${decision} is no decision on ${code}` : because`${code} is ${state}: it cannot be decided ${decision}`,
  );
const only = (failure: Refusal['failure'], outcome: unknown): Refusal | undefined =>
  isRefusal(outcome) && outcome.failure === failure ? outcome : undefined;
