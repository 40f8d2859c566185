import { randomUUID } from 'node:crypto';
import type { Act, Actor } from '../../domain/acts.ts';
import { decide } from '../../domain/decide.ts';
import type { Day } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { startWork } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { readKept } from '../../store/report-history.ts';
import type { Tx } from '../../store/transaction.ts';
import { type Columns, findHeader } from './header.ts';
import type { CellError } from './imported-goal.ts';
import { KINDS, type RowKind } from './kinds/index.ts';
import type { ImportKind, Present, RowPlan } from './kinds/kind.ts';
import { readTable } from './read-table.ts';
import { type Row, rowOf } from './reading.ts';
import { createRowReading, type RowReading } from './row-reading.ts';
import type { Table } from './table.ts';
import { shown } from './values.ts';

/** One row of what an import would do, to be looked at before it does. */
export interface RowLine {
  readonly row: number;
  readonly code: string | null;
  readonly title: string;
  readonly day: Day | null; // as its reader writes days, after the title
  readonly standing: RowPlan<string>['standing'];
}
export interface RowImport {
  readonly acts: readonly Act[]; // none while there are errors: nothing is written then
  readonly lines: readonly RowLine[];
  readonly errors: readonly CellError[];
}

/**
 * Reads people, actors, indicators, values or items from a table and tries what it asks for against the rules, without writing: all errors
 * at once by cell, those of the cells and those of the rules. Whoever agrees performs the acts as their own (domain.md 9.1, step 2).
 */
export async function readRows(
  tx: Tx,
  name: RowKind,
  { bytes, file }: { readonly bytes: Uint8Array; readonly file: string },
  actor: Actor,
): Promise<RowImport> {
  const kind = KINDS[name];
  const table = await readTable(bytes);
  if ('unreadable' in table) return refused(file, table.unreadable, table.expected);
  const headers = Object.fromEntries(
    Object.entries(kind.columns).map(([field, { titles, also = [] }]) => [field, [...Object.values(titles), ...also]]),
  );
  const needed = Object.keys(kind.columns).filter((field) => kind.columns[field]?.needed);
  const columns = findHeader<string>(table, { headers, needed });
  if ('missing' in columns)
    return {
      acts: [],
      lines: [],
      errors: columns.missing.map(({ field, expected }) => ({
        row: null,
        column: kind.columns[field]?.titles.es ?? field,
        value: null,
        message: 'no such column',
        expected,
      })),
    };
  const rows = rowsOf(table, columns);
  if (rows.length === 0) return refused(file, 'no row in the table', 'at least one row below the header');
  const { measurements = [] } = await readKept(tx, ['measurements']);
  const book = await loadBook(tx, 'all');
  const present: Present = { book, today: tx.today, measurements, planned: new Map() };
  const reading = createRowReading(columns, kind.columns, book.institution.locale);
  const plans = rows.flatMap((row) => {
    const plan = kind.plan(row, reading, present);
    return plan === undefined ? [] : [{ row, plan }];
  });
  const wrong = new Set(reading.errors.map(({ row }) => row)); // of these enough is said already
  const right = plans.filter(({ row }) => !wrong.has(row.number));
  const errors = [...reading.errors, ...(await tried(tx, right, kind, reading, actor))].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const acts = plans.flatMap(({ plan }) => plan.acts);
  return {
    acts: errors.length > 0 ? [] : acts,
    lines: plans.map(({ row, plan: { code, title, day = null, standing } }) => ({ row: row.number, code, title, day, standing })),
    errors,
  };
}

const refused = (file: string, message: string, expected: string): RowImport => ({
  acts: [],
  lines: [],
  errors: [{ row: null, column: null, value: file, message, expected }],
});

/** The rows below the header that say something. */
function rowsOf({ rows }: Table, columns: Columns<string>): Row<string>[] {
  return rows.flatMap((cells, index) => {
    if (index <= columns.headerRow) return [];
    const row = rowOf(index, cells, columns);
    return [...row.cells.values()].every((cell) => cell === null) ? [] : [row];
  });
}

/** What the rules refuse of it, each in its row, as if all that is above had been done; nothing of it stays. */
async function tried(
  tx: Tx,
  plans: readonly { readonly row: Row<string>; readonly plan: RowPlan<string> }[],
  kind: ImportKind,
  reading: RowReading<string>,
  actor: Actor,
): Promise<CellError[]> {
  const book = await loadBook(tx, 'all');
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: 'import', newId: randomUUID });
  const errors: CellError[] = [];
  for (const { row, plan } of plans) {
    for (const act of plan.acts) {
      const decided = decide(work, act, actor);
      if (!isRefusal(decided)) continue;
      const field = decided.where === undefined ? undefined : plan.columnOf?.(decided.where);
      const known = field !== undefined && field in kind.columns;
      const value = known ? shown(row.cells.get(field) ?? null) : '';
      errors.push({
        row: row.number,
        column: known ? reading.titleOf(field) : null,
        value: value === '' ? null : value,
        message: decided.why,
        expected: '',
        refusal: decided,
      });
      if (decided.failure === 'NotAllowed') return errors; // it would be so of every row
      break;
    }
  }
  return errors;
}
