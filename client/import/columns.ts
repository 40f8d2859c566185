import type { ColumnMap } from './column-map.ts';
import { FIELD_NAMES, FIELDS, type Field } from './fields.ts';
import type { Cell, Table } from './table.ts';
import { plainWord, shown } from './values.ts';

/** Where the header stands and which column tells which field. */
export interface Columns {
  readonly headerRow: number; // index in the table
  readonly at: ReadonlyMap<Field, number>;
  readonly titles: readonly string[]; // of every column, as they stand in the header
}
export interface NoHeader {
  readonly missing: readonly { readonly field: string; readonly expected: string }[];
}

const HEADER_WITHIN = 40; // rows of titles and notes that may stand above

/** Finds the header by the names of the map, or by those that columns are known by, below any title rows. */
export function findColumns({ rows }: Table, map: ColumnMap): Columns | NoHeader {
  let best: { columns: Columns; wanted: number } | undefined;
  for (const [headerRow, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const at = fieldsIn(row, map);
    if (at.size >= 2 && at.size > (best?.columns.at.size ?? 0))
      best = { columns: { headerRow, at, titles: row.map(shown) }, wanted: at.size };
  }
  const found = best?.columns.at ?? new Map<Field, number>();
  const named = Object.entries(map.columns ?? {}).filter(([field]) => !found.has(field as Field));
  const missing = named.map(([field, title]) => ({ field, expected: `a column "${title}"` }));
  if (!found.has('goalTitle') && map.columns?.goalTitle === undefined)
    missing.push({ field: 'goalTitle', expected: `a column named as one of: ${FIELDS.goalTitle.join(', ')}` });
  if (missing.length > 0 || best === undefined) return { missing };
  return best.columns;
}

function fieldsIn(row: readonly Cell[], { columns = {} }: ColumnMap): Map<Field, number> {
  const titles = row.map((cell) => (typeof cell === 'string' ? plainWord(cell) : ''));
  const at = new Map<Field, number>();
  const taken = new Set<number>();
  const take = (field: Field, index: number) => {
    if (index < 0 || taken.has(index) || at.has(field)) return;
    at.set(field, index);
    taken.add(index);
  };
  for (const field of FIELD_NAMES) {
    const title = columns[field];
    if (title !== undefined) take(field, titles.indexOf(plainWord(title)));
  }
  const mapped = Object.keys(columns).length > 0;
  for (const field of FIELD_NAMES) if (!mapped) for (const alias of FIELDS[field]) take(field, titles.indexOf(plainWord(alias))); // a map says all there is to read
  return at;
}
