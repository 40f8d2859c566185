import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_THRESHOLDS, type Goal, type IntermediateGoal } from '../../domain/entities.ts';
import { catchUpDates, computedState, igState, recompute, shownState } from '../../domain/goal-state.ts';
import type { Zone } from '../../domain/instant.ts';
import { type IgState, MANAGEMENT_STATES, type ManagementState } from '../../domain/values.ts';
import { type Book, startWork } from '../../domain/work.ts';
import { aBook, aGoal, anIg, at, aWork, goalId, igId, LIMA } from '../support/builders.ts';
import { happened } from './play.ts';

const DAY = '2026-11-25';
const PAST = '2026-11-24';

describe('the state of an intermediate goal (4.2)', () => {
  const rows: [string, Partial<IntermediateGoal>, IgState][] = [
    ['finished if it has a finishing date', { finishedOn: '2026-11-20', endDate: PAST }, 'FINISHED'],
    ['finished before cancelled', { finishedOn: '2026-11-20', cancelled: true }, 'FINISHED'],
    ['cancelled before stopped', { cancelled: true, stopped: true }, 'CANCELLED'],
    ['stopped before delayed', { stopped: true, endDate: PAST }, 'STOPPED'],
    ['delayed after its end date', { endDate: PAST }, 'DELAYED'],
    ['a due date is met through the end of that day', { endDate: DAY }, 'NORMAL'],
    ['reprogrammed is a badge, not a state', { endDate: '2026-12-01', reprogramCount: 3 }, 'NORMAL'],
  ];
  test.each(rows)('%s', (_what, given, expected) => expect(igState(anIg(given), DAY)).toBe(expected));
});

describe('the computed state of a goal (4.1)', () => {
  const late = (over: Partial<IntermediateGoal> = {}) => anIg({ endDate: PAST, critical: false, ...over });
  const fine = (over: Partial<IntermediateGoal> = {}) => anIg({ critical: false, ...over });
  const stop = { since: PAST, reason: 'orden judicial' };
  const rows: [string, Partial<Goal>, IntermediateGoal[], ManagementState][] = [
    ['finished when confirmed, whatever else holds', { finishedOn: PAST, stopped: stop, endDate: PAST }, [late()], 'FINISHED'],
    ['stopped when declared, though its end has passed', { stopped: stop, endDate: PAST }, [late()], 'STOPPED'],
    ['delayed after its end date', { endDate: PAST }, [fine()], 'DELAYED'],
    ['not on its end date', { endDate: DAY }, [fine()], 'NORMAL'],
    ['delayed by one critical delay', {}, [late({ critical: true }), ...Array.from({ length: 9 }, () => fine())], 'DELAYED'],
    ['delayed by one critical stop', {}, [fine({ critical: true, stopped: true }), ...Array.from({ length: 9 }, () => fine())], 'DELAYED'],
    ['a stop that is not critical does not count', {}, [fine({ stopped: true })], 'NORMAL'],
    ['delayed at 20 % of the live ones', {}, [late(), fine(), fine(), fine(), fine()], 'DELAYED'],
    ['not below', {}, [late(), fine(), fine(), fine(), fine(), fine()], 'NORMAL'],
    ['cancelled ones are not live', {}, [late(), fine(), fine(), fine(), fine({ cancelled: true })], 'DELAYED'],
    ['a cancelled delay does not count', {}, [late({ cancelled: true, critical: true }), fine()], 'NORMAL'],
    ['finished ones are live', {}, [late(), ...Array.from({ length: 5 }, () => fine({ finishedOn: PAST }))], 'NORMAL'],
    ['0 when none is live', {}, [late({ cancelled: true })], 'NORMAL'],
  ];
  test.each(rows)('%s', (_what, given, igs, expected) => {
    expect(computedState(aGoal(given), igs, DAY, DEFAULT_THRESHOLDS)).toBe(expected);
  });
  test('the share is a threshold', () => {
    expect(computedState(aGoal(), [late(), fine()], DAY, { delayedShare: 0.51 })).toBe('NORMAL');
  });
});

describe('the state that shows (4.1)', () => {
  const rows: [ManagementState, ManagementState | null, boolean, ManagementState][] = [
    ['NORMAL', null, false, 'NORMAL'],
    ['NORMAL', 'DELAYED', false, 'DELAYED'],
    ['STOPPED', 'DELAYED', false, 'STOPPED'], // when the computed state is worse still, that one shows
    ['DELAYED', 'NORMAL', true, 'NORMAL'],
    ['STOPPED', 'NORMAL', true, 'NORMAL'],
    ['FINISHED', 'STOPPED', false, 'FINISHED'],
    ['FINISHED', 'NORMAL', true, 'FINISHED'],
  ];
  test.each(rows)('computed %s, by hand %s (better: %s): %s', (computed, state, better, expected) => {
    const override = state && { state, better, reason: 'a mano', closesLeft: 4 };
    expect(shownState({ override }, computed)).toBe(expected);
  });
  test('an override to worse never shows better, one to better never worse', () => {
    const state = fc.constantFrom(...MANAGEMENT_STATES.slice(0, 3));
    fc.assert(
      fc.property(state, state, fc.boolean(), (computed, set, better) => {
        const shown = shownState({ override: { state: set, better, reason: 'r', closesLeft: 4 } }, computed);
        const rank = (one: ManagementState) => MANAGEMENT_STATES.indexOf(one);
        return better ? rank(shown) >= rank(computed) : rank(shown) <= rank(computed);
      }),
    );
  });
});

const two = (): Book =>
  aBook({
    goals: [aGoal({ code: 'B', endDate: '2026-11-25' }), aGoal({ code: 'A' })],
    igs: [
      anIg({ goal: 'A', code: '1,02', endDate: '2026-11-24' }),
      anIg({ goal: 'A', code: '1,01', endDate: '2026-11-24', critical: false }),
      anIg({ goal: 'B', code: '1,01', endDate: '2026-11-24', critical: false }),
      ...['02', '03', '04', '05', '06'].map((step) => anIg({ goal: 'B', code: `1,${step}` })),
    ],
  });

describe('what the date alone changes (4.1)', () => {
  test('counts from 00:05 of its day, by day, then goal, intermediate goals before their goal', () => {
    const work = aWork(two(), { at: '2026-11-30T09:00' });
    catchUpDates(work, 'all');
    expect(work.facts.map((fact, place) => `${LIMA.format(fact.at ?? 0)} ${happened(work)[place]}`)).toEqual([
      '2026-11-25T00:05:00-05:00 intermediateGoal A/1,01 NORMAL>DELAYED',
      '2026-11-25T00:05:00-05:00 intermediateGoal A/1,02 NORMAL>DELAYED',
      '2026-11-25T00:05:00-05:00 goal A NORMAL>DELAYED',
      '2026-11-25T00:05:00-05:00 intermediateGoal B/1,01 NORMAL>DELAYED',
      '2026-11-26T00:05:00-05:00 goal B NORMAL>DELAYED',
    ]);
    expect(work.facts.every(({ at: when, asOf }) => when === asOf)).toBe(true);
  });
  test('a second time there is nothing left to record', () => {
    const book = two();
    catchUpDates(aWork(book, { at: '2026-11-30T09:00' }), 'all');
    const again = aWork(book, { at: '2026-12-01T09:00' });
    catchUpDates(again, 'all');
    expect(again.facts).toEqual([]);
    expect([again.touched.goals.size, again.touched.intermediateGoals.size]).toEqual([0, 0]);
  });
  test('in as many steps as one likes, the same is recorded', () => {
    const day = fc.integer({ min: 20, max: 30 });
    const ends = fc.array(fc.record({ day, critical: fc.boolean() }), { minLength: 1, maxLength: 8 });
    const stops = fc.array(day, { maxLength: 6 }).map((some) => [...some, 30].sort((a, b) => a - b));
    const recorded = (end: number, igs: readonly { day: number; critical: boolean }[], days: readonly number[]) => {
      const steps = igs.map((ig, n) => anIg({ code: `1,${n + 10}`, endDate: `2026-11-${ig.day}`, critical: ig.critical }));
      const book = aBook({ goals: [aGoal({ endDate: `2026-11-${end}`, statesAsOf: '2026-11-19' })], igs: steps });
      return days.flatMap((one) => {
        const work = aWork(book, { at: `2026-11-${one}T09:00` });
        catchUpDates(work, 'all');
        return work.facts;
      });
    };
    fc.assert(
      fc.property(day, ends, stops, (end, igs, days) => {
        expect(recorded(end, igs, days)).toEqual(recorded(end, igs, [30]));
      }),
    );
  });
  const untouched: [string, Partial<Goal>][] = [
    ['an integrating goal writes no states', { integrating: true }],
    ['nor does one not active', { lifecycle: 'CLOSED' }],
    ['what a day changed is recorded once only', { statesAsOf: '2026-11-25' }],
  ];
  test.each(untouched)('%s', (_what, over) => {
    const work = aWork(aBook({ goals: [aGoal({ endDate: '2026-11-24', ...over })] }), { at: '2026-11-30T09:00' });
    catchUpDates(work, 'all');
    expect(work.facts).toEqual([]);
  });
  test.each([
    ['2026-11-25T00:04', []],
    ['2026-11-25T00:05', ['goal GOAL-01 NORMAL>DELAYED']],
  ])('at %s', (when, expected) => {
    const work = aWork(aBook({ goals: [aGoal({ endDate: '2026-11-24' })] }), { at: when });
    catchUpDates(work, 'all');
    expect(happened(work)).toEqual(expected);
  });
  test('up to a day, and for some goals only', () => {
    const work = aWork(two(), { at: '2026-11-30T09:00' });
    catchUpDates(work, [goalId('B')], '2026-11-25');
    expect(happened(work)).toEqual(['intermediateGoal B/1,01 NORMAL>DELAYED']);
  });
  test('a local time that does not exist moves forward by the length of the gap', () => {
    const zone: Zone = { ...LIMA, instantOf: (day, time) => LIMA.instantOf(day, time === '00:05' ? '01:05' : time) };
    const book = aBook({ goals: [aGoal({ endDate: '2026-11-24' })] });
    const now = at('2026-11-25T09:00');
    const work = startWork({ book, zone, now, asOf: now, occasion: 'x', newId: () => 'x' });
    catchUpDates(work, 'all');
    expect(work.facts[0]?.at).toBe(at('2026-11-25T01:05'));
  });
});

describe('on every relevant write (4.1)', () => {
  const write = (book: Book, when: string, id: string, over: Partial<IntermediateGoal>) => {
    const work = aWork(book, { at: when });
    catchUpDates(work, 'all');
    const before = work.facts.length;
    const ig = book.intermediateGoals.get(id);
    if (ig) book.intermediateGoals.set(id, { ...ig, ...over });
    recompute(work, goalId('A'));
    return { facts: work.facts.slice(before) };
  };
  test('the states change at once, and the days behind are not told again from the new dates', () => {
    const book = two();
    expect(happened(write(book, '2026-11-24T09:00', igId('A', '1,02'), { endDate: '2026-11-20' }))).toEqual([
      'intermediateGoal A/1,02 NORMAL>DELAYED',
      'goal A NORMAL>DELAYED',
    ]);
    const later = aWork(book, { at: '2026-11-24T10:00' });
    catchUpDates(later, 'all');
    expect(later.facts).toEqual([]);
  });
  test('also where the write changes no state: one late date for another', () => {
    const book = two();
    catchUpDates(aWork(book, { at: '2026-11-30T09:00' }), 'all');
    const ig = book.intermediateGoals.get(igId('A', '1,02'));
    if (ig) book.intermediateGoals.set(ig.id, { ...ig, endDate: '2026-11-26' });
    const work = aWork(book, { at: '2026-11-30T10:00' });
    recompute(work, goalId('A'));
    const later = aWork(book, { at: '2026-12-01T09:00' });
    catchUpDates(later, 'all');
    expect([...work.facts, ...later.facts]).toEqual([]);
  });
  test('both states are kept: under an override the computed one goes to the history', () => {
    const override = { state: 'STOPPED', better: false, reason: 'r', closesLeft: 0 } as const;
    const book = aBook({ goals: [aGoal({ endDate: '2026-11-24', managementState: 'STOPPED', override })] });
    const work = aWork(book, { at: '2026-11-25T09:00' });
    catchUpDates(work, 'all');
    expect(work.facts).toMatchObject([{ kind: 'change', field: 'computedState', before: 'NORMAL', after: 'DELAYED' }]);
    expect(book.goals.get(goalId('GOAL-01'))).toMatchObject({ managementState: 'STOPPED', computedState: 'DELAYED' });
  });
});
