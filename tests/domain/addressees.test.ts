import { describe, expect, it, test } from 'vitest';
import { addressees, type Group, holdersOf, managerOf, roleHolders } from '../../domain/addressees.ts';
import { joinLetters, pushLetter } from '../../domain/letter-writing.ts';
import type { Book } from '../../domain/work.ts';
import { aWork, goalId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { under, withDelegation, withLadder, without, withPerson } from './worlds.ts';

const AT = '2026-11-25T07:00';
const MOP_01 = goalId('MOP-01');
const manager: Group = { role: 'GOAL_MANAGER' };
const coordinator: Group = { role: 'COORDINATOR' };
const rung = (scope: 'MANAGER' | 'COORDINATOR' | 'MINISTER' | 'COMMITTEE' | 'HEAD_OF_GOVERNMENT'): Group => ({ scope });
const line = (
  book: Book,
  to: Group[],
  cc: Group[] = [],
  goal: string | undefined = MOP_01,
  when: { at: string; asOf?: string } = { at: AT },
) => {
  const found = addressees(aWork(book, when), { to, cc }, goal);
  return [found.to.join(' '), found.cc.join(' '), found.vacant.join(' ')].join(' | ');
};

describe('who stands in To and Cc (3.3, 6.6)', () => {
  const both = withPerson(mop(), 'rosa', [{ role: 'COORDINATOR' }, { role: 'MINISTER' }]);
  const rows: [string, Book, Group[], Group[], string][] = [
    ['the manager of the goal, and no other', mop(), [manager], [], 'lucia |  | '],
    ['the committee holds its rung by secretary and chair, not by members', mop(), [rung('COMMITTEE')], [], 'hugo julio |  | '],
    ['the committee with members', mop(), [rung('COMMITTEE'), { role: 'COMMITTEE_MEMBER' }], [], 'ana hugo julio paula sergio |  | '],
    ['who stands in To does not stand in Cc', both, [coordinator], [{ role: 'MINISTER' }, manager], 'rosa | carmen lucia | '],
    ['nobody stands twice', both, [coordinator, { role: 'COORDINATOR' }], [], 'rosa |  | '],
    ['a person by name', mop(), [{ person: 'ana' }], [coordinator], 'ana | rosa | '],
    ['somebody who is not here is nobody', mop(), [{ person: 'zoe' }], [], ' |  | '],
    [
      'a person no longer active holds nothing',
      withPerson(mop(), 'rosa', [{ role: 'COORDINATOR' }], { active: false }),
      [coordinator],
      [],
      'carmen |  | COORDINATOR',
    ],
  ];
  test.each(rows)('%s', (_what, book, to, cc, expected) => expect(line(book, to, cc)).toBe(expected));
});

describe('delegates stand wherever the principal stands by virtue of that role (3.3)', () => {
  const rosas = { principalId: 'rosa', delegateId: 'ivan', role: 'COORDINATOR' } as const;
  const rows: [string, Book, Group[], Group[], string][] = [
    ['in To', withDelegation(mop(), rosas), [coordinator], [], 'ivan rosa |  | '],
    ['in Cc', withDelegation(mop(), rosas), [manager], [coordinator], 'lucia | ivan rosa | '],
    ['in no other role of the principal', withDelegation(mop(), { ...rosas, role: 'MINISTER' }), [coordinator], [], 'rosa |  | '],
    [
      'as member of the committee',
      withDelegation(mop(), { principalId: 'ana', delegateId: 'elena', role: 'COMMITTEE_MEMBER' }),
      [{ role: 'COMMITTEE_MEMBER' }],
      [],
      'ana elena paula sergio |  | ',
    ],
    ['for the goals of its list', withDelegation(mop(), { ...rosas, goalIds: [MOP_01] }), [coordinator], [], 'ivan rosa |  | '],
    ['for no other goals', withDelegation(mop(), { ...rosas, goalIds: [goalId('MOP-02')] }), [coordinator], [], 'rosa |  | '],
    ['from its first day', withDelegation(mop(), { ...rosas, from: '2026-11-25' }), [coordinator], [], 'ivan rosa |  | '],
    ['not before', withDelegation(mop(), { ...rosas, from: '2026-11-26' }), [coordinator], [], 'rosa |  | '],
    ['to its last day', withDelegation(mop(), { ...rosas, to: '2026-11-25' }), [coordinator], [], 'ivan rosa |  | '],
    ['not after', withDelegation(mop(), { ...rosas, to: '2026-11-24' }), [coordinator], [], 'rosa |  | '],
    ['not when it was withdrawn', withDelegation(mop(), { ...rosas, withdrawnAt: 1 }), [coordinator], [], 'rosa |  | '],
    [
      'no delegation of a delegation',
      withDelegation(withDelegation(mop(), rosas), { principalId: 'ivan', delegateId: 'elena', role: 'COORDINATOR' }),
      [coordinator],
      [],
      'ivan rosa |  | ',
    ],
  ];
  test.each(rows)('%s', (_what, book, to, cc, expected) => expect(line(book, to, cc)).toBe(expected));
});

describe('goal lists of coordinators (3.3)', () => {
  const listed = (goal: string) => withPerson(mop(), 'rosa', [{ role: 'COORDINATOR', goalIds: [goalId(goal)] }]);
  const two = withPerson(listed('MOP-02'), 'celia', [{ role: 'COORDINATOR', goalIds: [MOP_01] }]);
  test('the letters about a goal go to the coordinator whose list covers it', () => expect(line(two, [coordinator])).toBe('celia |  | '));
  test('those about the cycle go to every coordinator', () => {
    const found = addressees(aWork(two, { at: AT }), { to: [coordinator] });
    expect(found.to).toEqual(['celia', 'rosa']);
  });
  test('a goal that no list covers: the next higher rung, marked vacant (5.7)', () =>
    expect(line(listed('MOP-02'), [coordinator])).toBe('carmen |  | COORDINATOR'));
});

describe('vacancy (5.7)', () => {
  const noMinister = without(mop(), 'MINISTER');
  const rows: [string, Book, Group[], Group[], string][] = [
    ['to the nearest higher rung that has a holder', noMinister, [rung('MINISTER')], [], 'hugo julio |  | MINISTER'],
    [
      'past a higher one that is vacant too',
      without(mop(), 'MINISTER', 'COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY'),
      [rung('MINISTER')],
      [],
      'gabriel |  | MINISTER',
    ],
    [
      'at the top to the nearest lower one',
      without(mop(), 'HEAD_OFFICE'),
      [rung('HEAD_OF_GOVERNMENT')],
      [],
      'hugo julio |  | HEAD_OF_GOVERNMENT',
    ],
    ['copies too', noMinister, [coordinator], [{ role: 'MINISTER' }], 'rosa | hugo julio | MINISTER'],
    [
      'who stands for the vacant one in To gets no copy',
      noMinister,
      [rung('COMMITTEE')],
      [{ role: 'MINISTER' }],
      'hugo julio |  | MINISTER',
    ],
    ['the committee is not vacant while it has a chair', without(mop(), 'COMMITTEE_SECRETARY'), [rung('COMMITTEE')], [], 'julio |  | '],
    [
      'what is for its secretary then reaches the chair',
      without(mop(), 'COMMITTEE_SECRETARY'),
      [{ role: 'COMMITTEE_SECRETARY' }],
      [],
      'julio |  | ',
    ],
    [
      'the members of a vacant committee still get theirs',
      without(mop(), 'COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR'),
      [{ role: 'COMMITTEE_CHAIR' }, { role: 'COMMITTEE_MEMBER' }],
      [],
      'ana gabriel paula sergio |  | COMMITTEE',
    ],
    ['a goal without a manager', withPerson(mop(), 'lucia', []), [manager], [], 'rosa |  | MANAGER'],
    [
      'a delegate does not fill a vacant role',
      withDelegation(noMinister, { principalId: 'carmen', delegateId: 'ivan', role: 'MINISTER' }),
      [rung('MINISTER')],
      [],
      'hugo julio |  | MINISTER',
    ],
    [
      'a role off the ladder still gets its letters',
      withLadder(mop(), 'MANAGER', 'COORDINATOR', 'COMMITTEE'),
      [coordinator],
      [{ role: 'MINISTER' }],
      'rosa | carmen | ',
    ],
    [
      'rung off and nobody in the role: nothing sent, nothing vacant',
      withLadder(without(mop(), 'MINISTER'), 'MANAGER', 'COORDINATOR', 'COMMITTEE'),
      [{ role: 'MINISTER' }],
      [coordinator],
      ' | rosa | ',
    ],
  ];
  test.each(rows)('%s', (_what, book, to, cc, expected) => expect(line(book, to, cc)).toBe(expected));

  it('who holds the role at the real date gets what was planned before, and nobody in their place (5.2)', () => {
    const late = { at: '2026-11-26T09:00', asOf: AT };
    const filledNow = withPerson(mop(), 'carmen', [{ role: 'MINISTER', from: '2026-11-26' }]);
    const succeeded = withPerson(withPerson(mop(), 'carmen', [{ role: 'MINISTER', to: '2026-11-25' }]), 'zoe', [
      { role: 'MINISTER', from: '2026-11-26' },
    ]);
    expect(line(filledNow, [rung('MINISTER')], [], MOP_01, late)).toBe('carmen |  | ');
    expect(line(succeeded, [rung('MINISTER')], [], MOP_01, late)).toBe('zoe |  | ');
    expect(line(withPerson(mop(), 'carmen', [{ role: 'MINISTER', to: '2026-11-25' }]), [rung('MINISTER')], [], MOP_01, late)).toBe(
      'hugo julio |  | MINISTER',
    );
  });
  it('of an integrating goal, no manager is missed', () => {
    const book = mop();
    const goal = book.goals.get(MOP_01);
    if (goal) book.goals.set(MOP_01, { ...goal, integrating: true });
    expect(line(withPerson(book, 'lucia', []), [manager], [coordinator])).toBe(' | rosa | ');
  });
});

it('tells who manages, who holds a role and who holds a rung', () => {
  const book = withDelegation(mop(), { principalId: 'hugo', delegateId: 'paula', role: 'COMMITTEE_SECRETARY' });
  expect(managerOf(book, MOP_01, '2026-11-25')?.name).toBe('Lucía Paredes');
  expect(roleHolders(book, 'COMMITTEE_SECRETARY', '2026-11-25').map(({ id }) => id)).toEqual(['hugo', 'paula']);
  expect(holdersOf(book, 'COMMITTEE', MOP_01, '2026-11-25').map(({ id }) => id)).toEqual(['julio', 'hugo', 'paula']);
});

describe('what one letter is (6.6)', () => {
  const part = (to: Group, cc: Group[], code: string, goal: string) => ({ to: [to], cc, about: [code], line: code, goalId: goalId(goal) });
  const joined = (book: Book, ...parts: ReturnType<typeof part>[]) => {
    const work = aWork(book, { at: AT });
    joinLetters(work, 'N07', parts, () => ({ data: { items: [] }, usefulUntil: 7 }));
    return work.letters.map(({ to, cc, about }) => `${about.join(' ')}: ${to.join(' ')} / ${cc.join(' ')}`);
  };
  it('joins what has the same To persons, with all the copies', () =>
    expect(joined(mop(), part(coordinator, [manager], 'R-009', 'MOP-02'), part(coordinator, [manager], 'A-003', 'MOP-05'))).toEqual([
      'A-003 R-009: rosa / andres ivan',
    ]));
  it('keeps apart what has other To persons, in order of the first of each', () =>
    expect(
      joined(
        mop(),
        part(manager, [], 'R-003', 'MOP-03'),
        part(coordinator, [manager], 'R-004', 'MOP-03'),
        part(manager, [], 'A-002', 'MOP-03'),
      ),
    ).toEqual(['A-002 R-003: marta / ', 'R-004: rosa / marta']));
  it('who is in To through one part gets no copy through another', () => {
    const acting = withPerson(mop(), 'rosa', [{ role: 'COORDINATOR' }, { role: 'GOAL_MANAGER', goalIds: [goalId('MOP-05')] }]);
    const book = withPerson(acting, 'ivan', []);
    expect(joined(book, part(coordinator, [manager], 'A-003', 'MOP-05'), part(coordinator, [manager], 'R-002', 'MOP-02'))).toEqual([
      'A-003 R-002: rosa / andres',
    ]);
  });
  it('is not written where there is nobody to write to', () => {
    const book = under(without(mop(), 'MINISTER'), { ladder: ['MANAGER', 'COORDINATOR'] });
    const work = aWork(book, { at: AT });
    pushLetter(work, { notice: 'N07', to: [{ role: 'MINISTER' }], cc: [coordinator], about: ['R-001'], data: { items: [] } });
    expect(work.letters).toEqual([]);
  });
  it('says what it is about sorted, and until when it is useful', () => {
    const work = aWork(mop(), { at: AT });
    pushLetter(work, { notice: 'N07', to: [coordinator], about: ['R-002', 'A-001', 'R-002'], usefulUntil: 9, data: { items: [] } });
    expect(work.letters).toMatchObject([{ about: ['A-001', 'R-002'], usefulUntil: 9, asOf: work.asOf }]);
  });
});
