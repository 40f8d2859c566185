import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { aPlan, at, W48_DAYS } from '../support/week-builders.ts';
import { fakeRecord } from './fake-record.ts';

const record = fakeRecord();
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine(record.activities);
});
afterAll(() => engine.close());

test('a week that waits for long goes on in a new run before its history is full, where it stood', async () => {
  const week = record.week();
  await engine.open({ institutionId: week.institutionId, at: at('2026-11-23T00:00'), clock: { kind: 'hand', at: at('2026-11-23T00:00') } });
  const { handle, advanceTo, replan } = engine.cycle(week.institutionId, week.week);
  week.hand = at('2026-11-24T15:00');
  await advanceTo(week.hand);
  const { runId } = await handle.describe();
  let asked = 0;
  while ((await handle.describe()).runId === runId && asked < 3_000) {
    await Promise.all(Array.from({ length: 9 }, () => replan()));
    asked += 9;
  }
  expect(await handle.describe()).toMatchObject({ status: { name: 'RUNNING' } });
  expect((await handle.describe()).runId).not.toBe(runId);
  expect(await handle.query('weeklyCycleView')).toMatchObject({ done: ['M01', 'M02'], now: at('2026-11-24T15:00') });
  week.hand = at('2026-11-27T17:00');
  await advanceTo(week.hand);
  await handle.result();
  expect(week.ran.map(({ code }) => code)).toEqual(aPlan(W48_DAYS).milestones.map(({ code }) => code));
}, 60_000);
