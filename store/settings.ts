import type { Institution } from '../domain/entities.ts';
import { loadBook } from './book.ts';
import type { Tx } from './transaction.ts';

/** The institution of this transaction with its settings. */
export async function readSettings(tx: Tx): Promise<Institution> {
  return (await loadBook(tx, { goalIds: [] })).institution;
}
