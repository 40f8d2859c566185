import { randomUUID } from 'node:crypto';
import { type ImportOutcome, writeImportedGoals } from '../../domain/import-acts.ts';
import { startWork } from '../../domain/work.ts';
import { loadBook } from '../../store/book.ts';
import { saveWork } from '../../store/save.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import type { ImportedGoal } from './imported-goal.ts';

export type { ImportOutcome } from '../../domain/import-acts.ts';

/** Writes goals with their intermediate goals, all or none, in one transaction behind the gate; by nobody where nobody administers yet. */
export async function importGoals(
  store: Store,
  institutionId: string,
  goals: readonly ImportedGoal[],
  by: string | null,
): Promise<ImportOutcome> {
  return transaction(store, institutionId, 'exclusive', async (tx) => {
    const work = startWork({
      book: await loadBook(tx, 'all'),
      zone: tx.zone,
      now: tx.now,
      asOf: tx.now,
      occasion: `import/${randomUUID()}`,
      newId: randomUUID,
    });
    const outcome = writeImportedGoals(work, goals);
    await saveWork(tx, work, by === null ? {} : { by });
    return outcome;
  });
}
