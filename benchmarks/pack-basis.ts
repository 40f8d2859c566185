import { randomUUID } from 'node:crypto';
import type { Cycle } from '../domain/entities.ts';
import type { PackRequest } from '../domain/letters.ts';
import { startWork, type Work } from '../domain/work.ts';
import { loadBook } from '../store/book.ts';
import { type DocumentSetting, settingOf } from '../store/document-setting.ts';
import { type Kept, readKept } from '../store/report-history.ts';
import type { Tx } from '../store/transaction.ts';

/** What a pack of the open week is compiled from, as a milestone reads it. */
export async function packBasis(
  tx: Tx,
  { pack }: PackRequest,
): Promise<{ readonly work: Work; readonly cycle: Cycle; readonly kept: Partial<Kept>; readonly setting: DocumentSetting }> {
  const book = await loadBook(tx, 'all');
  const kept = pack === 'P7' ? await readKept(tx, ['closedWeeks', 'pastUpdates', 'reprogrammings', 'closedItems', 'measurements']) : {};
  const cycle = [...book.cycles.values()].find(({ state }) => state !== 'SCHEDULED' && state !== 'CLOSED' && state !== 'CANCELLED');
  if (!cycle) throw new Error('no week is open');
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'bench', newId: randomUUID });
  return { work, cycle, kept, setting: settingOf(book.institution) };
}
