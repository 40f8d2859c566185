import type { Day } from '../../domain/instant.ts';
import type { ColumnMap } from './column-map.ts';
import type { Columns } from './columns.ts';
import type { Field } from './fields.ts';
import type { Row } from './goal-rows.ts';
import type { CellError } from './imported-goal.ts';
import type { Cell } from './table.ts';
import { type DateOrder, dayOf, flagOf, numberOf, type Parsed, shown, textOf } from './values.ts';

/** Reads cells of a table one by one and keeps what is wrong with them, so that all of it can be told at once. */
export interface Reading {
  readonly map: ColumnMap;
  readonly prefix: string;
  readonly today: Day | undefined;
  readonly errors: readonly CellError[];
  readonly has: (field: Field) => boolean;
  readonly say: (row: Row, field: Field, message: string, expected: string) => void;
  /** A text, null when the cell is empty or wrong. */
  readonly text: (row: Row, field: Field, length?: { readonly least?: number; readonly most?: number }) => string | null;
  readonly day: (row: Row, field: Field) => Day | null;
  readonly number: (row: Row, field: Field, least: number) => number | null;
  readonly flag: (row: Row, field: Field) => boolean | null;
  /** A cell that must not be empty: says so where it is. */
  readonly required: (row: Row, field: Field, expected: string) => void;
}

/** A reading of one table, by the locale's order of dates unless the map says another. */
export function createReading(
  { titles, at }: Columns,
  map: ColumnMap,
  options: { readonly locale: string; readonly prefix?: string; readonly today?: Day },
): Reading {
  const errors: CellError[] = [];
  const order: DateOrder = map.dates ?? (/^en-(?:US|PH)/.test(options.locale) ? 'MDY' : 'DMY');
  const say: Reading['say'] = (row, field, message, expected) => {
    const value = shown(row.cells.get(field) ?? null);
    errors.push({ row: row.number, column: titleOf(field), value: value === '' ? null : value, message, expected });
  };
  const titleOf = (field: Field) => titles[at.get(field) ?? -1] ?? field;
  const read = <Value>(row: Row, field: Field, parse: (cell: Cell) => Parsed<Value>): Value | null => {
    const cell = row.cells.get(field) ?? null;
    if (cell === null) return null;
    const parsed = parse(cell);
    if ('value' in parsed) return parsed.value;
    say(row, field, 'does not fit', parsed.expected);
    return null;
  };
  const atLeast = (least: number) => (cell: Cell) => {
    const parsed = numberOf(cell, options.locale);
    return 'value' in parsed && parsed.value < least ? { expected: `a number of at least ${least}` } : parsed;
  };
  return {
    map,
    prefix: map.codes?.goalPrefix ?? options.prefix ?? (at.has('goalCode') ? '' : 'META-'),
    today: options.today,
    errors,
    has: (field) => at.has(field),
    say,
    text: (row, field, length) => read(row, field, (cell) => textOf(cell, length)),
    day: (row, field) => read(row, field, (cell) => dayOf(cell, order)),
    number: (row, field, least) => read(row, field, atLeast(least)),
    flag: (row, field) => read(row, field, flagOf),
    required: (row, field, expected) => {
      if ((row.cells.get(field) ?? null) === null) say(row, field, 'is empty', expected);
    },
  };
}
