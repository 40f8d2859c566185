import type { Cell, Fact, Field, Section } from '../contracts/documents.ts';

/** A column and what it says of a row: a report names its columns, never their cells one by one. */
export interface Column<Row> extends Field {
  readonly of: (row: Row) => Cell;
}
export interface RowGroup<Row> {
  readonly heading: readonly Fact[];
  readonly rows: readonly Row[];
}

/** A table of rows under headings; `why` names what it says where there is none (domain.md 7.1). */
export const groupedTable = <Row>(
  columns: readonly Column<Row>[],
  groups: readonly RowGroup<Row>[],
  { why, key = 'main' }: { readonly why: string; readonly key?: string },
): Section => ({
  kind: 'table',
  key,
  columns: columns.map(({ of: _, ...field }) => field),
  groups: groups.map(({ heading, rows }) => ({ heading, rows: rows.map((row) => columns.map((column) => column.of(row))) })),
  why,
});

/** A table without groups. */
export const plainTable = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  named: { readonly why: string; readonly key?: string },
): Section => groupedTable(columns, rows.length === 0 ? [] : [{ heading: [], rows }], named);

/** What several columns say of one row, as the heading of a group. */
export const factsOf = <Row>(columns: readonly Column<Row>[], row: Row): Fact[] =>
  columns.map(({ of, ...field }) => ({ ...field, cell: of(row) }));

/** Columns about a part of a row, as columns of the row. */
export const columnsOf = <Row, Part>(partOf: (row: Row) => Part, columns: readonly Column<Part>[]): Column<Row>[] =>
  columns.map(({ of, ...field }) => ({ ...field, of: (row) => of(partOf(row)) }));

/** What sorts first, then what decides between equals: text by its characters, numbers by size. */
export function inOrderOf<Row>(rows: readonly Row[], keys: (row: Row) => readonly (string | number)[]): Row[] {
  return rows
    .map((row) => ({ row, key: keys(row) }))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ row }) => row);
}

function compareKeys(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [place, one] of a.entries()) {
    const other = b[place] ?? one;
    if (one < other) return -1;
    if (one > other) return 1;
  }
  return 0;
}

/** A name as it is looked up in a list: without accents and capitals. */
export const alphabetical = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
