import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { SubscriptionRhythm } from '../domain/values.ts';
import type { RunParams } from './report-runs.ts';
import type { Tx } from './transaction.ts';

/** A report that a person keeps at hand, with its filters (domain.md 7.1). */
export interface Favourite {
  readonly id: Id;
  readonly personId: Id;
  readonly code: string;
  readonly filters: RunParams;
  readonly position: number; // from 1
}
/** A report that a person is sent by N30, run for their own reach (domain.md 6.6, 7.1). */
export interface Subscription {
  readonly id: Id;
  readonly personId: Id;
  readonly code: string;
  readonly filters: RunParams;
  readonly rhythm: SubscriptionRhythm;
  readonly formats: readonly string[]; // PDF, XLSX
  readonly createdAt: Instant;
  readonly endedAt: Instant | null;
}
interface Wished {
  readonly personId: Id;
  readonly code: string;
  readonly filters: RunParams;
}

/** A person's favourites in their own order. */
export async function favouritesOf(tx: Tx, personId: Id): Promise<Favourite[]> {
  const rows = await tx.db.favouriteReport.findMany({
    where: { institutionId: tx.institutionId, personId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...row, filters: row.filters as RunParams }));
}

/** Puts a report at the end of a person's favourites; the same with the same filters stands there once. */
export async function addFavourite(tx: Tx, { personId, code, filters }: Wished): Promise<void> {
  const theirs = await favouritesOf(tx, personId);
  if (theirs.some((one) => isSame(one, { code, filters }))) return;
  const position = Math.max(0, ...theirs.map((one) => one.position)) + 1;
  await tx.db.favouriteReport.create({
    data: { institutionId: tx.institutionId, id: randomUUID(), personId, code, filters: json(filters), position },
  });
}

/** Takes a report out of a person's favourites; true where it stood there. */
export async function removeFavourite(tx: Tx, personId: Id, id: Id): Promise<boolean> {
  const { count } = await tx.db.favouriteReport.deleteMany({ where: { institutionId: tx.institutionId, personId, id } });
  return count > 0;
}

/** Puts a person's favourites into the order of these ids; what is not named comes after, as it stood. */
export async function reorderFavourites(tx: Tx, personId: Id, ids: readonly Id[]): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE favourite_report f SET position = o.place
    FROM (SELECT id, row_number() OVER (ORDER BY array_position(${[...ids]}::uuid[], id) NULLS LAST, position, id)::int AS place
      FROM favourite_report WHERE institution_id = ${tx.institutionId} AND person_id = ${personId}::uuid) o
    WHERE f.institution_id = ${tx.institutionId} AND f.id = o.id`;
}

/** What a person is subscribed to, oldest first. */
export const subscriptionsOf = (tx: Tx, personId: Id): Promise<Subscription[]> => readSubscriptions(tx, { personId });

/** Everything anybody is subscribed to in these rhythms, by person and age. */
export const openSubscriptions = (tx: Tx, rhythms: readonly SubscriptionRhythm[]): Promise<Subscription[]> =>
  readSubscriptions(tx, { rhythm: { in: [...rhythms] } });

/** Subscribes a person; who asks again for the same report, filters and rhythm changes the formats alone. */
export async function addSubscription(tx: Tx, wish: Wished & Pick<Subscription, 'rhythm' | 'formats'>): Promise<void> {
  const { personId, code, filters, rhythm, formats } = wish;
  const same = (await subscriptionsOf(tx, personId)).find((one) => one.rhythm === rhythm && isSame(one, wish));
  if (same) {
    await tx.db.reportSubscription.update({
      where: { institutionId_id: { institutionId: tx.institutionId, id: same.id } },
      data: { formats: [...formats] },
    });
    return;
  }
  await tx.db.reportSubscription.create({
    data: {
      institutionId: tx.institutionId,
      id: randomUUID(),
      personId,
      code,
      filters: json(filters),
      rhythm,
      formats: [...formats],
      createdAt: new Date(tx.now),
    },
  });
}

/** Ends a person's subscription; true where it was open. */
export async function endSubscription(tx: Tx, personId: Id, id: Id): Promise<boolean> {
  const { count } = await tx.db.reportSubscription.updateMany({
    where: { institutionId: tx.institutionId, personId, id, endedAt: null },
    data: { endedAt: new Date(tx.now) },
  });
  return count > 0;
}

async function readSubscriptions(
  tx: Tx,
  where: { readonly personId?: Id; readonly rhythm?: { readonly in: SubscriptionRhythm[] } },
): Promise<Subscription[]> {
  const rows = await tx.db.reportSubscription.findMany({
    where: { institutionId: tx.institutionId, endedAt: null, ...where },
    orderBy: [{ personId: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    ...row,
    filters: row.filters as RunParams,
    rhythm: row.rhythm as SubscriptionRhythm,
    createdAt: row.createdAt.getTime(),
    endedAt: row.endedAt?.getTime() ?? null,
  }));
}

const json = (filters: RunParams): object => JSON.parse(canonicalJson(filters)) as object;
const isSame = (one: Pick<Wished, 'code' | 'filters'>, other: Pick<Wished, 'code' | 'filters'>): boolean =>
  one.code === other.code && canonicalJson(one.filters) === canonicalJson(other.filters);
