import type { Columns } from './header.ts';
import type { ImportColumn } from './kinds/import-column.ts';
import { valueOfWord, wordsOf } from './kinds/list-words.ts';
import { type CellReading, createCellReading, type Row } from './reading.ts';
import { plainWord, shown } from './values.ts';

/** Reads the cells of one kind of rows, its words by the lists that the columns name. */
export interface RowReading<Field extends string> extends CellReading<Field> {
  /** A text that must be there. */
  readonly told: (row: Row<Field>, field: Field, most: number) => string;
  /** A value of the column's list by its word in any language, null when the cell is empty or wrong. */
  readonly word: <Value extends string>(row: Row<Field>, field: Field, values: readonly Value[]) => Value | null;
  /** Several texts in one cell, divided by commas, semicolons or lines. */
  readonly list: (row: Row<Field>, field: Field) => readonly string[];
  /** How many errors there are by now. */
  readonly count: () => number;
}

/** A reading of rows by the columns of their kind. */
export function createRowReading<Field extends string>(
  columns: Columns<Field>,
  known: Readonly<Record<Field, ImportColumn>>,
  locale: string,
): RowReading<Field> {
  const cells = createCellReading(columns, { locale });
  return {
    ...cells,
    told: (row, field, most) => {
      cells.required(row, field, 'something');
      return cells.text(row, field, { most }) ?? '';
    },
    word: (row, field, values) => {
      const text = shown(row.cells.get(field) ?? null);
      if (plainWord(text) === '') return null;
      const list = known[field].list ?? '';
      const value = valueOfWord(list, values, text);
      if (value === undefined) cells.say(row, field, 'does not fit', `one of: ${wordsOf(list, values, locale).join(', ')}`);
      return value ?? null;
    },
    list: (row, field) => [
      ...new Set(
        shown(row.cells.get(field) ?? null)
          .split(/[,;\n]/)
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      ),
    ],
    count: () => cells.errors.length,
  };
}
