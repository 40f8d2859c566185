import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Id, WeekKey } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { Prisma } from '../prisma/generated/client.ts';
import type { DocumentSetting } from './document-setting.ts';
import { isUuid } from './documents.ts';
import type { Tx } from './transaction.ts';

/** What a run was asked for, filters for a report; JSON, since the names of filters belong to the reports. */
export type RunParams = Readonly<Record<string, unknown>>;
/** A report or pack as it was computed for an instant: written once, never changed (domain.md 3.16, 7.1). */
export interface ReportRun extends RunHeading {
  readonly data: unknown;
  readonly setting: DocumentSetting | null; // null: made before documents were
}
/** A run without what it says. */
export interface RunHeading {
  readonly id: Id;
  readonly code: string; // `A 2.1`, `P3`, `ACTA`
  readonly version: number;
  readonly week: WeekKey | null; // null: not of a week's routine
  readonly asOf: Instant;
  readonly at: Instant;
  readonly sha256: string; // of the data as canonical JSON
  readonly params: RunParams;
  readonly reach: string; // `all`, or a digest of what whoever asked may see
  readonly goalIds: readonly Id[] | null; // the goals that whoever asked saw; null: all
  readonly requestedBy: Id | null; // null: made by the routine
}
/** What is asked again when the kept run is wanted. */
export interface RunKey {
  readonly code: string;
  readonly asOf: Instant;
  readonly params: RunParams;
  readonly reach: string;
  readonly version?: number;
  readonly week?: WeekKey | null;
}

/** SHA-256 of what a run says, before it has a language or a form: the same data give the same hash wherever they were compiled. */
export const hashOfData = (data: unknown): string => createHash('sha256').update(canonicalJson(data)).digest('hex');

/**
 * Keeps a run; asked again for the same code, instant, filters and reach it answers the one that is kept (domain.md 7.1). Where the clock
 * of an institution stands still and something was done meanwhile, what it says now is the next version of that instant.
 */
export async function keepRun(
  tx: Tx,
  run: RunKey & {
    readonly data: unknown;
    readonly setting: DocumentSetting;
    readonly goalIds?: readonly Id[] | null;
    readonly requestedBy: Id | null;
  },
): Promise<ReportRun> {
  const { code, week = null, asOf, params, reach, goalIds = null, setting, requestedBy } = run;
  const text = canonicalJson(run.data);
  const sha256 = hashOfData(run.data);
  const last = run.version === undefined ? await findRun(tx, run) : undefined;
  if (last?.sha256 === sha256) return last;
  const version = run.version ?? (last?.version ?? 0) + 1;
  await tx.db.$executeRaw`
    INSERT INTO report_run (institution_id, id, code, version, week, as_of, at, data, sha256, params, reach, goal_ids, setting, requested_by)
    VALUES (${tx.institutionId}, ${randomUUID()}::uuid, ${code}, ${version}, ${week}, ${new Date(asOf)}, ${new Date(tx.now)}, ${text}::jsonb,
      ${sha256}, ${canonicalJson(params)}::jsonb, ${reach}, ${goalIds && JSON.stringify(goalIds)}::jsonb, ${JSON.stringify(setting)}::jsonb, ${requestedBy}::uuid)
    ON CONFLICT DO NOTHING`;
  const kept = await findRun(tx, { ...run, version });
  if (!kept) throw new Error(`the run of ${code} was not kept`);
  return kept;
}

/** The kept run of this code, instant, filters and reach, its last version unless one is named; or undefined: it is never computed afterwards (domain.md 7.1). */
export async function findRun(tx: Tx, { code, asOf, params, reach, version, week = null }: RunKey): Promise<ReportRun | undefined> {
  const named = version === undefined ? Prisma.empty : Prisma.sql`AND version = ${version}`;
  const [row] = await readRuns(
    tx,
    Prisma.sql`code = ${code} AND as_of = ${new Date(asOf)} AND reach = ${reach}
      AND params = ${canonicalJson(params)}::jsonb AND coalesce(week, '') = ${week ?? ''} ${named} ORDER BY version DESC LIMIT 1`,
  );
  return row;
}

/** One run by its id. */
export async function readRun(tx: Tx, id: Id): Promise<ReportRun | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await readRuns(tx, Prisma.sql`id = ${id}::uuid`);
  return row;
}

/** The runs with these ids, in one statement. */
export const runsById = (tx: Tx, ids: readonly Id[]): Promise<ReportRun[]> => readRuns(tx, Prisma.sql`id = ANY(${[...ids]}::uuid[])`);

interface Latest {
  readonly code: string;
  readonly reach: string;
  readonly by?: Id; // besides what they asked for when they saw other goals
  readonly params?: RunParams;
  readonly limit: number;
}
/** The last kept runs of a report for a reach, newest first; of all filters unless some are named. */
export async function latestRuns(tx: Tx, { code, reach, by, params, limit }: Latest): Promise<RunHeading[]> {
  const rows = await tx.db.reportRun.findMany({
    where: {
      institutionId: tx.institutionId,
      code,
      ...(by === undefined ? { reach } : { OR: [{ reach }, { requestedBy: by }] }),
      ...(params !== undefined && { params: { equals: JSON.parse(canonicalJson(params)) as object } }),
    },
    orderBy: [{ asOf: 'desc' }, { version: 'desc' }, { id: 'asc' }],
    take: limit,
    omit: { data: true, setting: true },
  });
  return rows.map(headingOf);
}

/** The versions of a code that a week's routine made, the last first: its packs and its minutes. */
export async function runsOfWeek(tx: Tx, week: WeekKey, code: string): Promise<RunHeading[]> {
  const rows = await tx.db.reportRun.findMany({
    where: { institutionId: tx.institutionId, week, code },
    orderBy: { version: 'desc' },
    omit: { data: true, setting: true },
  });
  return rows.map(headingOf);
}

type StoredHeading = Omit<Prisma.ReportRunGetPayload<object>, 'data' | 'setting'>;
/** A run's row, read without what it says. */
export const headingOf = (row: StoredHeading): RunHeading => ({
  ...row,
  asOf: row.asOf.getTime(),
  at: row.at.getTime(),
  params: row.params as RunParams,
  goalIds: row.goalIds as readonly Id[] | null,
});

interface StoredRun extends Omit<ReportRun, 'asOf' | 'at'> {
  readonly asOf: Date;
  readonly at: Date;
}
async function readRuns(tx: Tx, where: Prisma.Sql): Promise<ReportRun[]> {
  const rows = await tx.db.$queryRaw<StoredRun[]>`
    SELECT id, code, version, week, as_of AS "asOf", at, data, sha256, params, reach, goal_ids AS "goalIds", setting, requested_by AS "requestedBy"
    FROM report_run WHERE institution_id = ${tx.institutionId} AND ${where}`;
  return rows.map((row) => ({ ...row, asOf: row.asOf.getTime(), at: row.at.getTime() }));
}

/** The runs whose data have this hash: what a document claims to be made of. */
export async function runsByHash(tx: Tx, sha256: string): Promise<ReportRun[]> {
  return readRuns(tx, Prisma.sql`sha256 = ${sha256}`);
}
