import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { CYCLE_STATES, type CycleState, UPDATE_STATES, type UpdateState } from '../../domain/values.ts';
import { act } from './acting.ts';
import { accept, excuse, giveBack, NOON, PEOPLE, save, submit, THU, updateIn, validate, WED, world } from './update-worlds.ts';
import { withDelegation } from './worlds.ts';

describe('from where which step is possible (4.6)', () => {
  const rows: [string, Act, string, string, readonly UpdateState[]][] = [
    ['save', save, 'pablo', WED, ['PENDING', 'DRAFT', 'RETURNED']],
    ['submit, amend, submit again', submit, 'lucia', WED, ['PENDING', 'DRAFT', 'SUBMITTED', 'RETURNED']],
    ['return', giveBack, 'rosa', THU, ['SUBMITTED']],
    ['excuse', excuse, 'rosa', WED, ['PENDING', 'DRAFT']],
    ['accept late', accept, 'rosa', THU, ['MISSED']],
    ['validate', validate, 'rosa', THU, ['SUBMITTED']],
  ];
  for (const [what, deed, by, when, from] of rows) {
    test.each(UPDATE_STATES)(`${what} from %s`, (state) => {
      expect(act(world({ update: { state } }), when, by, deed).outcome).toBe(from.includes(state) ? 'done' : 'NotPossible');
    });
  }
});

describe('until when (4.6, 5.4): the planned instants decide, also where the milestone is still to run', () => {
  const rows: [string, Act, UpdateState, string, string][] = [
    ['submit at the very instant of M07, not yet run', submit, 'PENDING', '2026-11-26T08:30', 'done'],
    ['submit after M07', submit, 'PENDING', '2026-11-26T08:31', 'PhaseClosed'],
    ['submit what is missed', submit, 'MISSED', THU, 'PhaseClosed'],
    ['save after M07', save, 'DRAFT', '2026-11-26T08:31', 'PhaseClosed'],
    ['amend at M09', submit, 'SUBMITTED', '2026-11-26T13:00', 'done'],
    ['amend after M09', submit, 'SUBMITTED', '2026-11-26T13:01', 'PhaseClosed'],
    ['resubmit until M09', submit, 'RETURNED', THU, 'done'],
    ['resubmit after M09', submit, 'RETURNED', NOON, 'PhaseClosed'],
    ['return until M09', giveBack, 'SUBMITTED', '2026-11-26T13:00', 'done'],
    ['return after M09', giveBack, 'SUBMITTED', '2026-11-26T13:01', 'PhaseClosed'],
    ['validate until the close', validate, 'SUBMITTED', '2026-11-27T16:59', 'done'],
    ['validate after it', validate, 'SUBMITTED', '2026-11-27T17:01', 'PhaseClosed'],
    ['accept late until the close', accept, 'MISSED', '2026-11-27T16:59', 'done'],
    ['accept late after it', accept, 'MISSED', '2026-11-27T17:01', 'PhaseClosed'],
    ['a missed one is not excused', excuse, 'MISSED', THU, 'NotPossible'],
    ['nor one that only waits to be missed', excuse, 'PENDING', '2026-11-26T08:31', 'NotPossible'],
    ['a validated one is not amended', submit, 'VALIDATED', THU, 'NotPossible'],
  ];
  test.each(rows)('%s', (_what, deed, state, when, expected) => {
    const by = deed.do === 'saveDraft' || deed.do === 'submitUpdate' ? 'lucia' : 'rosa';
    expect(act(world({ update: { state } }), when, by, deed).outcome).toBe(expected);
  });
  test.each([
    ['M07', submit, 'PENDING', '2026-11-26T08:30'],
    ['M09', submit, 'SUBMITTED', '2026-11-26T13:00'],
    ['M09', giveBack, 'SUBMITTED', '2026-11-26T13:00'],
  ] as const)('%s that has run is past at its very instant', (code, deed, state, when) => {
    const book = world({ update: { state }, cycle: { doneUpTo: code, state: 'REVIEWING' } });
    expect(act(book, when, deed === submit ? 'lucia' : 'rosa', deed).outcome).toBe('PhaseClosed');
  });
  test.each(CYCLE_STATES)('a week %s', (state: CycleState) => {
    const open = !['SCHEDULED', 'CLOSED', 'CANCELLED'].includes(state);
    expect(act(world({ cycle: { state } }), WED, 'lucia', submit).outcome).toBe(open ? 'done' : 'PhaseClosed');
  });
  test('a goal that owes no update submits none', () => {
    expect(act(world(), WED, 'lucia', { do: 'submitUpdate', goal: 'GOAL-02' }).outcome).toBe('NotPossible');
  });
});

describe('who may (4.6)', () => {
  const everybody = PEOPLE.map(({ id }) => id);
  const rows: [string, Act, UpdateState, string[]][] = [
    ['save', save, 'PENDING', ['lucia', 'pablo']],
    ['submit: an assistant only by delegation', submit, 'PENDING', ['lucia']],
    ['return', giveBack, 'SUBMITTED', ['rosa']],
    ['excuse', excuse, 'PENDING', ['rosa']],
    ['accept late', accept, 'MISSED', ['rosa']],
    ['validate', validate, 'SUBMITTED', ['rosa', 'tomas']],
  ];
  test.each(rows)('%s', (_what, deed, state, expected) => {
    expect(everybody.filter((by) => act(world({ update: { state } }), WED, by, deed).outcome === 'done')).toEqual(expected);
  });
  test.each([
    [true, 'done'],
    [false, 'NotAllowed'],
  ])('a delegate with canSubmit %s', (canSubmit, expected) => {
    const book = withDelegation(world(), { principalId: 'lucia', delegateId: 'pablo', role: 'GOAL_MANAGER', canSubmit });
    expect(act(book, WED, 'pablo', submit).outcome).toBe(expected);
    if (canSubmit) expect(updateIn(book)).toMatchObject({ submittedBy: 'pablo', onBehalfOf: 'lucia' });
  });
});

test.each([giveBack, excuse, accept])('$do asks for a reason', (deed) => {
  const state = deed === giveBack ? 'SUBMITTED' : deed === excuse ? 'PENDING' : 'MISSED';
  expect(act(world({ update: { state } }), WED, 'rosa', { ...deed, reason: ' ' } as Act).outcome).toBe('InvalidInput');
});
