import type { Instant } from '../domain/instant.ts';
import { Prisma } from '../prisma/generated/client.ts';
import { type CopyView, type LetterView, listLetters } from './letter-views.ts';
import type { Tx } from './transaction.ts';

/** What became of a letter, as people ask for it. */
export const FATES = ['TO_LEAVE', 'LEFT', 'REFUSED', 'WITHDRAWN'] as const;
export type Fate = (typeof FATES)[number];
export interface OutboxSearch {
  readonly between?: readonly [Instant, Instant]; // when it was intended, the second not included
  readonly id?: string;
  readonly personId?: string; // in To or Cc
  readonly notice?: string;
  readonly fate?: Fate;
  readonly before?: number; // older than this one, for the next page
  readonly most: number;
}
/** A letter of the outbox: whom it is for is known before it is written. */
export interface OutboxLetter extends LetterView {
  readonly seq: number;
  readonly intendedAt: Instant;
  readonly to: readonly string[]; // names
  readonly cc: readonly string[];
}

/** The letters of the outbox that were asked for, newest first, and how many there are of them. */
export async function searchOutbox(
  tx: Tx,
  search: OutboxSearch,
): Promise<{ readonly letters: readonly OutboxLetter[]; readonly all: number }> {
  const where = conditions(tx, search);
  const [counted] = await tx.db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM letter l WHERE ${where}`;
  const older = search.before === undefined ? Prisma.empty : Prisma.sql`AND l.seq < ${search.before}`;
  const rows = await tx.db.$queryRaw<{ key: string; seq: number; at: Date; to: string[] | null; cc: string[] | null }[]>`
    SELECT l.key, l.seq::float8 AS seq, l.intended_at AS at,
      (SELECT array_agg(p.name ORDER BY p.name) FROM person p WHERE p.institution_id = l.institution_id AND p.id = ANY(l.to_ids)) AS to,
      (SELECT array_agg(p.name ORDER BY p.name) FROM person p WHERE p.institution_id = l.institution_id AND p.id = ANY(l.cc_ids)) AS cc
    FROM letter l WHERE ${where} ${older} ORDER BY l.seq DESC LIMIT ${search.most}`;
  const views = new Map((rows.length > 0 ? await listLetters(tx, { keys: rows.map(({ key }) => key) }) : []).map((one) => [one.key, one]));
  const letters = rows.flatMap(({ key, seq, at, to, cc }) => {
    const view = views.get(key);
    return view ? [{ ...view, seq, intendedAt: at.getTime(), to: to ?? [], cc: cc ?? [] }] : [];
  });
  return { letters, all: counted?.n ?? 0 };
}

/** True when a copy was refused, or the letter could not be written: an operator may let it leave again. */
export const mayLeaveAgain = ({
  status,
  copies,
}: Pick<LetterView, 'status'> & { readonly copies: readonly Pick<CopyView, 'status'>[] }): boolean =>
  status === 'REFUSED' || copies.some((copy) => copy.status === 'REFUSED');

const COPY_REFUSED = Prisma.sql`EXISTS (SELECT 1 FROM letter_copy c WHERE c.institution_id = l.institution_id AND c.letter_id = l.id AND c.status = 'REFUSED')`;
const OF_FATE: Readonly<Record<Fate, Prisma.Sql>> = {
  TO_LEAVE: Prisma.sql`l.status IN ('INTENDED', 'WRITTEN')`,
  LEFT: Prisma.sql`l.status = 'LEFT'`,
  REFUSED: Prisma.sql`(l.status = 'REFUSED' OR ${COPY_REFUSED})`,
  WITHDRAWN: Prisma.sql`l.status = 'WITHDRAWN'`,
};

function conditions(tx: Tx, { between, id, personId, notice, fate }: OutboxSearch): Prisma.Sql {
  const all = [Prisma.sql`l.institution_id = ${tx.institutionId}`];
  if (between) all.push(Prisma.sql`l.intended_at >= ${new Date(between[0])} AND l.intended_at < ${new Date(between[1])}`);
  if (id !== undefined) all.push(Prisma.sql`l.id = ${id}::uuid`);
  if (personId !== undefined) all.push(Prisma.sql`(${personId}::uuid = ANY(l.to_ids) OR ${personId}::uuid = ANY(l.cc_ids))`);
  if (notice !== undefined) all.push(Prisma.sql`l.notice = ${notice}`);
  if (fate !== undefined) all.push(OF_FATE[fate]);
  return Prisma.join(all, ' AND ');
}
