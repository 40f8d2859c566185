import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailingWaker } from '../../client/wake-mailing.ts';
import { mailingId } from '../../contracts/ids.ts';
import { lettersQueued } from '../../contracts/mailing.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { fakeRecord } from './fake-record.ts';

const record = fakeRecord();
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine(record.activities);
});
afterAll(() => engine.close());
const waker = () => createMailingWaker(engine.client.workflow, engine.taskQueue);

test.concurrent('a wake-up sends what waits, and the mailing then ends', async () => {
  const week = record.week({ waiting: 3 });
  await waker().wake(week.institutionId);
  expect(await engine.client.workflow.getHandle(mailingId(week.institutionId)).result()).toEqual({ left: 3 });
  expect(week.sent).toEqual([3]);
});

test.concurrent('a wake-up that comes while letters leave is served by the same run, however many came', async () => {
  const week = record.week({ waiting: 2 });
  const atWork = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  week.sending = async () => {
    atWork.resolve();
    await released.promise;
  };
  await waker().wake(week.institutionId);
  await atWork.promise;
  week.waiting = 5; // written after the sending had looked
  const handle = engine.client.workflow.getHandle(mailingId(week.institutionId));
  await Promise.all([handle.signal(lettersQueued), handle.signal(lettersQueued)]);
  released.resolve();
  expect(await handle.result()).toEqual({ left: 7 });
  expect(week.sent).toEqual([2, 5]);
});

test.concurrent('a wake-up after the end begins a new run', async () => {
  const week = record.week({ waiting: 1 });
  const { drain } = waker();
  await drain(week.institutionId, async () => week.waiting > 0);
  week.waiting = 4;
  await drain(week.institutionId, async () => week.waiting > 0);
  expect(week.sent).toEqual([1, 4]);
});

test.concurrent('many wake-ups at once from one process: nothing is left waiting, and hardly more sendings than wake-ups', async () => {
  const week = record.week();
  const { wake, drain } = waker();
  await Promise.all(
    Array.from({ length: 30 }, () => {
      week.waiting += 1;
      return wake(week.institutionId);
    }),
  );
  await drain(week.institutionId, async () => week.waiting > 0);
  expect(week.waiting).toBe(0);
  expect(week.sent.reduce((sum, sent) => sum + sent, 0)).toBe(30);
  expect(week.sent.length).toBeLessThanOrEqual(4);
});

test.concurrent('a mailing that is woken without end goes on in a new run before its history is full', async () => {
  const week = record.week({ waiting: 1 });
  const handle = engine.client.workflow.getHandle(mailingId(week.institutionId));
  let wakes = 0;
  week.sending = async () => {
    wakes += 1;
    if (wakes > 40) return;
    week.waiting = 1;
    await handle.signal(lettersQueued);
  };
  await waker().wake(week.institutionId);
  const first = (await handle.describe()).runId;
  await handle.result();
  expect((await handle.describe()).runId).not.toBe(first);
  expect(week.sent).toEqual(Array(41).fill(1));
});
