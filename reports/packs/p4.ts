import type { Commitment, Item } from '../../domain/entities.ts';
import { byDueDate } from '../../domain/item-lines.ts';
import type { P4 } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { itemLine, opportunityLine } from '../../domain/lines.ts';
import { SCOPES } from '../../domain/values.ts';
import { foundSynergies } from '../synergies.ts';
import { carriedFirst, carriedLine } from './carry-over.ts';
import { coverOf, momentOf, openByScope, type PackView, sinceLast } from './cover.ts';
import { proposedAgenda } from './p5.ts';
import { progressSince } from './progress.ts';

/** The committee's pack: what only it can resolve, and what it has promised (domain.md 7.3). */
export function p4(view: PackView, request: PackRequest): P4 {
  const { work, cycle, known, board } = view;
  const { book, today } = work;
  const since = sinceLast(view, 'M13');
  const open = byDueDate(
    book,
    [...book.goals.keys()].flatMap((goalId) => known.openItemsOf(goalId)),
  );
  return {
    cover: coverOf(view, request),
    sequence: cycle.plan.version,
    open: openByScope(view),
    items: carriedFirst(open.filter(({ scope }) => scope === 'COMMITTEE').map((item) => carriedLine(view, item, 'COMMITTEE', 'M13'))),
    transsectoral: open.filter((item) => item.transsectoral && isBelowCommittee(item)).map((item) => itemLine(book, item, today, known)),
    commitments: commitments(view, since),
    synergies: foundSynergies(book, today),
    progress: progressSince(view, since),
    opportunities: [...book.opportunities.values()]
      .filter(({ state }) => state === 'APPROVED')
      .sort((a, b) => (`${a.proposedDate} ${a.code}` < `${b.proposedDate} ${b.code}` ? -1 : 1))
      .map((one) => opportunityLine(book, one)),
    agenda: proposedAgenda(view),
    neglected: board.rows
      .filter(({ missedInARow, finishedOn }) => missedInARow >= NEGLECTED_CYCLES && finishedOn === null)
      .toSorted((a, b) => b.missedInARow - a.missedInARow),
    dashboard: board.rows,
    sittingAt: momentOf(view, 'M14'),
    minutesAt: momentOf(view, 'M15'),
  };
}

const NEGLECTED_CYCLES = 3; // domain.md 6.2 E4, 7.3
const isBelowCommittee = ({ scope }: Item): boolean => SCOPES.indexOf(scope) < SCOPES.indexOf('COMMITTEE');

/** Promises made while the item was the committee's: those still followed, and those kept or broken since its last pack. */
function commitments(view: PackView, since: number): P4['commitments'] {
  const { work, known } = view;
  const { book, today } = work;
  return [...book.commitments.values()]
    .flatMap((one) => {
      const item = one.itemId === null ? undefined : book.items.get(one.itemId);
      const standing = item && madeAtCommittee(item, one) ? standingOf(item, one, today, since) : undefined;
      if (!item || !standing) return [];
      const responsible = book.people.get(one.responsibleId)?.name ?? one.responsibleId;
      return [{ item: itemLine(book, item, today, known), responsible, due: one.due, standing }];
    })
    .sort((a, b) => (`${a.due} ${a.item.item}` < `${b.due} ${b.item.item}` ? -1 : 1));
}

function madeAtCommittee({ stays }: Item, { recordedAt }: Commitment): boolean {
  const stay = stays.findLast(({ at }) => (at ?? 0) <= recordedAt) ?? stays[0];
  return stay?.scope === 'COMMITTEE';
}

/** Kept when the item was resolved by its date; one that was replaced, or ended with a new date, is neither kept nor broken. */
function standingOf(item: Item, { due, endedAt }: Commitment, today: string, since: number): 'KEPT' | 'DUE' | 'BROKEN' | undefined {
  if (endedAt === null) return today > due ? 'BROKEN' : 'DUE';
  if (endedAt < since || item.state !== 'RESOLVED' || item.closedAt !== endedAt) return undefined;
  return (item.closedOn ?? today) <= due ? 'KEPT' : 'BROKEN';
}
