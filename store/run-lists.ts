import { canonicalJson } from '../domain/canonical-json.ts';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { RunHeading, RunParams } from './report-runs.ts';
import type { Tx } from './transaction.ts';

/** The newest runs that a person asked for and those of these codes by anybody, without what they say. */
export async function recentRuns(tx: Tx, personId: Id, codes: readonly string[], limit: number): Promise<RunHeading[]> {
  const rows = await tx.db.reportRun.findMany({
    where: { institutionId: tx.institutionId, OR: [{ requestedBy: personId }, { code: { in: [...codes] } }] },
    orderBy: [{ asOf: 'desc' }, { at: 'desc' }, { version: 'desc' }, { id: 'asc' }],
    take: limit,
    omit: { data: true, setting: true },
  });
  return rows.map((row) => ({ ...row, asOf: row.asOf.getTime(), at: row.at.getTime(), params: row.params as RunParams }));
}

/** The newest kept run of a report for a reach and filters whose instant lies from one to before another: people ask by the minute; of several at one instant the last. */
export async function runBetween(
  tx: Tx,
  { code, reach, params }: { readonly code: string; readonly reach: string; readonly params: RunParams },
  from: Instant,
  before: Instant,
): Promise<RunHeading | undefined> {
  const row = await tx.db.reportRun.findFirst({
    where: {
      institutionId: tx.institutionId,
      code,
      reach,
      params: { equals: JSON.parse(canonicalJson(params)) as object },
      asOf: { gte: new Date(from), lt: new Date(before) },
    },
    orderBy: [{ asOf: 'desc' }, { version: 'desc' }, { id: 'asc' }],
    omit: { data: true, setting: true },
  });
  return row ? { ...row, asOf: row.asOf.getTime(), at: row.at.getTime(), params: row.params as RunParams } : undefined;
}
