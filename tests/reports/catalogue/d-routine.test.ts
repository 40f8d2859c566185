import { describe, expect, it } from 'vitest';
import type { AdoptionFigure } from '../../../domain/letter-data.ts';
import type { Book } from '../../../domain/work.ts';
import type { ClosedWeek } from '../../../store/report-history.ts';
import { aBook, aGoal, anItem, aStay, at, itemId } from '../../support/builders.ts';
import { mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { facts, groups, report, rows } from './reading.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';

const RECORD = { attended: true, packs: { opened: 5, recipients: 8 }, values: { imported: 0, recorded: 2 } };
const figure = (of: number, total: number, percent: number | null = null): AdoptionFigure => ({ of, total, percent });
const closed = (week: string, stats: Record<string, AdoptionFigure>): ClosedWeek => ({
  week,
  days: null,
  closedAt: at('2026-11-20T17:00'),
  stats,
  states: null,
});

describe('D 4.1, adoption and response (domain.md 7.2, 9.3)', () => {
  const told = (book: Book, when: string) =>
    rows(report('D 4.1', book, { at: when, kept: { weekRecord: RECORD } }), ['measure', 'cases', 'total', 'percent'], 'adoption').map(
      ([name, of, total, percent]) => [name, `${of} of ${total} = ${percent}`],
    );
  it('of the week as it stands on Friday 17:00 (11.7)', () =>
    expect(told(mopAtClose(), FRIDAY)).toEqual([
      ['K1', '3 of 5 = 60'],
      ['K2', '1 of 5 = 20'],
      ['K3', '1 of 5 = 20'],
      ['K4', '2 of 4 = 50'],
      ['K5', '1 of 1 = 100'],
      ['K6', '1 of 1 = 100'],
      ['K7', '1 of 1 = 100'],
      ['K8', '5 of 8 = 62.5'],
      ['K9_MINISTER', '4 of 4 = 100'], // O-001, O-002
      ['K9_COMMITTEE', '2 of 2 = 100'],
      ['K10', '0 of 0 = null'],
      ['K11', '3 of 22 = 13.6'],
      ['K11_APPROVED', '1 of 1 = 100'],
      ['K13', '3 of 5 = 60'],
      ['K14', '0 of 7 = 0'],
      ['K15', '2 of 6 = 33.3'],
      ['K15_PER_MINISTER', '6 of 1 = null'],
      ['K16', '0 of 2 = 0'],
      ['K17', '1 of 1 = 100'],
      ['K19', '0 of 2 = 0'],
    ]));
  it('and on Thursday 07:30, nothing selected or decided yet', () =>
    expect(told(mopAtFirstPack(), THURSDAY)).toEqual([
      ['K1', '3 of 5 = 60'],
      ['K2', '0 of 5 = 0'],
      ['K3', '0 of 5 = 0'],
      ['K4', '2 of 4 = 50'],
      ['K5', '0 of 1 = 0'],
      ['K6', '0 of 1 = 0'],
      ['K7', '1 of 1 = 100'],
      ['K8', '5 of 8 = 62.5'],
      ['K9_MINISTER', '0 of 0 = null'],
      ['K9_COMMITTEE', '0 of 1 = 0'], // R-002 came on Wednesday
      ['K10', '0 of 0 = null'],
      ['K11', '3 of 22 = 13.6'],
      ['K11_APPROVED', '0 of 0 = null'],
      ['K13', '3 of 3 = 100'],
      ['K14', '0 of 6 = 0'],
      ['K15', '2 of 6 = 33.3'],
      ['K15_PER_MINISTER', '6 of 1 = null'],
      ['K16', '0 of 2 = 0'],
      ['K17', '1 of 1 = 100'],
      ['K19', '0 of 2 = 0'],
    ]));
  it('a figure of a week that closed before it was measured has no data', () => {
    const kept = { closedWeeks: [closed('2026-W47', { K6: figure(1, 1, 100) })] };
    const told = rows(
      report('D 4.1', aBook({ goals: [aGoal()] }), { at: FRIDAY, kept }),
      ['measure', 'cases', 'total', 'percent'],
      'adoption',
    );
    expect(told.filter(([measure]) => measure === 'K6' || measure === 'K7')).toEqual([
      ['K6', 1, 1, 100],
      ['K7', null, null, null],
    ]);
  });
  it('how long each level takes: the committee looked at R-001 after one business day', () =>
    expect(
      rows(report('D 4.1', mopAtClose(), { at: FRIDAY }), ['scope', 'reviewDays', 'reviewCases', 'closeDays'], 'responseTimes'),
    ).toEqual([
      ['MANAGER', null, 0, null],
      ['COORDINATOR', null, 0, null],
      ['MINISTER', null, 0, null],
      ['COMMITTEE', 1, 1, null],
      ['HEAD_OF_GOVERNMENT', null, 0, null],
    ]));
  it('each aim of 1.1 beside its measures', () => {
    const data = report('D 4.1', mopAtClose(), { at: FRIDAY });
    const aims = groups(data, ['aim'], ['measure', 'cases', 'total', 'percent'], 'aims');
    expect(aims.map(({ heading }) => heading[0])).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G']);
    expect(aims.map(({ rows: own }) => own.length)).toEqual([6, 2, 2, 10, 2, 2, 1]);
    expect(aims[0]?.rows.map(([measure]) => measure)).toEqual([
      'K12_MINISTER_REVIEW',
      'K12_MINISTER_CLOSE',
      'K12_COMMITTEE_REVIEW',
      'K12_COMMITTEE_CLOSE',
      'K12_HEAD_OF_GOVERNMENT_REVIEW',
      'K12_HEAD_OF_GOVERNMENT_CLOSE',
    ]);
    // MOP-01 (−16.7) and MOP-02 (−25.0) of the five that go on are behind their programme
    expect(aims[1]?.rows).toEqual([
      ['K11', 3, 22, 13.6],
      ['BEHIND', 2, 5, 40],
    ]);
    expect(aims[2]?.rows).toEqual([
      ['K19', 0, 2, 0],
      ['OPPORTUNITIES_DECIDED', 2, 2, 100],
    ]);
    expect(rows(data, ['measure', 'medianDays', 'cases', 'total'], 'aims').slice(0, 3)).toEqual([
      ['K12_MINISTER_REVIEW', null, 0, null],
      ['K12_MINISTER_CLOSE', null, 0, null],
      ['K12_COMMITTEE_REVIEW', 1, 1, null],
    ]);
    expect(aims[6]?.rows).toEqual([['K18', null, null, null]]); // citizens come later
  });
  it('averages over the last 4 and 13 weeks that closed: cases over cases, medians by their cases', () => {
    const weeks = [
      closed('2026-W30', { K1: figure(5, 5, 100) }),
      closed('2026-W31', { K1: figure(0, 10, 0), K12_MINISTER_REVIEW: figure(9, 1) }),
    ];
    const last = ['W44', 'W45', 'W46', 'W47'].map((week, n) =>
      closed(`2026-${week}`, { K1: figure(n, 4), K12_MINISTER_REVIEW: figure(n, n + 1) }),
    );
    const kept = { closedWeeks: [...weeks, ...last] };
    const data = report('D 4.1', mopAtClose(), { at: FRIDAY, kept });
    expect(facts(data, 'adoptionWeek')).toEqual({
      week: '2026-W48',
      weekState: 'COMMITTEE',
      counted4: 4,
      counted13: 6,
      notMeasured: 'K18_K20',
    });
    // 0 + 1 + 2 + 3 of 16 in 4 weeks; with 5 of 5 and 0 of 10, 11 of 31 in 6
    expect(rows(data, ['measure', 'cases4', 'total4', 'percent4', 'cases13', 'total13', 'percent13'], 'adoption')[0]).toEqual([
      'K1',
      1.5,
      4,
      37.5,
      1.8,
      5.2,
      35.5,
    ]);
    // (0·1 + 1·2 + 2·3 + 3·4) / 10 = 2; with 9·1, 29 / 11 = 2.6
    expect(rows(data, ['scope', 'reviewDays4', 'reviewDays13'], 'responseTimes')[2]).toEqual(['MINISTER', 2, 2.6]);
  });
  it('what is counted each week anew is told per week, not added up: 6 goals of 1 minister in both of two weeks are 6 and 1', () => {
    const stats = { K15_PER_MINISTER: figure(6, 1), K15: figure(2, 6, 33.3) };
    const kept = { closedWeeks: [closed('2026-W45', {}), closed('2026-W46', stats), closed('2026-W47', stats)] }; // W45: not yet measured
    const told = rows(
      report('D 4.1', mopAtClose(), { at: FRIDAY, kept }),
      ['measure', 'cases4', 'total4', 'cases13', 'total13'],
      'adoption',
    );
    expect(told.filter(([measure]) => String(measure).startsWith('K15'))).toEqual([
      ['K15', 2, 6, 2, 6],
      ['K15_PER_MINISTER', 6, 1, 6, 1],
    ]);
  });
  it('between two weeks it tells the last that closed; before the first it says that there is none', () => {
    const book = aBook({ goals: [aGoal()] });
    const data = report('D 4.1', book, { at: FRIDAY, kept: { closedWeeks: [closed('2026-W47', { K1: figure(1, 2, 50) })] } });
    expect(facts(data, 'adoptionWeek')).toMatchObject({ week: '2026-W47', weekState: 'CLOSED' });
    expect(rows(data, ['cases', 'total', 'percent'], 'adoption')[0]).toEqual([1, 2, 50]);
    expect(report('D 4.1', book, { at: FRIDAY }).sections).toEqual([{ kind: 'facts', key: 'adoptionWeek', facts: [], why: 'noWeekYet' }]);
  });
});

describe('D 4.2, escalation log (domain.md 7.2, 6.2)', () => {
  const COLUMNS = ['changedAt', 'item', 'fromScope', 'toScope', 'trigger', 'movedBy', 'response', 'daysToReview', 'daysHeld'];
  const thursday = [
    [at('2026-11-26T07:00'), 'R-001', 'COORDINATOR', 'MINISTER', 'LIMIT_PASSED', null, 'WAITING', null, null],
    [at('2026-11-25T07:00'), 'A-003', 'MANAGER', 'COORDINATOR', 'LIMIT_PASSED', null, 'WAITING', null, null],
    [at('2026-11-25T07:00'), 'R-002', 'MINISTER', 'COMMITTEE', 'TURN_EXPIRED', null, 'WAITING', null, null],
  ];
  it('Thursday 07:30: three by the clock', () =>
    expect(rows(report('D 4.2', mopAtFirstPack(), { at: THURSDAY }), COLUMNS)).toEqual(thursday));
  it('Friday 17:00: five, newest first, with what each level did (11.7, K13)', () =>
    expect(rows(report('D 4.2', mopAtClose(), { at: FRIDAY }), COLUMNS)).toEqual([
      [at('2026-11-27T12:20'), 'R-002', 'COMMITTEE', 'HEAD_OF_GOVERNMENT', 'MANUAL', 'Hugo Vera', 'WAITING', null, null],
      [at('2026-11-26T17:10'), 'R-001', 'MINISTER', 'COMMITTEE', 'MANUAL', 'Carmen Ibarra', 'REVIEWED', 1, null],
      [at('2026-11-26T07:00'), 'R-001', 'COORDINATOR', 'MINISTER', 'LIMIT_PASSED', null, 'DERIVED', null, 0],
      [at('2026-11-25T07:00'), 'A-003', 'MANAGER', 'COORDINATOR', 'LIMIT_PASSED', null, 'WAITING', null, null],
      [at('2026-11-25T07:00'), 'R-002', 'MINISTER', 'COMMITTEE', 'TURN_EXPIRED', null, 'DERIVED', null, 2],
    ]));
  const stay = (scope: 'MANAGER' | 'COORDINATOR' | 'MINISTER', on: string, over = {}) =>
    aStay({ scope, on, at: at(`${on}T07:00`), ...over });
  const born = stay('MANAGER', '2026-11-02');
  const up = stay('COORDINATOR', '2026-11-10', { trigger: 'LIMIT_PASSED', reviewedOn: '2026-11-12' });
  it.each([
    ['returned from there', anItem({ stays: [born, up, stay('MANAGER', '2026-11-13', { trigger: 'MANUAL', down: true })] }), 'RETURNED', 3],
    ['its turn expired there', anItem({ stays: [born, up, stay('MINISTER', '2026-11-18', { trigger: 'TURN_EXPIRED' })] }), 'EXPIRED', 6],
    [
      'resolved there',
      anItem({ stays: [born, up], state: 'RESOLVED', closedOn: '2026-11-16', closedAt: at('2026-11-16T10:00') }),
      'RESOLVED',
      4,
    ],
    ['looked at and kept', anItem({ stays: [born, up] }), 'REVIEWED', null],
  ] as const)('%s', (_what, item, response, daysHeld) => {
    const kept = item.closedOn === null ? {} : { closedItems: [item] };
    const book = aBook({ goals: [aGoal()], items: item.closedOn === null ? [item] : [] });
    const data = report('D 4.2', book, { at: FRIDAY, kept });
    expect(rows(data, ['fromScope', 'response', 'daysToReview', 'daysHeld']).at(-1)).toEqual(['MANAGER', response, 2, daysHeld]);
  });
  it('filtered: by the day of the change, by type, by the official in charge, and by the goals that the reader sees', () => {
    const items = (asked: Parameters<typeof report>[2]) => rows(report('D 4.2', mopAtClose(), asked), ['item']).flat();
    expect(items({ at: FRIDAY, filters: { from: '2026-11-27' } })).toEqual(['R-002']);
    expect(items({ at: FRIDAY, filters: { to: '2026-11-25' } })).toEqual(['A-003', 'R-002']);
    expect(items({ at: FRIDAY, filters: { problemType: 'FINANCIAL' } })).toEqual(['R-001', 'R-001']);
    expect(items({ at: FRIDAY, filters: { actionType: 'LEGAL' } })).toEqual([]);
    expect(items({ at: FRIDAY, by: 'ivan' })).toEqual(['A-003']);
    const book = mopAtClose();
    const one = book.items.get(itemId('R-001'));
    if (one) book.items.set(one.id, { ...one, responsible: 'Pedro Salas' });
    expect(rows(report('D 4.2', book, { at: FRIDAY, filters: { official: 'Pedro Salas' } }), ['item']).flat()).toEqual(['R-001', 'R-001']);
  });
  it('an official may be in charge of nothing but what is closed', () => {
    const closedOn = { state: 'RESOLVED', closedOn: '2026-11-16', closedAt: at('2026-11-16T10:00') } as const;
    const item = anItem({ stays: [born, up], responsible: 'Pedro Salas', ...closedOn });
    const of = (official: string) =>
      rows(report('D 4.2', aBook({ goals: [aGoal()] }), { at: FRIDAY, kept: { closedItems: [item] }, filters: { official } }), ['item']);
    expect([of('Pedro Salas'), of('Carmen Ibarra')]).toEqual([[[item.code]], []]);
  });
});
