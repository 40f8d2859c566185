import { describe, expect, it, test } from 'vitest';
import type { Day } from '../../domain/instant.ts';
import type { Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem, goalId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, run, told } from './play.ts';
import { still, theItem, under, withItems, withLadder, withThresholds } from './worlds.ts';

type Fields = Parameters<typeof anItem>[0];
const OLD = { reportedOn: '2026-11-02', goal: 'MOP-01' };
/** One item on MOP-01, of which nothing moves or warns unless the test says so. */
const one = (fields: Fields, book: Book = mop()): Book => quiet(withItems(book, anItem({ ...OLD, ...fields })));
const quiet = (book: Book): Book => ({ ...still(book), items: book.items });

describe('E1, E2: one rung up with the first run later than due (6.1, 6.2)', () => {
  const at = (scope: Scope, arrivedAt: Day, limitDate: Day, more: Fields = {}): Fields => ({ scope, arrivedAt, limitDate, ...more });
  const rows: [string, Fields, Day, string[]][] = [
    [
      'in the manager’s scope the limit date rules',
      at('MANAGER', '2026-11-02', '2026-11-24'),
      '2026-11-25',
      ['R-001 MANAGER>COORDINATOR LIMIT_PASSED 2026-12-02'],
    ],
    ['due is inclusive', at('MANAGER', '2026-11-02', '2026-11-25'), '2026-11-25', []],
    [
      'a level has five business days',
      at('COORDINATOR', '2026-11-16', '2026-11-06'),
      '2026-11-24',
      ['R-001 COORDINATOR>MINISTER TURN_EXPIRED 2026-12-01'],
    ],
    ['and not before its turn is over', at('COORDINATOR', '2026-11-16', '2026-11-06'), '2026-11-23', []],
    ['never before the item’s own limit', at('COORDINATOR', '2026-11-16', '2026-11-27'), '2026-11-27', []],
    [
      'then by the limit',
      at('COORDINATOR', '2026-11-16', '2026-11-27'),
      '2026-11-30',
      ['R-001 COORDINATOR>MINISTER LIMIT_PASSED 2026-12-07'],
    ],
    [
      'limit date and turn on the same day: the limit is the trigger',
      at('COORDINATOR', '2026-11-16', '2026-11-23'),
      '2026-11-24',
      ['R-001 COORDINATOR>MINISTER LIMIT_PASSED 2026-12-01'],
    ],
    [
      'urgent: two business days',
      at('COORDINATOR', '2026-11-20', '2026-11-06', { urgent: true }),
      '2026-11-25',
      ['R-001 COORDINATOR>MINISTER TURN_EXPIRED 2026-11-27'],
    ],
    ['a commitment holds it', at('COMMITTEE', '2026-11-16', '2026-11-06', { committedDate: '2026-11-26' }), '2026-11-26', []],
    [
      'and when it is broken, it says so',
      at('COMMITTEE', '2026-11-16', '2026-11-06', { committedDate: '2026-11-26' }),
      '2026-11-27',
      ['R-001 COMMITTEE>HEAD_OF_GOVERNMENT COMMITMENT_BROKEN top', 'AG-001 DECISION of R-001 PROPOSED'],
    ],
    [
      'also when limit, turn and commitment end together',
      at('COORDINATOR', '2026-11-16', '2026-11-23', { committedDate: '2026-11-23' }),
      '2026-11-24',
      ['R-001 COORDINATOR>MINISTER COMMITMENT_BROKEN 2026-12-01'],
    ],
    [
      'an alert goes like a restriction',
      { ...at('MANAGER', '2026-11-02', '2026-11-24'), kind: 'ALERT' },
      '2026-11-25',
      ['A-001 MANAGER>COORDINATOR LIMIT_PASSED 2026-12-02'],
    ],
    ['at the top rung nothing moves', at('HEAD_OF_GOVERNMENT', '2026-11-02', '2026-11-06'), '2026-11-25', []],
    [
      'a weekend limit ends on the weekend: moved on Monday',
      at('MANAGER', '2026-11-02', '2026-11-21'),
      '2026-11-23',
      ['R-001 MANAGER>COORDINATOR LIMIT_PASSED 2026-11-30'],
    ],
    [
      'being unreviewed changes nothing',
      at('MANAGER', '2026-11-02', '2026-11-24', { state: 'UNREVIEWED' }),
      '2026-11-25',
      ['R-001 MANAGER>COORDINATOR LIMIT_PASSED 2026-12-02'],
    ],
    ...(['RESOLVED', 'IGNORED', 'CONVERTED'] as const).map((state): [string, Fields, Day, string[]] => [
      `${state} stops it`,
      at('MANAGER', '2026-11-02', '2026-11-24', { state }),
      '2026-11-25',
      [],
    ]),
  ];
  test.each(rows)('%s', (_what, fields, date, expected) => expect(happened(run(one(fields), date))).toEqual(expected));

  it('arrives unreviewed, its turn and commitments anew, with its N09 to the new holders and copies to all lower rungs', () => {
    const book = one({ scope: 'MINISTER', arrivedAt: '2026-11-17', limitDate: '2026-11-06', commitments: 2, committedDate: '2026-11-24' });
    const played = run(book, '2026-11-25');
    expect(theItem(book, 'R-001')).toMatchObject({
      scope: 'COMMITTEE',
      state: 'UNREVIEWED',
      arrivedAt: '2026-11-25',
      committedDate: null,
      commitments: 0,
    });
    expect(theItem(book, 'R-001').stays.at(-1)).toMatchObject({
      scope: 'COMMITTEE',
      on: '2026-11-25',
      trigger: 'COMMITMENT_BROKEN',
      down: false,
    });
    expect(told(played)).toEqual(['N09 R-001: hugo julio, copy carmen lucia rosa']);
    expect(played.letters[0]).toMatchObject({
      item: 'R-001',
      usefulUntil: null,
      data: { from: 'MINISTER', to: 'COMMITTEE', trigger: 'COMMITMENT_BROKEN', returned: false, nextRung: 'HEAD_OF_GOVERNMENT' },
    });
  });
  it('skips a rung that the institution has switched off', () => {
    const book = withLadder(
      one({ scope: 'COORDINATOR', arrivedAt: '2026-11-16', limitDate: '2026-11-06' }),
      'MANAGER',
      'COORDINATOR',
      'COMMITTEE',
    );
    expect(happened(run(book, '2026-11-24'))).toEqual(['R-001 COORDINATOR>COMMITTEE TURN_EXPIRED top']); // no agenda item at any other top
  });
  it('never goes above maxAutomaticScope: there it stays, with N07 before due and no letter after it', () => {
    const fields = { scope: 'MINISTER', arrivedAt: '2026-11-16', limitDate: '2026-11-06' } as const;
    const book = () => withThresholds(one(fields), { maxAutomaticScope: 'MINISTER' });
    expect(told(run(book(), '2026-11-23'))).toEqual(['N07 R-001: carmen, copy lucia']);
    for (const date of ['2026-11-24', '2026-11-25', '2026-11-26']) {
      const later = book();
      const played = run(later, date);
      expect([...happened(played), ...told(played)]).toEqual([]);
    }
    const unreviewed = withThresholds(one({ ...fields, state: 'UNREVIEWED' }), { maxAutomaticScope: 'MINISTER' });
    expect(told(run(unreviewed, '2026-11-24'))).toEqual(['N08 R-001: carmen, copy hugo julio']);
  });
  it('restrictions before alerts, then by code, each followed at once by its N09', () => {
    const late = (code: string, kind: 'ALERT' | 'RESTRICTION', goal = 'MOP-01') =>
      anItem({ ...OLD, goal, code, kind, limitDate: '2026-11-24' });
    const book = quiet(withItems(mop(), late('A-001', 'ALERT'), late('R-002', 'RESTRICTION'), late('R-001', 'RESTRICTION', 'MOP-02')));
    const played = run(book, '2026-11-25');
    expect(happened(played).map((line) => line.slice(0, 5))).toEqual(['R-001', 'R-002', 'A-001']);
    expect(told(played)).toEqual(['N09 R-001: rosa, copy andres', 'N09 R-002: rosa, copy lucia', 'N09 A-001: rosa, copy lucia']);
  });
  it.each(['CLOSED', 'CANCELLED'] as const)('goal %s: its items stand still', (lifecycle) => {
    const book = one({ limitDate: '2026-11-24' });
    const goal = book.goals.get(goalId('MOP-01'));
    if (goal) book.goals.set(goal.id, { ...goal, lifecycle });
    const played = run(book, '2026-11-25');
    expect([...happened(played), ...told(played)]).toEqual([]);
  });
  it('in draft mode nothing escalates (9.1)', () =>
    expect(happened(run(under(one({ limitDate: '2026-11-24' }), { mode: 'DRAFT' }), '2026-11-25'))).toEqual([]));
  it('alertOnLimitPassed CONVERT makes it a restriction where it is, in process, without a letter (4.4)', () => {
    const book = withThresholds(one({ kind: 'ALERT', limitDate: '2026-11-24' }), { alertOnLimitPassed: 'CONVERT' });
    const played = run(book, '2026-11-25');
    expect(happened(played)).toEqual(['item R-004 none>IN_PROCESS', 'item A-001 IN_PROCESS>CONVERTED']);
    expect(told(played)).toEqual([]);
    expect(theItem(book, 'R-004')).toMatchObject({
      scope: 'MANAGER',
      limitDate: '2026-12-09',
      arrivedAt: '2026-11-25',
      sourceAlertId: 'item-A-001',
    });
  });
});
