import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Book } from '../../domain/work.ts';
import { at } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { told } from './play.ts';
import { withDelegation, withPerson } from './worlds.ts';

const NOW = '2026-11-25T10:00';
type Delegate = Extract<Act, { do: 'delegate' }>;
const delegate = (over: Partial<Delegate> = {}): Act => ({
  do: 'delegate',
  from: 'rosa',
  to: 'ivan',
  role: 'COORDINATOR',
  since: '2026-11-26',
  until: '2026-11-27',
  ...over,
});
const world = (): Book => {
  const office = withPerson(mop(), 'admin', [{ role: 'INSTANCE_ADMIN' }]);
  const helped = withPerson(office, 'pablo', [{ role: 'GOAL_ASSISTANT' }]);
  return withPerson(helped, 'gone', [{ role: 'GOAL_ASSISTANT' }], { active: false });
};
const rosas = { principalId: 'rosa', delegateId: 'ivan', role: 'COORDINATOR' } as const;

describe('who may delegate what to whom (3.3)', () => {
  const rows: [string, string, Act, string][] = [
    ['a coordinator to any user of the institution', 'rosa', delegate(), 'done'],
    ['an administrator for her', 'admin', delegate(), 'done'],
    ['nobody else', 'lucia', delegate(), 'NotAllowed'],
    ['a manager to another manager', 'lucia', delegate({ from: 'lucia', to: 'ivan', role: 'GOAL_MANAGER' }), 'done'],
    ['or to an assistant', 'lucia', delegate({ from: 'lucia', to: 'pablo', role: 'GOAL_MANAGER' }), 'done'],
    ['not to anybody else', 'lucia', delegate({ from: 'lucia', to: 'ana', role: 'GOAL_MANAGER' }), 'InvalidInput'],
    ['a minister to any user', 'carmen', delegate({ from: 'carmen', role: 'MINISTER' }), 'done'],
    ['a member of the committee too', 'ana', delegate({ from: 'ana', role: 'COMMITTEE_MEMBER' }), 'done'],
    ['not a role that one does not hold', 'rosa', delegate({ role: 'MINISTER' }), 'InvalidInput'],
    ['not to oneself', 'rosa', delegate({ to: 'rosa' }), 'InvalidInput'],
    ['not to an account that is closed', 'rosa', delegate({ to: 'gone' }), 'InvalidInput'],
    ['one day is a time', 'rosa', delegate({ until: '2026-11-26' }), 'done'],
    ['it does not end before it begins', 'rosa', delegate({ until: '2026-11-25' }), 'InvalidInput'],
    ['from nobody', 'rosa', delegate({ from: 'nobody' }), 'NotFound'],
    ['to nobody', 'rosa', delegate({ to: 'nobody' }), 'NotFound'],
  ];
  test.each(rows)('%s', (_what, by, deed, expected) => expect(act(world(), NOW, by, deed).outcome).toBe(expected));
  test('no delegation of a delegation', () => {
    const book = withDelegation(world(), rosas);
    expect(act(book, NOW, 'ivan', delegate({ from: 'ivan', to: 'lucia' })).outcome).toBe('InvalidInput');
  });
});

describe('what it does', () => {
  test('recorded with both rights unless it says otherwise; N25 to both, copy to the administrator', () => {
    const book = world();
    const { letters } = act(book, NOW, 'rosa', delegate({ canDecide: false, reason: 'licencia' }));
    expect(told({ letters })).toEqual(['N25 ivan rosa: ivan rosa, copy admin']);
    expect(letters[0]?.data).toMatchObject({ principal: 'Rosa Benítez', delegate: 'Iván Rojas', withdrawn: false, reason: 'licencia' });
    expect([...book.delegations.values()]).toMatchObject([
      { ...rosas, from: '2026-11-26', to: '2026-11-27', canSubmit: true, canDecide: false, withdrawnAt: null },
    ]);
  });
  test('without an administrator nobody gets a copy', () => {
    expect(told(act(mop(), NOW, 'rosa', delegate()))).toEqual(['N25 ivan rosa: ivan rosa']);
  });
  test('the manager who delegates keeps his goals: his delegate stands where he stands', () => {
    const book = world();
    act(book, NOW, 'lucia', delegate({ from: 'lucia', to: 'pablo', role: 'GOAL_MANAGER', since: '2026-11-25' }));
    const submit: Act = { do: 'explainDelay', on: 'MOP-01/1,03', text: 'lluvias' };
    expect(act(book, NOW, 'pablo', submit).outcome).toBe('done');
  });
});

describe('withdrawing', () => {
  const withdraw: Act = { do: 'withdrawDelegation', delegation: 'rosa-ivan-COORDINATOR' };
  const rows: [string, string, Act, Partial<Parameters<typeof withDelegation>[1]>, string][] = [
    ['by the principal', 'rosa', withdraw, {}, 'done'],
    ['by an administrator', 'admin', withdraw, {}, 'done'],
    ['not by the delegate', 'ivan', withdraw, {}, 'NotAllowed'],
    ['not twice', 'rosa', withdraw, { withdrawnAt: at('2026-11-24T10:00') }, 'NotPossible'],
    ['not when it is over', 'rosa', withdraw, { to: '2026-11-24' }, 'NotPossible'],
    ['not one that is not there', 'rosa', { ...withdraw, delegation: 'none' } as Act, {}, 'NotFound'],
  ];
  test.each(rows)('%s', (_what, by, deed, over, expected) => {
    expect(act(withDelegation(world(), { ...rosas, ...over }), NOW, by, deed).outcome).toBe(expected);
  });
  test('it ends at once, and N25 says so', () => {
    const book = withDelegation(world(), rosas);
    const { letters } = act(book, NOW, 'rosa', withdraw);
    expect(told({ letters })).toEqual(['N25 ivan rosa: ivan rosa, copy admin']);
    expect(letters[0]?.data).toMatchObject({ withdrawn: true });
    expect(act(book, NOW, 'ivan', { do: 'liftStop', goal: 'MOP-02', reason: 'r' }).outcome).toBe('NotAllowed');
  });
});
