import type { Day, Instant } from '../domain/instant.ts';
import type { Tx } from './transaction.ts';

/** One record of the history of an institution, for whoever keeps an eye on it. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly by: string | null; // name
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
}
export interface LogFilter {
  readonly who?: string; // who did it, or about whom it is
  readonly kinds?: readonly string[];
  readonly of?: readonly string[]; // what changed: institution, person, goal …
  readonly from?: Day;
  readonly to?: Day;
}

/** A page of the history, the last record first; one more than asked for is read to know whether there are more (domain.md 3.16). */
export async function readLog(tx: Tx, filter: LogFilter, { page, size }: { readonly page: number; readonly size: number }) {
  const { who = null, kinds = null, of = null, from = null, to = null } = filter;
  const start = from === null ? null : new Date(tx.zone.instantOf(from, '00:00'));
  const end = to === null ? null : new Date(tx.zone.instantOf(to, '00:00') + 24 * 3_600_000);
  const rows = await tx.db.$queryRaw<{ rows: LoggedEvent[] | null }[]>`
    SELECT json_agg(r) AS rows FROM (
      SELECT json_build_object('seq', e.seq, 'at', (extract(epoch from e.at) * 1000)::bigint, 'kind', e.kind, 'payload', e.payload,
        'by', p.name, 'onBehalfOf', b.name, 'reason', e.reason) AS r
      FROM event e
      LEFT JOIN person p ON p.institution_id = e.institution_id AND p.id = e.by_id
      LEFT JOIN person b ON b.institution_id = e.institution_id AND b.id = e.on_behalf_of
      WHERE e.institution_id = ${tx.institutionId}
        AND (${who}::text IS NULL OR e.by_id::text = ${who} OR e.on_behalf_of::text = ${who} OR e.payload->>'id' = ${who} OR e.payload->>'on' = ${who})
        AND (${kinds === null ? null : [...kinds]}::text[] IS NULL OR e.kind = ANY(${kinds === null ? null : [...kinds]}::text[]))
        AND (${of === null ? null : [...of]}::text[] IS NULL OR e.payload->>'of' = ANY(${of === null ? null : [...of]}::text[]))
        AND (${start}::timestamptz IS NULL OR e.at >= ${start}::timestamptz) AND (${end}::timestamptz IS NULL OR e.at < ${end}::timestamptz)
      ORDER BY e.seq DESC LIMIT ${size + 1} OFFSET ${(page - 1) * size}) AS ordered`;
  const found = rows[0]?.rows ?? [];
  return { rows: found.slice(0, size), more: found.length > size };
}
