import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failure } from '../../contracts/failures.ts';
import type { Instant } from '../../domain/instant.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { aPlan, at, W48_DAYS } from '../support/week-builders.ts';
import { aHindrance, type FakeWeek, fakeRecord, movedPlan, planIn, planWithout } from './fake-record.ts';

const PLAN = aPlan(W48_DAYS);
const ALL = PLAN.milestones.map(({ code }) => code);
const END = at('2026-11-27T17:00');
const record = fakeRecord();
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine(record.activities);
});
afterAll(() => engine.close());

/** A week that has been opened, and its hand; the row is moved first, then the cycle is told. */
async function opened(week: FakeWeek) {
  const { institutionId, hand } = week;
  await engine.open({ institutionId, at: hand ?? Date.now(), clock: hand === null ? { kind: 'wall' } : { kind: 'hand', at: hand } });
  const cycle = engine.cycle(institutionId, week.week);
  const moveHand = (instant: Instant) => {
    week.hand = instant;
    return cycle.advanceTo(instant);
  };
  return { ...cycle, moveHand };
}
const codes = (week: FakeWeek): MilestoneCode[] => week.ran.map(({ code }) => code);

describe('a new plan', { concurrent: true }, () => {
  test('that moves a milestone to later is heeded even if nobody told the cycle: the milestone answers with it and does nothing', async () => {
    const week = record.week();
    const { moveHand, handle } = await opened(week);
    await moveHand(at('2026-11-24T15:00'));
    week.plan = movedPlan(PLAN, { M03: at('2026-11-25T09:30') });
    const view = await moveHand(at('2026-11-25T08:30'));
    expect(view).toMatchObject({ done: ['M01', 'M02'], plan: { version: 2 } });
    await moveHand(at('2026-11-25T09:30'));
    expect(week.ran.at(-1)).toEqual({ code: 'M03', asOf: at('2026-11-25T09:30'), at: at('2026-11-25T09:30') });
    await handle.terminate();
  });

  test('that moves a milestone into the past makes it happen at once, as of the instant that was planned', async () => {
    const week = record.week();
    const { moveHand, handle, replan } = await opened(week);
    await moveHand(at('2026-11-24T16:00'));
    week.plan = movedPlan(PLAN, { M03: at('2026-11-24T15:30') });
    expect((await replan()).plan.version).toBe(2);
    await moveHand(at('2026-11-24T16:00'));
    expect(week.ran.at(-1)).toEqual({ code: 'M03', asOf: at('2026-11-24T15:30'), at: at('2026-11-24T16:00') });
    await handle.terminate();
  });

  test('that drops a reminder goes on with what follows', async () => {
    const week = record.week();
    const { moveHand, handle, replan } = await opened(week);
    await moveHand(at('2026-11-23T08:00'));
    week.plan = planWithout(PLAN, 'M02');
    await replan();
    await moveHand(END);
    await handle.result();
    expect(codes(week)).toEqual(ALL.filter((code) => code !== 'M02'));
  });

  test('interrupts a wait by the wall clock', async () => {
    const week = record.week({ hand: null, plan: movedPlan(PLAN, Object.fromEntries(ALL.map((code) => [code, Date.now() + 3_600_000]))) });
    const { handle, replan } = await opened(week);
    week.plan = movedPlan(week.plan, Object.fromEntries(ALL.map((code) => [code, Date.now() - 1])));
    await replan();
    expect((await handle.result()).done).toEqual(ALL);
  });

  test('that comes while a milestone is at work is not lost, and an older answer does not replace it', async () => {
    const week = record.week();
    const { moveHand, handle, replan } = await opened(week);
    const atWork = aHindrance(week, 'M01');
    const moving = moveHand(at('2026-11-23T08:00'));
    await atWork.reached;
    const older = week.plan;
    week.plan = movedPlan(PLAN, { M02: at('2026-11-24T16:00') });
    await replan();
    week.plan = older; // what M01 answers with was read before
    atWork.release();
    await moving;
    expect((await replan()).plan.version).toBe(2);
    await handle.terminate();
  });
});

describe('a pause', { concurrent: true }, () => {
  test('stops the week until it is resumed; what was due meanwhile then happens in order', async () => {
    const week = record.week();
    const { moveHand, handle, replan } = await opened(week);
    await moveHand(at('2026-11-24T15:00'));
    week.plan = planIn(week.plan, 'PAUSED');
    await replan();
    expect((await moveHand(at('2026-11-26T12:00'))).done).toEqual(['M01', 'M02']);
    week.plan = planIn(week.plan, 'RUNNING');
    await replan();
    expect((await moveHand(at('2026-11-26T12:00'))).done).toEqual(ALL.slice(0, 8));
    await moveHand(END);
    expect((await handle.result()).done).toEqual(ALL);
  });

  test('of which nobody told the cycle holds at its next milestone', async () => {
    const week = record.week();
    const { moveHand, handle } = await opened(week);
    week.plan = planIn(week.plan, 'PAUSED');
    expect(await moveHand(END)).toMatchObject({ done: [], plan: { state: 'PAUSED' } });
    expect(week.ran).toEqual([]);
    await handle.terminate();
  });
});

test.each<MilestoneCode>(['M01', 'M10'])('a cancelled week ends before %s, and what has happened stays', async (next) => {
  const week = record.week();
  const { moveHand, handle, replan } = await opened(week);
  const before = PLAN.milestones.slice(0, ALL.indexOf(next));
  await moveHand(before.at(-1)?.at ?? at('2026-11-23T07:00'));
  week.plan = planIn(week.plan, 'CANCELLED');
  await replan();
  expect((await handle.result()).done).toEqual(before.map(({ code }) => code));
  expect(codes(week)).toEqual(before.map(({ code }) => code));
});

describe('a milestone that cannot run', { concurrent: true }, () => {
  test('blocks its week visibly, and replan tries it again', async () => {
    const week = record.week();
    const { moveHand, handle, replan } = await opened(week);
    week.hinder = async (code) => {
      if (code === 'M05') throw failure('PhaseClosed', 'the week before is still open');
    };
    const view = await moveHand(END);
    const blocked = { milestone: 'M05', failure: 'PhaseClosed: the week before is still open' };
    expect(view).toMatchObject({ blocked, done: ['M01', 'M02', 'M03', 'M04'] });
    expect(await handle.query('weeklyCycleView')).toMatchObject({ blocked });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    await replan(); // too early: nothing is mended
    expect(await moveHand(END)).toMatchObject({ blocked });
    week.hinder = async () => {};
    await replan();
    expect(await moveHand(END)).not.toHaveProperty('blocked');
    expect((await handle.result()).done).toEqual(ALL);
  });

  test('for want of the database is tried again by itself', async () => {
    const week = record.week();
    const { moveHand, handle } = await opened(week);
    let failures = 0;
    week.hinder = async (code) => {
      if (code !== 'M02' || failures === 1) return;
      failures += 1;
      throw failure('StorageUnavailable', 'the database is away');
    };
    const view = await moveHand(at('2026-11-25T08:30'));
    expect(view).toMatchObject({ done: ['M01', 'M02', 'M03'] });
    expect(failures).toBe(1);
    await handle.terminate();
  });

  test('in a blocked week that is cancelled lets the week end', async () => {
    const week = record.week();
    const { moveHand, handle, replan } = await opened(week);
    week.hinder = async () => {
      throw failure('NotPossible', 'there is no such step');
    };
    await moveHand(at('2026-11-23T08:00'));
    week.plan = planIn(week.plan, 'CANCELLED');
    await replan();
    expect((await handle.result()).done).toEqual([]);
  });
});

describe('advanceTo is refused without a trace', { concurrent: true }, () => {
  const updates = async (handle: Awaited<ReturnType<typeof opened>>['handle']): Promise<number> =>
    (await handle.fetchHistory()).events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length ?? 0;
  const refusal = async (asked: Promise<unknown>): Promise<unknown> => {
    const error = await asked.then(
      () => undefined,
      (caught: unknown) => caught,
    );
    return error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure ? error.cause.type : error;
  };

  test('where the week lives by the wall clock', async () => {
    const plan = movedPlan(PLAN, Object.fromEntries(ALL.map((code) => [code, Date.now() + 3_600_000])));
    const { handle, advanceTo } = await opened(record.week({ hand: null, plan }));
    expect(await refusal(advanceTo(Date.now() + 7_200_000))).toBe('InvalidInput');
    expect(await updates(handle)).toBe(0);
    await handle.terminate();
  });

  test.each([
    ['half a millisecond', 1.5],
    ['no number', Number.NaN],
    ['beyond what a number can tell apart', 2 ** 60],
  ])('where the instant is %s', async (_, instant) => {
    const { handle, advanceTo } = await opened(record.week());
    expect(await refusal(advanceTo(instant))).toBe('InvalidInput');
    expect(await updates(handle)).toBe(0);
    await handle.terminate();
  });
});
