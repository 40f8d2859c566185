import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Goal, IntermediateGoal } from '../../domain/entities.ts';
import type { UpdateState } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aCycle, aGoal, anIg, anInstitution, anItem, anUpdate, aPerson, at, goalId, igId } from '../support/builders.ts';
import { act } from './acting.ts';
import { happened, told } from './play.ts';

const WED = '2026-11-25T10:00';
const GOAL = 'GOAL-01';
const PEOPLE = [
  aPerson({ id: 'lucia', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId(GOAL)] }] }),
  aPerson({ id: 'pablo', roles: [{ role: 'GOAL_ASSISTANT' }] }),
  aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] }),
  aPerson({ id: 'carmen', roles: [{ role: 'MINISTER' }] }),
];
interface World {
  readonly goal?: Partial<Goal>;
  readonly igs?: readonly Partial<IntermediateGoal>[];
  readonly restriction?: boolean | 'alert' | 'closed';
  readonly update?: UpdateState;
}
const world = ({ goal, igs = [{}], restriction = false, update }: World = {}): Book =>
  aBook({
    people: PEOPLE,
    goals: [aGoal(goal)],
    igs: igs.map((ig) => anIg(ig)),
    items: restriction
      ? [anItem({ kind: restriction === 'alert' ? 'ALERT' : 'RESTRICTION', state: restriction === 'closed' ? 'RESOLVED' : 'IN_PROCESS' })]
      : [],
    cycles: [aCycle({ doneUpTo: 'M03' })],
    updates: update ? [anUpdate({ state: update })] : [],
  });
const goalIn = (book: Book): Goal | undefined => book.goals.get(goalId(GOAL));
const igIn = (book: Book): IntermediateGoal | undefined => book.intermediateGoals.get(igId(GOAL, '1,01'));
const DONE: Partial<IntermediateGoal> = { finishedOn: '2026-11-20', finishedAt: at('2026-11-24T10:00') };
const ON = `${GOAL}/1,01`;

const finish: Act = { do: 'finishIntermediateGoal', on: ON, date: '2026-11-24' };
const undo: Act = { do: 'undoFinish', on: ON, reason: 'faltaba la recepción' };
const explain: Act = { do: 'explainDelay', on: ON, text: 'lluvias' };
const stop: Act = { do: 'declareStopped', goal: GOAL, reason: 'orden judicial' };
const lift: Act = { do: 'liftStop', goal: GOAL, reason: 'orden levantada' };
const propose: Act = { do: 'proposeFinished', goal: GOAL };
const confirm: Act = { do: 'confirmFinished', goal: GOAL };
const override = (state: 'STOPPED' | 'DELAYED' | 'NORMAL' | 'FINISHED'): Act => ({
  do: 'overrideState',
  goal: GOAL,
  state,
  reason: 'a mano',
});
const STOPPED: Partial<Goal> = {
  stopped: { since: '2026-11-04', reason: 'r' },
  managementState: 'STOPPED',
  computedState: 'STOPPED',
};
const FINISHED: Partial<Goal> = { finishedOn: '2026-11-19', managementState: 'FINISHED', computedState: 'FINISHED' };
const DELAYED: World = {
  goal: { managementState: 'DELAYED', computedState: 'DELAYED' },
  igs: [{ endDate: '2026-11-20', state: 'DELAYED' }],
};

describe('who may, and what refuses (4.1, 4.2)', () => {
  const rows: [string, World, string, Act, string][] = [
    ['the manager ticks an intermediate goal as finished', {}, 'lucia', finish, 'done'],
    ['so does an assistant', {}, 'pablo', finish, 'done'],
    ['the coordinator does not', {}, 'rosa', finish, 'NotAllowed'],
    ['not with a date to come', {}, 'lucia', { ...finish, date: '2026-11-26' }, 'InvalidInput'],
    ['today if no date is given', {}, 'lucia', { do: 'finishIntermediateGoal', on: ON }, 'done'],
    ['not twice', { igs: [DONE] }, 'lucia', finish, 'NotPossible'],
    ['not a cancelled one', { igs: [{ cancelled: true }] }, 'lucia', finish, 'NotPossible'],
    ['nor one that is not there', {}, 'lucia', { do: 'finishIntermediateGoal', on: `${GOAL}/9,01` }, 'NotFound'],
    ['nor a goal', {}, 'lucia', { do: 'finishIntermediateGoal', on: GOAL }, 'NotFound'],
    ['the manager undoes within the same cycle', { igs: [DONE] }, 'lucia', undo, 'done'],
    ['not in a later one', { igs: [{ ...DONE, finishedAt: at('2026-11-20T10:00') }] }, 'lucia', undo, 'PhaseClosed'],
    ['where the coordinator does', { igs: [{ ...DONE, finishedAt: at('2026-11-20T10:00') }] }, 'rosa', undo, 'done'],
    ['what was loaded so, the coordinator only', { igs: [{ ...DONE, finishedAt: null }] }, 'lucia', undo, 'PhaseClosed'],
    ['an assistant undoes nothing', { igs: [DONE] }, 'pablo', undo, 'NotAllowed'],
    ['nothing to undo', {}, 'lucia', undo, 'NotPossible'],
    ['undone with a reason', { igs: [DONE] }, 'lucia', { do: 'undoFinish', on: ON, reason: ' ' }, 'InvalidInput'],
    ['a goal confirmed as finished keeps its steps', { goal: FINISHED, igs: [DONE] }, 'rosa', undo, 'NotPossible'],
    ['a delay is explained', DELAYED, 'pablo', explain, 'done'],
    ['what is not delayed needs no explanation', {}, 'lucia', explain, 'NotPossible'],
    ['a stop needs an open restriction', { restriction: false }, 'lucia', stop, 'NotPossible'],
    ['an alert explains nothing yet', { restriction: 'alert' }, 'lucia', stop, 'NotPossible'],
    ['nor does one resolved', { restriction: 'closed' }, 'lucia', stop, 'NotPossible'],
    ['with one the manager declares it', { restriction: true }, 'lucia', stop, 'done'],
    ['or the coordinator', { restriction: true }, 'rosa', stop, 'done'],
    ['not the minister', { restriction: true }, 'carmen', stop, 'NotAllowed'],
    ['with a reason', { restriction: true }, 'rosa', { ...stop, reason: '' } as Act, 'InvalidInput'],
    ['not twice', { restriction: true, goal: STOPPED }, 'rosa', stop, 'NotPossible'],
    ['only of an active goal', { restriction: true, goal: { lifecycle: 'PROGRAMMED' } }, 'rosa', stop, 'NotPossible'],
    ['the coordinator lifts it', { goal: STOPPED }, 'rosa', lift, 'done'],
    ['not the manager', { goal: STOPPED }, 'lucia', lift, 'NotAllowed'],
    ['not what is not stopped', {}, 'rosa', lift, 'NotPossible'],
    ['finish is proposed when all live ones are finished', { igs: [DONE, { code: '1,02', cancelled: true }] }, 'lucia', propose, 'done'],
    ['not before', { igs: [DONE, { code: '1,02' }] }, 'lucia', propose, 'NotPossible'],
    ['by the manager', { igs: [DONE] }, 'rosa', propose, 'NotAllowed'],
    ['an integrating goal is not finished by hand', { goal: { integrating: true }, igs: [] }, 'lucia', propose, 'NotPossible'],
    ['and confirmed by the coordinator', { goal: { finishProposed: true }, igs: [DONE] }, 'rosa', confirm, 'done'],
    ['what was proposed', { igs: [DONE] }, 'rosa', confirm, 'NotPossible'],
    ['not by the manager', { goal: { finishProposed: true }, igs: [DONE] }, 'lucia', confirm, 'NotAllowed'],
    ['not twice', { goal: FINISHED, igs: [DONE] }, 'rosa', confirm, 'NotPossible'],
    ['the manager shows worse', {}, 'lucia', override('DELAYED'), 'done'],
    ['not better', DELAYED, 'lucia', override('NORMAL'), 'NotAllowed'],
    ['which the coordinator may', DELAYED, 'rosa', override('NORMAL'), 'done'],
    ['FINISHED cannot be set by hand', {}, 'rosa', override('FINISHED'), 'InvalidInput'],
    ['nothing to lift', {}, 'rosa', override('NORMAL'), 'NotPossible'],
    ['a finished goal shows nothing else', { goal: FINISHED, igs: [DONE] }, 'rosa', override('DELAYED'), 'NotPossible'],
  ];
  test.each(rows)('%s', (_what, given, by, what, expected) => {
    const book = world(given);
    const before = structuredClone([...book.goals, ...book.intermediateGoals]);
    const { outcome, letters } = act(book, WED, by, what);
    expect(outcome).toBe(expected);
    expect(letters).toEqual([]);
    if (outcome !== 'done') expect([...book.goals, ...book.intermediateGoals]).toEqual(before);
  });
});

describe('what it does', () => {
  const rows: [string, World, string, Act, string[]][] = [
    ['a finished step', {}, 'lucia', finish, [`intermediateGoal ${ON} NORMAL>FINISHED`]],
    ['that was late', DELAYED, 'lucia', finish, [`intermediateGoal ${ON} DELAYED>FINISHED`, `goal ${GOAL} DELAYED>NORMAL`]],
    [
      'a finish undone',
      { igs: [{ ...DONE, endDate: '2026-11-20' }] },
      'lucia',
      undo,
      [`intermediateGoal ${ON} FINISHED>DELAYED`, `goal ${GOAL} NORMAL>DELAYED`],
    ],
    ['a declared stop', { restriction: true }, 'rosa', stop, [`goal ${GOAL} NORMAL>STOPPED`]],
    ['a stop lifted shows what is computed', { ...DELAYED, goal: STOPPED }, 'rosa', lift, [`goal ${GOAL} STOPPED>DELAYED`]],
    [
      'a goal finished owes no update',
      { goal: { finishProposed: true }, igs: [DONE], update: 'PENDING' },
      'rosa',
      confirm,
      [`goal ${GOAL} NORMAL>FINISHED`, `update ${GOAL} PENDING>EXCUSED`],
    ],
    [
      'nor one in draft',
      { goal: { finishProposed: true }, igs: [DONE], update: 'DRAFT' },
      'rosa',
      confirm,
      [`goal ${GOAL} NORMAL>FINISHED`, `update ${GOAL} DRAFT>EXCUSED`],
    ],
    [
      'what is submitted stays so',
      { goal: { finishProposed: true }, igs: [DONE], update: 'SUBMITTED' },
      'rosa',
      confirm,
      [`goal ${GOAL} NORMAL>FINISHED`],
    ],
    [
      'it ends a declared stop',
      { goal: { ...STOPPED, finishProposed: true }, igs: [DONE] },
      'rosa',
      confirm,
      [`goal ${GOAL} STOPPED>FINISHED`],
    ],
    ['a hand mark', {}, 'lucia', override('DELAYED'), [`goal ${GOAL} NORMAL>DELAYED`]],
  ];
  test.each(rows)('%s', (_what, given, by, what, expected) => {
    expect(happened(act(world(given), WED, by, what))).toEqual(expected);
  });

  test('finishing sets day and instant, undoing takes the proposal back', () => {
    const book = world({ goal: { finishProposed: true } });
    act(book, WED, 'lucia', finish);
    expect(igIn(book)).toMatchObject({ finishedOn: '2026-11-24', finishedAt: at(WED) });
    act(book, WED, 'lucia', undo);
    expect(igIn(book)).toMatchObject({ finishedOn: null, finishedAt: null });
    expect(goalIn(book)?.finishProposed).toBe(false);
  });
  test('confirming ends a stop and an override', () => {
    const hand = { state: 'DELAYED', reason: 'r', better: false, closesLeft: 0 } as const;
    const book = world({ goal: { ...STOPPED, finishProposed: true, override: hand }, igs: [DONE] });
    act(book, WED, 'rosa', confirm);
    expect(goalIn(book)).toMatchObject({
      finishedOn: '2026-11-25',
      finishedAt: at(WED),
      stopped: null,
      override: null,
      finishProposed: false,
    });
  });
  test('an override to better lasts four closes, and is renewed by setting it again', () => {
    const book = world(DELAYED);
    act(book, WED, 'rosa', override('NORMAL'));
    expect(goalIn(book)?.override).toEqual({ state: 'NORMAL', reason: 'a mano', better: true, closesLeft: 4 });
    const goal = goalIn(book);
    if (goal?.override) book.goals.set(goal.id, { ...goal, override: { ...goal.override, closesLeft: 1 } });
    act(book, WED, 'rosa', override('NORMAL'));
    expect(goalIn(book)?.override?.closesLeft).toBe(4);
  });
  test('it is lifted by overriding with the computed state', () => {
    const book = world();
    act(book, WED, 'lucia', override('STOPPED'));
    expect(happened(act(book, WED, 'lucia', override('NORMAL')))).toEqual([`goal ${GOAL} STOPPED>NORMAL`]);
    expect(goalIn(book)?.override).toBeNull();
  });
  test('the manager does not lift what the coordinator shows better', () => {
    const book = world(DELAYED);
    act(book, WED, 'rosa', override('NORMAL'));
    expect(act(book, WED, 'lucia', override('DELAYED')).outcome).toBe('NotAllowed');
  });
  test('an explanation counts for the week under way, else for the next', () => {
    const book = world(DELAYED);
    act(book, WED, 'lucia', explain);
    expect(igIn(book)?.explained).toEqual({ week: '2026-W48', text: 'lluvias' });
    book.cycles.set('2026-W48', aCycle({ state: 'CLOSED', doneUpTo: 'M17' }));
    book.cycles.set('2026-W49', aCycle({ week: '2026-W49', state: 'SCHEDULED' }));
    act(book, '2026-11-28T10:00', 'lucia', explain);
    expect(igIn(book)?.explained?.week).toBe('2026-W49');
  });
  test('finishing ends a request that waits, without a letter', () => {
    const book = world({ igs: [{ reprogramCount: 1 }] });
    act(book, WED, 'lucia', { do: 'requestReprogramming', on: ON, to: '2027-06-01', reason: 'lluvias' });
    const ended = act(book, WED, 'lucia', finish);
    expect(happened(ended)).toEqual([`intermediateGoal ${ON} NORMAL>FINISHED`, `reprogramming ${ON} PENDING>REJECTED`]);
    expect(told(ended)).toEqual([]);
  });
  test('an act first records what the date changed (4.1)', () => {
    const book = world({ igs: [{ endDate: '2026-11-24' }] });
    book.institution = anInstitution();
    expect(happened(act(book, WED, 'lucia', finish))).toEqual([
      `intermediateGoal ${ON} NORMAL>DELAYED`,
      `goal ${GOAL} NORMAL>DELAYED`,
      `intermediateGoal ${ON} DELAYED>FINISHED`,
      `goal ${GOAL} DELAYED>NORMAL`,
    ]);
  });
});
