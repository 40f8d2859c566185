import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addBD, addDays, isWorkingDay, workingDaysFromTo } from '../../domain/calendar.ts';
import type { Item } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import { SCOPES, type Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { anItem, goalId } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { happened, run, told } from './play.ts';
import { theItem, under, withHolidays, withItems, withLadder, without, withThresholds } from './worlds.ts';

type Fields = Parameters<typeof anItem>[0];
const OLD = { reportedOn: '2026-11-02', goal: 'MOP-01' };
/** One item on MOP-01, of which nothing moves or warns unless the test says so. */
const one = (fields: Fields, book: Book = mop()): Book => quiet(withItems(book, anItem({ ...OLD, ...fields })));
const quiet = (book: Book): Book => ({ ...book, opportunities: new Map(), intermediateGoals: new Map() });

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

it('6.5: the alert of the seeds, day by day', () => {
  const alert = { kind: 'ALERT', code: 'A-001', goal: 'MOP-01', scope: 'COORDINATOR', state: 'UNREVIEWED' } as const;
  const dates = { reportedOn: '2011-11-22', arrivedAt: '2011-11-22', limitDate: '2011-11-30' };
  const book = quiet(withItems(mop(), anItem({ ...alert, ...dates })));
  const days: Record<Day, string[]> = {};
  for (const date of workingDaysFromTo(book.institution.calendar, '2011-11-21', '2011-12-19')) {
    const played = run(book, date);
    const lines = [...happened(played).filter((line) => line.startsWith('A-')), ...told(played).filter((line) => !line.startsWith('N09'))];
    if (lines.length > 0) days[date] = lines;
  }
  expect(days).toEqual({
    '2011-11-23': ['N07 A-001: rosa, copy lucia'],
    '2011-11-25': ['N08 A-001: rosa, copy carmen'],
    '2011-11-28': ['N07 A-001: rosa, copy lucia'],
    '2011-11-30': ['N07 A-001: rosa, copy lucia', 'N08 A-001: rosa, copy carmen'],
    '2011-12-01': ['A-001 COORDINATOR>MINISTER LIMIT_PASSED 2011-12-08'],
    '2011-12-06': ['N07 A-001: carmen, copy lucia', 'N08 A-001: carmen, copy hugo julio'],
    '2011-12-08': ['N07 A-001: carmen, copy lucia'],
    '2011-12-09': ['A-001 MINISTER>COMMITTEE TURN_EXPIRED 2011-12-16'],
    '2011-12-14': ['N07 A-001: hugo julio, copy lucia', 'N08 A-001: hugo julio, copy gabriel'],
    '2011-12-16': ['N07 A-001: hugo julio, copy lucia'],
    '2011-12-19': ['A-001 COMMITTEE>HEAD_OF_GOVERNMENT TURN_EXPIRED top'],
  });
});

it('11.2: how R-002 got to the minister follows from the rules', () => {
  const book = quiet(withItems(mop(), anItem({ code: 'R-002', goal: 'MOP-02', reportedOn: '2026-10-20', limitDate: '2026-11-06' })));
  const moves = workingDaysFromTo(book.institution.calendar, '2026-10-20', '2026-11-24').flatMap((date) =>
    happened(run(book, date))
      .filter((line) => line.startsWith('R-002'))
      .map((line) => `${date} ${line}`),
  );
  expect(moves).toEqual([
    '2026-11-09 R-002 MANAGER>COORDINATOR LIMIT_PASSED 2026-11-16',
    '2026-11-17 R-002 COORDINATOR>MINISTER TURN_EXPIRED 2026-11-24',
  ]);
});

describe('whatever the dates', () => {
  const start = '2026-11-02';
  const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays(start, n));
  const anyItem = fc.record({
    kind: fc.constantFrom('ALERT' as const, 'RESTRICTION' as const),
    scope: fc.constantFrom(...SCOPES),
    state: fc.constantFrom('UNREVIEWED' as const, 'IN_PROCESS' as const),
    urgent: fc.boolean(),
    limitDate: day,
    arrivedAt: day,
    committedDate: fc.option(day, { nil: null }),
  });
  const holidays = fc.uniqueArray(day, { maxLength: 8 });
  const world = (fields: Partial<Item>, free: readonly Day[]): Book =>
    withHolidays(quiet(withItems(mop(), anItem({ code: 'R-001', goal: 'MOP-01', ...fields }))), ...free);
  const runs = (book: Book) => workingDaysFromTo(book.institution.calendar, start, addDays(start, 60));
  const rank = (book: Book) => SCOPES.indexOf(theItem(book, 'R-001').scope);

  it('the clock never moves an item down, nor two rungs in one run', () => {
    fc.assert(
      fc.property(anyItem, holidays, fc.constantFrom(...SCOPES), (fields, free, maxAutomaticScope) => {
        const book = withThresholds(world(fields, free), { maxAutomaticScope });
        for (const date of runs(book)) {
          const before = rank(book);
          run(book, date);
          const step = rank(book) - before;
          expect(step === 0 || step === 1).toBe(true);
          if (step === 1) expect(rank(book)).toBeLessThanOrEqual(SCOPES.indexOf(maxAutomaticScope));
        }
      }),
      { numRuns: 60 },
    );
  });
  it('a second run of the same date moves nothing', () => {
    fc.assert(
      fc.property(anyItem, holidays, fc.boolean(), (fields, free, escalates) => {
        const book = withThresholds(world(fields, free), { unreviewedAction: escalates ? 'ESCALATE' : 'NOTIFY' });
        for (const date of runs(book)) {
          run(book, date);
          const before = theItem(book, 'R-001');
          expect(happened(run(book, date))).toEqual([]);
          expect(theItem(book, 'R-001')).toEqual(before);
        }
      }),
      { numRuns: 40 },
    );
  });
  it('a holiday never makes an item move earlier', () => {
    const firstMove = (book: Book): Day =>
      runs(book).find((date) => happened(run(book, date)).some((line) => line.startsWith('R-001'))) ?? '9999';
    fc.assert(
      fc.property(anyItem, holidays, day, (fields, free, another) => {
        const without = world(fields, free);
        fc.pre(isWorkingDay(without.institution.calendar, another));
        expect(firstMove(world(fields, [...free, another])) >= firstMove(without)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
  it('a warning comes only while the item is due and not past', () => {
    fc.assert(
      fc.property(anyItem, holidays, (fields, free) => {
        const book = world(fields, free);
        for (const date of runs(book)) {
          const { letters } = run(book, date);
          const due = letters.flatMap((one) => (one.notice === 'N07' && 'items' in one.data ? one.data.items : [])).map((line) => line.due);
          for (const when of due) expect(when !== null && addBD(book.institution.calendar, when, 0) >= date).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });
});
