import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { log, ParentClosePolicy, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import { INSTITUTION, WEEK, weeklyCycleId } from '../contracts/ids.ts';
import type { OpenWeekInput } from '../contracts/weekly-cycle.ts';
import { storage } from './activities.ts';
import { nominalInstant } from './nominal.ts';
import { pinned } from './versioning.ts';
import { weeklyCycle } from './weekly-cycle.ts';

pinned(openWeek);
/** Hands the week over to the cycle that carries its own id; twice is once. */
export async function openWeek({ institutionId, at, clock = { kind: 'wall' } }: OpenWeekInput): Promise<void> {
  const { week, plan, done } = await storage.planWeekAt({ institutionId, at: nominalInstant(at) });
  try {
    await startChild(weeklyCycle, {
      workflowId: weeklyCycleId(institutionId, week),
      args: [{ institutionId, week, plan, done, clock }],
      typedSearchAttributes: [
        { key: INSTITUTION, value: institutionId },
        { key: WEEK, value: week },
      ],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY, // a terminated week is taken up where it stood
      parentClosePolicy: ParentClosePolicy.ABANDON,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    log.info('the week is already open', { institutionId, week });
  }
}
