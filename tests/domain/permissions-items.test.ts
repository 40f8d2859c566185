import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Commitment } from '../../domain/entities.ts';
import { SCOPES, type Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem, at, goalId, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { still, theItem, withDelegation, withItems, withLadder, withPerson } from './worlds.ts';

const NOW = '2026-11-25T10:10';
const R = { item: 'R-001', text: 'Se acordó con Hacienda' };
const one = (scope: Scope = 'COORDINATOR', book: Book = mop()): Book =>
  withItems(still(book), anItem({ goal: 'MOP-01', scope, state: 'UNREVIEWED' }));
const ACTS = {
  review: { do: 'review', item: 'R-001' },
  action: { do: 'addAction', ...R },
  commitment: { do: 'addAction', ...R, committed: '2026-11-30' },
  resolve: { do: 'resolve', ...R },
  discard: { do: 'discard', ...R },
  derive: { do: 'derive', ...R },
  extend: { do: 'extendLimit', ...R, limit: '2026-12-31' },
} as const satisfies Record<string, Act>;
type Name = keyof typeof ACTS;
const names = Object.keys(ACTS) as Name[];
const may = (world: () => Book, by: string, more: { onBehalfOf?: string } = {}): string =>
  names.filter((name) => act(world(), NOW, by, ACTS[name], more).outcome === 'done').join(' ');
const ALL = names.join(' ');

describe('delegation (3.3)', () => {
  const rosas = { principalId: 'rosa', delegateId: 'ivan', role: 'COORDINATOR' } as const;
  const rows: [string, () => Book, string][] = [
    ['a delegate in force holds like the principal', () => withDelegation(one(), rosas), ALL],
    ['without canDecide: review and an action without date', () => withDelegation(one(), { ...rosas, canDecide: false }), 'review action'],
    ['canSubmit has no part in it', () => withDelegation(one(), { ...rosas, canSubmit: false }), ALL],
    ['only over the goals of its list', () => withDelegation(one(), { ...rosas, goalIds: [goalId('MOP-02')] }), ''],
    ['not once it is over', () => withDelegation(one(), { ...rosas, to: '2026-11-24' }), ''],
    ['nothing that the principal does not hold', () => withDelegation(one('MINISTER'), rosas), ''],
  ];
  test.each(rows)('%s', (_what, world, expected) => expect(may(world, 'ivan')).toBe(expected));
  it('is stored with who acted and for whom, named or not', () => {
    const world = () => withDelegation(one(), rosas);
    const stored = [{}, { onBehalfOf: 'rosa' }].map((more) => act(world(), NOW, 'ivan', ACTS.derive, more).facts[0]);
    expect(stored).toMatchObject([
      { by: 'ivan', standsInFor: 'rosa' },
      { by: 'ivan', for: 'rosa', standsInFor: 'rosa' },
    ]);
  });
  it('who promises is who acts, delegate or not (6.3)', () => {
    const book = withDelegation(one(), rosas);
    act(book, NOW, 'ivan', ACTS.commitment);
    expect([...book.commitments.values()]).toMatchObject([{ responsibleId: 'ivan', recordedById: 'ivan' }]);
  });
});

describe('the coordinator on the minister’s behalf (4)', () => {
  it('holds what the minister holds, when the act names the minister', () => {
    expect(may(() => one('MINISTER'), 'rosa')).toBe('');
    expect(may(() => one('MINISTER'), 'rosa', { onBehalfOf: 'carmen' })).toBe(ALL);
  });
  it('nobody else does', () => expect(may(() => one('MINISTER'), 'lucia', { onBehalfOf: 'carmen' })).toBe(''));
  it('not for a goal that no list of the coordinator covers', () => {
    const listed = () => withPerson(one('MINISTER'), 'rosa', [{ role: 'COORDINATOR', goalIds: [goalId('MOP-02')] }]);
    expect(may(listed, 'rosa', { onBehalfOf: 'carmen' })).toBe('');
  });
});

describe('who holds', () => {
  const rows: [string, () => Book, string, string][] = [
    [
      'a coordinator whose list covers the goal',
      () => withPerson(one(), 'rosa', [{ role: 'COORDINATOR', goalIds: [goalId('MOP-01')] }]),
      'rosa',
      ALL,
    ],
    ['not one whose list does not', () => withPerson(one(), 'rosa', [{ role: 'COORDINATOR', goalIds: [goalId('MOP-02')] }]), 'rosa', ''],
    ['a role counts from its first day', () => withPerson(one(), 'rosa', [{ role: 'COORDINATOR', from: '2026-11-26' }]), 'rosa', ''],
    ['to its last', () => withPerson(one(), 'rosa', [{ role: 'COORDINATOR', to: '2026-11-25' }]), 'rosa', ALL],
    ['nobody inactive', () => withPerson(one(), 'rosa', [{ role: 'COORDINATOR' }], { active: false }), 'rosa', ''],
    ['secretary and chair hold the committee’s', () => one('COMMITTEE'), 'julio', 'review action commitment resolve discard derive extend'],
    ['a member does not', () => one('COMMITTEE'), 'ana', ''],
    ['the head office holds the top', () => one('HEAD_OF_GOVERNMENT'), 'gabriel', 'review action commitment resolve discard extend'], // no derive from there
    ['an administrator holds nothing', () => withPerson(one(), 'zoe', [{ role: 'INSTANCE_ADMIN' }]), 'zoe', ''],
    ['a level whose rung is switched off is no level above', () => withLadder(one(), 'MANAGER', 'COORDINATOR', 'COMMITTEE'), 'carmen', ''],
  ];
  test.each(rows)('%s', (_what, world, by, expected) => expect(may(world, by)).toBe(expected));
});

describe('the person whom a commitment names (4.3)', () => {
  const promise: Commitment = {
    id: 'promise',
    itemId: itemId('R-001'),
    agendaId: null,
    responsibleId: 'ana',
    recordedById: 'hugo',
    due: '2026-12-02',
    text: 'Desembolso',
    recordedAt: at('2026-11-24T10:00'),
    endedAt: null,
  };
  const world = (over: Partial<Commitment> = {}, book = one()) => {
    book.commitments.set('promise', { ...promise, ...over });
    return book;
  };
  const rows: [string, () => Book, { onBehalfOf?: string }, string][] = [
    ['adds actions to the item', () => world(), {}, 'action'],
    ['not once it has ended', () => world({ endedAt: at('2026-11-24T11:00') }), {}, ''],
    ['not to another item', () => world({ itemId: 'elsewhere' }), {}, ''],
    ['not in another person’s name', () => world(), { onBehalfOf: 'sergio' }, ''],
    ['not when inactive', () => world({}, withPerson(one(), 'ana', [], { active: false })), {}, ''],
  ];
  test.each(rows)('%s', (_what, book, more, expected) => expect(may(book, 'ana', more)).toBe(expected));
});

describe('a refused act changes nothing and answers with the first failure in this order (4)', () => {
  const wrong = { do: 'extendLimit', item: 'R-001', text: '', limit: '2026-11-01' } as const; // InvalidInput at least
  const spent = () => {
    const book = one();
    book.items.set(itemId('R-001'), { ...theItem(book, 'R-001'), extensions: 2 });
    return book;
  };
  const rows: [string, Book, string, Act, number | undefined][] = [
    ['NotFound', spent(), 'lucia', { ...wrong, item: 'R-099' }, 7],
    ['NotFound', spent(), 'nobody', wrong, 7],
    ['NotAllowed', spent(), 'lucia', wrong, 7],
    ['Stale', spent(), 'rosa', wrong, 7],
    ['NotPossible', spent(), 'rosa', wrong, 1],
    ['NotPossible', spent(), 'rosa', wrong, undefined],
    ['InvalidInput', one(), 'rosa', wrong, 1],
  ];
  test.each(rows)('%s', (expected, book, by, what, version) => {
    const before = structuredClone([...book.items.values()]);
    expect(act(book, NOW, by, what, {}, version).outcome).toBe(expected);
    expect([...book.items.values()]).toEqual(before);
    expect(book.commitments.size + book.actionLog.size + book.agenda.size).toBe(0);
  });
  it('says what was wrong with the facts', () => {
    expect(act(spent(), NOW, 'rosa', wrong).why).toBe('R-001 was extended 2 times: no more than 2 in its life');
    expect(act(one(), NOW, 'lucia', wrong).why).toContain('Lucía Paredes may not do this here');
  });
});

it('every rung may be reviewed by its own holder, and by no other', () => {
  const holder = { MANAGER: 'lucia', COORDINATOR: 'rosa', MINISTER: 'carmen', COMMITTEE: 'hugo', HEAD_OF_GOVERNMENT: 'gabriel' } as const;
  for (const scope of SCOPES) {
    const who = Object.values(holder).filter((by) => act(one(scope), NOW, by, ACTS.review).outcome === 'done');
    expect(who).toEqual([holder[scope]]);
  }
});
