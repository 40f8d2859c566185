import { describe, expect, test } from 'vitest';
import type { Delegation } from '../../domain/entities.ts';
import { goalsSeen, maySee, VIEWS, type ViewName } from '../../domain/views.ts';
import { goalId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';

const DAY = '2026-11-25';
const book = mop();
const put = (id: string, change: object): void => {
  const person = book.people.get(id);
  if (person) (book.people as Map<string, typeof person>).set(id, { ...person, ...change });
};

describe('who may look at what (domain.md 1.2, 5.7)', () => {
  test.each<[string, ViewName, boolean]>([
    ['lucia', 'MY_WEEK', true],
    ['lucia', 'DESK', false],
    ['lucia', 'BRIEFING', false],
    ['rosa', 'DESK', true],
    ['rosa', 'BRIEFING', true],
    ['rosa', 'MY_WEEK', false],
    ['carmen', 'BRIEFING', true],
    ['carmen', 'DESK', false],
    ['carmen', 'ADMIN', false],
  ])('%s and %s: %s', (person, view, expected) => {
    expect(maySee(book, person, view, DAY)).toBe(expected);
  });

  test('a manager sees her own goals and no others; a coordinator without a list sees all', () => {
    const seen = (id: string) =>
      [...book.goals.values()].filter((goal) => goalsSeen(book, id, 'GOAL', DAY).has(goal.id)).map(({ code }) => code);
    expect(seen('rosa')).toEqual([...book.goals.values()].map(({ code }) => code));
    expect(seen('lucia').length).toBeLessThan(book.goals.size);
    expect(maySee(book, 'lucia', 'GOAL', DAY, goalId('MOP-01'))).toBe(seen('lucia').includes('MOP-01'));
  });

  test('whoever is disabled sees nothing, not even their own account', () => {
    put('rosa', { active: false });
    expect((Object.keys(VIEWS) as ViewName[]).filter((view) => maySee(book, 'rosa', view, DAY))).toEqual([]);
    put('rosa', { active: true });
  });

  test('whoever coordinates or audits some goals alone reads neither the letters nor the history of all', () => {
    const { roles } = book.people.get('rosa') ?? { roles: [] };
    const shown = (id: string): ViewName[] =>
      (['LETTERS', 'HISTORY', 'WEEK', 'DESK'] as const).filter((view) => maySee(book, id, view, DAY));
    const some = { goalIds: [goalId('MOP-01')] };
    expect(shown('rosa')).toEqual(['LETTERS', 'HISTORY', 'WEEK', 'DESK']);
    put('rosa', { roles: [{ role: 'COORDINATOR', ...some }] });
    expect(shown('rosa')).toEqual(['WEEK', 'DESK']);
    put('rosa', { roles: [{ role: 'AUDITOR', ...some }] });
    expect(shown('rosa')).toEqual(['WEEK']);
    put('rosa', { roles });
  });

  test('nor does who stands in for a coordinator in some goals alone', () => {
    const delegations = book.delegations as Map<string, Delegation>;
    const stand = { principalId: 'rosa', delegateId: 'lucia', role: 'COORDINATOR', from: DAY, to: DAY, withdrawnAt: null } as const;
    const given = { ...stand, id: 'd', canSubmit: true, canDecide: true, reason: null } as unknown as Delegation;
    delegations.set('d', given);
    expect(maySee(book, 'lucia', 'HISTORY', DAY)).toBe(true);
    delegations.set('d', { ...given, goalIds: [goalId('MOP-02')] });
    expect(maySee(book, 'lucia', 'HISTORY', DAY)).toBe(false);
    delegations.delete('d');
  });

  test('a role that has ended opens nothing any more', () => {
    const { roles } = book.people.get('rosa') ?? { roles: [] };
    put('rosa', { roles: roles.map((one) => ({ ...one, to: '2026-11-24' })) });
    expect(maySee(book, 'rosa', 'DESK', DAY)).toBe(false);
    expect(maySee(book, 'rosa', 'DESK', '2026-11-24')).toBe(true);
    put('rosa', { roles });
  });
});
