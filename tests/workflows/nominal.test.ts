import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadlineRunId } from '../../contracts/ids.ts';
import type { deadlineRun } from '../../workflows/index.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { at } from '../support/week-builders.ts';
import { fakeRecord } from './fake-record.ts';

const record = fakeRecord();
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine(record.activities);
});
afterAll(() => engine.close());

const run = (institutionId: string, upTo?: number) =>
  engine.client.workflow.execute<typeof deadlineRun>('deadlineRun', {
    workflowId: deadlineRunId(institutionId, '2026-11-25'),
    taskQueue: engine.taskQueue,
    args: [{ institutionId, ...(upTo !== undefined && { upTo }) }],
  });

test('a morning run goes up to the instant that its driver names', async () => {
  const week = record.week();
  expect(await run(week.institutionId, at('2026-11-25T07:00'))).toEqual({ days: [] });
  expect(week.mornings).toEqual([at('2026-11-25T07:00')]);
});

test('a morning run started by hand goes up to now', async () => {
  const week = record.week();
  const before = Date.now();
  await run(week.institutionId);
  expect(week.mornings[0]).toBeGreaterThanOrEqual(before - 1_000);
  expect(week.mornings[0]).toBeLessThanOrEqual(Date.now() + 1_000);
});
