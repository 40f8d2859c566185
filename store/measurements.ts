import type { Id, Measurement } from '../domain/entities.ts';
import type { Tx } from './transaction.ts';

/** Every version of every value of these indicators, by period and place, the last version first (domain.md 3.6). */
export async function measurementsOf(tx: Tx, indicatorIds: readonly Id[]): Promise<Measurement[]> {
  const rows = await tx.db.measurement.findMany({
    where: { institutionId: tx.institutionId, indicatorId: { in: [...indicatorIds] } },
    orderBy: [{ periodEnd: 'desc' }, { territoryId: { sort: 'asc', nulls: 'first' } }, { revision: 'desc' }],
  });
  return rows.map(({ institutionId: _institution, ...row }) => ({
    ...row,
    periodEnd: row.periodEnd.toISOString().slice(0, 10),
    via: row.via as Measurement['via'],
    recordedAt: row.recordedAt.getTime(),
    validatedAt: row.validatedAt?.getTime() ?? null,
    replacedAt: row.replacedAt?.getTime() ?? null,
  }));
}
