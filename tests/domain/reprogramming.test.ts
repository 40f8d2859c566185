import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Goal, IntermediateGoal } from '../../domain/entities.ts';
import { whyApproval } from '../../domain/reprogramming.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aGoal, anIg, anInstitution, aPerson, goalId, igId } from '../support/builders.ts';
import { act } from './acting.ts';
import { happened, told } from './play.ts';

const WED = '2026-11-25T10:00';
const ON = 'GOAL-01/1,01';
const END = '2026-12-15';
const { calendar } = anInstitution();

describe('when the coordinator must approve (3.5)', () => {
  const rows: [string, Partial<IntermediateGoal>, string, string[]][] = [
    ['the first time, not critical, however far', { critical: false }, '2027-05-31', []],
    ['critical, 10 business days', {}, '2026-12-29', []],
    ['critical, 11 business days', {}, '2026-12-30', ['CRITICAL_LONG']],
    ['in either direction: 10 earlier', {}, '2026-12-01', []],
    ['11 earlier', {}, '2026-11-30', ['CRITICAL_LONG']],
    ['the second time', { reprogramCount: 1 }, '2026-12-16', ['SECOND_TIME']],
    ['the third time', { reprogramCount: 2, critical: false }, '2026-12-16', ['SECOND_TIME']],
    ["after the goal's end", { critical: false }, '2027-12-01', ['PAST_GOAL_END']],
    ["on the goal's end", { critical: false }, '2027-11-30', []],
    ['all of it', { reprogramCount: 1 }, '2027-12-01', ['SECOND_TIME', 'CRITICAL_LONG', 'PAST_GOAL_END']],
  ];
  test.each(rows)('%s', (_what, ig, to, expected) => {
    expect(whyApproval(calendar, aGoal(), anIg({ endDate: END, ...ig }), to)).toEqual(expected);
  });
  test('holidays are no business days', () => {
    const longer = { ...calendar, holidays: [{ date: '2026-12-25', name: 'Navidad' }] };
    expect(whyApproval(longer, aGoal(), anIg({ endDate: END }), '2026-12-30')).toEqual([]);
  });
});

const PEOPLE = [
  aPerson({ id: 'lucia', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId('GOAL-01')] }] }),
  aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] }),
];
const world = (ig: Partial<IntermediateGoal> = {}, goal: Partial<Goal> = {}): Book =>
  aBook({ people: PEOPLE, goals: [aGoal(goal)], igs: [anIg({ endDate: END, ...ig })] });
const igIn = (book: Book) => book.intermediateGoals.get(igId('GOAL-01', '1,01'));
const ask = (to: string): Act => ({ do: 'requestReprogramming', on: ON, to, reason: 'lluvias' });
const answer = (approve: boolean): Act => ({ do: 'decideReprogramming', on: ON, approve, reason: 'visto' });

describe('a request', () => {
  test('accepted by itself moves the date and counts, without a letter', () => {
    const book = world({ endDate: '2026-11-20', state: 'DELAYED' }, { managementState: 'DELAYED', computedState: 'DELAYED' });
    const asked = act(book, WED, 'lucia', ask('2026-11-30'));
    expect(happened(asked)).toEqual([
      `reprogramming ${ON} none>AUTO_ACCEPTED`,
      `intermediateGoal ${ON} DELAYED>NORMAL`,
      'goal GOAL-01 DELAYED>NORMAL',
    ]);
    expect(told(asked)).toEqual([]);
    expect(igIn(book)).toMatchObject({ endDate: '2026-11-30', originalEndDate: '2026-11-20', reprogramCount: 1 });
  });
  test('pending: the old date rules, N12 to the coordinator', () => {
    const book = world({ reprogramCount: 1 });
    const asked = act(book, WED, 'lucia', ask('2026-12-16'));
    expect(happened(asked)).toEqual([`reprogramming ${ON} none>PENDING`]);
    expect(told(asked)).toEqual([`N12 ${ON}: rosa`]);
    expect(igIn(book)).toMatchObject({ endDate: END, reprogramCount: 1 });
  });
  test('approved: the date moves and counts, N13 to the manager', () => {
    const book = world({ reprogramCount: 1, endDate: '2026-11-20', state: 'DELAYED' });
    act(book, WED, 'lucia', ask('2026-12-16'));
    const approved = act(book, WED, 'rosa', answer(true));
    expect(happened(approved)).toContain(`reprogramming ${ON} PENDING>APPROVED`);
    expect(happened(approved)).toContain(`intermediateGoal ${ON} DELAYED>NORMAL`);
    expect(told(approved)).toEqual([`N13 ${ON}: lucia`]);
    expect(approved.letters[0]?.data).toMatchObject({ approved: true, newState: 'NORMAL', by: 'rosa' });
    expect(igIn(book)).toMatchObject({ endDate: '2026-12-16', reprogramCount: 2 });
  });
  test('rejected: nothing moves, N13 says so', () => {
    const book = world({ reprogramCount: 1 });
    act(book, WED, 'lucia', ask('2026-12-16'));
    const rejected = act(book, WED, 'rosa', answer(false));
    expect(happened(rejected)).toEqual([`reprogramming ${ON} PENDING>REJECTED`]);
    expect(rejected.letters).toMatchObject([{ notice: 'N13', data: { approved: false } }]);
    expect(igIn(book)).toMatchObject({ endDate: END, reprogramCount: 1 });
  });
  test("beyond the goal's end, approval moves that end to the same day", () => {
    const book = world();
    act(book, WED, 'lucia', ask('2028-01-31'));
    expect(book.goals.get(goalId('GOAL-01'))?.endDate).toBe('2027-11-30');
    act(book, WED, 'rosa', answer(true));
    expect(book.goals.get(goalId('GOAL-01'))).toMatchObject({ endDate: '2028-01-31', originalEndDate: '2027-11-30' });
  });
  test('an earlier date counts too', () => {
    const book = world();
    act(book, WED, 'lucia', ask('2026-12-10'));
    expect(igIn(book)).toMatchObject({ endDate: '2026-12-10', reprogramCount: 1 });
  });
  test('once decided, another may be asked for', () => {
    const book = world({ reprogramCount: 1 });
    act(book, WED, 'lucia', ask('2026-12-16'));
    act(book, WED, 'rosa', answer(false));
    expect(act(book, WED, 'lucia', ask('2026-12-17')).outcome).toBe('done');
  });
});

describe('refused', () => {
  const rows: [string, () => Book, string, Act, string][] = [
    ['finished', () => world({ finishedOn: '2026-11-20' }), 'lucia', ask('2026-12-16'), 'NotPossible'],
    ['cancelled', () => world({ cancelled: true }), 'lucia', ask('2026-12-16'), 'NotPossible'],
    ['with a request pending', pending, 'lucia', ask('2026-12-16'), 'NotPossible'],
    ['of a goal not active', () => world({}, { lifecycle: 'CLOSED' }), 'lucia', ask('2026-12-16'), 'NotPossible'],
    ['to the date it has', world, 'lucia', ask(END), 'InvalidInput'],
    ['without a reason', world, 'lucia', { ...ask('2026-12-16'), reason: '' } as Act, 'InvalidInput'],
    ['by the coordinator', world, 'rosa', ask('2026-12-16'), 'NotAllowed'],
    ['decided by the manager', pending, 'lucia', answer(true), 'NotAllowed'],
    ['decided where nothing waits', world, 'rosa', answer(true), 'NotPossible'],
    ['of what is not there', world, 'lucia', { ...ask('2026-12-16'), on: 'GOAL-01/7,07' } as Act, 'NotFound'],
  ];
  test.each(rows)('%s', (_what, book, by, what, expected) => {
    const { outcome, facts, letters } = act(book(), WED, by, what);
    expect([outcome, facts, letters]).toEqual([expected, [], []]);
  });
});

function pending(): Book {
  const book = world({ reprogramCount: 1 });
  act(book, WED, 'lucia', ask('2026-12-18'));
  return book;
}
