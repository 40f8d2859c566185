import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/instant.ts';
import type { Tx } from '../transaction.ts';

const HOUR_MS = 3_600_000;
export const IDLE_MS = 8 * HOUR_MS;
export const LONGEST_MS = 7 * 24 * HOUR_MS;
const SEEN_EVERY_MS = 60_000; // how exactly we know when somebody was last here

/** A signed-in browser, as its owner sees it. All its instants are of the wall clock: who may enter is no part of the routine. */
export interface SessionView {
  readonly id: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly device: string;
  readonly via: string; // CODE, OIDC
}
/** Whose session it is. */
export interface SessionOwner {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
}

/** Signs a person in: a new session, and the day they were last here (domain.md 3.3). */
export async function startSession(
  tx: Tx,
  { personId, device, via, wall }: { readonly personId: string; readonly device: string; readonly via: string; readonly wall: Instant },
): Promise<string> {
  const { institutionId } = tx;
  const id = randomUUID();
  const at = new Date(wall);
  await tx.db.webSession.create({
    data: { institutionId, id, personId, createdAt: at, lastSeenAt: at, endsAt: new Date(wall + LONGEST_MS), device, via },
  });
  await tx.db.person.update({ where: { institutionId_id: { institutionId, id: personId } }, data: { lastLoginAt: at } });
  return id;
}

/** The owner of a session that is alive: not ended, not idle for too long, and of a person who is active. Unless `watched`, they were here now. */
export async function sessionOwner(tx: Tx, id: string, wall: Instant, { watched = false } = {}): Promise<SessionOwner | undefined> {
  const { institutionId } = tx;
  const row = await tx.db.webSession.findUnique({
    where: { institutionId_id: { institutionId, id } },
    include: { person: { select: { id: true, name: true, locale: true, active: true } } },
  });
  if (row === null || !row.person.active || !isAlive(row, wall)) return undefined;
  if (!watched && wall - row.lastSeenAt.getTime() >= SEEN_EVERY_MS) {
    await tx.db.webSession.update({ where: { institutionId_id: { institutionId, id } }, data: { lastSeenAt: new Date(wall) } });
  }
  const { id: personId, name, locale } = row.person;
  return { id: personId, name, locale };
}

/** A person's sessions that are alive, the one last used first. */
export async function sessionsOf(tx: Tx, personId: string, wall: Instant): Promise<SessionView[]> {
  const rows = await tx.db.webSession.findMany({
    where: { institutionId: tx.institutionId, personId, endedAt: null },
    orderBy: { lastSeenAt: 'desc' },
  });
  return rows
    .filter((row) => isAlive(row, wall))
    .map(({ id, createdAt, lastSeenAt, device, via }) => ({
      id,
      createdAt: createdAt.getTime(),
      lastSeenAt: lastSeenAt.getTime(),
      device,
      via,
    }));
}

/** Ends sessions of a person: one, or all but one; answers how many. */
export async function endSessions(
  tx: Tx,
  personId: string,
  which: { readonly id: string } | { readonly allBut: string | null },
  wall: Instant,
): Promise<number> {
  const { count } = await tx.db.webSession.updateMany({
    where: {
      institutionId: tx.institutionId,
      personId,
      endedAt: null,
      ...('id' in which ? { id: which.id } : which.allBut !== null && { id: { not: which.allBut } }),
    },
    data: { endedAt: new Date(wall) },
  });
  return count;
}

interface Limits {
  readonly endedAt: Date | null;
  readonly endsAt: Date;
  readonly lastSeenAt: Date;
}
const isAlive = ({ endedAt, endsAt, lastSeenAt }: Limits, wall: Instant): boolean =>
  endedAt === null && endsAt.getTime() > wall && lastSeenAt.getTime() + IDLE_MS > wall;
