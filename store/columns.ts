/** How a column is held: what crosses between a row and its entity is JSON in both directions. */
export type ColumnType = 'text' | 'uuid' | 'day' | 'instant' | 'json' | 'bool' | 'int' | 'float' | 'text[]' | 'uuid[]';
export interface Column {
  readonly field: string;
  readonly column: string;
  readonly type: ColumnType;
}
const RENAMED: Readonly<Record<string, string>> = { from: 'from_day', to: 'to_day', by: 'by_id', values: 'classifier_values' };
/** `goalId` is the column `goal_id`. */
export const columnOf = (field: string): string => RENAMED[field] ?? field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The SQL expression that reads a column as JSON. */
export function reads(column: Column, row: string): string {
  const name = `${row}."${column.column}"`;
  if (column.type === 'instant') return `'${column.field}', (extract(epoch from ${name}) * 1000)::bigint`;
  return `'${column.field}', ${name}`;
}

const HELD: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  uuid: 'uuid',
  day: 'date',
  instant: 'float8',
  json: 'jsonb',
  bool: 'bool',
  int: 'int',
  float: 'float8',
  'text[]': 'jsonb',
  'uuid[]': 'jsonb',
};
/** The type a column has in `jsonb_to_recordset`. */
export const recordType = ({ field, type }: Column): string => `"${field}" ${HELD[type]}`;
/** The SQL expression that writes a column from such a record. */
export function writes({ field, type }: Column): string {
  const value = `r."${field}"`;
  switch (type) {
    case 'instant':
      return `to_timestamp(${value} / 1000.0)`;
    case 'text[]':
      return `ARRAY(SELECT jsonb_array_elements_text(${value}))`;
    case 'uuid[]':
      return `ARRAY(SELECT jsonb_array_elements_text(${value})::uuid)`;
    case 'json':
      return `nullif(${value}, 'null'::jsonb)`;
    default:
      return value;
  }
}
