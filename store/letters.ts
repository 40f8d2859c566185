import { DEFAULT_OPTIONS, type Institution, type Person } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { LetterData } from '../domain/letter-data.ts';
import type { LetterKind, Standing } from '../domain/letters.ts';
import type { ReviewState, Scope } from '../domain/values.ts';
import type { Store } from './store.ts';
import type { Tx } from './transaction.ts';

/** A letter that was intended and has no bytes yet, with all that rendering needs. */
export interface IntendedLetter {
  readonly id: string;
  readonly key: string;
  readonly notice: LetterKind;
  readonly number: number | null;
  readonly toIds: readonly string[];
  readonly ccIds: readonly string[];
  readonly vacant: readonly Scope[];
  readonly about: readonly string[];
  readonly item: string | null;
  readonly asOf: Instant;
  readonly usefulUntil: Instant | null;
  readonly data: LetterData[LetterKind];
  readonly runId: string | null; // of the pack
  readonly sha256: string | null; // of its data
}
export interface WritingDesk {
  readonly letters: readonly IntendedLetter[];
  readonly people: ReadonlyMap<string, Person>;
  readonly institution: Pick<Institution, 'id' | 'code' | 'name' | 'shortName' | 'timeZone' | 'locale' | 'ladder'> & {
    readonly attachmentLimitKb: number;
  };
  readonly standing: Standing;
}

/** The next letters to write out, oldest first, and what still stands of what they say; one statement. */
export async function readIntended(tx: Tx, limit: number): Promise<WritingDesk | undefined> {
  const [row] = await tx.db.$queryRawUnsafe<{ desk: DeskDocument }[]>(DESK_SQL, tx.institutionId, limit);
  if (!row?.desk.letters) return undefined;
  const { letters, people, institution, awaited, open } = row.desk;
  return {
    letters,
    people: new Map((people ?? []).map((person) => [person.id, { ...person, roles: [] }])),
    institution,
    standing: {
      awaited: new Set(awaited ?? []),
      open: new Map((open ?? []).map(({ code, scope, state }) => [code, { scope, unreviewed: state === 'UNREVIEWED' }])),
    },
  };
}

interface DeskDocument {
  readonly letters: readonly IntendedLetter[] | null;
  readonly people: readonly Omit<Person, 'roles'>[] | null;
  readonly institution: WritingDesk['institution'];
  readonly awaited: readonly string[] | null;
  readonly open: readonly { readonly code: string; readonly scope: Scope; readonly state: ReviewState }[] | null;
}
const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;
const DESK_SQL = `
  WITH desk AS (SELECT * FROM letter WHERE institution_id = $1 AND status = 'INTENDED' ORDER BY seq LIMIT $2)
  SELECT json_build_object(
    'letters', (SELECT json_agg(json_build_object('id', d.id, 'key', d.key, 'notice', d.notice, 'number', d.number, 'toIds', d.to_ids, 'ccIds', d.cc_ids,
      'vacant', d.vacant, 'about', d.about, 'item', d.item, 'asOf', ${MS('d.as_of')}, 'usefulUntil', ${MS('d.useful_until')},
      'data', coalesce(r.data, d.data), 'runId', r.id, 'sha256', r.sha256) ORDER BY d.seq)
      FROM desk d LEFT JOIN report_run r ON r.institution_id = $1 AND r.id = d.report_run_id),
    'people', (SELECT json_agg(json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'locale', p.locale, 'active', p.active))
      FROM person p WHERE p.institution_id = $1 AND p.id IN (SELECT unnest(to_ids || cc_ids) FROM desk)),
    'institution', (SELECT json_build_object('id', id, 'code', code, 'name', name, 'shortName', short_name, 'timeZone', time_zone, 'locale', locale, 'ladder', ladder,
      'attachmentLimitKb', coalesce((options->>'attachmentLimitKb')::int, ${DEFAULT_OPTIONS.attachmentLimitKb}))
      FROM institution WHERE id = $1),
    'awaited', (SELECT json_agg(g.code) FROM weekly_update u JOIN goal g ON g.institution_id = u.institution_id AND g.id = u.goal_id
      WHERE u.institution_id = $1 AND u.state IN ('PENDING', 'DRAFT') AND u.week IN (SELECT week FROM cycle WHERE institution_id = $1 AND state NOT IN ('CLOSED', 'CANCELLED'))
        AND EXISTS (SELECT 1 FROM desk WHERE notice IN ('N02', 'N03', 'N23'))),
    'open', (SELECT json_agg(json_build_object('code', code, 'scope', scope, 'state', state)) FROM item
      WHERE institution_id = $1 AND state IN ('UNREVIEWED', 'IN_PROCESS') AND EXISTS (SELECT 1 FROM desk WHERE notice IN ('N07', 'N08')))) AS desk`;

/** A copy as it will leave, to the byte. */
export interface WrittenCopy {
  readonly id: string;
  readonly personId: string;
  readonly address: string;
  readonly capacity: 'TO' | 'CC';
  readonly language: string;
  readonly messageId: string;
  readonly linkHash: string;
  readonly subject: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}
export type Written =
  | { readonly letter: IntendedLetter; readonly copies: readonly WrittenCopy[] }
  | { readonly letter: IntendedLetter; readonly withdrawn: string } // it is no longer useful
  | { readonly letter: IntendedLetter; readonly failed: string }; // it could not be written

/** Keeps the bytes of letters, or withdraws them with the reason; a letter that was written meanwhile stays as it is. */
export async function keepWritten(tx: Tx, written: readonly Written[]): Promise<void> {
  const at = new Date(tx.now);
  const due = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM letter WHERE institution_id = ${tx.institutionId} AND id = ANY(${written.map(({ letter }) => letter.id)}::uuid[]) AND status = 'INTENDED' ORDER BY seq FOR UPDATE`;
  const waiting = new Set(due.map(({ id }) => id));
  const now = written.filter(({ letter }) => waiting.has(letter.id));
  const kept = now.filter((one) => 'copies' in one);
  if (kept.length > 0) {
    await tx.db.letterCopy.createMany({
      data: kept.flatMap(({ letter, copies }) =>
        copies.map((copy, position) => ({
          ...copy,
          bytes: new Uint8Array(copy.bytes),
          institutionId: tx.institutionId,
          letterId: letter.id,
          position,
        })),
      ),
    });
    await tx.db.letter.updateMany({
      where: { institutionId: tx.institutionId, id: { in: kept.map(({ letter }) => letter.id) } },
      data: { status: 'WRITTEN', writtenAt: at },
    });
  }
  for (const one of now) {
    if ('withdrawn' in one) await close(tx, one.letter, 'WITHDRAWN', one.withdrawn);
    if ('failed' in one) await close(tx, one.letter, 'REFUSED', one.failed);
  }
}

async function close(tx: Tx, { id, key, asOf }: IntendedLetter, status: 'WITHDRAWN' | 'REFUSED', reason: string): Promise<void> {
  const at = new Date(tx.now);
  await tx.db.letter.update({
    where: { institutionId_id: { institutionId: tx.institutionId, id } },
    data: { status, reason, ...(status === 'WITHDRAWN' && { writtenAt: at }) },
  });
  await tx.db.event.create({
    data: {
      institutionId: tx.institutionId,
      at,
      asOf: new Date(asOf),
      kind: 'letter',
      reason,
      payload: { letter: key, what: status, reason },
    },
  });
}

/** A copy handed to the sender: claimed in a transaction of its own before its bytes leave. */
export interface ClaimedCopy {
  readonly id: string;
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly attempts: number;
}
export type Ending = { readonly id: string; readonly status: 'SENT' | 'REFUSED' | 'WAITING'; readonly reply: string };

/**
 * Writes down how the copy before ended, and claims the next one that waits (or was found claimed and unconfirmed: a counted ambiguous
 * end), passing over those that the server put off in this round. One transaction of its own, in one round trip.
 */
export async function endAndClaim(
  store: Store,
  institutionId: string,
  ended: Ending | undefined,
  putOff: readonly string[],
): Promise<ClaimedCopy | undefined> {
  const [row] = await step(store, institutionId, ended, putOff, true);
  return row && { id: row.copy_id, address: row.copy_address, bytes: row.copy_bytes, attempts: row.copy_attempts };
}

/** Writes down how one copy ended; the letter has left when its first copy has. */
export async function endCopy(store: Store, institutionId: string, ended: Ending): Promise<void> {
  await step(store, institutionId, ended, [], false);
}

interface ClaimedRow {
  readonly copy_id: string;
  readonly copy_address: string;
  readonly copy_bytes: Uint8Array;
  readonly copy_attempts: number;
}
const step = (
  { prisma, wall }: Store,
  institutionId: string,
  ended: Ending | undefined,
  putOff: readonly string[],
  claims: boolean,
): Promise<ClaimedRow[]> =>
  prisma.$queryRaw<ClaimedRow[]>`
    SELECT * FROM end_and_claim(${institutionId}, ${new Date(wall())}::timestamptz, ${ended?.id ?? null}::uuid, ${ended?.status ?? null}, ${ended?.reply ?? null}, ${[...putOff]}::uuid[], ${claims})`;

/** True when an institution has letters to write or copies to send. */
export async function lettersWait(tx: Tx): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM letter WHERE institution_id = ${tx.institutionId} AND status = 'INTENDED')
      OR EXISTS (SELECT 1 FROM letter_copy WHERE institution_id = ${tx.institutionId} AND status IN ('WAITING', 'CLAIMED')) AS waits`;
  return row?.waits === true;
}
