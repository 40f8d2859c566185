import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Fact } from '../domain/facts.ts';
import { type LetterIntent, letterKey } from '../domain/letters.ts';
import type { TableName, Work } from '../domain/work.ts';
import { type Column, recordType, writes } from './columns.ts';
import { settingOf } from './document-setting.ts';
import { INSTITUTION_COLUMNS } from './institution-columns.ts';
import { hashOfData } from './report-runs.ts';
import { savePeople } from './save-people.ts';
import { TABLES, type TableSpec } from './tables.ts';
import type { Tx } from './transaction.ts';

/** A pack as compiled for the letters of a work: its data, kept as a run of their own. */
export interface CompiledPack {
  readonly pack: string;
  readonly version: number;
  readonly week: string;
  readonly data: unknown;
}
/** Who acted, where somebody did. */
export interface WrittenBy {
  readonly by?: string;
  readonly onBehalfOf?: string | null;
}

/**
 * Writes all that a work decided, in a number of statements that does not grow with it; answers the number of its first event. The packs
 * are compiled when its rows are written, so that what they read beyond the book is as the work left it.
 */
export async function saveWork(
  tx: Tx,
  work: Work,
  writtenBy: WrittenBy = {},
  compile: () => Promise<readonly CompiledPack[]> = async () => [],
): Promise<number> {
  if (work.touched.people.size > 0) await savePeople(tx, work);
  for (const name of Object.keys(TABLES) as TableName[]) {
    const keys = work.touched[name];
    if (keys.size > 0)
      await upsert(
        tx,
        TABLES[name],
        [...keys].map((key) => (work.book[name] as Map<string, unknown>).get(key)),
      );
  }
  if (work.touched.institution) await saveInstitution(tx, work);
  if (work.newCodes.length > 0) {
    await tx.db
      .$executeRaw`INSERT INTO issued_code (institution_id, code) SELECT ${tx.institutionId}, unnest(${[...new Set(work.newCodes)]}::text[]) ON CONFLICT (institution_id, code) DO UPDATE SET used = true`;
  }
  const runs = await saveRuns(tx, work, await compile());
  const first = await saveFacts(tx, work, [...work.facts, ...runs.facts], writtenBy);
  await saveLetters(tx, work, runs.byPack);
  return first;
}

async function upsert(tx: Tx, spec: TableSpec, rows: readonly unknown[]): Promise<void> {
  await tx.db.$executeRawUnsafe(upsertSql(spec), tx.institutionId, JSON.stringify(rows));
}

const SQL = new Map<string, string>();
function upsertSql(spec: TableSpec): string {
  const known = SQL.get(spec.table);
  if (known !== undefined) return known;
  const names = spec.columns.map(({ column }) => `"${column}"`);
  const changes = spec.columns
    .filter(({ column }) => !spec.key.includes(column) && column !== 'id')
    .map(({ column }) => (column === 'version' ? `version = "${spec.table}".version + 1` : `"${column}" = EXCLUDED."${column}"`));
  const sql = `INSERT INTO "${spec.table}" (institution_id, ${names.join(', ')})
    SELECT $1, ${spec.columns.map(writes).join(', ')} FROM jsonb_to_recordset($2::jsonb) AS r(${spec.columns.map(recordType).join(', ')})
    ON CONFLICT (institution_id, ${spec.key.join(', ')}) DO ${spec.appendOnly ? 'NOTHING' : `UPDATE SET ${changes.join(', ')}`}`;
  SQL.set(spec.table, sql);
  return sql;
}

const SETTABLE: readonly Column[] = INSTITUTION_COLUMNS.filter(({ field }) => !['id', 'code', 'handAt', 'version'].includes(field));
async function saveInstitution(tx: Tx, { book }: Work): Promise<void> {
  await tx.db.$executeRawUnsafe(
    `UPDATE institution SET ${SETTABLE.map((column) => `"${column.column}" = ${writes(column)}`).join(', ')}, version = institution.version + 1
     FROM jsonb_to_recordset($2::jsonb) AS r(${SETTABLE.map(recordType).join(', ')}) WHERE institution.id = $1`,
    tx.institutionId,
    JSON.stringify([book.institution]),
  );
}

async function saveRuns(tx: Tx, work: Work, packs: readonly CompiledPack[]): Promise<{ facts: Fact[]; byPack: Map<string, string> }> {
  const runs = packs.map((pack) => {
    const text = canonicalJson(pack.data);
    return { ...pack, id: randomUUID(), text, sha256: hashOfData(pack.data) };
  });
  if (runs.length > 0) {
    const setting = JSON.parse(JSON.stringify(settingOf(work.book.institution))) as object;
    await tx.db.reportRun.createMany({
      data: runs.map(({ id, pack, version, week, text, sha256 }) => ({
        institutionId: tx.institutionId,
        id,
        code: pack,
        version,
        week,
        asOf: new Date(work.asOf),
        at: new Date(work.now),
        data: JSON.parse(text) as object,
        sha256,
        setting,
      })),
    });
  }
  return {
    facts: runs.map(({ pack, version, sha256, week }) => ({ kind: 'pack', code: pack, version, sha256, week })),
    byPack: new Map(runs.map(({ pack, version, id }) => [`${pack}.${version}`, id])),
  };
}

async function saveFacts(tx: Tx, work: Work, facts: readonly Fact[], { by, onBehalfOf }: WrittenBy): Promise<number> {
  if (facts.length === 0) return 0;
  const rows = facts.map(({ at, asOf, kind, ...payload }) => ({
    at: at ?? work.now,
    asOf: asOf ?? work.asOf,
    kind,
    payload,
    reason: ('text' in payload ? payload.text : 'reason' in payload ? payload.reason : null) ?? null,
  }));
  const [first] = await tx.db.$queryRaw<{ seq: bigint }[]>`
    WITH written AS (
      INSERT INTO event (institution_id, at, as_of, kind, payload, reason, by_id, on_behalf_of)
      SELECT ${tx.institutionId}, to_timestamp((r->>'at')::float8 / 1000.0), to_timestamp((r->>'asOf')::float8 / 1000.0), r->>'kind', r->'payload', r->>'reason', ${by ?? null}::uuid, ${onBehalfOf ?? null}::uuid
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS e(r, n) ORDER BY n RETURNING seq)
    SELECT min(seq) AS seq FROM written`;
  return Number(first?.seq ?? 0);
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

async function saveLetters(tx: Tx, work: Work, runs: ReadonlyMap<string, string>): Promise<void> {
  if (work.letters.length === 0) return;
  const rows = work.letters.map((intent) => {
    const run = packOf(intent);
    return {
      id: randomUUID(),
      key: letterKey(tx.institutionId, work.occasion, intent, digest),
      notice: intent.notice,
      number: intent.number ?? null,
      toIds: intent.to,
      ccIds: intent.cc,
      vacant: intent.vacant,
      about: intent.about,
      item: intent.item ?? null,
      asOf: intent.asOf,
      usefulUntil: intent.usefulUntil,
      data: run === null ? intent.data : null,
      runId: run === null ? null : (runs.get(run) ?? null),
    };
  });
  await tx.db.$executeRaw`
    INSERT INTO letter (institution_id, id, key, notice, number, to_ids, cc_ids, vacant, about, item, as_of, intended_at, useful_until, data, report_run_id)
    SELECT ${tx.institutionId}, (r->>'id')::uuid, r->>'key', r->>'notice', (r->>'number')::int,
      ARRAY(SELECT jsonb_array_elements_text(r->'toIds')::uuid), ARRAY(SELECT jsonb_array_elements_text(r->'ccIds')::uuid),
      ARRAY(SELECT jsonb_array_elements_text(r->'vacant')), ARRAY(SELECT jsonb_array_elements_text(r->'about')), r->>'item',
      to_timestamp((r->>'asOf')::float8 / 1000.0), ${new Date(work.now)}, to_timestamp((r->>'usefulUntil')::float8 / 1000.0), nullif(r->'data', 'null'::jsonb), (r->>'runId')::uuid
    FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) WITH ORDINALITY AS e(r, n) ORDER BY n
    ON CONFLICT (institution_id, key) DO NOTHING`;
}

/** `P2.1` when the letter's data are a pack, else null. */
export function packOf({ data }: LetterIntent): string | null {
  return 'pack' in data && typeof data.pack === 'string' && 'version' in data ? `${data.pack}.${data.version}` : null;
}
