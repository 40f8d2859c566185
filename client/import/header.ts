import type { Cell, Table } from './table.ts';
import { plainWord, shown } from './values.ts';

/** Where the header stands and which column tells which field. */
export interface Columns<Field extends string> {
  readonly headerRow: number; // index in the table
  readonly at: ReadonlyMap<Field, number>;
  readonly titles: readonly string[]; // of every column, as they stand in the header
}
export interface NoHeader {
  readonly missing: readonly { readonly field: string; readonly expected: string }[];
}
/** What columns are known by: for each field the headers it may have, in the order in which they are looked for. */
export interface KnownBy<Field extends string> {
  readonly headers: Readonly<Record<Field, readonly string[]>>;
  readonly named?: Readonly<Partial<Record<Field, string>>>; // by a map, which then says all there is to read
  readonly needed: readonly Field[];
}

const HEADER_WITHIN = 40; // rows of titles and notes that may stand above

/** Finds the header by the names of a map, or by those that columns are known by, below any title rows. */
export function findHeader<Field extends string>({ rows }: Table, known: KnownBy<Field>): Columns<Field> | NoHeader {
  let best: Columns<Field> | undefined;
  const least = Math.min(2, Object.keys(known.headers).length);
  for (const [headerRow, row] of rows.slice(0, HEADER_WITHIN).entries()) {
    const at = fieldsIn(row, known);
    if (at.size >= least && at.size > (best?.at.size ?? 0)) best = { headerRow, at, titles: row.map(shown) };
  }
  const { headers, named = {} as Partial<Record<Field, string>>, needed } = known;
  const isThere = (field: Field) => best?.at.has(field) === true;
  const missing = (Object.keys(named) as Field[])
    .filter((field) => !isThere(field))
    .map((field) => ({ field: field as string, expected: `a column "${named[field]}"` }));
  for (const field of needed)
    if (!isThere(field) && named[field] === undefined)
      missing.push({ field, expected: `a column named as one of: ${headers[field].join(', ')}` });
  return missing.length > 0 || best === undefined ? { missing } : best;
}

function fieldsIn<Field extends string>(row: readonly Cell[], { headers, named }: KnownBy<Field>): Map<Field, number> {
  const titles = row.map((cell) => (typeof cell === 'string' ? plainWord(cell) : ''));
  const at = new Map<Field, number>();
  const taken = new Set<number>();
  const take = (field: Field, title: string) => {
    const index = titles.indexOf(plainWord(title));
    if (index < 0 || taken.has(index) || at.has(field)) return;
    at.set(field, index);
    taken.add(index);
  };
  const fields = Object.keys(headers) as Field[];
  const mapped = named !== undefined && Object.keys(named).length > 0;
  if (mapped)
    for (const field of fields) {
      const title = named[field];
      if (title !== undefined) take(field, title);
    }
  else for (const field of fields) for (const alias of headers[field]) take(field, alias);
  return at;
}
