import { z } from 'zod';
import { isDay } from '../../domain/calendar.ts';
import type { ExchangeRow, ExchangeRows } from '../../store/exchange.ts';
import { EXCHANGE_TABLES, type ExchangeColumn, type ExchangeTable } from '../../store/exchange-tables.ts';

/** The form of a file of exchange; a file of a later one is refused, not guessed at. */
export const FORMAT = 'rutina/institution';
export const VERSION = 1;
/** An institution as a file holds it. */
export interface ExchangeFile {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly institution: string;
  readonly rows: ExchangeRows;
}

/** What an institution takes along, as a file. */
export const exchangeFile = (institution: string, rows: ExchangeRows): ExchangeFile => ({
  format: FORMAT,
  version: VERSION,
  institution,
  rows,
});

/** The file as text: one row a line, so that two of them can be compared. */
export function exchangeText({ format, version, institution, rows }: ExchangeFile): string {
  const head = `"format": ${JSON.stringify(format)},\n"version": ${version},\n"institution": ${JSON.stringify(institution)},\n"rows": {`;
  const tables = Object.entries(rows).map(
    ([name, all]) => `${JSON.stringify(name)}: [${all.map((row) => `\n  ${JSON.stringify(row)}`).join(',')}${all.length > 0 ? '\n' : ''}]`,
  );
  return `{\n${head}\n${tables.join(',\n')}\n}\n}\n`;
}

/** The file, or everything that is wrong with it at once. */
export function readExchange(data: unknown): ExchangeFile | { readonly problems: readonly string[] } {
  const head = headSchema.safeParse(data);
  if (!head.success) return { problems: head.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`) };
  const parsed = rowsSchema.safeParse(head.data.rows);
  const rows = head.data.rows as ExchangeRows;
  const shapes = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${placeOf(path, rows)}: ${message}`);
  if (shapes.length > 0) return { problems: shapes };
  const problems = [...doubles(rows), ...strangers(rows), ...oneInstitution(head.data.institution, rows)];
  return problems.length > 0 ? { problems } : { format: FORMAT, version: VERSION, institution: head.data.institution, rows };
}

const headSchema = z.strictObject({
  format: z.literal(FORMAT, { error: `must be ${FORMAT}: this is no export of an institution` }),
  version: z.literal(VERSION, { error: `must be ${VERSION}: this program reads no other` }),
  institution: z.string({ error: 'must name the institution' }),
  rows: z.record(z.string(), z.unknown(), { error: 'must hold the tables' }),
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const text = z.string({ error: 'must be a text' }).refine((one) => !one.includes('\u0000'), { error: 'must hold no NUL' });
const uuid = z.string({ error: 'must be an id' }).regex(UUID, { error: 'must be an id' });
const TYPES = {
  text,
  uuid,
  day: z.string({ error: 'must be a day as 2026-12-31' }).refine(isDay, { error: 'must be a day as 2026-12-31' }),
  instant: z
    .string({ error: 'must be an instant as 2026-12-31T12:00:00.000Z' })
    .regex(INSTANT, { error: 'must be an instant as 2026-12-31T12:00:00.000Z' }),
  json: z.record(z.string(), z.unknown(), { error: 'must be an object' }),
  bool: z.boolean({ error: 'must be true or false' }),
  int: z.int({ error: 'must be a whole number' }),
  float: z.number({ error: 'must be a number' }),
  bytes: z.base64({ error: 'must be base64' }),
  'text[]': z.array(text, { error: 'must be a list of texts' }),
  'uuid[]': z.array(uuid, { error: 'must be a list of ids' }),
} as const;

const LIST = z.array(z.unknown(), { error: 'must be a list' });
function columnSchema({ name, type, optional, values, list }: ExchangeColumn): z.ZodType {
  if (list) return optional ? LIST.nullable() : LIST;
  if (name === 'payload') return z.unknown(); // of events: whatever was told
  const one =
    values === undefined ? TYPES[type] : z.enum(values as [string, ...string[]], { error: `must be one of ${values.join(', ')}` });
  const whole = values !== undefined && type === 'text[]' ? z.array(one) : one;
  return optional ? whole.nullable() : whole;
}
const rowsSchema = z.strictObject(
  Object.fromEntries(
    EXCHANGE_TABLES.map(({ name, columns }) => [
      name,
      z.array(z.strictObject(Object.fromEntries(columns.map((column) => [column.name, columnSchema(column)])), { error: issueOfRow }), {
        error: 'must be a list of rows',
      }),
    ]),
  ),
);
function issueOfRow(issue: { readonly code?: string; readonly keys?: readonly string[] }): string | undefined {
  return issue.code === 'unrecognized_keys' ? `has columns that this table has not: ${(issue.keys ?? []).join(', ')}` : undefined;
}

/** `goal 3 (MOP-01).end_date` */
function placeOf([table, index, ...rest]: readonly PropertyKey[], rows: ExchangeRows): string {
  if (typeof index !== 'number') return String(table);
  const row: ExchangeRow | undefined = rows[String(table)]?.[index];
  const called = row?.code ?? row?.handle ?? row?.week;
  return `${String(table)} ${index + 1}${typeof called === 'string' ? ` (${called})` : ''}${rest.length > 0 ? `.${rest.map(String).join('.')}` : ''}`;
}

const keyOf = ({ columns }: ExchangeTable): string | undefined =>
  columns.find(({ name }) => name === 'id' || name === 'code' || name === 'week')?.name;
/** Rows of one table with the same id, and things of one kind with the same code. */
function doubles(rows: ExchangeRows): string[] {
  return EXCHANGE_TABLES.flatMap((table) => {
    if (table.name === 'event') return [];
    const unique = [keyOf(table), ...(CODED.has(table.name) ? ['code'] : [])];
    return [...new Set(unique)].flatMap((column) => {
      const seen = new Set<unknown>();
      return (rows[table.name] ?? []).flatMap((row, index) => {
        const value = column === undefined ? index : row[column];
        if (!seen.has(value)) seen.add(value);
        else return [`${placeOf([table.name, index, column ?? ''], rows)}: there is another row with ${String(value)}`];
        return [];
      });
    });
  });
}
const CODED: ReadonlySet<string> = new Set(['goal', 'item', 'opportunity', 'agenda_item', 'indicator', 'risk']);

/** Rows that name others which are not in the file. */
function strangers(rows: ExchangeRows): string[] {
  const ids = new Map(EXCHANGE_TABLES.map(({ name }) => [name, new Set((rows[name] ?? []).map(({ id }) => id))]));
  return EXCHANGE_TABLES.flatMap(({ name, columns }) =>
    columns.flatMap(({ name: column, of }) =>
      of === undefined
        ? []
        : (rows[name] ?? []).flatMap((row, index) =>
            [row[column]]
              .flat()
              .filter((id) => id !== null && ids.get(of)?.has(id) !== true)
              .map((id) => `${placeOf([name, index, column], rows)}: there is no ${of} ${String(id)} in the file`),
          ),
    ),
  );
}

const CODE = /^[A-Z0-9-]{2,16}$/; // it begins every address, and the names of files
function oneInstitution(institution: string, rows: ExchangeRows): string[] {
  const [row, ...others] = rows.institution ?? [];
  if (row === undefined || others.length > 0) return [`institution: the file holds ${others.length + (row ? 1 : 0)} institutions, not one`];
  if (!CODE.test(String(row.code))) return ['institution 1.code: must be a code of 2 to 16 capitals, digits and hyphens'];
  return row.id === institution && row.id === String(row.code).toLowerCase()
    ? []
    : ['institution 1.id: must be the code in small letters, and that of the file'];
}
