import { setWorkflowOptions, workflowInfo } from '@temporalio/workflow';

/**
 * Ties a workflow's runs to the build they started on, where workers are versioned. Under an unversioned worker the server refuses the
 * declaration and the task would fail for ever, so it then says nothing.
 */
export function pinned<Args extends unknown[], Result>(workflow: (...args: Args) => Promise<Result>): void {
  setWorkflowOptions(() => (workflowInfo().currentDeploymentVersion?.deploymentName ? { versioningBehavior: 'PINNED' } : {}), workflow);
}
