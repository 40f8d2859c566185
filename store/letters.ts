import type { Institution, Person } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { LetterData } from '../domain/letter-data.ts';
import type { LetterKind, Standing } from '../domain/letters.ts';
import type { ReviewState, Scope } from '../domain/values.ts';
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
  readonly sha256: string | null; // of the pack
}
export interface WritingDesk {
  readonly letters: readonly IntendedLetter[];
  readonly people: ReadonlyMap<string, Person>;
  readonly institution: Pick<Institution, 'id' | 'code' | 'name' | 'shortName' | 'timeZone' | 'locale' | 'ladder'>;
  readonly standing: Standing;
}

/** The next letters to write out, oldest first, and what still stands of what they say. */
export async function readIntended(tx: Tx, limit: number): Promise<WritingDesk | undefined> {
  const rows = await tx.db.letter.findMany({
    where: { institutionId: tx.institutionId, status: 'INTENDED' },
    orderBy: { seq: 'asc' },
    take: limit,
    include: { reportRun: { select: { data: true, sha256: true } } },
  });
  if (rows.length === 0) return undefined;
  const institution = await tx.db.institution.findUniqueOrThrow({
    where: { id: tx.institutionId },
    select: { id: true, code: true, name: true, shortName: true, timeZone: true, locale: true, ladder: true },
  });
  const ids = [...new Set(rows.flatMap(({ toIds, ccIds }) => [...toIds, ...ccIds]))];
  const people = await tx.db.person.findMany({ where: { institutionId: tx.institutionId, id: { in: ids } } });
  return {
    letters: rows.map(({ reportRun, ...row }) => ({
      id: row.id,
      key: row.key,
      notice: row.notice as LetterKind,
      number: row.number,
      toIds: row.toIds,
      ccIds: row.ccIds,
      vacant: row.vacant as Scope[],
      about: row.about,
      item: row.item,
      asOf: row.asOf.getTime(),
      usefulUntil: row.usefulUntil?.getTime() ?? null,
      data: (reportRun?.data ?? row.data) as unknown as LetterData[LetterKind],
      sha256: reportRun?.sha256 ?? null,
    })),
    people: new Map(people.map((person) => [person.id, { id: person.id, name: person.name, email: person.email, locale: person.locale, active: person.active, roles: [] }])),
    institution: institution as WritingDesk['institution'],
    standing: await readLetterStanding(tx),
  };
}

async function readLetterStanding(tx: Tx): Promise<Standing> {
  const awaited = await tx.db.$queryRaw<{ week: string; code: string }[]>`
    SELECT u.week, g.code FROM weekly_update u JOIN goal g ON g.institution_id = u.institution_id AND g.id = u.goal_id
    WHERE u.institution_id = ${tx.institutionId} AND u.state IN ('PENDING', 'DRAFT')
      AND u.week IN (SELECT week FROM cycle WHERE institution_id = ${tx.institutionId} AND state NOT IN ('CLOSED', 'CANCELLED'))`;
  const open = await tx.db.$queryRaw<{ code: string; scope: Scope; state: ReviewState }[]>`
    SELECT code, scope, state FROM item WHERE institution_id = ${tx.institutionId} AND state IN ('UNREVIEWED', 'IN_PROCESS')`;
  return {
    awaited: new Set(awaited.map(({ code }) => code)),
    open: new Map(open.map(({ code, scope, state }) => [code, { scope, unreviewed: state === 'UNREVIEWED' }])),
  };
}

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
  | { readonly letter: IntendedLetter; readonly withdrawn: string };

/** Keeps the bytes of letters, or withdraws them with the reason; a letter that was written meanwhile stays as it is. */
export async function keepWritten(tx: Tx, written: readonly Written[]): Promise<void> {
  const at = new Date(tx.now);
  const due = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM letter WHERE institution_id = ${tx.institutionId} AND id = ANY(${written.map(({ letter }) => letter.id)}::uuid[]) AND status = 'INTENDED' ORDER BY seq FOR UPDATE`;
  const waiting = new Set(due.map(({ id }) => id));
  const now = written.filter(({ letter }) => waiting.has(letter.id));
  const kept = now.filter((one) => 'copies' in one);
  const withdrawn = now.filter((one) => 'withdrawn' in one);
  if (kept.length > 0) {
    await tx.db.letterCopy.createMany({
      data: kept.flatMap(({ letter, copies }) =>
        copies.map((copy, position) => ({ ...copy, bytes: new Uint8Array(copy.bytes), institutionId: tx.institutionId, letterId: letter.id, position })),
      ),
    });
    await tx.db.letter.updateMany({
      where: { institutionId: tx.institutionId, id: { in: kept.map(({ letter }) => letter.id) } },
      data: { status: 'WRITTEN', writtenAt: at },
    });
  }
  for (const one of withdrawn) {
    await tx.db.letter.update({
      where: { institutionId_id: { institutionId: tx.institutionId, id: one.letter.id } },
      data: { status: 'WITHDRAWN', reason: one.withdrawn, writtenAt: at },
    });
    await tx.db.event.create({
      data: { institutionId: tx.institutionId, at, asOf: new Date(one.letter.asOf), kind: 'letter', reason: one.withdrawn, payload: { letter: one.letter.key, what: 'WITHDRAWN', reason: one.withdrawn } },
    });
  }
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
 * end), passing over those that the server put off in this round.
 */
export async function endAndClaim(tx: Tx, ended: Ending | undefined, putOff: readonly string[]): Promise<ClaimedCopy | undefined> {
  if (ended) await endCopy(tx, ended);
  const [row] = await tx.db.$queryRaw<{ id: string; address: string; bytes: Uint8Array; attempts: number }[]>`
    UPDATE letter_copy SET status = 'CLAIMED', attempts = attempts + 1, ambiguous_ends = ambiguous_ends + (CASE WHEN status = 'CLAIMED' THEN 1 ELSE 0 END)
    WHERE institution_id = ${tx.institutionId} AND id = (
      SELECT c.id FROM letter_copy c JOIN letter l ON l.institution_id = c.institution_id AND l.id = c.letter_id
      WHERE c.institution_id = ${tx.institutionId} AND c.status IN ('WAITING', 'CLAIMED') AND NOT (c.id = ANY(${[...putOff]}::uuid[]))
      ORDER BY l.seq, c.position LIMIT 1)
    RETURNING id, address, bytes, attempts`;
  return row;
}

/** Writes down how one copy ended; the letter has left when its first copy has. */
export async function endCopy(tx: Tx, { id, status, reply }: Ending): Promise<void> {
  const at = new Date(tx.now);
  // One statement: the copy's end, the letter's when it is its first, and the fact.
  await tx.db.$executeRaw`
    WITH ended AS (
      UPDATE letter_copy SET status = ${status}, reply = ${reply.slice(0, 500)}, sent_at = CASE WHEN ${status} = 'SENT' THEN ${at}::timestamptz ELSE sent_at END
      WHERE institution_id = ${tx.institutionId} AND id = ${id}::uuid RETURNING letter_id, address
    ), gone AS (
      UPDATE letter l SET status = 'LEFT', left_at = ${at}::timestamptz FROM ended
      WHERE ${status} = 'SENT' AND l.institution_id = ${tx.institutionId} AND l.id = ended.letter_id AND l.left_at IS NULL RETURNING l.id, l.key, l.as_of
    ), lost AS (
      UPDATE letter l SET status = 'REFUSED' FROM ended
      WHERE ${status} = 'REFUSED' AND l.institution_id = ${tx.institutionId} AND l.id = ended.letter_id AND l.left_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM letter_copy c WHERE c.institution_id = l.institution_id AND c.letter_id = l.id AND c.id <> ${id}::uuid AND c.status <> 'REFUSED')
    )
    INSERT INTO event (institution_id, at, as_of, kind, payload, reason)
    SELECT ${tx.institutionId}, ${at}::timestamptz, as_of, 'letter', jsonb_build_object('letter', key, 'what', 'LEFT', 'id', id), NULL FROM gone
    UNION ALL
    SELECT ${tx.institutionId}, ${at}::timestamptz, ${at}::timestamptz, 'letter', jsonb_build_object('letter', l.key, 'what', 'REFUSED', 'reason', ${reply.slice(0, 500)}::text), ${reply.slice(0, 500)}
      FROM ended JOIN letter l ON l.institution_id = ${tx.institutionId} AND l.id = ended.letter_id WHERE ${status} = 'REFUSED'`;
}

/** True when an institution has letters to write or copies to send. */
export async function lettersWait(tx: Tx): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM letter WHERE institution_id = ${tx.institutionId} AND status = 'INTENDED')
      OR EXISTS (SELECT 1 FROM letter_copy WHERE institution_id = ${tx.institutionId} AND status IN ('WAITING', 'CLAIMED')) AS waits`;
  return row?.waits === true;
}
