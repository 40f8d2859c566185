import type { Instant } from '../domain/instant.ts';
import type { Tx } from './transaction.ts';

/** A letter as operators and pages see it, with the fate of each copy; without its bytes. */
export interface LetterView {
  readonly id: string;
  readonly key: string;
  readonly notice: string;
  readonly number: number | null;
  readonly about: readonly string[];
  readonly status: string;
  readonly reason: string | null;
  readonly asOf: Instant;
  readonly leftAt: Instant | null;
  readonly copies: readonly CopyView[]; // none while it is not written
}
export interface CopyView {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly capacity: string; // TO or CC
  readonly status: string;
  readonly subject: string;
  readonly attempts: number;
  readonly ambiguousEnds: number;
  readonly sentAt: Instant | null;
  readonly reply: string | null;
}
export interface LetterFilter {
  readonly between?: readonly [Instant, Instant]; // when it was intended, the second not included
  readonly keys?: readonly string[];
  readonly status?: string;
  readonly notice?: string;
  readonly limit?: number;
}

/** Letters, newest first. */
export async function listLetters(tx: Tx, { between, keys, status, notice, limit = 1_000 }: LetterFilter = {}): Promise<LetterView[]> {
  const rows = await tx.db.letter.findMany({
    where: {
      institutionId: tx.institutionId,
      ...(between && { intendedAt: { gte: new Date(between[0]), lt: new Date(between[1]) } }),
      ...(keys && { key: { in: [...keys] } }),
      ...(status !== undefined && { status }),
      ...(notice !== undefined && { notice }),
    },
    orderBy: { seq: 'desc' },
    take: limit,
    include: { copies: { orderBy: { position: 'asc' }, omit: { bytes: true } } },
  });
  const people = await tx.db.person.findMany({ where: { institutionId: tx.institutionId }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ copies, ...row }) => ({
    id: row.id,
    key: row.key,
    notice: row.notice,
    number: row.number,
    about: row.about,
    status: row.status,
    reason: row.reason,
    asOf: row.asOf.getTime(),
    leftAt: row.leftAt?.getTime() ?? null,
    copies: copies.map((copy) => ({
      id: copy.id,
      name: names.get(copy.personId) ?? copy.address,
      address: copy.address,
      capacity: copy.capacity,
      status: copy.status,
      subject: copy.subject,
      attempts: copy.attempts,
      ambiguousEnds: copy.ambiguousEnds,
      sentAt: copy.sentAt?.getTime() ?? null,
      reply: copy.reply,
    })),
  }));
}

/** One letter by its id or key, with the bytes of its copies. */
export async function readLetter(tx: Tx, named: string): Promise<(LetterView & { readonly bytes: readonly Uint8Array[] }) | undefined> {
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(named);
  const row = await tx.db.letter.findFirst({
    where: { institutionId: tx.institutionId, ...(isId ? { id: named } : { key: named }) },
    select: { key: true, copies: { orderBy: { position: 'asc' }, select: { bytes: true } } },
  });
  const [letter] = row === null ? [] : await listLetters(tx, { keys: [row.key] });
  return letter && row ? { ...letter, bytes: row.copies.map(({ bytes }) => bytes) } : undefined;
}
