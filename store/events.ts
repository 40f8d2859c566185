import type { Instant } from '../domain/instant.ts';
import type { Notice } from '../domain/values.ts';
import type { Tx } from './transaction.ts';

/** One record of the append-only table: timeline, history and live pages are read from it and from nowhere else. */
export interface EventRow {
  readonly seq: number;
  readonly at: Instant;
  readonly asOf: Instant;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly by: string | null; // handle of the person
  readonly onBehalfOf: string | null;
}

/** The records after a number, ordered by when they happened, then as they were written. */
export async function readEvents(
  tx: Tx,
  { after = 0, limit = 1_000_000 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<EventRow[]> {
  const rows = await tx.db.$queryRaw<{ rows: EventRow[] | null }[]>`
    SELECT json_agg(r) AS rows FROM (
      SELECT json_build_object('seq', e.seq, 'at', (extract(epoch from e.at) * 1000)::bigint, 'asOf', (extract(epoch from e.as_of) * 1000)::bigint, 'kind', e.kind,
        'payload', e.payload, 'by', p.handle, 'onBehalfOf', b.handle) AS r
      FROM event e
      LEFT JOIN person p ON p.institution_id = e.institution_id AND p.id = e.by_id
      LEFT JOIN person b ON b.institution_id = e.institution_id AND b.id = e.on_behalf_of
      WHERE e.institution_id = ${tx.institutionId} AND e.seq > ${after}
      ORDER BY e.at, e.seq LIMIT ${limit}) AS ordered`;
  return rows[0]?.rows ?? [];
}

/** A letter that left, with its copies to the byte. */
export interface LeftLetter {
  readonly key: string;
  readonly notice: Notice | 'CAL';
  readonly number: number | null;
  readonly to: readonly string[]; // addresses, sorted
  readonly cc: readonly string[];
  readonly about: readonly string[];
  readonly copies: readonly { readonly address: string; readonly position: number; readonly bytes: Uint8Array; readonly status: string }[];
}

/** Letters by key, as they left. */
export async function readLetters(tx: Tx, keys: readonly string[] | 'all'): Promise<LeftLetter[]> {
  const letters = await tx.db.letter.findMany({
    where: { institutionId: tx.institutionId, ...(keys !== 'all' && { key: { in: [...keys] } }) },
    orderBy: { seq: 'asc' },
    include: { copies: { orderBy: { position: 'asc' } } },
  });
  return letters.map(({ key, notice, number, about, copies }) => ({
    key,
    notice: notice as Notice | 'CAL',
    number,
    about,
    to: addresses(copies, 'TO'),
    cc: addresses(copies, 'CC'),
    copies: copies.map(({ address, position, bytes, status }) => ({ address, position, bytes, status })),
  }));
}

const addresses = (copies: readonly { address: string; capacity: string }[], capacity: string): string[] =>
  copies
    .filter((copy) => copy.capacity === capacity)
    .map(({ address }) => address)
    .sort();
