import type { IntermediateGoal, Item, Reprogramming } from '../../domain/entities.ts';
import { igState } from '../../domain/goal-state.ts';
import { byDueDate, unreviewedFirst } from '../../domain/item-lines.ts';
import type { ItemLine, P2 } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { igLine, itemLine, opportunityLine, reprogrammingLine, selectedLine, updateLine } from '../../domain/lines.ts';
import { proposeSelection } from '../../domain/selection.ts';
import { SCOPES } from '../../domain/values.ts';
import { coverOf, momentOf, type PackView, sinceLast, statesBefore } from './cover.ts';
import { criticalPaths } from './critical-paths.ts';
import { arrivalsAt } from './moves.ts';
import { activeIgs, progressSince } from './progress.ts';

/** The coordinator's review pack, its twelve sections in order (domain.md 7.3). */
export function p2(view: PackView, request: PackRequest): P2 {
  const { work, cycle, known, board } = view;
  const { book, today } = work;
  const since = sinceLast(view, 'M07');
  const updates = updatesOf(view).map((one) => updateLine(book, one, today, known));
  const open = [...book.goals.keys()].flatMap((goalId) => known.openItemsOf(goalId));
  const paths = criticalPaths(view);
  const delayed = activeIgs(view).filter((ig) => igState(ig, today) === 'DELAYED');
  return {
    cover: coverOf(view, request),
    updates,
    dashboard: board.rows,
    arrivals: arrivalsAt(view, 'COORDINATOR', since),
    mine: itemLines(
      view,
      unreviewedFirst(
        byDueDate(
          book,
          open.filter(({ scope }) => scope === 'COORDINATOR'),
        ),
      ),
    ),
    elsewhere: itemLines(
      view,
      byScope(
        byDueDate(
          book,
          open.filter(({ scope }) => scope !== 'COORDINATOR'),
        ),
      ),
    ),
    unexplained: mostDaysFirst(delayed.filter((ig) => isUnexplained(view, ig))).map((ig) => igLine(book, ig, today)),
    delays: mostDaysFirst(delayed).map((ig) => igLine(book, ig, today)),
    reprogrammings: reprogrammings(view, (one) => one.decision !== 'PENDING' && (one.decidedAt ?? one.requestedAt) >= since),
    pendingApprovals: reprogrammings(view, ({ decision }) => decision === 'PENDING'),
    progress: progressSince(view, since),
    opportunities: toAssess(view),
    proposal: proposal(view),
    discards: discards(view, since),
    orphans: itemLines(
      view,
      byDueDate(
        book,
        open.filter((item) => isOrphan(view, item)),
      ),
    ),
    noChangeStreaks: updates.filter(({ noChangeInARow }) => noChangeInARow >= NO_CHANGE_FLAGGED),
    opinions: [],
    selectionDue: cycle.selectionFrozenAt === null ? momentOf(view, 'M09') : null,
    ...(paths && { criticalPaths: paths }),
  };
}

/** What the minister is going to hear as things stand: frozen, or as the product would propose it now (domain.md 5.6). */
export function proposal(view: PackView): P2['proposal'] {
  const { work, cycle, known } = view;
  const lines = work.book.selections.get(cycle.week)?.lines ?? proposeSelection(work.book, work.today);
  const before = statesBefore(view);
  return lines.flatMap((line) => {
    const selected = selectedLine(work.book, line, work.today, known, before);
    return selected ? [{ ...selected, section: line.section }] : [];
  });
}

const NO_CHANGE_FLAGGED = 3; // updates without change in a row (domain.md 5.3)

const updatesOf = ({ work: { book }, cycle }: PackView) =>
  [...book.updates.values()]
    .filter(({ week }) => week === cycle.week)
    .sort((a, b) => ((book.goals.get(a.goalId)?.code ?? '') < (book.goals.get(b.goalId)?.code ?? '') ? -1 : 1));

const itemLines = ({ work, known }: PackView, items: readonly Item[]): ItemLine[] =>
  items.map((item) => itemLine(work.book, item, work.today, known));
const byScope = (items: readonly Item[]): Item[] => SCOPES.flatMap((scope) => items.filter((item) => item.scope === scope));
const mostDaysFirst = (igs: readonly IntermediateGoal[]): IntermediateGoal[] =>
  igs.toSorted((a, b) => (a.endDate < b.endDate ? -1 : a.endDate > b.endDate ? 1 : 0));

/** E5: the goal did not submit, and nobody explained the delay or asked for another date (domain.md 6.2). */
function isUnexplained({ work: { book }, cycle }: PackView, ig: IntermediateGoal): boolean {
  const update = [...book.updates.values()].find(({ week, goalId }) => week === cycle.week && goalId === ig.goalId);
  if (update === undefined || update.state === 'SUBMITTED' || update.state === 'RETURNED' || update.state === 'VALIDATED') return false;
  const asked = [...book.reprogrammings.values()].some(({ igId, decision }) => igId === ig.id && decision === 'PENDING');
  return !asked && ig.explained?.week !== cycle.week;
}

/** Oldest first. */
const reprogrammings = ({ work: { book } }: PackView, counts: (one: Reprogramming) => boolean): P2['reprogrammings'] =>
  [...book.reprogrammings.values()]
    .filter(counts)
    .sort((a, b) => a.requestedAt - b.requestedAt)
    .map((one) => reprogrammingLine(book, one));

const toAssess = ({ work: { book } }: PackView): P2['opportunities'] =>
  [...book.opportunities.values()]
    .filter(({ state }) => state === 'VALIDATED')
    .sort((a, b) => (`${a.proposedDate} ${a.code}` < `${b.proposedDate} ${b.code}` ? -1 : 1))
    .map((one) => opportunityLine(book, one));

/** What managers discarded in their own scope since the last pack. */
function discards(view: PackView, since: number): P2['discards'] {
  const { work, known } = view;
  return [...work.book.items.values()]
    .filter(({ state, scope, closedAt }) => state === 'IGNORED' && scope === 'MANAGER' && closedAt !== null && closedAt >= since)
    .sort((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0))
    .map((item) => ({
      item: itemLine(work.book, item, work.today, known),
      reason: item.closingText ?? '',
      by: known.managerOf(item.goalId)?.name ?? null,
    }));
}

const isOrphan = ({ work: { book } }: PackView, { igId }: Item): boolean =>
  igId !== null && book.intermediateGoals.get(igId)?.finishedOn != null;
