import { addBD, addDays } from './calendar.ts';
import type { Goal, IntermediateGoal, Item, WeekKey, WeeklyUpdate } from './entities.ts';
import { igState } from './goal-state.ts';
import type { Day } from './instant.ts';
import { byDueDate } from './item-lines.ts';
import type { WorkLine, WorkList } from './letter-data.ts';
import { decisionLine, goalLine, igLine, itemLine, opportunityLine } from './lines.ts';
import { type LookUps, lookUps } from './look-ups.ts';
import { monthlyLines } from './monthly-lines.ts';
import { previousWeek } from './week.ts';
import type { Book } from './work.ts';

export { answersComplete, filledAnswers } from './work-list-answers.ts';

/** What a goal's manager has to answer in a week: the work list line by line (domain.md 5.3). */
export function workListLines(book: Book, goal: Goal, week: WeekKey, today: Day, known: LookUps = lookUps(book, today)): WorkLine[] {
  const igs = known.igsOf(goal.id);
  const mine = byDueDate(
    book,
    known.openItemsOf(goal.id).filter(({ scope }) => scope === 'MANAGER'),
  );
  const lineOf = (item: Item) => itemLine(book, item, today, known);
  const last = addBD(book.institution.calendar, today, DUE_SOON_DAYS);
  return [
    ...igs
      .filter((ig) => isUnfinished(ig) && ig.endDate <= last)
      .map((ig): WorkLine => ({ line: `ig/${ig.code}`, what: 'IG_DUE', ig: igLine(book, ig, today) })),
    ...igs.filter((ig) => igState(ig, today) === 'DELAYED').map((ig) => delayLine(book, ig, week, today)),
    ...mine.map((item): WorkLine => ({ line: `item/${item.code}`, what: 'ITEM', item: lineOf(item) })),
    ...mine.filter(wasReturned).map((item): WorkLine => {
      const instruction = instructionOf(book, item);
      return { line: `returned/${item.code}`, what: 'ITEM_RETURNED', item: lineOf(item), ...(instruction && { instruction }) };
    }),
    ...[...book.opportunities.values()]
      .filter(({ goalId, state }) => goalId === goal.id && (state === 'IDENTIFIED' || state === 'VALIDATED'))
      .sort((a, b) => (`${a.proposedDate} ${a.code}` < `${b.proposedDate} ${b.code}` ? -1 : 1))
      .map((one): WorkLine => ({ line: `opportunity/${one.code}`, what: 'OPPORTUNITY', opportunity: opportunityLine(book, one) })),
    { line: 'narrative', what: 'NARRATIVE', noChangeInARow: goal.noChangeInARow },
    ...monthlyLines(book, goal, week, today),
  ];
}

/** Pack P1 for one goal: the list with what a manager needs to know beside it (domain.md 7.3). */
export function workList(book: Book, goal: Goal, week: WeekKey, today: Day, known: LookUps = lookUps(book, today)): WorkList {
  const updates = [...book.updates.values()].filter(({ goalId }) => goalId === goal.id);
  const update = updates.find((one) => one.week === week);
  const last = addDays(today, book.institution.thresholds.lookAheadDays);
  return {
    goal: goalLine(book, goal, today, known),
    update: update?.state ?? 'PENDING',
    lines: workListLines(book, goal, week, today, known),
    elsewhere: byDueDate(
      book,
      known.openItemsOf(goal.id).filter(({ scope }) => scope !== 'MANAGER'),
    ).map((item) => itemLine(book, item, today, known)),
    decisions: decisionsReceived(book, goal, week).map((one) => decisionLine(book, one)),
    upcoming: known
      .igsOf(goal.id)
      .filter((ig) => isUnfinished(ig) && ig.endDate >= today && ig.endDate <= last)
      .map((ig) => igLine(book, ig, today)),
    draftKept: hasDraft(
      update,
      updates.find((one) => one.week === previousWeek(week)),
    ),
  };
}

const DUE_SOON_DAYS = 10; // business days
const isUnfinished = ({ finishedOn, cancelled }: IntermediateGoal): boolean => finishedOn === null && !cancelled;

function delayLine(book: Book, ig: IntermediateGoal, week: WeekKey, today: Day): WorkLine {
  const explanation = ig.explained?.week === week ? ig.explained.text : '';
  return { line: `delay/${ig.code}`, what: 'IG_DELAYED', ig: igLine(book, ig, today), ...(explanation && { explanation }) };
}

const wasReturned = ({ stays }: Item): boolean => stays.at(-1)?.down === true;
/** The note of the return, or the decision that returned it. */
function instructionOf({ decisions }: Book, { stays, code }: Item): string | null {
  const stay = stays.at(-1);
  const decided = [...decisions.values()].find(({ ref, recordedAt }) => ref === code && recordedAt === stay?.at);
  return stay?.text ?? decided?.text ?? null;
}

/** Decisions and instructions of this week and the last, and those recorded between two weeks since the goal was last updated. */
function decisionsReceived({ decisions }: Book, goal: Goal, week: WeekKey) {
  const weeks: readonly (WeekKey | null)[] = [week, previousWeek(week)];
  return [...decisions.values()]
    .filter(({ goalId }) => goalId === goal.id)
    .filter((one) => (one.week === null ? one.recordedAt > (goal.lastUpdateAt ?? 0) : weeks.includes(one.week)))
    .sort((a, b) => a.recordedAt - b.recordedAt);
}

/** A draft of this week, or one of a missed update that opens pre-filled (domain.md 4.6, 5.7). */
function hasDraft(update: WeeklyUpdate | undefined, previous: WeeklyUpdate | undefined): boolean {
  const holdsText = (one: WeeklyUpdate) => one.narrative !== null || one.answers.length > 0;
  if (update && (update.state === 'PENDING' || update.state === 'DRAFT') && holdsText(update)) return true;
  return update?.state !== 'SUBMITTED' && update?.state !== 'VALIDATED' && previous?.state === 'MISSED' && holdsText(previous);
}
