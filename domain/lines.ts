import { daysBetween } from './calendar.ts';
import { goalLine } from './dashboard.ts';
import type { AgendaItem, Decision, IntermediateGoal, Opportunity, Reprogramming, WeeklyUpdate } from './entities.ts';
import { igState } from './goal-state.ts';
import { indicatorLine, reachedQuarter } from './indicator-line.ts';
import type { Day } from './instant.ts';
import { itemLine } from './item-lines.ts';
import type { AgendaLine, DecisionLine, IgLine, OpportunityLine, ReprogrammingLine, SelectedLine, UpdateLine } from './letter-data.ts';
import { type LookUps, lookUps } from './look-ups.ts';
import type { ManagementState } from './values.ts';
import { type Book, byRef, itemByCode, opportunityByCode, refOf } from './work.ts';

export { goalLine } from './dashboard.ts';
export { itemLine } from './item-lines.ts';

/** One intermediate goal as it stands today (domain.md 3.5, 4.2). */
export function igLine(book: Book, ig: IntermediateGoal, today: Day): IgLine {
  const state = igState(ig, today);
  const open = state !== 'FINISHED' && state !== 'CANCELLED';
  return {
    goal: book.goals.get(ig.goalId)?.code ?? ig.goalId,
    ig: ig.code,
    title: ig.title,
    kind: ig.kind,
    state,
    critical: ig.critical,
    responsible: ig.responsible,
    endDate: ig.endDate,
    originalEndDate: ig.originalEndDate,
    reprogramCount: ig.reprogramCount,
    finishedOn: ig.finishedOn,
    daysLate: open && today > ig.endDate ? daysBetween(ig.endDate, today) : 0,
  };
}

/** One opportunity (domain.md 3.8). */
export function opportunityLine(book: Book, opportunity: Opportunity): OpportunityLine {
  const goal = book.goals.get(opportunity.goalId);
  const { code, title, igId, proposedDate, place, state, valuation } = opportunity;
  return {
    opportunity: code,
    title,
    goal: goal?.code ?? opportunity.goalId,
    goalTitle: goal?.title ?? '',
    ig: igId === null ? null : (book.intermediateGoals.get(igId)?.code ?? null),
    proposedDate,
    place,
    state,
    valuation,
  };
}

/** One agenda item; a decision brings the history of what it is asked about (domain.md 3.9, 7.3 P5). */
export function agendaLine(book: Book, agenda: AgendaItem, today: Day, known?: LookUps): AgendaLine {
  const item = agenda.originType === 'OPPORTUNITY' ? undefined : book.items.get(agenda.originId);
  const origin = item ?? book.opportunities.get(agenda.originId);
  const { code, kind, title, requestedDecision, proposedDate, state, goalId } = agenda;
  return {
    agenda: code,
    kind,
    title,
    requestedDecision,
    proposedDate,
    state,
    origin: origin?.code ?? agenda.originId,
    goal: book.goals.get(goalId)?.code ?? goalId,
    limitDate: item?.limitDate ?? null,
    item: item && kind === 'DECISION' ? itemLine(book, item, today, known ?? lookUps(book, today)) : null,
  };
}

/** One change of an end date, asked for or decided; `count` is which time it is or would be (domain.md 3.5). */
export function reprogrammingLine(book: Book, reprogramming: Reprogramming): ReprogrammingLine {
  const { goalId, igId, fromDate, toDate, reason, decision, decisionReason, requestedBy } = reprogramming;
  return {
    ref: refOf(book, goalId, igId),
    goal: book.goals.get(goalId)?.code ?? goalId,
    title: book.intermediateGoals.get(igId)?.title ?? '',
    from: fromDate,
    to: toDate,
    reason,
    decision,
    count: whichTime(book, reprogramming),
    requestedBy: book.people.get(requestedBy)?.name ?? requestedBy,
    decisionReason,
  };
}

/** One recorded decision (domain.md 3.10). */
export function decisionLine(book: Book, decision: Decision): DecisionLine {
  const { level, ref, goalId, text, responsibleId, due, valuation, recordedBy, recordedAt } = decision;
  const origin = itemByCode(book, ref) ?? opportunityByCode(book, ref) ?? [...book.agenda.values()].find(({ code }) => code === ref);
  return {
    level,
    ref,
    title: origin?.title ?? '',
    goal: book.goals.get(goalId)?.code ?? goalId,
    decision: decision.decision,
    text,
    responsible: responsibleId === null ? null : (book.people.get(responsibleId)?.name ?? responsibleId),
    due,
    valuation,
    recordedBy: book.people.get(recordedBy)?.name ?? recordedBy,
    at: recordedAt,
  };
}

/** How a goal's update of a week stands, with its streaks (domain.md 4.6, 6.2 E4). */
export function updateLine(book: Book, update: WeeklyUpdate, today: Day, known: LookUps = lookUps(book, today)): UpdateLine {
  const goal = book.goals.get(update.goalId);
  return {
    goal: goal?.code ?? update.goalId,
    title: goal?.title ?? '',
    manager: known.managerOf(update.goalId)?.name ?? null,
    state: update.state,
    late: update.late,
    noChange: update.noChange,
    submittedAt: update.submittedAt,
    missedInARow: goal?.missedInARow ?? 0,
    noChangeInARow: goal?.noChangeInARow ?? 0,
    marks: update.marks,
    lastUpdateAt: goal?.lastUpdateAt ?? null,
  };
}

/** What a line of the minister's selection is called. */
export function selectedTitle(line: SelectedLine): string {
  switch (line.what) {
    case 'ITEM':
      return line.item.title;
    case 'IG':
      return line.ig.title;
    case 'REPROGRAMMING':
      return line.reprogramming.title;
    case 'GOAL':
      return line.goal.title;
    case 'OPPORTUNITY':
      return line.opportunity.title;
    case 'INDICATOR':
      return line.indicator.name;
  }
}

/** A line of the minister's selection with what it refers to; undefined when nothing has that code any more (domain.md 5.6). */
export function selectedLine(
  book: Book,
  { ref, why }: { readonly ref: string; readonly why: string },
  today: Day,
  known: LookUps = lookUps(book, today),
  before: Readonly<Record<string, ManagementState>> = book.institution.baseline.states, // what a goal gone worse is compared with
): SelectedLine | undefined {
  const item = itemByCode(book, ref);
  if (item) return { ref, why, what: 'ITEM', item: itemLine(book, item, today, known) };
  const opportunity = opportunityByCode(book, ref);
  if (opportunity) return { ref, why, what: 'OPPORTUNITY', opportunity: opportunityLine(book, opportunity) };
  const indicator = [...book.indicators.values()].find(({ code }) => code === ref);
  if (indicator) {
    const line = indicatorLine(book, indicator, today);
    return { ref, why, what: 'INDICATOR', indicator: line, crossed: reachedQuarter(indicator, line) };
  }
  const found = byRef(book, ref);
  if (!found) return undefined;
  const { goal, ig } = found;
  if (!ig) {
    const was = before[goal.code];
    const line = goalLine(book, goal, today, known);
    return { ref, why, what: 'GOAL', goal: line, ...(why === 'worse' && was !== undefined && { was }) };
  }
  const moved = why === 'reprogrammed' ? lastReprogramming(book, ig) : undefined;
  if (moved) return { ref, why, what: 'REPROGRAMMING', reprogramming: reprogrammingLine(book, moved) };
  return { ref, why, what: 'IG', ig: igLine(book, ig, today) };
}

const lastReprogramming = (book: Book, ig: IntermediateGoal): Reprogramming | undefined =>
  [...book.reprogrammings.values()]
    .filter(({ igId, decision }) => igId === ig.id && decision !== 'REJECTED')
    .reduce<Reprogramming | undefined>((last, one) => (last === undefined || one.requestedAt >= last.requestedAt ? one : last), undefined);

/** The accepted ones are counted already; of several known here, each is as many times earlier as others were accepted after it. */
function whichTime({ intermediateGoals, reprogrammings }: Book, one: Reprogramming): number {
  const count = intermediateGoals.get(one.igId)?.reprogramCount ?? 0;
  if (!isAccepted(one)) return count + 1;
  const later = [...reprogrammings.values()].filter(
    (other) => other.igId === one.igId && isAccepted(other) && (other.decidedAt ?? 0) > (one.decidedAt ?? 0),
  );
  return count - later.length;
}
const isAccepted = ({ decision }: Reprogramming): boolean => decision === 'AUTO_ACCEPTED' || decision === 'APPROVED';
