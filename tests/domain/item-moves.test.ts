import { describe, expect, it, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem, at } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { type Acted, act } from './acting.ts';
import { happened, told } from './play.ts';
import { still, theItem, withItems, withLadder } from './worlds.ts';

const NOW = '2026-11-25T10:10';
type Fields = Parameters<typeof anItem>[0];
/** R-001 on MOP-01, at that rung since 23 November with limit 4 December. */
const one = (fields: Fields = {}, book: Book = mop()): Book => withItems(still(book), anItem({ goal: 'MOP-01', ...fields }));
const all = (played: Acted): string[] => [played.outcome, ...happened(played), ...told(played)];
const R = { item: 'R-001', text: 'Se acordó con Hacienda' };

describe('deriving (4.3)', () => {
  const derive = (to?: Scope): Act => ({ do: 'derive', ...R, ...(to && { to }) });
  const crossing: Fields = { scope: 'COORDINATOR', transsectoral: true };
  const rows: [string, Fields, string, Act, string[]][] = [
    [
      'one rung, unreviewed, with N09 and a new turn',
      {},
      'lucia',
      derive(),
      ['done', 'R-001 MANAGER>COORDINATOR MANUAL 2026-12-04', 'N09 R-001: rosa, copy lucia'],
    ],
    [
      'to the Head of Government: proposed for the agenda',
      { scope: 'COMMITTEE' },
      'hugo',
      derive(),
      [
        'done',
        'R-001 COMMITTEE>HEAD_OF_GOVERNMENT MANUAL top',
        'AG-001 DECISION of R-001 PROPOSED',
        'N09 R-001: gabriel, copy carmen hugo julio lucia rosa',
      ],
    ],
    [
      'a transsectoral item at the coordinator’s straight to the committee, the minister receiving a copy',
      crossing,
      'rosa',
      derive('COMMITTEE'),
      ['done', 'R-001 COORDINATOR>COMMITTEE MANUAL 2026-12-04', 'N09 R-001: hugo julio, copy carmen lucia rosa'],
    ],
    ['not what does not cross sectors', { scope: 'COORDINATOR' }, 'rosa', derive('COMMITTEE'), ['NotPossible']],
    ['not by the minister', crossing, 'carmen', derive('COMMITTEE'), ['NotPossible']],
    ['not from the manager’s scope', { transsectoral: true }, 'rosa', derive('COMMITTEE'), ['NotPossible']],
    [
      'naming the next rung is no more than deriving',
      crossing,
      'rosa',
      derive('MINISTER'),
      ['done', 'R-001 COORDINATOR>MINISTER MANUAL 2026-12-04', 'N09 R-001: carmen, copy lucia rosa'],
    ],
    ['not from the top', { scope: 'HEAD_OF_GOVERNMENT' }, 'gabriel', derive(), ['NotPossible']],
    ['a note is required', {}, 'lucia', { ...derive(), text: ' ' } as Act, ['InvalidInput']],
    ['closed it stays where it is', { state: 'IGNORED' }, 'lucia', derive(), ['NotPossible']],
  ];
  test.each(rows)('%s', (_what, fields, by, what, expected) => expect(all(act(one(fields), NOW, by, what))).toEqual(expected));
  it('past the rungs that are off', () =>
    expect(happened(act(withLadder(one({ scope: 'COORDINATOR' }), 'MANAGER', 'COORDINATOR', 'COMMITTEE'), NOW, 'rosa', derive()))).toEqual([
      'R-001 COORDINATOR>COMMITTEE MANUAL top',
    ]));
  it('what was asked for is what is put to the Head of Government', () => {
    const book = one({ scope: 'COMMITTEE' });
    act(book, NOW, 'hugo', derive());
    expect([...book.agenda.values()]).toMatchObject([
      { code: 'AG-001', kind: 'DECISION', requestedDecision: R.text, originType: 'RESTRICTION' },
    ]);
  });
});

describe('returning down (4.3)', () => {
  const back = (to?: Scope, limit = '2026-12-18'): Act => ({ do: 'returnDown', ...R, limit, ...(to && { to }) });
  const rows: [string, Fields, string, Act, string[]][] = [
    [
      'to the next lower rung, in process; the level that returned it gets no copy',
      { scope: 'MINISTER' },
      'carmen',
      back(),
      ['done', 'R-001 MINISTER>COORDINATOR MANUAL 2026-12-18', 'N09 R-001: rosa, copy lucia'],
    ],
    [
      'to any lower rung',
      { scope: 'COMMITTEE' },
      'julio',
      back('MANAGER'),
      ['done', 'R-001 COMMITTEE>MANAGER MANUAL 2026-12-18', 'N09 R-001: lucia'],
    ],
    ['not to the same', { scope: 'MINISTER' }, 'carmen', back('MINISTER'), ['InvalidInput']],
    ['not upwards', { scope: 'MINISTER' }, 'carmen', back('COMMITTEE'), ['InvalidInput']],
    ['not from the manager’s scope', {}, 'lucia', back(), ['NotPossible']],
    ['a new limit date not before today', { scope: 'MINISTER' }, 'carmen', back('MANAGER', '2026-11-24'), ['InvalidInput']],
    [
      'today will do',
      { scope: 'MINISTER' },
      'carmen',
      back('MANAGER', '2026-11-25'),
      ['done', 'R-001 MINISTER>MANAGER MANUAL 2026-11-25', 'N09 R-001: lucia'],
    ],
    ['with an instruction', { scope: 'MINISTER' }, 'carmen', { ...back(), text: '' } as Act, ['InvalidInput']],
  ];
  test.each(rows)('%s', (_what, fields, by, what, expected) => expect(all(act(one(fields), NOW, by, what))).toEqual(expected));
  it('takes the new limit, clears the commitment and begins a new turn', () => {
    const book = one({ scope: 'MINISTER', arrivedAt: '2026-11-17', committedDate: '2026-12-01', commitments: 2, state: 'UNREVIEWED' });
    act(book, NOW, 'carmen', back());
    expect(theItem(book, 'R-001')).toMatchObject({
      state: 'IN_PROCESS',
      limitDate: '2026-12-18',
      committedDate: null,
      commitments: 0,
      arrivedAt: '2026-11-25',
    });
    expect(theItem(book, 'R-001').stays.at(-1)).toMatchObject({ scope: 'COORDINATOR', down: true, by: 'carmen', trigger: 'MANUAL' });
  });
});

describe('extending the limit (4.3)', () => {
  const extend = (limit: string): Act => ({ do: 'extendLimit', ...R, limit });
  const rows: [string, Fields, Act, string[]][] = [
    ['later than the present one', {}, extend('2026-12-07'), ['done']],
    ['not the present one', {}, extend('2026-12-04'), ['InvalidInput']],
    ['not before today, though later than a limit long past', { limitDate: '2026-11-06' }, extend('2026-11-24'), ['InvalidInput']],
    ['today, when the limit is past', { limitDate: '2026-11-06' }, extend('2026-11-25'), ['done']],
    ['a second time', { extensions: 1 }, extend('2026-12-07'), ['done']],
    ['not a third in the item’s life', { extensions: 2 }, extend('2026-12-07'), ['NotPossible']],
    ['with a reason', {}, { ...extend('2026-12-07'), text: '' } as Act, ['InvalidInput']],
    ['unreviewed it stays unreviewed', { state: 'UNREVIEWED' }, extend('2026-12-07'), ['done']],
    ['closed it has none', { state: 'RESOLVED' }, extend('2026-12-07'), ['NotPossible']],
  ];
  test.each(rows)('%s', (_what, fields, what, expected) =>
    expect(all(act(one({ scope: 'COORDINATOR', ...fields }), NOW, 'rosa', what))).toEqual(expected),
  );
  it('counts, and keeps the turn', () => {
    const book = one({ scope: 'COORDINATOR' });
    act(book, NOW, 'rosa', extend('2026-12-07'));
    expect(theItem(book, 'R-001')).toMatchObject({ limitDate: '2026-12-07', extensions: 1, arrivedAt: '2026-11-23', scope: 'COORDINATOR' });
  });
});

describe('reopening (3.7, 4.3)', () => {
  const closed = (fields: Fields = {}): Fields => ({
    scope: 'MINISTER',
    state: 'RESOLVED',
    closedOn: '2026-11-20',
    closedAt: at('2026-11-20T09:00'),
    ...fields,
  });
  const reopen = (limit?: string): Act => ({ do: 'reopen', ...R, ...(limit && { limit }) });
  const opened = ['done', 'item R-001 RESOLVED>IN_PROCESS'];
  const rows: [string, Fields, string, string, Act, string[]][] = [
    ['in the scope where it closed, without a letter', closed(), NOW, 'rosa', reopen(), opened],
    ['ignored too', closed({ state: 'IGNORED' }), NOW, 'rosa', reopen(), ['done', 'item R-001 IGNORED>IN_PROCESS']],
    ['not by the manager', closed(), NOW, 'lucia', reopen(), ['NotAllowed']],
    ['on the last day of four weeks', closed(), '2026-12-18T10:00', 'rosa', reopen('2026-12-31'), opened],
    ['not after', closed(), '2026-12-19T10:00', 'rosa', reopen('2026-12-31'), ['NotPossible']],
    ['with a new limit when the old one is past', closed({ limitDate: '2026-11-20' }), NOW, 'rosa', reopen('2026-12-10'), opened],
    ['not without', closed({ limitDate: '2026-11-20' }), NOW, 'rosa', reopen(), ['InvalidInput']],
    ['nor with one past', closed(), NOW, 'rosa', reopen('2026-11-24'), ['InvalidInput']],
    ['not what is open', closed({ state: 'IN_PROCESS' }), NOW, 'rosa', reopen(), ['NotPossible']],
    ['not what was converted', closed({ state: 'CONVERTED' }), NOW, 'rosa', reopen(), ['NotPossible']],
    ['not what was loaded closed', closed({ closedAt: null, loaded: true }), NOW, 'rosa', reopen(), ['NotPossible']],
    [
      'at the Head of Government’s it is proposed again',
      closed({ scope: 'HEAD_OF_GOVERNMENT' }),
      NOW,
      'rosa',
      reopen(),
      [...opened, 'AG-001 DECISION of R-001 PROPOSED'],
    ],
  ];
  test.each(rows)('%s', (_what, fields, when, by, what, expected) => expect(all(act(one(fields), when, by, what))).toEqual(expected));
  it('begins a new turn; the extensions of its life stay counted', () => {
    const book = one(closed({ arrivedAt: '2026-11-02', extensions: 2, commitments: 2 }));
    act(book, NOW, 'rosa', reopen());
    expect(theItem(book, 'R-001')).toMatchObject({
      arrivedAt: '2026-11-25',
      extensions: 2,
      commitments: 0,
      closedAt: null,
      closedOn: null,
      scope: 'MINISTER',
    });
  });
});
