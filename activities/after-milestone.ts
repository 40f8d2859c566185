import type { Work } from '../domain/work.ts';
import { issueConfirmedMinutes, issueMinutes } from '../reports/issue-minutes.ts';
import { keepHandovers, keepStocktake } from '../reports/own-packs.ts';
import type { Pending } from '../store/routine.ts';
import type { Tx } from '../store/transaction.ts';
import type { Log } from './dependencies.ts';
import { sendSubscriptions } from './subscriptions.ts';

/**
 * What the transaction of a morning run or milestone makes when its rows are written: documents that no letter of its own carries, and the
 * reports people asked for (domain.md 5.2 M15, 5.7, 5.9, 7.1).
 */
export async function afterMilestone(tx: Tx, work: Work, pending: Pending, log?: Log): Promise<void> {
  if (pending.kind === 'morning') return keepHandovers(tx, work, pending.day);
  const { week, code, at } = pending;
  if (code === 'M15') await issueMinutes(tx, week, at);
  // Confirmed at once where somebody does it on a page; here where the program was stopped in between.
  if (code === 'M16' || code === 'M17') await issueConfirmedMinutes(tx, week);
  if (code !== 'M17') return;
  await keepStocktake(tx, work, week);
  await sendSubscriptions(tx, work, week, log);
}
