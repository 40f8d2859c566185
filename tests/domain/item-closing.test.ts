import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anAgendaItem, anItem, aStay, at, itemId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, run, told } from './play.ts';
import { still, theItem, withItems } from './worlds.ts';

const NOW = '2026-11-25T10:10';
const HOLDER: Record<Scope, string> = {
  MANAGER: 'lucia',
  COORDINATOR: 'rosa',
  MINISTER: 'carmen',
  COMMITTEE: 'hugo',
  HEAD_OF_GOVERNMENT: 'gabriel',
};
type Fields = Parameters<typeof anItem>[0];
/** R-001 on MOP-01, at that rung since 23 November with limit 4 December. */
const one = (fields: Fields = {}, book: Book = mop()): Book => withItems(still(book), anItem({ goal: 'MOP-01', ...fields }));
const all = (played: Acted): string[] => [played.outcome, ...happened(played), ...told(played)];
const R = { item: 'R-001', text: 'Se acordó con Hacienda' };

describe('commitments (6.1, 6.3)', () => {
  const commit = (committed: string): Act => ({ do: 'addAction', ...R, committed });
  const rows: [string, Fields, string, string][] = [
    ['today', {}, '2026-11-25', 'done'],
    ['up to fifteen business days', {}, '2026-12-16', 'done'],
    ['not later', {}, '2026-12-17', 'InvalidInput'],
    ['not before today', {}, '2026-11-24', 'InvalidInput'],
    ['a second one in this stay', { commitments: 1 }, '2026-11-30', 'done'],
    ['not a third', { commitments: 2 }, '2026-11-30', 'NotPossible'],
    ['none in the manager’s scope, where the limit date rules', { scope: 'MANAGER' }, '2026-11-30', 'NotPossible'],
    ['also at the top', { scope: 'HEAD_OF_GOVERNMENT' }, '2026-11-30', 'done'],
  ];
  test.each(rows)('%s: %s', (_what, fields, date, expected) => {
    const scope = fields?.scope ?? 'COORDINATOR';
    expect(act(one({ ...fields, scope }), NOW, HOLDER[scope], commit(date)).outcome).toBe(expected);
  });
  it('sets the due date of this stay and is followed, the newer in place of the older', () => {
    const book = one({ scope: 'COORDINATOR', state: 'UNREVIEWED', limitDate: '2026-11-20' });
    expect(all(act(book, NOW, 'rosa', commit('2026-12-03')))).toEqual(['done', 'item R-001 UNREVIEWED>IN_PROCESS']);
    act(book, NOW, 'rosa', commit('2026-12-04'));
    expect(theItem(book, 'R-001')).toMatchObject({ committedDate: '2026-12-04', commitments: 2 });
    expect([...book.commitments.values()]).toMatchObject([
      { due: '2026-12-03', endedAt: at(NOW) },
      { due: '2026-12-04', endedAt: null, responsibleId: 'rosa', recordedById: 'rosa' },
    ]);
  });
  it('escalation does not end what is followed', () => {
    const book = one({ scope: 'COORDINATOR', limitDate: '2026-11-20' });
    act(book, NOW, 'rosa', commit('2026-11-30'));
    expect(happened(run(book, '2026-12-01'))).toEqual(['R-001 COORDINATOR>MINISTER COMMITMENT_BROKEN 2026-12-08']);
    expect(told(run(book, '2026-12-01'))).toContain('N28 R-001: rosa');
    expect(theItem(book, 'R-001').committedDate).toBeNull();
  });
  const ends: [string, Act][] = [
    ['resolved', { do: 'resolve', ...R }],
    ['discarded', { do: 'discard', ...R }],
    ['extended', { do: 'extendLimit', ...R, limit: '2026-12-31' }],
    ['returned down', { do: 'returnDown', ...R, limit: '2026-12-31' }],
  ];
  test.each(ends)('%s: it ends', (_what, what) => {
    const book = one({ scope: 'COORDINATOR' });
    act(book, NOW, 'rosa', commit('2026-11-30'));
    expect(act(book, NOW, 'rosa', what).outcome).toBe('done');
    expect(theItem(book, 'R-001').committedDate).toBeNull();
    expect([...book.commitments.values()].map(({ endedAt }) => endedAt)).toEqual([at(NOW)]);
  });
});

describe('resolving and discarding (4.3)', () => {
  const resolve: Act = { do: 'resolve', ...R };
  const discard: Act = { do: 'discard', ...R };
  const been = (...scopes: Scope[]): Fields => ({
    scope: scopes.at(-1) ?? 'MANAGER',
    stays: scopes.map((scope) => aStay({ scope, at: at('2026-11-23T08:00') })),
  });
  const rows: [string, Fields, string, Act, string[]][] = [
    ['the manager in the own scope', {}, 'lucia', resolve, ['done', 'item R-001 IN_PROCESS>RESOLVED', 'N10 R-001: lucia']],
    ['unreviewed too', { state: 'UNREVIEWED' }, 'lucia', resolve, ['done', 'item R-001 UNREVIEWED>RESOLVED', 'N10 R-001: lucia']],
    [
      'copies to every level that held it',
      been('MANAGER', 'COORDINATOR', 'MINISTER'),
      'carmen',
      resolve,
      ['done', 'item R-001 IN_PROCESS>RESOLVED', 'N10 R-001: lucia, copy carmen rosa'],
    ],
    [
      'and to no other',
      been('COMMITTEE'),
      'hugo',
      resolve,
      ['done', 'item R-001 IN_PROCESS>RESOLVED', 'N10 R-001: lucia, copy hugo julio'],
    ],
    [
      'loaded: all rungs up to the one it had',
      { scope: 'MINISTER', loaded: true },
      'carmen',
      resolve,
      ['done', 'item R-001 IN_PROCESS>RESOLVED', 'N10 R-001: lucia, copy carmen rosa'],
    ],
    [
      'a level above resolves too',
      { scope: 'COORDINATOR' },
      'hugo',
      resolve,
      ['done', 'item R-001 IN_PROCESS>RESOLVED', 'N10 R-001: lucia, copy rosa'],
    ],
    ['discarded: also to a manager for an own item', {}, 'lucia', discard, ['done', 'item R-001 IN_PROCESS>IGNORED', 'N10 R-001: lucia']],
    ['a resolution says how', {}, 'lucia', { ...resolve, text: '' }, ['InvalidInput']],
    ['a discard says why', {}, 'lucia', { ...discard, text: '' }, ['InvalidInput']],
    ['once only', { state: 'RESOLVED' }, 'lucia', resolve, ['NotPossible']],
  ];
  test.each(rows)('%s', (_what, fields, by, what, expected) => expect(all(act(one(fields), NOW, by, what))).toEqual(expected));

  it('what is held above the manager, the manager proposes and the coordinator confirms', () => {
    const book = one({ scope: 'MINISTER' });
    expect(act(book, NOW, 'rosa', resolve).outcome).toBe('NotAllowed'); // nothing to confirm yet
    expect(all(act(book, NOW, 'lucia', resolve))).toEqual(['done']);
    expect(theItem(book, 'R-001')).toMatchObject({ state: 'IN_PROCESS', resolutionProposed: { by: 'lucia', text: R.text } });
    expect(all(act(book, NOW, 'rosa', resolve))).toEqual(['done', 'item R-001 IN_PROCESS>RESOLVED', 'N10 R-001: lucia, copy carmen']);
    expect(theItem(book, 'R-001')).toMatchObject({
      closedOn: '2026-11-25',
      closedAt: at(NOW),
      closingText: R.text,
      resolutionProposed: null,
    });
  });
  it('the agenda lets go of it (4.8)', () => {
    const book = one({ scope: 'HEAD_OF_GOVERNMENT' });
    book.agenda.set('AG-001', anAgendaItem({ id: 'AG-001', goal: 'MOP-01', originId: itemId('R-001') }));
    expect(happened(act(book, NOW, 'gabriel', resolve))).toEqual(['item R-001 IN_PROCESS>RESOLVED', 'AG-001 DECISION of R-001 CLOSED']);
  });
});
