import { closeAgendaOf, proposeAgendaItem } from './agenda.ts';
import { endCommitments } from './commitments.ts';
import type { Id, Item, Stay } from './entities.ts';
import type { Day } from './instant.ts';
import { dueOf } from './item-dates.ts';
import { tellClosed, tellMoved } from './item-letters.ts';
import type { ReviewState, Scope, Trigger } from './values.ts';
import { put, tell, type Work } from './work.ts';

/** Why an item changes its rung. */
export interface Move {
  readonly trigger: Trigger;
  readonly by?: Id; // who moves it by hand, or on whose behalf
  readonly text?: string; // note or instruction
  readonly limit?: Day; // the new limit date of an item returned down
}

/** Open: unreviewed or in process (domain.md 7.1). */
export const isOpen = ({ state }: Item): boolean => state === 'UNREVIEWED' || state === 'IN_PROCESS';

/**
 * The one way in which an item changes its rung: up it arrives unreviewed, down in process; a new turn begins, the letter follows at
 * once, and what arrives at the top is proposed for the agenda (domain.md 4.3, 6.2).
 */
export function moveItem(work: Work, item: Item, to: Scope, { trigger, by, text, limit }: Move): Item {
  const { ladder } = work.book.institution;
  const down = ladder.indexOf(to) < ladder.indexOf(item.scope);
  const redated = limit === undefined ? item : redate(work, item, limit);
  const moved: Item = {
    ...redated,
    ...arrival(work, item, { scope: to, trigger, by: by ?? null, down, ...(text !== undefined && { text }) }),
    state: down ? 'IN_PROCESS' : 'UNREVIEWED',
    resolutionProposed: down ? null : item.resolutionProposed,
  };
  put(work, 'items', moved);
  tell(work, {
    kind: 'scope',
    item: item.code,
    from: item.scope,
    to,
    trigger,
    due: dueOf(work.book.institution, moved).due,
    arrives: down ? 'IN_PROCESS' : 'UNREVIEWED',
    ...(text !== undefined && { text }),
  });
  tellMoved(work, moved, { from: item.scope, trigger, down, by, text });
  if (down) {
    endCommitments(work, { itemId: item.id });
    closeAgendaOf(work, item.id);
  } else if (to === 'HEAD_OF_GOVERNMENT') {
    proposeAgendaItem(work, moved, text);
  }
  return moved;
}

/** Closes an item as resolved or ignored: timers and commitments end, the agenda lets go of it, N10 tells (domain.md 4.3). */
export function closeItem(work: Work, item: Item, outcome: 'RESOLVED' | 'IGNORED', text: string, by: Id | null): Item {
  const closed = shut(work, { ...item, closingText: text }, outcome, text);
  closeAgendaOf(work, item.id);
  tellClosed(work, closed, { outcome, text, by });
  return closed;
}

/** Ends an item in the given state without a letter: row, commitments and line. */
export function shut(work: Work, item: Item, state: 'RESOLVED' | 'IGNORED' | 'CONVERTED', reason?: string): Item {
  const closed: Item = { ...item, committedDate: null, resolutionProposed: null, closedAt: work.now, closedOn: work.asOfDay };
  endCommitments(work, { itemId: item.id });
  return enterState(work, closed, state, reason);
}

/** Reopens a closed item where it closed: a new turn, in process (domain.md 4.3). */
export function reopenItem(work: Work, item: Item, by: Id, limit: Day | undefined, reason: string): Item {
  const redated = limit === undefined ? item : redate(work, item, limit);
  const open: Item = {
    ...redated,
    ...arrival(work, item, { scope: item.scope, trigger: null, by, down: false }),
    closedAt: null,
    closedOn: null,
    closingText: null,
  };
  const opened = enterState(work, open, 'IN_PROCESS', reason);
  if (item.scope === 'HEAD_OF_GOVERNMENT') proposeAgendaItem(work, opened);
  return opened;
}

/** The holder's first review at this rung (domain.md 4.3). */
export function reviewItem(work: Work, item: Item): Item {
  const last = item.stays.at(-1);
  const stays = last ? [...item.stays.slice(0, -1), { ...last, reviewedOn: last.reviewedOn ?? work.asOfDay }] : item.stays;
  return enterState(work, { ...item, stays }, 'IN_PROCESS');
}

/** Gives an item another limit date, and tells the change. */
export function redate(work: Work, item: Item, limitDate: Day): Item {
  if (limitDate === item.limitDate) return item;
  tell(work, { kind: 'change', of: 'item', id: item.code, field: 'limitDate', before: item.limitDate, after: limitDate });
  const redated: Item = { ...item, limitDate };
  put(work, 'items', redated);
  return redated;
}

function enterState(work: Work, item: Item, state: ReviewState, reason?: string): Item {
  const next: Item = { ...item, state };
  put(work, 'items', next);
  tell(work, { kind: 'state', of: 'item', id: item.code, from: item.state, to: state, ...(reason !== undefined && { reason }) });
  return next;
}

/** A new stay, on the day it counts for: the turn is new, and so are the commitments that may be made in it (domain.md 6.1, 6.3). */
function arrival(work: Work, { stays }: Item, stay: Pick<Stay, 'scope' | 'trigger' | 'by' | 'down' | 'text'>) {
  return {
    scope: stay.scope,
    arrivedAt: work.asOfDay,
    committedDate: null,
    commitments: 0,
    stays: [...stays, { ...stay, on: work.asOfDay, at: work.now, ...(work.asOf !== work.now && { asOf: work.asOf }), reviewedOn: null }],
  };
}
