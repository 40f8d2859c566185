import type { EventRow } from './events.ts';
import type { Tx } from './transaction.ts';

/**
 * The records after a number in the order of their numbers, so that a cursor misses none: numbers are given before the commit, and what
 * an older transaction may still write with a lower one is waited for.
 */
export async function readEventsInOrder(tx: Tx, { after, limit }: { readonly after: number; readonly limit: number }): Promise<EventRow[]> {
  const rows = await tx.db.$queryRaw<{ rows: EventRow[] | null }[]>`
    SELECT json_agg(r ORDER BY seq) AS rows FROM (
      SELECT e.seq, json_build_object('seq', e.seq, 'at', (extract(epoch from e.at) * 1000)::bigint, 'asOf', (extract(epoch from e.as_of) * 1000)::bigint,
        'kind', e.kind, 'payload', e.payload, 'by', p.handle, 'onBehalfOf', b.handle) AS r
      FROM event e
      LEFT JOIN person p ON p.institution_id = e.institution_id AND p.id = e.by_id
      LEFT JOIN person b ON b.institution_id = e.institution_id AND b.id = e.on_behalf_of
      WHERE e.institution_id = ${tx.institutionId} AND e.seq > ${after}
        AND age(e.xmin) > age(pg_snapshot_xmin(pg_current_snapshot())::xid)
      ORDER BY e.seq LIMIT ${limit}) AS ordered`;
  return rows[0]?.rows ?? [];
}
/** The number of the last record. */
export async function lastSeq(tx: Tx): Promise<number> {
  const [row] = await tx.db.$queryRaw<
    { last: bigint | null }[]
  >`SELECT max(seq) AS last FROM event WHERE institution_id = ${tx.institutionId}`;
  return Number(row?.last ?? 0);
}
