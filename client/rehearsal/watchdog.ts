import type { Engine } from '../connect.ts';

const PATIENCE_MS = 60_000;

/** The engine made no progress for a minute: which activity is pending and why. */
export class NoProgress extends Error {
  override readonly name = 'NoProgress';
}

/** Waits for a step of a rehearsal, but not for ever. */
export async function watching<Result>({ client, taskQueue }: Engine, step: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      pendingOn().then(
        (told) => reject(new NoProgress(`the engine made no progress for ${PATIENCE_MS / 1000} seconds. ${told}`)),
        (error: unknown) =>
          reject(
            new NoProgress(`the engine made no progress for ${PATIENCE_MS / 1000} seconds, and cannot be asked why: ${String(error)}`),
          ),
      );
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([step(), patience]);
  } finally {
    clearTimeout(timer);
  }

  async function pendingOn(): Promise<string> {
    const told: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query: `TaskQueue = '${taskQueue}' AND ExecutionStatus = 'Running'` })) {
      const { raw } = await client.workflow.getHandle(workflowId).describe();
      for (const activity of raw.pendingActivities ?? []) {
        const why = activity.lastFailure?.message ?? 'it has not failed yet';
        told.push(`${workflowId} waits for the activity ${activity.activityType?.name ?? '?'} (attempt ${activity.attempt ?? 1}): ${why}`);
      }
    }
    return told.length > 0 ? told.join('\n') : 'No activity is pending.';
  }
}
