import { type ActRule, type ActRules, findAgenda } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import { closeAgenda, enter } from './agenda.ts';
import { followUpsOf } from './commitments.ts';
import type { AgendaItem, Id } from './entities.ts';
import { isOpen, moveItem } from './item-moves.ts';
import { ifPast, rungBelow } from './item-refusals.ts';
import { pushLetter } from './letter-writing.ts';
import { agendaLine } from './lines.ts';
import { isLive, moveOpportunity } from './opportunity-moves.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import type { AgendaAnswer, AgendaState } from './values.ts';
import type { Work } from './work.ts';

type Answer = ActOf<'answerAgenda'>;

/** From which state each answer leads, and where to (domain.md 4.8). */
const STEPS: Readonly<Record<AgendaAnswer, { readonly from: AgendaState; readonly to: AgendaState }>> = {
  ACCEPT: { from: 'PROPOSED', to: 'ACCEPTED' },
  DEFER: { from: 'PROPOSED', to: 'DEFERRED' },
  REJECT: { from: 'PROPOSED', to: 'REJECTED' },
  SCHEDULE: { from: 'ACCEPTED', to: 'SCHEDULED' },
  HELD: { from: 'SCHEDULED', to: 'HELD' },
};

const ANSWER: ActRule<'answerAgenda'> = {
  find: findAgenda,
  possible: (_work, { answer }, { agenda }) => (agenda ? ifNoSuchStep(agenda, answer) : undefined),
  valid: (work, { answer, date }) => (answer === 'SCHEDULE' ? ifPast(work, date, 'date') : undefined),
  apply: (work, act, { agenda }, { by, onBehalfOf }) => {
    if (!agenda) return;
    const answered = enter(work, { ...agenda, ...changes(work, act) }, STEPS[act.answer].to);
    pass(work, answered, act, onBehalfOf ?? by);
    tellAnswer(work, work.book.agenda.get(agenda.id) ?? answered, act, by);
  },
};
/** What the head office answers to the agenda proposed to it (domain.md 4.8). */
export const AGENDA_ACTS: ActRules<'answerAgenda'> = { answerAgenda: ANSWER };

function ifNoSuchStep({ code, state }: AgendaItem, answer: AgendaAnswer): Refusal | undefined {
  const { from } = STEPS[answer];
  return state === from ? undefined : refuse('NotPossible', because`${code} is ${state}: ${answer} is an answer to what is ${from}`);
}

function changes(work: Work, { answer, date, text }: Answer): Partial<AgendaItem> {
  const scheduled = answer === 'SCHEDULE' && date !== undefined ? { proposedDate: date } : {};
  const decided = answer === 'HELD' ? { decidedAt: work.now, ...(text !== undefined && { decisionText: text }) } : {};
  return { ...scheduled, ...decided };
}

/** What the answer does to the origin, and what follows from having been held (domain.md 4.5, 4.8). */
function pass(work: Work, agenda: AgendaItem, { answer, text }: Answer, by: Id): void {
  const opportunity = work.book.opportunities.get(agenda.originId);
  if (answer === 'REJECT') {
    if (opportunity && isLive(opportunity)) moveOpportunity(work, opportunity, 'DECLINED', text);
    else returnOrigin(work, agenda, by, text);
  }
  if (answer === 'SCHEDULE' && opportunity?.state === 'APPROVED') moveOpportunity(work, opportunity, 'SCHEDULED');
  if (answer === 'HELD') {
    if (opportunity?.state === 'SCHEDULED') moveOpportunity(work, opportunity, 'HELD');
    if (followUpsOf(work, agenda.id).length > 0) enter(work, agenda, 'FOLLOW_UP');
    else closeAgenda(work, agenda);
  }
}

/** A rejected decision goes down to the committee, or to the next rung below where there is none (domain.md 4.8). */
function returnOrigin(work: Work, agenda: AgendaItem, by: Id, text: string | undefined): void {
  const item = work.book.items.get(agenda.originId);
  if (!item || !isOpen(item)) return;
  const below = rungBelow(work, item, undefined);
  if (!isRefusal(below)) moveItem(work, item, below, { trigger: 'MANUAL', by, ...(text !== undefined && { text }) });
}

/** N20, for every answer: to the secretary, copies to minister, coordinator and manager (domain.md 6.6). */
function tellAnswer(work: Work, agenda: AgendaItem, { answer, text, date }: Answer, by: Id): void {
  pushLetter(work, {
    notice: 'N20',
    to: [{ role: 'COMMITTEE_SECRETARY' }],
    cc: [{ role: 'MINISTER' }, { role: 'COORDINATOR' }, { role: 'GOAL_MANAGER' }],
    goalId: agenda.goalId,
    about: [agenda.code],
    data: {
      agenda: agendaLine(work.book, agenda, work.today),
      answer,
      text: text ?? null,
      date: date ?? null,
      by: work.book.people.get(by)?.name ?? by,
    },
  });
}
