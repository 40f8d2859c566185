import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Book } from '../../domain/work.ts';
import { goalByCode, intermediateGoalsOf } from '../../domain/work.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { withPerson } from './worlds.ts';

const TUE = '2026-11-24T10:00';
const world = (): Book => withPerson(mop(), 'admin', [{ role: 'INSTANCE_ADMIN' }]);
const create = (fields: Partial<Extract<Act, { do: 'createGoal' }>> = {}): Act => ({
  do: 'createGoal',
  code: 'MOP-90',
  title: 'Puente Sur abierto al tránsito',
  start: '2026-12-01',
  end: '2027-12-01',
  ...fields,
});
const step: Act = {
  do: 'programIntermediateGoal',
  goal: 'MOP-90',
  code: '1,01',
  title: 'Contrato firmado',
  end: '2027-03-01',
  kind: 'LEGAL',
};
const play = (book: Book, ...acts: [string, Act][]): string[] => acts.map(([by, one]) => act(book, TUE, by, one).outcome);

describe('a goal is written down (3.4)', () => {
  const rows: [string, string, Act, string][] = [
    ['by the administrator', 'admin', create(), 'done'],
    ['by a manager', 'lucia', create(), 'done'],
    ['not by the minister', 'carmen', create(), 'NotAllowed'],
    ['with a code of its own', 'admin', create({ code: 'MOP-01' }), 'InvalidInput'],
    ['with a title that says what', 'admin', create({ title: 'Puente' }), 'InvalidInput'],
    ['with an end after its start', 'admin', create({ end: '2026-12-01' }), 'InvalidInput'],
  ];
  test.each(rows)('%s', (_what, by, one, expected) => expect(act(world(), TUE, by, one).outcome).toBe(expected));
  test('it begins as a draft, of which the routine asks nothing', () => {
    const book = world();
    play(book, ['admin', create()]);
    expect(goalByCode(book, 'MOP-90')).toMatchObject({ lifecycle: 'DRAFT', endDate: '2027-12-01', originalEndDate: '2027-12-01' });
  });
  test('dates that are programmed move by reprogramming only; words may be mended', () => {
    expect(play(world(), ['admin', { do: 'changeGoalSheet', goal: 'MOP-01', end: '2028-01-01' }])).toEqual(['NotPossible']);
    expect(play(world(), ['admin', { do: 'changeGoalSheet', goal: 'MOP-01', description: 'Doble vía' }])).toEqual(['done']);
  });
});

describe('from draft to active (4.1)', () => {
  test('manager submits, coordinator approves, and the dates of then are the original ones', () => {
    const book = world();
    expect(
      play(
        book,
        ['admin', create()],
        ['admin', step],
        ['rosa', { do: 'approveProgramming', goal: 'MOP-90' }], // not submitted yet
        ['lucia', { do: 'submitProgramming', goal: 'MOP-90' }], // not hers
        ['admin', { do: 'assignRole', person: 'lucia', role: 'GOAL_MANAGER', goals: ['MOP-90'] }],
        ['lucia', { do: 'submitProgramming', goal: 'MOP-90' }],
        ['lucia', { do: 'approveProgramming', goal: 'MOP-90' }],
        ['rosa', { do: 'returnProgramming', goal: 'MOP-90', reason: 'falta el permiso' }],
        ['lucia', { ...step, end: '2027-05-01' } as Act],
        ['lucia', { do: 'submitProgramming', goal: 'MOP-90' }],
        ['rosa', { do: 'approveProgramming', goal: 'MOP-90' }],
        ['lucia', step], // programmed: no longer by hand
      ),
    ).toEqual(['done', 'done', 'NotPossible', 'NotAllowed', 'done', 'done', 'NotAllowed', 'done', 'done', 'done', 'done', 'NotPossible']);
    const goal = goalByCode(book, 'MOP-90');
    expect(goal).toMatchObject({ lifecycle: 'ACTIVE', managementState: 'NORMAL' });
    expect(intermediateGoalsOf(book, goal?.id ?? '').map(({ code, originalEndDate }) => [code, originalEndDate])).toEqual([
      ['1,01', '2027-05-01'],
    ]);
  });
  test('nothing is submitted without an intermediate goal, nor approved without a manager', () => {
    const book = world();
    play(book, ['admin', create()]);
    play(book, ['admin', { do: 'assignRole', person: 'lucia', role: 'GOAL_MANAGER', goals: ['MOP-90'] }]);
    expect(play(book, ['lucia', { do: 'submitProgramming', goal: 'MOP-90' }])).toEqual(['NotPossible']);
    play(
      book,
      ['admin', step],
      ['lucia', { do: 'submitProgramming', goal: 'MOP-90' }],
      ['admin', { do: 'disablePerson', person: 'lucia' }],
    );
    expect(play(book, ['rosa', { do: 'approveProgramming', goal: 'MOP-90' }])).toEqual(['NotPossible']);
  });
  test('no intermediate goal ends after its goal', () => {
    expect(play(world(), ['admin', create()], ['admin', { ...step, end: '2027-12-02' } as Act])).toEqual(
      ['done', 'done'].with(1, 'InvalidInput'),
    );
  });
});
