import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { SCOPES, type Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem, at, goalId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, run, told } from './play.ts';
import { still, theItem, withItems, withPerson } from './worlds.ts';

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

describe('who may do what where (4.3)', () => {
  const acts = {
    review: { do: 'review', item: 'R-001' },
    addAction: { do: 'addAction', ...R },
    commit: { do: 'addAction', ...R, committed: '2026-11-30' },
    resolve: { do: 'resolve', ...R },
    discard: { do: 'discard', ...R },
    derive: { do: 'derive', ...R },
    returnDown: { do: 'returnDown', ...R, limit: '2026-12-01' },
    extendLimit: { do: 'extendLimit', ...R, limit: '2026-12-31' },
    markUrgent: { do: 'markUrgent', item: 'R-001' },
    markTranssectoral: { do: 'markTranssectoral', item: 'R-001' },
  } as const satisfies Record<string, Act>;
  // For a scope, who may: by rung, lowest first. P: a manager's resolution is only proposed.
  const table: [keyof typeof acts, Scope, string][] = [
    ['review', 'MANAGER', 'MANAGER'],
    ['review', 'MINISTER', 'MINISTER'],
    ['addAction', 'MANAGER', 'MANAGER COORDINATOR MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['addAction', 'MINISTER', 'MANAGER MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['commit', 'MINISTER', 'MINISTER'],
    ['resolve', 'MANAGER', 'MANAGER COORDINATOR MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['resolve', 'MINISTER', 'MANAGER MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['discard', 'MANAGER', 'MANAGER'],
    ['discard', 'COORDINATOR', 'COORDINATOR'],
    ['discard', 'COMMITTEE', 'COMMITTEE'],
    ['derive', 'COORDINATOR', 'COORDINATOR MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['returnDown', 'COMMITTEE', 'COMMITTEE'],
    ['extendLimit', 'MANAGER', 'COORDINATOR MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['extendLimit', 'MINISTER', 'MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['markUrgent', 'MANAGER', 'COORDINATOR MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
    ['markTranssectoral', 'MANAGER', 'COORDINATOR MINISTER COMMITTEE HEAD_OF_GOVERNMENT'],
  ];
  test.each(table)('%s in %s: %s', (name, scope, expected) => {
    const may = SCOPES.filter((rung) => act(one({ scope, state: 'UNREVIEWED' }), NOW, HOLDER[rung], acts[name]).outcome === 'done');
    expect(may.join(' ')).toBe(expected);
  });
  it('an assistant and the responsible actor add actions, but promise nothing', () => {
    const assistant = withPerson(one({ scope: 'COORDINATOR', responsible: 'paula' }), 'pedro', [
      { role: 'GOAL_ASSISTANT', goalIds: [goalId('MOP-01')] },
    ]);
    expect(['pedro', 'paula', 'sergio'].map((by) => act(assistant, NOW, by, acts.addAction).outcome)).toEqual([
      'done',
      'done',
      'NotAllowed',
    ]);
    expect(['pedro', 'paula'].map((by) => act(assistant, NOW, by, acts.commit).outcome)).toEqual(['NotAllowed', 'NotAllowed']);
  });
});

describe('review and actions (4.3)', () => {
  const action: Act = { do: 'addAction', ...R };
  const rows: [string, Fields, string, Act, string[]][] = [
    [
      'review begins the process',
      { scope: 'COORDINATOR', state: 'UNREVIEWED' },
      'rosa',
      { do: 'review', item: 'R-001' },
      ['done', 'item R-001 UNREVIEWED>IN_PROCESS'],
    ],
    ['what is reviewed has no such step', { scope: 'COORDINATOR' }, 'rosa', { do: 'review', item: 'R-001' }, ['NotPossible']],
    [
      'the holder’s action is its review',
      { scope: 'COORDINATOR', state: 'UNREVIEWED' },
      'rosa',
      action,
      ['done', 'item R-001 UNREVIEWED>IN_PROCESS'],
    ],
    ['the action of another is not', { scope: 'COORDINATOR', state: 'UNREVIEWED' }, 'lucia', action, ['done']],
    ['nor that of a level above', { scope: 'COORDINATOR', state: 'UNREVIEWED' }, 'carmen', action, ['done']],
    ['in process it stays so', { scope: 'COORDINATOR' }, 'rosa', action, ['done']],
    ['closed it takes none', { scope: 'COORDINATOR', state: 'RESOLVED' }, 'rosa', action, ['NotPossible']],
    ['an action says something', { scope: 'COORDINATOR' }, 'rosa', { ...action, text: '  ' }, ['InvalidInput']],
    ['there is no such item', {}, 'rosa', { ...action, item: 'R-077' }, ['NotFound']],
  ];
  test.each(rows)('%s', (_what, fields, by, what, expected) => expect(all(act(one(fields), NOW, by, what))).toEqual(expected));
  it('the entry is appended, and the stay knows when it was first reviewed', () => {
    const book = one({ scope: 'COORDINATOR', state: 'UNREVIEWED' });
    act(book, NOW, 'rosa', action);
    act(book, '2026-11-26T10:00', 'rosa', action);
    expect([...book.actionLog.values()].map(({ by, text, at: when }) => [by, text, when])).toEqual([
      ['rosa', R.text, at(NOW)],
      ['rosa', R.text, at('2026-11-26T10:00')],
    ]);
    expect(theItem(book, 'R-001').stays.at(-1)?.reviewedOn).toBe('2026-11-25');
  });
});

describe('urgent and transsectoral (3.7, 6.1)', () => {
  it('urgent shortens the turn, counted from arrival, so that the item may be overdue at once', () => {
    const book = one({ scope: 'COORDINATOR', arrivedAt: '2026-11-20', limitDate: '2026-11-20' });
    expect(act(book, NOW, 'rosa', { do: 'markUrgent', item: 'R-001' }).outcome).toBe('done');
    expect(happened(run(book, '2026-11-26'))).toEqual(['R-001 COORDINATOR>MINISTER TURN_EXPIRED 2026-11-30']);
  });
  it('once only', () => expect(act(one({ urgent: true }), NOW, 'rosa', { do: 'markUrgent', item: 'R-001' }).outcome).toBe('NotPossible'));
  it('transsectoral is told to the history', () => {
    const played = act(one(), NOW, 'rosa', { do: 'markTranssectoral', item: 'R-001' });
    expect(played.facts.at(-1)).toEqual({ kind: 'change', of: 'item', id: 'R-001', field: 'transsectoral', before: false, after: true });
  });
});
