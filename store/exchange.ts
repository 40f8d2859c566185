import { EXCHANGE_TABLES, type ExchangeColumn, type ExchangeTable, type ExchangeType } from './exchange-tables.ts';
import type { Store } from './store.ts';
import type { Tx } from './transaction.ts';

/** One row as it stands in a file of exchange. */
export type ExchangeRow = Readonly<Record<string, unknown>>;
export type ExchangeRows = Readonly<Record<string, readonly ExchangeRow[]>>;

const ROWS_AT_ONCE = 2_000;
const BYTES_AT_ONCE = 20;

/** Everything an institution takes along, table by table in an order of its own, the same however often it is read. */
export async function readInstitution(tx: Tx): Promise<ExchangeRows> {
  const read: Record<string, readonly ExchangeRow[]> = {};
  for (const table of EXCHANGE_TABLES) read[table.name] = await readTable(tx, table);
  return read;
}

/** How many letters still wait to leave, which are not taken along. */
export async function waitingLetters(tx: Tx): Promise<number> {
  return tx.db.letter.count({ where: { institutionId: tx.institutionId, status: { notIn: ['LEFT', 'REFUSED', 'WITHDRAWN'] } } });
}

/** Which of what must be an institution's alone is taken by one that is here. */
export async function takenBy(store: Store, row: ExchangeRow): Promise<('id' | 'code' | 'name' | 'short_name')[]> {
  const rows = await store.prisma.institution.findMany({ select: { id: true, code: true, name: true, shortName: true } });
  const has = (column: 'id' | 'code' | 'name' | 'shortName', value: unknown) => rows.some((one) => one[column] === value);
  const columns = { id: 'id', code: 'code', name: 'name', short_name: 'shortName' } as const;
  return (Object.keys(columns) as (keyof typeof columns)[]).filter((column) => has(columns[column], row[column]));
}

/** Writes all rows of an institution that is not here yet, in their order; the caller's transaction keeps all or nothing of it. */
export async function writeInstitution(tx: Tx, rows: ExchangeRows): Promise<void> {
  for (const table of EXCHANGE_TABLES) {
    const all = rows[table.name] ?? [];
    const most = table.columns.some(({ type }) => type === 'bytes') ? BYTES_AT_ONCE : ROWS_AT_ONCE;
    for (let at = 0; at < all.length; at += most) await writeRows(tx, table, all.slice(at, at + most));
  }
}

async function readTable({ db, institutionId }: Tx, { name, columns, ordered, only }: ExchangeTable): Promise<ExchangeRow[]> {
  const pairs = columns.map((column) => `'${column.name}', ${READS[column.type]?.(`t."${column.name}"`) ?? `t."${column.name}"`}`);
  const mine = name === 'institution' ? 't.id = $1' : 't.institution_id = $1';
  const order = ordered
    ? 't.seq'
    : columns
        .filter((column) => KEYS.has(column.name))
        .map((column) => `t."${column.name}"`)
        .slice(0, 1)
        .join();
  const rows = await db.$queryRawUnsafe<{ row: ExchangeRow }[]>(
    `SELECT json_build_object(${pairs.join(', ')}) AS row FROM "${name}" t WHERE ${[mine, ...(only === undefined ? [] : [only])].join(' AND ')} ORDER BY ${order}`,
    institutionId,
  );
  return rows.map(({ row }) => withInstants(row, columns));
}
const KEYS: ReadonlySet<string> = new Set(['id', 'code', 'week']); // the first that a table has

const READS: Readonly<Partial<Record<ExchangeType, (column: string) => string>>> = {
  instant: (column) => `(extract(epoch from ${column}) * 1000)::bigint`,
  bytes: (column) => `translate(encode(${column}, 'base64'), E'\\n', '')`,
};

function withInstants(row: ExchangeRow, columns: readonly ExchangeColumn[]): ExchangeRow {
  const read = { ...row };
  for (const { name, type } of columns)
    if (type === 'instant' && read[name] !== null) read[name] = new Date(Number(read[name])).toISOString();
  return read;
}

async function writeRows({ db, institutionId }: Tx, { name, columns }: ExchangeTable, rows: readonly ExchangeRow[]): Promise<void> {
  const isTenant = name === 'institution'; // the one table without institution_id
  const names = [...(isTenant ? [] : ['institution_id']), ...columns.map((column) => column.name)].map((column) => `"${column}"`);
  const values = [
    ...(isTenant ? [] : ['$2']),
    ...columns.map(({ name: column, type }) => WRITES[type]?.(`r."${column}"`) ?? `r."${column}"`),
  ];
  const record = columns.map(({ name: column, type }) => `"${column}" ${HELD[type] ?? type}`);
  await db.$executeRawUnsafe(
    `INSERT INTO "${name}" (${names.join(', ')}) SELECT ${values.join(', ')}
     FROM ROWS FROM (jsonb_to_recordset($1::text::jsonb) AS (${record.join(', ')})) WITH ORDINALITY AS r ORDER BY r.ordinality`,
    JSON.stringify(rows),
    ...(isTenant ? [] : [institutionId]),
  );
}

const HELD: Readonly<Partial<Record<ExchangeType, string>>> = {
  day: 'date',
  instant: 'timestamptz',
  json: 'jsonb',
  float: 'float8',
  bytes: 'text',
  'text[]': 'jsonb',
  'uuid[]': 'jsonb',
};
const WRITES: Readonly<Partial<Record<ExchangeType, (column: string) => string>>> = {
  json: (column) => `nullif(${column}, 'null'::jsonb)`,
  bytes: (column) => `decode(${column}, 'base64')`,
  'text[]': (column) => `ARRAY(SELECT jsonb_array_elements_text(${column}))`,
  'uuid[]': (column) => `ARRAY(SELECT jsonb_array_elements_text(${column})::uuid)`,
};
