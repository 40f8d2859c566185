import type { Store } from '../../store/store.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import type { Io } from './command.ts';
import { EXIT, type ExitCode } from './outcome.ts';
import { institutionOf, withStore } from './service.ts';
import { type Column, table } from './table.ts';

/** Prints rows as JSON for programs, else as a table, or a sentence where there are none. */
export function printRows<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { json, none, io }: { json: boolean; none: string; io: Io },
): ExitCode {
  if (json) io.out(JSON.stringify(rows, null, 2));
  else io.out(rows.length === 0 ? none : table(rows, columns));
  return EXIT.ok;
}

/** Reads something of one institution, named by code or id. */
export function reading<Result>(io: Io, institution: string, work: (tx: Tx, store: Store) => Promise<Result>): Promise<Result> {
  return withStore(io.config(), async (store) => {
    const id = await institutionOf(store, institution);
    return transaction(store, id, 'none', (tx) => work(tx, store));
  });
}

/** An instant for people: local to the institution, `2026-11-25 07:00`. */
export const local = ({ zone }: Pick<Tx, 'zone'>, at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : zone.format(at).slice(0, 16).replace('T', ' ');

export const INSTITUTION_ARG = { type: 'positional', description: 'the institution, by its code' } as const;
