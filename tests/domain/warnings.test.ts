import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../domain/instant.ts';
import type { Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, run, told } from './play.ts';
import { still, withHolidays, withItems, without, withThresholds } from './worlds.ts';

type Fields = Parameters<typeof anItem>[0];
const OLD = { reportedOn: '2026-11-02', goal: 'MOP-01' };
/** One item on MOP-01, of which nothing moves or warns unless the test says so. */
const one = (fields: Fields, book: Book = mop()): Book => quiet(withItems(book, anItem({ ...OLD, ...fields })));
const quiet = (book: Book): Book => ({ ...still(book), items: book.items });

describe('E0: N07 five, two and no business days before due (6.2)', () => {
  const mine: Fields = { limitDate: '2026-12-04' }; // a Friday, in the manager's scope
  const rows: [string, Fields, Day, string[]][] = [
    ['five before', mine, '2026-11-27', ['N07 R-001: lucia']],
    ['two before', mine, '2026-12-02', ['N07 R-001: lucia']],
    ['on the day', mine, '2026-12-04', ['N07 R-001: lucia']],
    ['on no other day', mine, '2026-12-03', []],
    ['due on a Sunday: on the last business day before it', { limitDate: '2026-12-06' }, '2026-12-04', ['N07 R-001: lucia']],
    [
      'above the manager with a copy to the manager',
      { scope: 'COORDINATOR', arrivedAt: '2026-11-20', limitDate: '2026-11-06' },
      '2026-11-25',
      ['N07 R-001: rosa, copy lucia'],
    ],
    ['not on the day of arrival', { scope: 'COORDINATOR', arrivedAt: '2026-11-25', limitDate: '2026-12-02' }, '2026-11-25', []],
    ['not on the day of the report', { limitDate: '2026-11-25', reportedOn: '2026-11-25', arrivedAt: '2026-11-20' }, '2026-11-25', []],
    ['at the top there is none', { scope: 'HEAD_OF_GOVERNMENT', arrivedAt: '2026-11-20', limitDate: '2026-11-27' }, '2026-11-27', []],
    [
      'the commitment is due, not the limit',
      { scope: 'COMMITTEE', arrivedAt: '2026-11-16', limitDate: '2026-11-06', committedDate: '2026-12-02' },
      '2026-11-30',
      ['N07 R-001: hugo julio, copy lucia'],
    ],
    ['closed: none', { ...mine, state: 'RESOLVED' }, '2026-11-27', []],
  ];
  test.each(rows)('%s', (_what, fields, date, expected) => expect(told(run(one(fields), date))).toEqual(expected));

  it('by the days that the institution has chosen', () => {
    const book = () => withThresholds(one(mine), { preLimitWarnings: [3] });
    expect(told(run(book(), '2026-12-01'))).toEqual(['N07 R-001: lucia']);
    expect(told(run(book(), '2026-12-02'))).toEqual([]);
  });
  it('a holiday declared shifts the warnings already running', () => {
    expect(told(run(withHolidays(one(mine), '2026-12-03'), '2026-12-02'))).toEqual([]);
    expect(told(run(withHolidays(one(mine), '2026-12-03'), '2026-12-01'))).toEqual(['N07 R-001: lucia']);
  });
  it('says in how many days, and is useful to the end of the run’s date', () => {
    const { letters } = run(one(mine), '2026-12-02');
    expect(letters).toMatchObject([
      { usefulUntil: Date.parse('2026-12-03T00:00:00-05:00'), data: { items: [{ item: 'R-001', inDays: 2 }] } },
    ]);
  });
});

describe('E3: N08 every third business day of what lies unreviewed above the manager (6.2)', () => {
  const at = (scope: Scope): Fields => ({ scope, state: 'UNREVIEWED', arrivedAt: '2026-11-23', limitDate: '2026-12-31' });
  const rows: [string, Fields, Day, string[]][] = [
    ['on the third', at('COORDINATOR'), '2026-11-26', ['N08 R-001: rosa, copy carmen']],
    ['on the sixth', at('COORDINATOR'), '2026-12-01', ['N08 R-001: rosa, copy carmen']],
    ['not between', at('COORDINATOR'), '2026-11-27', []],
    ['not on arrival', at('COORDINATOR'), '2026-11-23', []],
    ['not in the manager’s scope', at('MANAGER'), '2026-11-26', []],
    ['not once it is reviewed', { ...at('COORDINATOR'), state: 'IN_PROCESS' }, '2026-11-26', []],
    ['at the top with no copy', at('HEAD_OF_GOVERNMENT'), '2026-11-26', ['N08 R-001: gabriel']],
  ];
  test.each(rows)('%s', (_what, fields, date, expected) => expect(told(run(one(fields), date))).toEqual(expected));

  it('unreviewedAction ESCALATE moves it instead', () => {
    const book = withThresholds(one(at('COORDINATOR')), { unreviewedAction: 'ESCALATE' });
    const played = run(book, '2026-11-26');
    expect(happened(played)).toEqual(['R-001 COORDINATOR>MINISTER TURN_EXPIRED 2026-12-31']);
    expect(told(played)).toEqual(['N09 R-001: carmen, copy lucia rosa']);
  });
  it('what cannot move is still reminded of', () =>
    expect(told(run(withThresholds(one(at('HEAD_OF_GOVERNMENT')), { unreviewedAction: 'ESCALATE' }), '2026-11-26'))).toEqual([
      'N08 R-001: gabriel',
    ]));
  it('a copy to a vacant next rung goes on to who stands for it', () =>
    expect(told(run(without(one(at('COORDINATOR')), 'MINISTER'), '2026-11-26'))).toContain(
      'N08 R-001: rosa, copy hugo julio (vacant MINISTER)',
    ));
});
