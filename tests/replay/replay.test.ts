import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode, type ReplayResult, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { beforeAll, describe, expect, test } from 'vitest';
import { quietEngine } from '../../worker/engine-log.ts';
import { workflowBundle } from '../../worker/start.ts';

const FOLDER = path.join(import.meta.dirname, 'histories');
const INDEX = path.join(import.meta.dirname, '../../workflows/index.ts');
const histories = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
/** The workflows as their registry names them. */
const workflows = [...readFileSync(INDEX, 'utf8').matchAll(/export \{ (\w+) \}/g)].map(([, name]) => name ?? '');
const silent = (): void => {};
const logger = { log: silent, trace: silent, debug: silent, info: silent, warn: silent, error: silent };

async function replay(bundle: WorkflowBundleOption, names: readonly string[]): Promise<ReadonlyMap<string, ReplayResult['error']>> {
  const given = names.map((name) => ({ workflowId: name, history: JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as unknown }));
  const errors = new Map<string, ReplayResult['error']>();
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, given)) errors.set(workflowId, error);
  return errors;
}

describe('runs that began with yesterday’s code', () => {
  let errors: ReadonlyMap<string, ReplayResult['error']>;
  beforeAll(async () => {
    quietEngine();
    errors = await replay(await workflowBundle(), histories);
  });

  test('are there to be tried', () => {
    expect(histories).not.toEqual([]);
    expect(workflows.length).toBeGreaterThan(3);
  });

  test.each(workflows)('of %s are among them', (workflow) => {
    expect(histories.filter((name) => name.startsWith(`${workflow}.`))).not.toEqual([]);
  });

  test.each(['happy', 'late', 'replanned', 'paused', 'blocked', 'cancelled', 'waiting'])('weeklyCycle: a %s week is among them', (path) => {
    expect(histories).toContain(`weeklyCycle.${path}.json`);
  });

  test.each(histories)('%s goes on with today’s', (name) => {
    expect(errors.has(name)).toBe(true);
    expect(errors.get(name)).toBeUndefined();
  });
});

test('the gate bites: no week goes on where its workflow looks at its plan once more', async () => {
  const workflowsPath = path.join(import.meta.dirname, 'altered/index.ts');
  const errors = await replay(await bundleWorkflowCode({ workflowsPath, logger }), ['weeklyCycle.happy.json', 'weeklyCycle.waiting.json']);
  for (const error of errors.values()) expect(error).toBeInstanceOf(DeterminismViolationError);
  expect(errors.size).toBe(2);
});
