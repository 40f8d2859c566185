import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/instant.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import type { Tx } from './transaction.ts';

/** A rehearsal that somebody asked for, with what it found. */
export interface KeptRehearsal {
  readonly id: string;
  readonly week: string;
  readonly askedBy: string; // name
  readonly askedAt: Instant;
  readonly outcome: unknown;
}

/** Keeps what a rehearsal found; nothing of the institution itself changes. */
export async function keepRehearsal(tx: Tx, week: string, askedBy: string, outcome: object): Promise<string> {
  const id = randomUUID();
  const at = new Date(tx.now);
  await tx.db.rehearsalRun.create({
    data: {
      institutionId: tx.institutionId,
      id,
      week,
      askedBy,
      askedAt: at,
      state: 'DONE',
      startedAt: at,
      endedAt: at,
      outcome: outcome as Prisma.InputJsonObject,
    },
  });
  return id;
}

/** The last rehearsal that was asked for; undefined where nobody ever did. */
export async function lastRehearsal(tx: Tx): Promise<KeptRehearsal | undefined> {
  const row = await tx.db.rehearsalRun.findFirst({
    where: { institutionId: tx.institutionId, state: 'DONE' },
    orderBy: { askedAt: 'desc' },
  });
  if (row === null) return undefined;
  const person = await tx.db.person.findUnique({
    where: { institutionId_id: { institutionId: tx.institutionId, id: row.askedBy } },
    select: { name: true },
  });
  return { id: row.id, week: row.week, askedBy: person?.name ?? '', askedAt: row.askedAt.getTime(), outcome: row.outcome };
}
