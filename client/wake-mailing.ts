import { type WorkflowClient, type WorkflowHandleWithSignaledRunId, WorkflowNotFoundError } from '@temporalio/client';
import { mailingId } from '../contracts/ids.ts';
import { lettersQueued } from '../contracts/mailing.ts';
import type { mailing } from '../workflows/index.ts';

export interface MailingWaker {
  /** Starts the sender of an institution's letters, or tells it that more wait. */
  readonly wake: (institutionId: string) => Promise<void>;
  /** Answers when nothing waits any more; asks for a sender where none is at work. */
  readonly drain: (institutionId: string, waits: () => Promise<boolean>) => Promise<void>;
}

/** Wakes mailings; per institution one call is under way and at most one behind it. A lost one is repeated by the sweep. */
export function createMailingWaker(client: WorkflowClient, taskQueue: string): MailingWaker {
  const underWay = new Map<string, Promise<void>>();
  const behind = new Map<string, Promise<void>>();
  const call = (institutionId: string): Promise<WorkflowHandleWithSignaledRunId<typeof mailing>> =>
    client.signalWithStart<typeof mailing, []>('mailing', {
      workflowId: mailingId(institutionId),
      taskQueue,
      args: [{ institutionId }],
      signal: lettersQueued,
      signalArgs: [],
    });
  const start = (institutionId: string): Promise<void> => {
    const one = call(institutionId)
      .then(() => {})
      .finally(() => {
        if (underWay.get(institutionId) === one) underWay.delete(institutionId);
      });
    underWay.set(institutionId, one);
    return one;
  };
  const wake = (institutionId: string): Promise<void> => {
    const first = underWay.get(institutionId);
    if (!first) return start(institutionId);
    const waiting =
      behind.get(institutionId) ??
      first
        .catch(() => {})
        .then(() => {
          behind.delete(institutionId);
          return start(institutionId);
        });
    behind.set(institutionId, waiting);
    return waiting;
  };
  return {
    wake,
    drain: async (institutionId, waits) => {
      // Whoever wrote letters woke a sender already, more often than not: its end is waited for before another is asked.
      const underWay = client.getHandle(mailingId(institutionId)).result();
      await underWay.catch((error: unknown) => {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      });
      while (await waits()) await (await call(institutionId)).result();
    },
  };
}
