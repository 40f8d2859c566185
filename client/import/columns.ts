import type { ColumnMap } from './column-map.ts';
import { FIELDS, type Field } from './fields.ts';
import { type Columns as ColumnsOf, findHeader, type NoHeader } from './header.ts';
import type { Table } from './table.ts';

export type Columns = ColumnsOf<Field>;

/** Finds the header of a table of goals by the names of the map, or by those that columns are known by. */
export const findColumns = (table: Table, { columns }: ColumnMap): Columns | NoHeader =>
  findHeader<Field>(table, { headers: FIELDS, ...(columns && { named: columns }), needed: ['goalTitle'] });
