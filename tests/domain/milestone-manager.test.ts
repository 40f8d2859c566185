import { describe, expect, test } from 'vitest';
import { type MilestoneCode, UPDATE_STATES } from '../../domain/values.ts';
import { anInstitution, at, goalId } from '../support/builders.ts';
import { goalIn, PEOPLE, person, upTo, type World, world } from './milestone-worlds.ts';
import { happened, told } from './play.ts';
import { milestone } from './week-play.ts';
import { theItem, withHolidays, withThresholds } from './worlds.ts';

describe('M02 to M04, the reminders', () => {
  const rows: [MilestoneCode, number, string][] = [
    ['M02', 1, '2026-11-25T08:30'],
    ['M03', 2, '2026-11-25T15:00'],
    ['M04', 3, '2026-11-25T18:00'],
  ];
  test.each(rows)('%s is number %i, useful until %s', (code, number, until) => {
    const before = code === 'M02' ? 'M01' : code === 'M03' ? 'M02' : 'M03';
    const states = { A: { state: 'DRAFT' }, B: { state: 'SUBMITTED' }, C: {} } as const;
    const reminded = milestone(world({ states, cycle: { doneUpTo: before } }), code);
    expect(told(reminded)).toEqual(['N02 A: lucia', 'N02 C: ivan']);
    expect(reminded.letters.map((one) => [one.number, one.usefulUntil])).toEqual([
      [number, at(until)],
      [number, at(until)],
    ]);
  });
  test.each(UPDATE_STATES)('of updates PENDING or DRAFT only: %s', (state) => {
    const reminded = milestone(world({ states: { A: { state } }, cycle: { doneUpTo: 'M02' } }), 'M03');
    expect(reminded.letters).toHaveLength(state === 'PENDING' || state === 'DRAFT' ? 1 : 0);
  });
});

describe('M05, the cut-off', () => {
  test('the week is under review; N03 to each manager in default, N04 to the coordinator', () => {
    const book = world({
      states: { A: {}, B: { state: 'DRAFT' }, C: { state: 'SUBMITTED', submittedAt: at('2026-11-25T10:00') } },
      cycle: { doneUpTo: 'M04' },
    });
    const cut = milestone(book, 'M05');
    expect(happened(cut)).toEqual(['cycle 2026-W48 COLLECTING>REVIEWING']);
    expect(told(cut)).toEqual(['N03 A B: lucia', 'N04 A B: rosa']);
    expect(cut.letters.map(({ usefulUntil }) => usefulUntil)).toEqual([at('2026-11-26T08:30'), at('2026-11-26T07:30')]);
    expect(cut.letters[1]?.data).toMatchObject({ reported: 1, updates: [{ goal: 'A' }, { goal: 'B' }] });
  });
  test('no letter where nothing is missing', () => {
    const states = { A: { state: 'SUBMITTED' }, B: { state: 'EXCUSED' }, C: { state: 'RETURNED' } } as const;
    expect(told(milestone(world({ states, cycle: { doneUpTo: 'M04' } }), 'M05'))).toEqual([]);
  });
  test('each coordinator hears of the goals of the own list', () => {
    const people = [
      ...PEOPLE.filter(({ id }) => id !== 'rosa'),
      person('rosa', 'COORDINATOR', ['A', 'B']),
      person('omar', 'COORDINATOR', ['B', 'C']),
    ];
    const cut = milestone(world({ people, cycle: { doneUpTo: 'M04' } }), 'M05');
    expect(told(cut).filter((line) => line.startsWith('N04'))).toEqual(['N04 A: rosa', 'N04 B: omar rosa', 'N04 C: omar']);
  });
  test('caught up after the selection was confirmed, it takes nothing back', () => {
    const book = world({ cycle: { doneUpTo: 'M04', state: 'BRIEFING', selectionFrozenAt: at('2026-11-26T12:00') } });
    expect(happened(milestone(book, 'M05', '2026-11-26T12:30'))).toEqual([]);
  });
});

describe('M06 and M07, the review packs and the end of grace (6.2 E4)', () => {
  const grace = (over: World = {}) => ({ ...over, ...upTo('M06') });
  test('the first pack is sent even when it has nothing to tell', () => {
    const first = milestone(world({ states: {}, ...upTo('M05') }), 'M06');
    expect([told(first), first.letters[0]?.number, first.letters[0]?.data]).toEqual([
      ['N14 2026-W48: rosa'],
      1,
      { pack: 'P2', version: 1 },
    ]);
  });
  test('what is pending or in draft is missed; the streak grows; N05 to the manager, copy to the coordinator', () => {
    const book = world(grace({ goals: [{ code: 'A' }, { code: 'B' }, { code: 'C', missedInARow: 4 }] }));
    const ended = milestone(book, 'M07');
    expect(happened(ended)).toEqual(['update A PENDING>MISSED', 'update B PENDING>MISSED', 'update C PENDING>MISSED']);
    expect(told(ended)).toEqual(['N05 A B: lucia, copy rosa', 'N05 C: ivan, copy rosa', 'N14 2026-W48: rosa']);
    expect(['A', 'B', 'C'].map((code) => goalIn(book, code)?.missedInARow)).toEqual([1, 1, 5]);
  });
  test.each([
    ['the streak reaches two', 1, 2, true],
    ['one is not enough', 0, 2, false],
    ['a third makes no other: one alert per streak, a discarded one is not made again', 2, 2, false],
    ['the number is a threshold', 2, 3, true],
  ] as const)('%s', (_what, missedInARow, missedForSystemAlert, raised) => {
    const book = withThresholds(world(grace({ goals: [{ code: 'C', missedInARow }], states: { C: {} } })), { missedForSystemAlert });
    const ended = milestone(book, 'M07');
    expect(happened(ended).includes('item A-001 none>UNREVIEWED')).toBe(raised);
    expect(told(ended).includes('N11 A-001: rosa, copy ivan')).toBe(raised);
  });
  test("the alert is the system's, at the coordinator, until the manager day of the next cycle", () => {
    const book = world(grace({ goals: [{ code: 'C', missedInARow: 1 }], states: { C: {} } }));
    milestone(book, 'M07');
    expect(theItem(book, 'A-001')).toMatchObject({
      kind: 'ALERT',
      goalId: goalId('C'),
      igId: null,
      title: 'Meta sin actualizar',
      problemType: 'INFORMATION_COMMUNICATION',
      scope: 'COORDINATOR',
      state: 'UNREVIEWED',
      origin: 'SYSTEM',
      reportedBy: null,
      limitDate: '2026-12-02',
    });
  });
  test('of the next cycle not cancelled', () => {
    const book = withHolidays(
      world(grace({ goals: [{ code: 'C', missedInARow: 1 }], states: { C: {} } })),
      '2026-11-30',
      '2026-12-01',
      '2026-12-02',
    );
    milestone(book, 'M07');
    expect(theItem(book, 'A-001').limitDate).toBe('2026-12-09');
  });
  test("in the institution's language", () => {
    const book = world(grace({ goals: [{ code: 'C', missedInARow: 1 }], states: { C: {} } }));
    book.institution = { ...anInstitution(), locale: 'pt-BR' };
    milestone(book, 'M07');
    expect(theItem(book, 'A-001').title).toBe('Meta sem atualização');
  });
  test('several alerts of one end of grace: one N11, with all their copies', () => {
    const goals = ['A', 'B', 'C'].map((code) => ({ code, missedInARow: 1 }));
    const ended = milestone(world(grace({ goals })), 'M07');
    expect(told(ended)).toContain('N11 A-001 A-002 A-003: rosa, copy ivan lucia');
    const data = ended.letters.find(({ notice }) => notice === 'N11')?.data;
    expect(data).toMatchObject({ item: { item: 'A-001' }, more: [{ item: { item: 'A-002' } }, { item: { item: 'A-003' } }] });
  });
  test('excused updates neither add to nor break the streak', () => {
    const book = world(grace({ goals: [{ code: 'C', missedInARow: 1 }], states: { C: { state: 'EXCUSED' } } }));
    expect(told(milestone(book, 'M07'))).toEqual([]);
    expect(goalIn(book, 'C')?.missedInARow).toBe(1);
  });
  test.each([
    ['nothing changed since M06', {}, false, []],
    ['something did', {}, true, ['N14 2026-W48: rosa']],
  ] as const)('second pack, %s', (_what, states, changedSincePack, expected) => {
    const again = milestone({ ...world(grace({ states })), changedSincePack }, 'M07');
    expect(told(again)).toEqual(expected);
    expect(again.letters.map(({ number }) => number)).toEqual(expected.map(() => 2));
  });
});
