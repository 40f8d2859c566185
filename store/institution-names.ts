import type { ActOf, Refusal } from '../domain/acts.ts';
import { because, refuse } from '../domain/refusal.ts';
import type { Tx } from './transaction.ts';

/** A name is that of one institution in a deployment (domain.md 3.2), which no book of one institution can tell. */
export async function ifNameTaken(tx: Tx, { name, shortName }: ActOf<'setInstitution'>): Promise<Refusal | undefined> {
  for (const [where, wished] of Object.entries({ name, shortName })) {
    if (wished === undefined) continue;
    const other = await tx.db.institution.findFirst({
      where: { id: { not: tx.institutionId }, ...(where === 'name' ? { name: wished.trim() } : { shortName: wished.trim() }) },
      select: { id: true },
    });
    if (other) return refuse('InvalidInput', because`there is another institution called ${wished.trim()}`, where);
  }
  return undefined;
}
