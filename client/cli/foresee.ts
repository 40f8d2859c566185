import { randomUUID } from 'node:crypto';
import { runDeadlines } from '../../domain/deadline-run.ts';
import { catchUpDates } from '../../domain/goal-state.ts';
import type { Day, Instant } from '../../domain/instant.ts';
import type { LetterIntent } from '../../domain/letters.ts';
import { runMilestone } from '../../domain/milestones.ts';
import { type Book, startWork, type Work } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { nextPending, type Pending, type Standing } from '../../store/routine.ts';
import type { Tx } from '../../store/transaction.ts';

/** A letter that would be sent. */
export interface Foreseen {
  readonly at: Instant;
  readonly occasion: string;
  readonly letter: LetterIntent;
}
/** What the routine would do by itself up to the end of a day, in a copy of what is known: the book afterwards, the letters, and what stood in the way. */
export interface Foresight {
  readonly book: Book;
  readonly letters: readonly Foreseen[];
  readonly blocked: readonly string[];
}

/** Who wants to see more than the letters: before anything happens in the copy, and after each run and milestone of it. */
export interface Looking {
  readonly before?: (work: Work) => void;
  readonly after?: (work: Work, pending: Pending) => Promise<void> | void;
}

const MOST_STEPS = 2_000;

/**
 * Runs the rules of every morning run and milestone from now to the end of a day on a copy of what is known, as if nobody did anything
 * meanwhile; nothing is saved or sent.
 */
export async function foresee(tx: Tx, until: Day, { before, after }: Looking = {}): Promise<Foresight> {
  const book = await loadBook(tx, 'all');
  before?.(startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'before', newId: randomUUID }));
  const end = tx.zone.instantOf(until, '23:59');
  const letters: Foreseen[] = [];
  const blocked = new Map<string, string>();
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const pending = nextPending(standingOf(book), { at: end + 1 }, end, tx.zone, new Set(blocked.keys()));
    if (!pending) return { book, letters, blocked: [...blocked.values()] };
    const now = Math.max(pending.at, tx.now); // what is overdue would happen at once
    const occasion = pending.kind === 'morning' ? pending.day : `${pending.week}/${pending.code}`;
    const work = startWork({ book, zone: tx.zone, now, asOf: pending.at, occasion, newId: randomUUID });
    catchUpDates(work, 'all', work.asOfDay);
    const why = step(work, pending);
    if (why !== undefined && pending.kind === 'milestone')
      blocked.set(pending.week, `${pending.week} would wait at ${pending.code}: ${why}`);
    letters.push(...work.letters.map((letter) => ({ at: now, occasion, letter })));
    await after?.(work, pending);
  }
  throw new Error(`the routine would not come to the end of ${until}`);
}

/** Changes the copy; answers why a milestone would not run. */
function step(work: Work, pending: Pending): string | undefined {
  if (pending.kind === 'morning') {
    runDeadlines(work, pending.day);
    return undefined;
  }
  return runMilestone(work, pending.week, pending.code)?.why;
}

const standingOf = ({ institution, cycles }: Book): Standing => ({
  institution,
  cycles: [...cycles.values()]
    .filter(({ state }) => state !== 'CLOSED' && state !== 'CANCELLED')
    .sort((a, b) => (a.week < b.week ? -1 : 1)),
});
