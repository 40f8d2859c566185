import type { Engine } from '../client/connect.ts';

/** What a run cost the engine: actions that a hosted one bills, and the longest history. */
export interface EngineCost {
  readonly routine: number;
  readonly mail: number;
  readonly longestHistory: number;
}

// A workflow started, an activity, a timer, a signal or an update is one action each. By the hand clock an `advanceTo` stands where the
// wall's clock has a timer.
const BILLED = [
  'workflowExecutionStarted',
  'activityTaskScheduled',
  'timerStarted',
  'workflowExecutionSignaled',
  'workflowExecutionUpdateAccepted',
] as const;

/** Counts the actions of every workflow of a task queue from its history, the sending of mail apart. */
export async function engineCost({ client, taskQueue }: Engine): Promise<EngineCost> {
  let routine = 0;
  let mail = 0;
  let longestHistory = 0;
  for await (const { workflowId, runId, type } of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) {
    const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const billed = (events ?? []).filter((event) => BILLED.some((kind) => event[`${kind}EventAttributes`] != null)).length;
    if (type === 'mailing') mail += billed;
    else routine += billed;
    longestHistory = Math.max(longestHistory, events?.length ?? 0);
  }
  return { routine, mail, longestHistory };
}
