import type { RowOf, TableName } from '../domain/work.ts';
import { type Column, type ColumnType, columnOf } from './columns.ts';

/** The types of columns by their bare names, for lists of them that read as a table. */
export const COLUMN_TYPES = { text: 'text', uuid: 'uuid', day: 'day', instant: 'instant', json: 'json', bool: 'bool', int: 'int' } as const;

/** How the rows of one entity are kept. */
export interface TableSpec {
  readonly table: string;
  readonly key: readonly string[]; // columns beside institution_id
  readonly columns: readonly Column[];
  readonly appendOnly?: boolean;
}

type Fields<Name extends TableName> = Readonly<Partial<Record<keyof RowOf<Name> & string, ColumnType>>>;

/** A table with its columns, named after the fields of its entity. */
export function spec<Name extends TableName>(
  table: string,
  fields: Fields<Name>,
  options: Pick<TableSpec, 'appendOnly'> & { readonly key?: readonly string[] } = {},
): TableSpec {
  const columns = Object.entries(fields).map(([field, type]) => ({ field, column: columnOf(field), type: type as ColumnType }));
  return { table, key: options.key ?? ['id'], columns, ...(options.appendOnly && { appendOnly: true }) };
}
