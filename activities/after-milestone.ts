import type { Work } from '../domain/work.ts';
import { issueConfirmedMinutes, issueMinutes } from '../reports/issue-minutes.ts';
import { keepHandovers, keepStocktake } from '../reports/own-packs.ts';
import type { Pending } from '../store/routine.ts';
import { attempt, type Tx } from '../store/transaction.ts';
import type { Log } from './dependencies.ts';
import { sendSubscriptions } from './subscriptions.ts';

/**
 * What the transaction of a morning run or milestone makes when its rows are written: documents that no letter of its own carries, and the
 * reports people asked for. The routine waits for none of them: one that cannot be made is told and left (domain.md 5.2 M15, 5.7, 5.9, 7.1).
 */
export async function afterMilestone(tx: Tx, work: Work, pending: Pending, log?: Log): Promise<void> {
  const apart = async (what: string, make: () => Promise<void>): Promise<void> =>
    attempt(tx, make, (error) =>
      log?.error('a document of the routine could not be made', { institutionId: tx.institutionId, code: what, error: String(error) }),
    );
  if (pending.kind === 'morning') return apart('P9', () => keepHandovers(tx, work, pending.day, (handover) => apart('P9', handover)));
  const { week, code, at } = pending;
  if (code === 'M15') await apart('ACTA', () => issueMinutes(tx, week, at));
  // Confirmed at once where somebody does it on a page; here where the program was stopped in between.
  if (code === 'M16' || code === 'M17') await apart('ACTA', () => issueConfirmedMinutes(tx, week));
  if (code !== 'M17') return;
  await apart('P8', () => keepStocktake(tx, work, week));
  await apart('N30', () => sendSubscriptions(tx, work, week, log));
}
