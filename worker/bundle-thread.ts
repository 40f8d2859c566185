import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { bundleWorkflowCode } from '@temporalio/worker';

// The bundler and its compiler take a hundred megabytes and are needed for a second: here they go away with their thread.
const silent = (): void => {};
const fatal = (message: string): void => {
  throw new Error(message);
};
const { code, sourceMap } = await bundleWorkflowCode({
  workflowsPath: path.join(import.meta.dirname, '../workflows/index.ts'),
  logger: { log: silent, trace: silent, debug: silent, info: silent, warn: fatal, error: fatal }, // a warning about a disallowed module is an error
});
parentPort?.postMessage({ code, sourceMap });
