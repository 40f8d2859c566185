import type { Day } from '../../domain/instant.ts';
import type { Columns } from './header.ts';
import type { CellError } from './imported-goal.ts';
import type { Cell } from './table.ts';
import { type DateOrder, dayOf, flagOf, numberOf, type Parsed, shown, textOf } from './values.ts';

/** One row of the table below its header: its cells by field. */
export interface Row<Field extends string> {
  readonly number: number; // as a spreadsheet shows it
  readonly cells: ReadonlyMap<Field, Cell>;
}
/** Reads cells of a table one by one and keeps what is wrong with them, so that all of it can be told at once. */
export interface CellReading<Field extends string> {
  readonly errors: readonly CellError[];
  readonly has: (field: Field) => boolean;
  readonly say: (row: Row<Field>, field: Field, message: string, expected: string) => void;
  /** A text, null when the cell is empty or wrong. */
  readonly text: (row: Row<Field>, field: Field, length?: { readonly least?: number; readonly most?: number }) => string | null;
  readonly day: (row: Row<Field>, field: Field) => Day | null;
  readonly number: (row: Row<Field>, field: Field, least?: number) => number | null;
  readonly flag: (row: Row<Field>, field: Field) => boolean | null;
  /** A cell by a reader of one's own. */
  readonly read: <Value>(row: Row<Field>, field: Field, parse: (cell: Cell) => Parsed<Value>) => Value | null;
  /** A cell that must not be empty: says so where it is. */
  readonly required: (row: Row<Field>, field: Field, expected: string) => void;
  readonly titleOf: (field: Field) => string;
}

/** A reading of one table, by the locale's writing of numbers and order of dates. */
export function createCellReading<Field extends string>(
  { titles, at }: Columns<Field>,
  options: { readonly locale: string; readonly dates?: DateOrder },
): CellReading<Field> {
  const errors: CellError[] = [];
  const order: DateOrder = options.dates ?? (/^en-(?:US|PH)/.test(options.locale) ? 'MDY' : 'DMY');
  const say: CellReading<Field>['say'] = (row, field, message, expected) => {
    const value = shown(row.cells.get(field) ?? null);
    errors.push({ row: row.number, column: titleOf(field), value: value === '' ? null : value, message, expected });
  };
  const titleOf = (field: Field) => titles[at.get(field) ?? -1] ?? field;
  const read = <Value>(row: Row<Field>, field: Field, parse: (cell: Cell) => Parsed<Value>): Value | null => {
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
    errors,
    has: (field) => at.has(field),
    say,
    text: (row, field, length) => read(row, field, (cell) => textOf(cell, length)),
    day: (row, field) => read(row, field, (cell) => dayOf(cell, order)),
    number: (row, field, least = Number.NEGATIVE_INFINITY) => read(row, field, atLeast(least)),
    flag: (row, field) => read(row, field, flagOf),
    read,
    required: (row, field, expected) => {
      if ((row.cells.get(field) ?? null) === null) say(row, field, 'is empty', expected);
    },
    titleOf,
  };
}

/** The cells of one row by what their columns tell. */
export function rowOf<Field extends string>(index: number, cells: readonly Cell[], { at }: Columns<Field>): Row<Field> {
  return { number: index + 1, cells: new Map([...at].map(([field, column]) => [field, cells[column] ?? null])) };
}
