import type { ColumnMap } from './column-map.ts';
import type { Columns } from './columns.ts';
import { type Field, GOAL_FIELDS } from './fields.ts';
import { type Row as RowOf, rowOf } from './reading.ts';
import type { Cell, Table } from './table.ts';
import { plainWord, shown } from './values.ts';

export type Row = RowOf<Field>;
/** The rows that tell of one goal, in the order of the table. */
export interface GoalRows {
  readonly institution: string | null;
  readonly key: string; // what its rows have in common: the goal's code, else its title
  readonly rows: readonly Row[];
}
export interface Misplaced {
  readonly row: Row;
  readonly field: Field;
  readonly expected: string;
}

/** Divides the table among its goals: by code, else by title; a row without either belongs to the goal above it. */
export function goalRows(
  { rows }: Table,
  columns: Columns,
  map: ColumnMap,
): { readonly goals: readonly GoalRows[]; readonly misplaced: readonly Misplaced[] } {
  const goals = new Map<string, { institution: string | null; key: string; rows: Row[] }>();
  const misplaced: Misplaced[] = [];
  let above: { institution: string | null; key: string; rows: Row[] } | undefined;
  for (const [index, cells] of rows.entries()) {
    if (index <= columns.headerRow || cells.every((cell) => cell === null)) continue;
    const row = rowOf(index, cells, columns);
    const institution = textIn(row, 'institution') ?? (columns.at.has('institution') ? (above?.institution ?? null) : null);
    if (map.institution !== undefined && plainWord(institution ?? '') !== plainWord(map.institution)) continue;
    const key = textIn(row, 'goalCode') ?? textIn(row, 'goalTitle');
    if (key === undefined) {
      if (above) above.rows.push(row);
      else misplaced.push({ row, field: 'goalTitle', expected: 'a goal: there is none above either' });
      continue;
    }
    const full = `${plainWord(institution ?? '')}\n${plainWord(key)}`;
    above = goals.get(full) ?? { institution, key, rows: [] };
    above.rows.push(row);
    goals.set(full, above);
  }
  return { goals: [...goals.values()], misplaced };
}

/** True when a row says something beside the goal's own fields. */
export const tellsOfAStep = ({ cells }: Row): boolean =>
  [...cells].some(([field, cell]) => cell !== null && !GOAL_FIELDS.has(field) && field !== 'priority' && field !== 'start');

/** The first cell of a goal's rows that says something of a field, and the row it stands in. */
export function firstTold({ rows }: GoalRows, field: Field): { readonly row: Row; readonly cell: Cell } | undefined {
  for (const row of rows) {
    const cell = row.cells.get(field) ?? null;
    if (cell !== null) return { row, cell };
  }
  return undefined;
}

function textIn({ cells }: Row, field: Field): string | undefined {
  const text = shown(cells.get(field) ?? null).trim();
  return text === '' ? undefined : text;
}
