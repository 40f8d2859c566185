import type { Id } from '../domain/entities.ts';
import type { Day } from '../domain/instant.ts';
import type { Tx } from './transaction.ts';

const DAY_MS = 86_400_000;

/** The day on which people were last disabled, of the last days: a role is not ended with it, but is held no more (domain.md 3.3, 5.7). */
export async function disabledOn(tx: Tx, days: number): Promise<ReadonlyMap<Id, Day>> {
  const rows = await tx.db.$queryRaw<{ id: Id; at: Date }[]>`
    SELECT payload->>'id' AS id, max(at) AS at FROM event
    WHERE institution_id = ${tx.institutionId} AND at >= ${new Date(tx.now - days * DAY_MS)} AND kind = 'change'
      AND payload->>'of' = 'person' AND payload->>'field' = 'active' AND payload->>'after' = 'false'
    GROUP BY payload->>'id'`;
  return new Map(rows.map(({ id, at }) => [id, tx.zone.dayOf(at.getTime())]));
}
