import { canonicalJson } from '../domain/canonical-json.ts';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { headingOf, type RunHeading, type RunParams } from './report-runs.ts';
import type { Tx } from './transaction.ts';

/** The newest runs that a person asked for and those of these codes by anybody, without what they say. */
export async function recentRuns(tx: Tx, personId: Id, codes: readonly string[], limit: number): Promise<RunHeading[]> {
  const rows = await tx.db.reportRun.findMany({
    where: { institutionId: tx.institutionId, OR: [{ requestedBy: personId }, { code: { in: [...codes] } }] },
    orderBy: [{ asOf: 'desc' }, { at: 'desc' }, { version: 'desc' }, { id: 'asc' }],
    take: limit,
    omit: { data: true, setting: true },
  });
  return rows.map(headingOf);
}

/** The newest kept runs of a report with these filters whose instant lies from one to before another, for a reach or asked for by whoever looks: people ask by the minute. */
export async function runsBetween(
  tx: Tx,
  { code, reach, by, params }: { readonly code: string; readonly reach: string; readonly by: Id; readonly params: RunParams },
  from: Instant,
  before: Instant,
): Promise<RunHeading[]> {
  const rows = await tx.db.reportRun.findMany({
    where: {
      institutionId: tx.institutionId,
      code,
      OR: [{ reach }, { requestedBy: by }],
      params: { equals: JSON.parse(canonicalJson(params)) as object },
      asOf: { gte: new Date(from), lt: new Date(before) },
    },
    orderBy: [{ asOf: 'desc' }, { version: 'desc' }, { id: 'asc' }],
    take: MOST_IN_A_MINUTE,
    omit: { data: true, setting: true },
  });
  return rows.map(headingOf);
}
const MOST_IN_A_MINUTE = 20;
