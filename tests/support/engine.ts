import { randomBytes } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { NativeConnection, Worker, type WorkerInterceptors } from '@temporalio/worker';
import { inject } from 'vitest';
import type { Activities } from '../../activities/index.ts';
import { connectEngine, type Engine } from '../../client/connect.ts';
import { openWeekId, weeklyCycleId } from '../../contracts/ids.ts';
import { advanceTo, type OpenWeekInput, replan, type WeeklyCycleView } from '../../contracts/weekly-cycle.ts';
import type { Instant } from '../../domain/instant.ts';
import { quietEngine } from '../../worker/engine-log.ts';
import { workflowBundle } from '../../worker/start.ts';
import type { openWeek, weeklyCycle } from '../../workflows/index.ts';

export interface TestEngine extends Engine {
  /** Opens a week and waits until it is handed over. */
  readonly open: (input: OpenWeekInput) => Promise<void>;
  readonly cycle: (institutionId: string, week: string) => Cycle;
  readonly close: () => Promise<void>;
}
/** One week's cycle as a test speaks to it. */
export interface Cycle {
  readonly handle: WorkflowHandle<typeof weeklyCycle>;
  readonly advanceTo: (instant: Instant) => Promise<WeeklyCycleView>;
  readonly replan: () => Promise<WeeklyCycleView>;
}

let quiet = false;

/** A worker on the test run's server with activities of the test's own, under a task queue of its own. */
export async function testEngine(
  activities: Activities,
  interceptors: NonNullable<WorkerInterceptors['activity']> = [],
  address: string = inject('temporalAddress'),
): Promise<TestEngine> {
  if (!quiet) quietEngine();
  quiet = true;
  const taskQueue = `test-${randomBytes(5).toString('hex')}`;
  const engine = await connectEngine({ address }, { namespace: 'default', taskQueue });
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities,
    interceptors: { activity: [...interceptors] },
    shutdownGraceTime: '1 second',
  });
  const ended = worker.run();
  const { workflow } = engine.client;
  return {
    ...engine,
    open: async (input) => {
      const workflowId = `${openWeekId(input.institutionId, 'test')}/${randomBytes(5).toString('hex')}`;
      await workflow.execute<typeof openWeek>('openWeek', { workflowId, taskQueue, args: [input] });
    },
    cycle: (institutionId, week) => {
      const handle = workflow.getHandle<typeof weeklyCycle>(weeklyCycleId(institutionId, week));
      return {
        handle,
        advanceTo: (instant) => handle.executeUpdate(advanceTo, { args: [{ instant }] }),
        replan: () => handle.executeUpdate(replan),
      };
    },
    close: async () => {
      worker.shutdown();
      await ended;
      await connection.close();
      await engine.connection.close();
    },
  };
}
