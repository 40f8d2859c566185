import { issueConfirmedMinutes, issueMinutes } from '../reports/issue-minutes.ts';
import type { Pending } from '../store/routine.ts';
import type { Tx } from '../store/transaction.ts';

/** What a milestone's transaction makes when its rows are written: documents that no letter of its own carries (domain.md 5.2 M15). */
export async function afterMilestone(tx: Tx, pending: Pending): Promise<void> {
  if (pending.kind === 'morning') return;
  const { week, code, at } = pending;
  if (code === 'M15') await issueMinutes(tx, week, at);
  // Confirmed at once where somebody does it on a page; here where the program was stopped in between.
  if (code === 'M16' || code === 'M17') await issueConfirmedMinutes(tx, week);
}
