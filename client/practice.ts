import type { Instant } from '../domain/instant.ts';
import type { Store } from '../store/store.ts';
import { transaction } from '../store/transaction.ts';
import type { Engine } from './connect.ts';
import { drive } from './rehearsal/driver.ts';
import type { MailingWaker } from './wake-mailing.ts';

/**
 * Moves the clock of an institution that lives by a hand, for those who practise (domain.md 9.1, step 4): everything planned up to the
 * instant happens on the engine, in its order. An institution of the wall clock has no hand, and is refused.
 */
export async function advancePractice(
  { store, engine, waker }: { readonly store: Store; readonly engine: Engine; readonly waker: MailingWaker },
  institutionId: string,
  to: Instant,
): Promise<void> {
  const { zone, now, isHand } = await transaction(store, institutionId, 'none', async (tx) => {
    const row = await tx.db.institution.findUniqueOrThrow({ where: { id: institutionId }, select: { handAt: true } });
    return { zone: tx.zone, now: tx.now, isHand: row.handAt !== null };
  });
  if (!isHand) throw new Error(`${institutionId} lives by the wall clock`);
  if (to < now) return;
  const nothing = { acts: [], outages: [], snapshots: [], onSnapshot: async () => {} };
  await drive({ store, engine, waker, institutionId, zone, start: now, end: to, ...nothing });
}
