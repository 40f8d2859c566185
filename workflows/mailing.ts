import { continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { lettersQueued, type MailingInput, type MailingResult } from '../contracts/mailing.ts';
import { mail } from './activities.ts';
import { pinned } from './versioning.ts';

pinned(mailing);
/** Sends what waits to leave, and ends when nothing does: a signal that comes meanwhile is served by this run or a new one. */
export async function mailing({ institutionId }: MailingInput): Promise<MailingResult> {
  let woken: boolean;
  let left = 0;
  setHandler(lettersQueued, () => {
    woken = true;
  });
  do {
    woken = false;
    left += (await mail.sendWaiting({ institutionId })).left;
    if (woken && workflowInfo().historyLength > 200) await continueAsNew<typeof mailing>({ institutionId }); // wake-ups are events too
  } while (woken);
  return { left };
}
