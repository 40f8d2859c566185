import { randomUUID } from 'node:crypto';
import type { Act } from '../../../domain/acts.ts';
import { decide } from '../../../domain/decide.ts';
import { type Book, startWork } from '../../../domain/work.ts';
import { loadBook } from '../../../store/book.ts';
import { transaction } from '../../../store/transaction.ts';
import type { Screens } from '../../support/screens.ts';

/** What stands in a page, as a reader's browser reads it. */
export const plain = (body: string): string =>
  body
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/\s+/g, ' ');
/** The words of a page without its markup. */
export const words = (body: string): string => plain(body.replace(/<[^>]*>/g, ' ')).replaceAll('\u00a0', ' ');

/** The acts that a page offers, by the radios of its form. */
export const offered = (body: string): string[] => [...body.matchAll(/name="do" value="(\w+)"/g)].map(([, act]) => act ?? '').sort();

export interface Rules {
  readonly book: Book;
  /** True when `perform` would take the act from the person now: its rules, without writing what they decide. */
  readonly takes: (handle: string, act: Act) => boolean;
}
/** The rules at this instant of the screens' institution. */
export async function rulesNow({ store, institutionId, people }: Screens): Promise<Rules> {
  const { book, zone, now } = await transaction(store, institutionId, 'none', async (tx) => ({
    book: await loadBook(tx, 'all'),
    zone: tx.zone,
    now: tx.now,
  }));
  let fresh = structuredClone(book);
  return {
    book,
    takes: (handle, act) => {
      const work = startWork({ book: fresh, zone, now, asOf: now, occasion: 'test', newId: randomUUID });
      const done = !('failure' in decide(work, act, { by: people.get(handle) ?? '', via: 'web' }));
      if (done) fresh = structuredClone(book); // what it decided is thrown away
      return done;
    },
  };
}
