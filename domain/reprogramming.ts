import { businessDaysBetween } from './calendar.ts';
import type { BusinessCalendar, Goal, Id, IntermediateGoal, Reprogramming } from './entities.ts';
import { recompute } from './goal-state.ts';
import type { Day } from './instant.ts';
import type { LetterData } from './letter-data.ts';
import { type Book, put, refOf, tell, type Work } from './work.ts';

type Why = LetterData['N12']['why'][number];

const LONG_SHIFT_DAYS = 10;
const COUNT_TO_APPROVE = 2;

/** Why a new date needs the coordinator's approval; none when the manager may move it freely (domain.md 3.5). */
export function whyApproval(
  calendar: BusinessCalendar,
  goal: Goal,
  { endDate, critical, reprogramCount }: IntermediateGoal,
  to: Day,
): Why[] {
  const why: Why[] = [];
  if (reprogramCount + 1 >= COUNT_TO_APPROVE) why.push('SECOND_TIME');
  if (critical && Math.abs(businessDaysBetween(calendar, endDate, to)) > LONG_SHIFT_DAYS) why.push('CRITICAL_LONG');
  if (to > goal.endDate) why.push('PAST_GOAL_END');
  return why;
}

/** The request of an intermediate goal that waits for the coordinator. */
export const pendingOf = (book: Book, igId: Id): Reprogramming | undefined =>
  [...book.reprogrammings.values()].find((one) => one.igId === igId && one.decision === 'PENDING');

/** A request is born: accepted by itself, or pending while the old date rules (domain.md 3.5). */
export function bearReprogramming(work: Work, reprogramming: Reprogramming): void {
  put(work, 'reprogrammings', reprogramming);
  tell(work, { kind: 'state', of: 'reprogramming', id: refIn(work, reprogramming), from: null, to: reprogramming.decision });
  if (reprogramming.decision === 'AUTO_ACCEPTED') moveDate(work, reprogramming);
}

/** The coordinator approves: the date moves, with the goal's end where it lies beyond (domain.md 3.5). */
export function approvePending(work: Work, pending: Reprogramming, decided: Pick<Reprogramming, 'decidedBy' | 'decisionReason'>): void {
  settle(work, { ...pending, ...decided, decision: 'APPROVED', decidedAt: work.now });
  moveDate(work, pending);
}

/** Rejected by the coordinator, or by nobody when the intermediate goal is finished meanwhile (domain.md 3.5). */
export function rejectPending(work: Work, pending: Reprogramming, decidedBy: Id | null, reason?: string): void {
  settle(work, { ...pending, decision: 'REJECTED', decidedBy, decidedAt: work.now, decisionReason: reason ?? null });
}

function settle(work: Work, settled: Reprogramming): void {
  put(work, 'reprogrammings', settled);
  const { decision: to, decisionReason } = settled;
  const reason = decisionReason === null ? {} : { reason: decisionReason };
  tell(work, { kind: 'state', of: 'reprogramming', id: refIn(work, settled), from: 'PENDING', to, ...reason });
}

function moveDate(work: Work, { igId, goalId, toDate }: Reprogramming): void {
  const ig = work.book.intermediateGoals.get(igId);
  const goal = work.book.goals.get(goalId);
  if (!ig || !goal) return;
  const moved = { endDate: toDate, reprogramCount: ig.reprogramCount + 1, explained: null };
  put(work, 'intermediateGoals', { ...ig, ...moved });
  const ref = refOf(work.book, goalId, igId);
  tell(work, { kind: 'change', of: 'intermediateGoal', id: ref, field: 'endDate', before: ig.endDate, after: toDate });
  if (toDate > goal.endDate) {
    put(work, 'goals', { ...goal, endDate: toDate });
    tell(work, { kind: 'change', of: 'goal', id: goal.code, field: 'endDate', before: goal.endDate, after: toDate });
  }
  recompute(work, goalId);
}

const refIn = ({ book }: Work, { goalId, igId }: Reprogramming): string => refOf(book, goalId, igId);
