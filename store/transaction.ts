import type { Day, Instant, Zone } from '../domain/instant.ts';
import type { Prisma } from '../prisma/generated/client.ts';
import type { Store } from './store.ts';
import { zoneOf } from './zone.ts';

/** Acts share the gate, milestones and morning runs have it alone; looking takes none. */
export type Gate = 'shared' | 'exclusive' | 'none';
/** One transaction of one institution: opened at the doors, handed on. */
export interface Tx {
  readonly institutionId: string;
  readonly now: Instant; // of the institution's clock, read once
  readonly today: Day;
  readonly zone: Zone;
  readonly db: Prisma.TransactionClient;
}

const LIMIT_MS = 60_000;
const LOCKS = {
  shared: 'pg_advisory_xact_lock_shared(hashtextextended($1, 7))',
  exclusive: 'pg_advisory_xact_lock(hashtextextended($1, 7))',
} as const;

/** Runs `work` in one transaction under the institution's row-level security, behind its gate, at one instant of its clock. */
export async function transaction<Result>(
  store: Store,
  institutionId: string,
  gate: Gate,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return store.prisma.$transaction(
    async (db) => {
      const row = gate === 'none' ? await settle(db, institutionId) : await settleBehind(gate, db, institutionId);
      const now = row?.hand == null ? store.wall() : Number(row.hand);
      const zone = zoneOf(row?.zone ?? 'UTC');
      return work({ institutionId, now, today: zone.dayOf(now), zone, db });
    },
    { timeout: LIMIT_MS, maxWait: LIMIT_MS },
  );
}

/**
 * Does what the rest of a transaction does not depend on: where it fails, what it wrote is taken back, the fault is handed over, and the
 * transaction goes on as if it had not been tried.
 */
export async function attempt<Result>(
  { db }: Pick<Tx, 'db'>,
  work: () => Promise<Result>,
  failed: (error: unknown) => void,
): Promise<Result | undefined> {
  await db.$executeRawUnsafe('SAVEPOINT attempt'); // one inside another hides it: each goes back to its own
  try {
    const result = await work();
    await db.$executeRawUnsafe('RELEASE SAVEPOINT attempt');
    return result;
  } catch (error) {
    await db.$executeRawUnsafe('ROLLBACK TO SAVEPOINT attempt');
    await db.$executeRawUnsafe('RELEASE SAVEPOINT attempt');
    failed(error);
    return undefined;
  }
}

interface Clock {
  readonly hand: bigint | null;
  readonly zone: string;
}
const SETTINGS = `set_config('app.institution_id', $1, true), set_config('role', 'rutina_app', true), set_config('statement_timeout', '${LIMIT_MS}', true)`;
const CLOCK = '(extract(epoch from hand_at) * 1000)::bigint AS hand, time_zone AS zone';

/** Looking takes no gate, so that tenant, role and clock are one statement. */
async function settle(db: Prisma.TransactionClient, institutionId: string): Promise<Clock | undefined> {
  const [row] = await db.$queryRawUnsafe<Clock[]>(
    `SELECT ${SETTINGS}, ${CLOCK} FROM (SELECT 1) one LEFT JOIN institution ON id = $1`,
    institutionId,
  );
  return row;
}

/** The gate is taken before anything is read: a fair queue in which nobody starves (engineering.md section 5). */
async function settleBehind(gate: 'shared' | 'exclusive', db: Prisma.TransactionClient, institutionId: string): Promise<Clock | undefined> {
  await db.$queryRawUnsafe(`SELECT ${SETTINGS}, ${LOCKS[gate]}::text`, institutionId);
  const [row] = await db.$queryRawUnsafe<Clock[]>(`SELECT ${CLOCK} FROM institution WHERE id = $1`, institutionId);
  return row;
}

/** The ids of all institutions, in order; work over all of them then does each under its own tenant. */
export async function institutionIds(store: Store): Promise<string[]> {
  const rows = await store.prisma.institution.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  return rows.map(({ id }) => id);
}
