import { Worker as Thread } from 'node:worker_threads';
import {
  NativeConnection,
  type NativeConnectionOptions,
  Worker,
  type WorkerOptions,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import type { Dependencies } from '../activities/dependencies.ts';
import { createActivities } from '../activities/index.ts';

let bundle: Promise<WorkflowBundleWithSourceMap> | undefined;

/** The workflow code as one bundle, made once per process and shared by every worker in it; a warning of the bundler is an error. */
export function workflowBundle(): Promise<WorkflowBundleWithSourceMap> {
  bundle ??= new Promise((resolve, reject) => {
    const thread = new Thread(new URL('./bundle-thread.ts', import.meta.url));
    thread.once('message', resolve).once('error', reject);
  });
  return bundle;
}

export interface WorkerSettings {
  readonly connection: NativeConnectionOptions;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly dependencies: Dependencies;
  readonly bundleFile?: string; // built by build-bundle.ts; without one the workflows are bundled at the start
  readonly maxCachedWorkflows?: number;
  readonly interceptors?: WorkerOptions['interceptors'];
}
export interface StartedWorker {
  readonly worker: Worker;
  /** Ends when `stop` was called and the work in hand is done. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts one worker; called by `rutina worker`, `rutina start` and `rehearse` alike. */
export async function startWorker({
  connection,
  namespace,
  taskQueue,
  dependencies,
  bundleFile,
  maxCachedWorkflows = 500,
  interceptors,
}: WorkerSettings): Promise<StartedWorker> {
  const native = await NativeConnection.connect(connection);
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue,
    workflowBundle: bundleFile === undefined ? await workflowBundle() : { codePath: bundleFile },
    activities: createActivities(dependencies),
    maxCachedWorkflows,
    shutdownGraceTime: '10 seconds',
    ...(interceptors && { interceptors }),
  });
  const ended = worker.run().finally(() => native.close());
  return {
    worker,
    ended,
    stop: async () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await ended;
    },
  };
}
