import { afterAll, beforeAll, expect, test } from 'vitest';
import { webhooksId } from '../../contracts/ids.ts';
import { eventsWritten } from '../../contracts/webhooks.ts';
import type { webhooks } from '../../workflows/index.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { type FakeWeek, fakeRecord } from './fake-record.ts';

const record = fakeRecord();
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine(record.activities);
});
afterAll(() => engine.close());

const wake = ({ institutionId }: FakeWeek) =>
  engine.client.workflow.signalWithStart<typeof webhooks, []>('webhooks', {
    workflowId: webhooksId(institutionId),
    taskQueue: engine.taskQueue,
    args: [{ institutionId }],
    signal: eventsWritten,
    signalArgs: [],
  });
const resultOf = ({ institutionId }: FakeWeek) => engine.client.workflow.getHandle(webhooksId(institutionId)).result();

test.concurrent('what happened is told, and the teller then ends', async () => {
  const week = record.week({ rounds: [{ delivered: 3, againInMs: null }] });
  await wake(week);
  expect(await resultOf(week)).toEqual({ delivered: 3 });
});

test.concurrent('what failed is waited out by a timer and told again, without anybody waking it', async () => {
  const week = record.week({
    rounds: [
      { delivered: 1, againInMs: 100 },
      { delivered: 2, againInMs: null },
    ],
  });
  await wake(week);
  expect(await resultOf(week)).toEqual({ delivered: 3 });
  expect(week.rounds).toEqual([]);
});

test.concurrent('something new is told at once, however long a failure still waits', async () => {
  const week = record.week({
    rounds: [
      { delivered: 0, againInMs: 3_600_000 },
      { delivered: 1, againInMs: null },
    ],
  });
  await wake(week);
  await expect.poll(() => week.rounds.length).toBe(1);
  await wake(week);
  expect(await resultOf(week)).toEqual({ delivered: 1 });
});
