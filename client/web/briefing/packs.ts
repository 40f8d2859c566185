import { randomUUID } from 'node:crypto';
import type { Cycle, SelectionLine } from '../../../domain/entities.ts';
import type { P2, P3 } from '../../../domain/letter-data.ts';
import { type Book, startWork, type Work } from '../../../domain/work.ts';
import { compilePack } from '../../../reports/index.ts';
import type { Visit } from '../visit.ts';

/** A look at the book as it stands now; nothing of it is written. */
export const lookAt = ({ tx }: Pick<Visit, 'tx'>, book: Book): Work =>
  startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'look', newId: randomUUID });

/** Pack P2 as of now (domain.md 7.3). */
export const p2Of = (visit: Visit, cycle: Cycle): P2 => compilePack(lookAt(visit, visit.book), cycle, { pack: 'P2', version: 1 }) as P2;

/** Pack P3 as of now, with these lines in place of those that stand or would be proposed (domain.md 5.6, 7.3). */
export function p3Of(visit: Visit, cycle: Cycle, lines?: readonly SelectionLine[]): P3 {
  const { book, tx } = visit;
  const selections =
    lines === undefined
      ? book.selections
      : new Map([
          ...book.selections,
          [cycle.week, { week: cycle.week, auto: false, lines, leftOut: [], confirmedAt: tx.now, confirmedBy: null }],
        ]);
  return compilePack(lookAt(visit, { ...book, selections }), cycle, { pack: 'P3', version: 1 }) as P3;
}
