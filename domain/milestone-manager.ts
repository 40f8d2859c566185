import { reproposeDeferred } from './agenda.ts';
import type { Cycle, Goal, WeekKey, WeeklyUpdate } from './entities.ts';
import type { GoalLine, UpdateLine, WorkList } from './letter-data.ts';
import { joinLetters, type LetterPart } from './letter-writing.ts';
import { goalLine, updateLine } from './lines.ts';
import { lookUps } from './look-ups.ts';
import { askedUntil, moveCycle, weekLine } from './milestone-cycle.ts';
import { monthOf } from './monthly.ts';
import { tellMonthlyDuties } from './monthly-letters.ts';
import { isOfferedOnly } from './monthly-lines.ts';
import { isAwaited, owesUpdate, updatesOf } from './update.ts';
import { put, tell, type Work } from './work.ts';
import { workList } from './work-list.ts';

/** M01: what was deferred is proposed again, every goal that owes an update gets one, N01 opens the week (domain.md 4.6 to 4.8). */
export function open(work: Work, cycle: Cycle): void {
  reproposeDeferred(work);
  const opened = moveCycle(work, cycle, 'COLLECTING', { month: monthOf(work.book, cycle) });
  for (const goal of owing(work)) {
    const update = pendingUpdate(work, goal, cycle.week);
    put(work, 'updates', update);
    tell(work, { kind: 'state', of: 'update', id: goal.code, from: null, to: update.state });
  }
  joinLetters(work, 'N01', listsToAnswer(work, opened), (lists) => ({
    data: { ...weekLine(cycle), lists },
    usefulUntil: askedUntil(work, cycle, 'N01'),
  }));
  tellMonthlyDuties(work, opened, 'N22');
}

/** M02, M03, M04: N02 to the managers of goals still pending (domain.md 5.2). */
export const remind =
  (k: 1 | 2 | 3) =>
  (work: Work, cycle: Cycle): void => {
    joinLetters(work, 'N02', listsToAnswer(work, cycle), (lists) => ({
      number: k,
      data: { ...weekLine(cycle), k, lists },
      usefulUntil: askedUntil(work, cycle, 'N02', k),
    }));
    tellMonthlyDuties(work, cycle, 'N23', k);
  };

/** M05: the time on time ends; N03 to managers in default, N04 to the coordinator if anything is missing (domain.md 5.2). */
export function cutOff(work: Work, cycle: Cycle): void {
  if (cycle.state === 'COLLECTING') moveCycle(work, cycle, 'REVIEWING'); // a selection confirmed before M05 was caught up stays frozen
  const missing = awaitedGoals(work, cycle.week);
  const known = lookUps(work.book, work.today);
  const goals = missing.map(
    ({ goal }): LetterPart<GoalLine> => ({
      to: [{ role: 'GOAL_MANAGER' }],
      goalId: goal.id,
      about: [goal.code],
      line: goalLine(work.book, goal, work.today, known),
    }),
  );
  joinLetters(work, 'N03', goals, (lines) => ({
    data: { ...weekLine(cycle), goals: lines },
    usefulUntil: askedUntil(work, cycle, 'N03'),
  }));
  const updates = missing.map(
    ({ goal, update }): LetterPart<UpdateLine> => ({
      to: [{ role: 'COORDINATOR' }],
      goalId: goal.id,
      about: [goal.code],
      line: updateLine(work.book, update, work.today, known),
    }),
  );
  const reported = updatesOf(work.book, cycle.week).filter(({ submittedAt }) => submittedAt !== null).length;
  joinLetters(work, 'N04', updates, (lines) => ({
    data: { ...weekLine(cycle), updates: lines, reported },
    usefulUntil: askedUntil(work, cycle, 'N04'),
  }));
}

/** The goals whose update of the week is still awaited, by code. */
export function awaitedGoals({ book }: Work, week: WeekKey): { readonly goal: Goal; readonly update: WeeklyUpdate }[] {
  return updatesOf(book, week)
    .filter(isAwaited)
    .flatMap((update) => {
      const goal = book.goals.get(update.goalId);
      return goal ? [{ goal, update }] : [];
    });
}

/** Every awaited goal's work list, to its manager with a copy to the assistants. */
function listsToAnswer(work: Work, { week }: Cycle): LetterPart<WorkList>[] {
  const known = lookUps(work.book, work.today);
  return awaitedGoals(work, week).map(({ goal }) => ({
    to: [{ role: 'GOAL_MANAGER' }],
    cc: [{ role: 'GOAL_ASSISTANT' }],
    goalId: goal.id,
    about: [goal.code],
    line: withoutOffers(workList(work.book, goal, week, work.today, known)),
  }));
}

/** A letter asks; what is only offered is seen on the page (docs/adr/0013). */
const withoutOffers = (list: WorkList): WorkList => ({ ...list, lines: list.lines.filter((line) => !isOfferedOnly(line)) });

/** In the order of their codes. */
const owing = ({ book }: Work): Goal[] => [...book.goals.values()].filter(owesUpdate).sort((a, b) => (a.code < b.code ? -1 : 1));

/** The draft of a missed update opens pre-filled (domain.md 5.7). */
function pendingUpdate(work: Work, { id }: Goal, week: WeekKey): WeeklyUpdate {
  const before = [...work.book.updates.values()]
    .filter((one) => one.goalId === id && one.week < week)
    .reduce<WeeklyUpdate | undefined>((last, one) => (last === undefined || one.week > last.week ? one : last), undefined);
  const draft = before?.state === 'MISSED' ? before : undefined;
  return {
    id: work.newId(),
    week,
    goalId: id,
    state: 'PENDING',
    late: false,
    noChange: false,
    narrative: draft?.narrative ?? null,
    answers: draft?.answers ?? [],
    submittedAt: null,
    submittedBy: null,
    onBehalfOf: null,
    amendedAt: null,
    returnReason: null,
    excuseReason: null,
    validatedAt: null,
    validatedBy: null,
    marks: [],
    version: 1,
  };
}
