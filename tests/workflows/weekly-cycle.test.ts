import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everythingTwice } from '../../client/rehearsal/twice.ts';
import { INSTITUTION, WEEK } from '../../contracts/ids.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { aPlan, at, W48_DAYS } from '../support/week-builders.ts';
import { type FakeWeek, fakeRecord } from './fake-record.ts';

const PLAN = aPlan(W48_DAYS);
const ALL = PLAN.milestones.map(({ code }) => code);
const END = at('2026-11-27T17:00');

describe.each([
  ['each activity done once', []],
  ['each activity done twice', [everythingTwice]],
])('the routine of a week, %s', { concurrent: true }, (_, interceptors) => {
  const record = fakeRecord();
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await testEngine(record.activities, interceptors);
  });
  afterAll(() => engine.close());

  const opened = async (week: FakeWeek) => {
    const { institutionId, hand } = week;
    const clock = hand === null ? ({ kind: 'wall' } as const) : ({ kind: 'hand', at: hand } as const);
    await engine.open({ institutionId, at: hand ?? Date.now(), clock });
    return engine.cycle(institutionId, week.week);
  };
  /** The row first, then the cycle is told. */
  const moveHand = (week: FakeWeek, instant: number) => {
    week.hand = instant;
    return engine.cycle(week.institutionId, week.week).advanceTo(instant);
  };

  test('all seventeen milestones happen in the order of domain.md 5.2, each as of its planned instant', async () => {
    const week = record.week();
    const { handle } = await opened(week);
    for (const { code, at: planned } of PLAN.milestones) {
      const view = await moveHand(week, planned);
      expect(view.done.at(-1)).toBe(code);
      expect(view.now).toBe(planned);
    }
    expect((await handle.result()).done).toEqual(ALL);
    expect(week.ran).toEqual(PLAN.milestones.map((one) => ({ code: one.code, asOf: one.at, at: one.at })));
  });

  test('nothing happens before its instant: between two milestones the week waits', async () => {
    const week = record.week();
    const { handle } = await opened(week);
    expect((await moveHand(week, at('2026-11-23T07:59'))).done).toEqual([]);
    expect((await moveHand(week, at('2026-11-23T08:00'))).done).toEqual(['M01']);
    expect((await moveHand(week, at('2026-11-24T14:59'))).done).toEqual(['M01']);
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await handle.terminate();
  });

  test('a hand that is moved back stays where it is', async () => {
    const week = record.week();
    const { handle, advanceTo } = await opened(week);
    await moveHand(week, at('2026-11-24T15:00'));
    const view = await advanceTo(at('2026-11-23T08:00'));
    expect(view).toMatchObject({ now: at('2026-11-24T15:00'), done: ['M01', 'M02'] });
    await handle.terminate();
  });

  test('what an outage left undone is done at once, in the order of the planned instants', async () => {
    const week = record.week({ hand: END });
    const { handle } = await opened(week); // begun when all is due: nobody moves the hand any more
    expect((await handle.result()).done).toEqual(ALL);
    expect(week.ran).toEqual(PLAN.milestones.map((one) => ({ code: one.code, asOf: one.at, at: END })));
  });

  test('several that are due at one instant of the hand run before it answers', async () => {
    const week = record.week();
    const { handle } = await opened(week);
    expect((await moveHand(week, at('2026-11-25T18:00'))).done).toEqual(['M01', 'M02', 'M03', 'M04', 'M05']);
    await handle.terminate();
  });

  test('a week whose workflow was ended is taken up where the record stands', async () => {
    const week = record.week();
    const first = await opened(week);
    await moveHand(week, at('2026-11-25T18:00'));
    await first.handle.terminate('by an operator');
    const second = await opened(week);
    expect(await second.handle.query('weeklyCycleView')).toMatchObject({ done: ['M01', 'M02', 'M03', 'M04', 'M05'] });
    await moveHand(week, END);
    expect((await second.handle.result()).done).toEqual(ALL);
    expect(week.ran.map(({ code }) => code)).toEqual(ALL);
  });

  test('by the wall clock the milestones come by themselves, none before its time', async () => {
    const first = Date.now() + 400;
    const milestones = ALL.map((code, index) => ({ code, at: first + index * 60 }));
    const week = record.week({ hand: null, plan: { version: 1, state: 'RUNNING', milestones } });
    const { handle } = await opened(week);
    expect((await handle.result()).done).toEqual(ALL);
    expect(week.ran.map(({ code, asOf }) => ({ code, at: asOf }))).toEqual(milestones);
    expect(week.ran.filter((one) => one.at < one.asOf)).toEqual([]);
  });

  test('opening a week twice is once, and a closed week is not opened again', async () => {
    const week = record.week();
    const { handle } = await opened(week);
    const { runId } = await handle.describe();
    await opened(week);
    expect((await handle.describe()).runId).toBe(runId);
    await moveHand(week, END);
    await handle.result();
    await opened(week);
    expect(await handle.describe()).toMatchObject({ runId, status: { name: 'COMPLETED' } });
    expect(week.ran.map(({ code }) => code)).toEqual(ALL);
  });

  test('a run is found by its institution and its week', async () => {
    const week = record.week();
    const { handle } = await opened(week);
    const { typedSearchAttributes } = await handle.describe();
    expect([typedSearchAttributes.get(INSTITUTION), typedSearchAttributes.get(WEEK)]).toEqual([week.institutionId, '2026-W48']);
    await handle.terminate();
  });
});
