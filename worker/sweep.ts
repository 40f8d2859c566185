import type { WorkflowClient } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Log } from '../activities/dependencies.ts';
import type { MailingWaker } from '../client/wake-mailing.ts';
import { wakeWebhooks } from '../client/wake-webhooks.ts';
import { TASK_QUEUE, weeklyCycleId } from '../contracts/ids.ts';
import { replan } from '../contracts/weekly-cycle.ts';
import { nextStep } from '../domain/next-step.ts';
import { lettersWait } from '../store/letters.ts';
import { readStanding } from '../store/routine.ts';
import type { Store } from '../store/store.ts';
import { institutionIds, transaction } from '../store/transaction.ts';

export interface Sweeping {
  readonly store: Store;
  readonly client: WorkflowClient;
  readonly waker: MailingWaker;
  readonly log: Log;
}

/** Repeats what a lost message may have left undone: wakes mailings where letters wait, and tells weeks to read their plan again. */
export async function sweepOnce({ store, client, waker, log }: Sweeping): Promise<void> {
  for (const institutionId of await institutionIds(store)) {
    try {
      const { waits, weeks } = await transaction(store, institutionId, 'none', async (tx) => ({
        waits: await lettersWait(tx),
        weeks: await weeksBehind(tx),
      }));
      if (waits) await waker.wake(institutionId);
      await wakeWebhooks(store, client, TASK_QUEUE, institutionId);
      for (const week of weeks) await tell(client, institutionId, week);
    } catch (error) {
      log.warn('the sweep could not serve an institution', {
        institutionId,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

/** Every five minutes until stopped; a loop of the worker and no Schedule, since each of those would be billed. */
export function startSweep(sweeping: Sweeping, everyMs = 300_000): { readonly stop: () => Promise<void> } {
  let stopped = false;
  let wake = (): void => {};
  const loop = (async () => {
    while (!stopped) {
      await sweepOnce(sweeping).catch((error: unknown) => sweeping.log.error('the sweep failed', { error: String(error) }));
      if (stopped) break;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}

type Tx = Parameters<typeof readStanding>[0];
/** Open weeks whose row is newer than what their workflow last read, or whose next milestone is overdue. */
async function weeksBehind(tx: Tx): Promise<string[]> {
  const { cycles } = await readStanding(tx);
  const rows = await tx.db.cycle.findMany({
    where: { institutionId: tx.institutionId, state: { notIn: ['CLOSED', 'CANCELLED'] } },
    select: { week: true, planRead: true },
  });
  const read = new Map(rows.map(({ week, planRead }) => [week, planRead]));
  return cycles
    .filter(({ week, plan, done }) => {
      const isNewer = plan.version > (read.get(week) ?? 0) && (read.get(week) ?? 0) > 0;
      const step = nextStep(
        plan,
        done.map(({ code }) => code),
        tx.now - OVERDUE_MS,
      );
      return isNewer || (step.kind === 'run' && (read.get(week) ?? 0) > 0);
    })
    .map(({ week }) => week);
}
const OVERDUE_MS = 60_000;

async function tell(client: WorkflowClient, institutionId: string, week: string): Promise<void> {
  try {
    await client.getHandle(weeklyCycleId(institutionId, week)).executeUpdate(replan);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error; // not open, or ended by an operator: nobody to tell
  }
}
