import { dashboard } from '../../domain/dashboard.ts';
import { lookUps } from '../../domain/look-ups.ts';
import { loadBook } from '../../store/book.ts';
import { type ExchangeRow, takenBy, writeInstitution } from '../../store/exchange.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { RESERVED } from '../founding.ts';
import type { ExchangeFile } from './file.ts';

/** Takes in an institution that is not here, whole or not at all: every reason why not, at once. */
export async function takeIn(store: Store, { institution: id, rows }: ExchangeFile): Promise<readonly string[]> {
  const [row] = rows.institution ?? [];
  const problems = await taken(store, id, row ?? {});
  if (problems.length > 0) return problems;
  try {
    await transaction(store, id, 'exclusive', async (tx) => {
      await writeInstitution(tx, rows);
      const book = await loadBook(tx, 'all'); // what every page begins with: rows that do not go together show here
      dashboard(book, tx.today, 'ALL', 'ATTENTION', lookUps(book, tx.today));
    });
  } catch (error) {
    return [`the rows do not go together: ${firstLine(error)}`];
  }
  return [];
}

async function taken(store: Store, id: string, row: ExchangeRow): Promise<string[]> {
  const columns = await takenBy(store, row);
  if (columns.includes('id')) return [`${String(row.code)} is here already: an institution is taken in once`];
  return [
    ...columns.map((column) => `institution 1.${column}: another institution has ${String(row[column])}`),
    ...(RESERVED.has(id) ? [`the code ${String(row.code)} would hide a page of the service`] : []),
  ];
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.at(-1)?.trim() ?? text;
}
