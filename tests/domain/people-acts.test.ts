import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { managerOf } from '../../domain/addressees.ts';
import type { Book } from '../../domain/work.ts';
import { goalByCode } from '../../domain/work.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { withPerson } from './worlds.ts';

const TUE = '2026-11-24T10:00';
const world = (): Book => withPerson(mop(), 'admin', [{ id: 'admin-1', role: 'INSTANCE_ADMIN' }]);
const manages = (book: Book, code: string, day: string): string | undefined => managerOf(book, goalByCode(book, code)?.id ?? '', day)?.id;

describe('people (3.3)', () => {
  const rows: [string, Act, string][] = [
    ['somebody new', { do: 'addPerson', name: 'Nadia Ríos', email: 'nadia@mop.example' }, 'done'],
    ['an address that somebody has, however written', { do: 'addPerson', name: 'Otra', email: 'ROSA@mop.example' }, 'InvalidInput'],
    ['nobody without a name', { do: 'addPerson', name: ' ', email: 'x@mop.example' }, 'InvalidInput'],
    ['one’s own address again', { do: 'changePerson', person: 'rosa', email: 'Rosa@mop.example' }, 'done'],
    ['another’s address', { do: 'changePerson', person: 'rosa', email: 'Lucia@mop.example' }, 'InvalidInput'],
    ['somebody who is not here', { do: 'changePerson', person: 'nobody', name: 'X' }, 'NotFound'],
    ['an account is disabled', { do: 'disablePerson', person: 'rosa' }, 'done'],
    ['not the last administrator’s', { do: 'disablePerson', person: 'admin' }, 'NotPossible'],
    ['what is active is not enabled', { do: 'enablePerson', person: 'rosa' }, 'NotPossible'],
  ];
  test.each(rows)('%s', (_what, one, expected) => expect(act(world(), TUE, 'admin', one).outcome).toBe(expected));
  test('a person added has the institution’s language, no role, and a short name of their own', () => {
    const book = world();
    act(book, TUE, 'admin', { do: 'addPerson', name: 'Rosa Otra', email: 'r.otra@mop.example' });
    act(book, TUE, 'admin', { do: 'addPerson', name: 'Rosa Tercera', email: 'R.Otra@otro.example' });
    const added = [...book.people.values()].slice(-2);
    expect(added.map(({ handle, locale, active, roles }) => ({ handle, locale, active, roles }))).toEqual([
      { handle: 'r.otra', locale: book.institution.locale, active: true, roles: [] },
      { handle: 'r.otra-2', locale: book.institution.locale, active: true, roles: [] },
    ]);
  });
});

describe('roles (1.2, 3.3)', () => {
  const assign = (fields: Partial<Extract<Act, { do: 'assignRole' }>>): Act => ({
    do: 'assignRole',
    person: 'rosa',
    role: 'PLANNER',
    ...fields,
  });
  const rows: [string, Act, string][] = [
    ['one more', assign({}), 'done'],
    ['one held already', assign({ role: 'COORDINATOR' }), 'InvalidInput'],
    ['for no day', assign({ since: '2026-12-02', until: '2026-12-01' }), 'InvalidInput'],
    ['over a goal that there is not', assign({ goals: ['XXX-01'] }), 'InvalidInput'],
    ['a manager of nothing', assign({ role: 'GOAL_MANAGER' }), 'InvalidInput'],
    ['a manager of a goal that has one', assign({ role: 'GOAL_MANAGER', goals: ['MOP-01'] }), 'InvalidInput'],
    ['the last administrator’s ends', { do: 'endRole', person: 'admin', assignment: 'admin-1', until: '2026-12-31' }, 'NotPossible'],
    ['a role that is not theirs', { do: 'endRole', person: 'rosa', assignment: 'admin-1', until: '2026-12-31' }, 'NotFound'],
  ];
  test.each(rows)('%s', (_what, one, expected) => expect(act(world(), TUE, 'admin', one).outcome).toBe(expected));
  test('nobody but the administrator gives roles, not even to themselves', () => {
    expect(act(world(), TUE, 'rosa', assign({ role: 'INSTANCE_ADMIN' })).outcome).toBe('NotAllowed');
  });
  test('a second administrator lets the first go; a last day in the past is refused', () => {
    const book = world();
    act(book, TUE, 'admin', assign({ role: 'INSTANCE_ADMIN' }));
    const end = (until: string): Act => ({ do: 'endRole', person: 'admin', assignment: 'admin-1', until });
    expect(act(book, TUE, 'admin', end('2026-11-22')).outcome).toBe('InvalidInput');
    expect(act(book, TUE, 'admin', end('2026-11-23')).outcome).toBe('done');
    expect(act(book, TUE, 'admin', { do: 'setThresholds', turnDays: 4 }).outcome).toBe('NotAllowed');
    expect(act(book, TUE, 'rosa', { do: 'setThresholds', turnDays: 4 }).outcome).toBe('done');
  });
  test('a second administrator for a while is not enough', () => {
    const book = world();
    act(book, TUE, 'admin', assign({ role: 'INSTANCE_ADMIN', until: '2026-12-31' }));
    expect(act(book, TUE, 'admin', { do: 'disablePerson', person: 'admin' }).outcome).toBe('NotPossible');
  });
});

describe('a goal handed over (3.4, 5.7)', () => {
  const hand = (fields: Partial<Extract<Act, { do: 'changeManager' }>> = {}): Act => ({
    do: 'changeManager',
    goal: 'MOP-01',
    to: 'andres',
    ...fields,
  });
  const rows: [string, string, Act, string][] = [
    ['by the administrator', 'admin', hand(), 'done'],
    ['not by the coordinator', 'rosa', hand(), 'NotAllowed'],
    ['not to whoever has it', 'admin', hand({ to: 'lucia' }), 'InvalidInput'],
    ['not to somebody who is not here', 'admin', hand({ to: 'nobody' }), 'NotFound'],
    ['not as of a day gone by', 'admin', hand({ since: '2026-11-23' }), 'InvalidInput'],
  ];
  test.each(rows)('%s', (_what, by, one, expected) => expect(act(world(), TUE, by, one).outcome).toBe(expected));
  test('a goal has one manager on every day, and the other goals stay where they are', () => {
    const book = world();
    const others = [...book.goals.values()]
      .filter(({ code }) => code !== 'MOP-01')
      .map(({ code }) => [code, manages(book, code, '2026-12-31')]);
    act(book, TUE, 'admin', hand({ since: '2026-12-01' }));
    expect(['2026-11-24', '2026-11-30', '2026-12-01', '2027-06-30'].map((day) => manages(book, 'MOP-01', day))).toEqual([
      'lucia',
      'lucia',
      'andres',
      'andres',
    ]);
    expect(others.map(([code]) => [code, manages(book, code ?? '', '2026-12-31')])).toEqual(others);
    const holders = [...book.people.values()].filter(({ roles }) =>
      roles.some(
        ({ role, goalIds, from, to }) =>
          role === 'GOAL_MANAGER' &&
          goalIds?.includes(goalByCode(book, 'MOP-01')?.id ?? '') &&
          (from ?? '') <= '2026-12-01' &&
          (to ?? '9') >= '2026-12-01',
      ),
    );
    expect(holders.map(({ id }) => id)).toEqual(['andres']);
  });
  test('the history says who led it and who does', () => {
    expect(act(world(), TUE, 'admin', hand()).facts).toContainEqual({
      kind: 'change',
      of: 'goal',
      id: 'MOP-01',
      field: 'manager',
      before: 'lucia',
      after: 'andres',
    });
  });
});
