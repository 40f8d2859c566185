import type { WorkflowClient } from '@temporalio/client';
import { webhooksId } from '../contracts/ids.ts';
import { eventsWritten } from '../contracts/webhooks.ts';
import type { Store } from '../store/store.ts';
import { transaction } from '../store/transaction.ts';
import { webhooksWait } from '../store/webhooks.ts';
import type { webhooks } from '../workflows/index.ts';

/** Starts the teller of an institution's webhooks, or tells it that more happened; nothing where none waits. A lost call is repeated by the sweep. */
export async function wakeWebhooks(store: Store, client: WorkflowClient, taskQueue: string, institutionId: string): Promise<void> {
  if (!(await transaction(store, institutionId, 'none', webhooksWait))) return;
  await client.signalWithStart<typeof webhooks, []>('webhooks', {
    workflowId: webhooksId(institutionId),
    taskQueue,
    args: [{ institutionId }],
    signal: eventsWritten,
    signalArgs: [],
  });
}
