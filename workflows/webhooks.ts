import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { eventsWritten, type WebhooksInput } from '../contracts/webhooks.ts';
import { receivers } from './activities.ts';
import { pinned } from './versioning.ts';

pinned(webhooks);
/** Tells an institution's webhooks what happened, waits out what failed, and ends when nothing waits: a signal meanwhile is served here or by a new run. */
export async function webhooks({ institutionId }: WebhooksInput): Promise<{ readonly delivered: number }> {
  let woken: boolean;
  let delivered = 0;
  setHandler(eventsWritten, () => {
    woken = true;
  });
  for (;;) {
    woken = false;
    const round = await receivers.deliverEvents({ institutionId });
    delivered += round.delivered;
    const { againInMs } = round;
    if (againInMs === null && !woken) return { delivered };
    if (againInMs !== null) await condition(() => woken, againInMs);
    if (workflowInfo().historyLength > 500) await continueAsNew<typeof webhooks>({ institutionId });
  }
}
