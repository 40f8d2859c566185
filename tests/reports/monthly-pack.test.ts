import { describe, expect, it } from 'vitest';
import type { Chart } from '../../contracts/documents.ts';
import type { Cycle, Item, Reprogramming, Stay } from '../../domain/entities.ts';
import type { P7 } from '../../domain/letter-data.ts';
import type { ManagementState, Scope } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { compilePack } from '../../reports/index.ts';
import type { ClosedWeek, Kept } from '../../store/report-history.ts';
import { zoneOf } from '../../store/zone.ts';
import { aBook, aCycle, aGoal, anIg, anInstitution, anItem, anOpportunity, aStay, at, aWork } from '../support/builders.ts';
import { mopAtClose } from '../support/mop-week.ts';
import { aMeasurement, anIndicator } from '../support/sheet-builders.ts';
import { facts, rows, section } from './catalogue/reading.ts';

const W49 = { open: '2026-11-30', manager: '2026-12-02', coordinator: '2026-12-03', committee: '2026-12-04' };
const monthly = (over: Partial<Cycle> = {}): Cycle =>
  aCycle({ week: '2026-W49', days: W49, month: '2026-11', state: 'COMMITTEE', ...over });
const p7 = (book: Book, kept: Partial<Kept> = {}, cycle: Cycle = monthly(), when = '2026-12-04T17:00') => {
  book.cycles.set(cycle.week, cycle);
  const pack = compilePack(
    { ...aWork(book, { at: when }), zone: zoneOf(book.institution.timeZone) },
    cycle,
    { pack: 'P7', version: 1 },
    kept,
  ) as P7;
  return { ...pack, sections: pack.parts as Parameters<typeof section>[0]['sections'] };
};
const chartOf = (pack: ReturnType<typeof p7>, key: string): Chart => {
  const found = section(pack, key);
  if (found.kind !== 'chart') throw new Error(`${key} is no chart`);
  return found.chart;
};
const counts = (STOPPED: number, DELAYED: number, NORMAL: number, FINISHED: number) => ({ STOPPED, DELAYED, NORMAL, FINISHED });
const closed = (week: string, when: string, states: Record<ManagementState, number> | null = null): ClosedWeek => ({
  week,
  days: null,
  closedAt: at(when),
  stats: {},
  states,
});

describe('P7, the monthly report of November 2026 (domain.md 5.8, 7.4)', () => {
  const kept: Partial<Kept> = {
    closedWeeks: [
      closed('2026-W44', '2026-10-30T17:00', counts(0, 1, 5, 0)),
      closed('2026-W47', '2026-11-20T17:00', counts(1, 1, 3, 1)),
      closed('2026-W48', '2026-11-27T17:00', counts(1, 1, 3, 1)),
    ],
  };
  it('the month’s states are those of its last close, against those of the month before', () => {
    const pack = p7(mopAtClose(), kept);
    expect([pack.month, pack.cover.code, pack.cover.total]).toEqual(['2026-11', 'P7', 6]);
    expect([pack.closedOn, pack.cover.today]).toEqual(['2026-11-27', '2026-12-04']); // the counts, and all the rest
    expect(pack.cover.counts.map(({ state, count, percent }) => [state, count, percent])).toEqual([
      ['STOPPED', 1, 16.7],
      ['DELAYED', 1, 16.7],
      ['NORMAL', 3, 50],
      ['FINISHED', 1, 16.7],
    ]);
    expect(pack.changes.map(({ before, now }) => [before, now])).toEqual([
      [0, 1],
      [1, 1],
      [5, 3],
      [0, 1],
    ]);
  });
  it('without a close that counted, as things stand, against nothing', () => {
    const pack = p7(mopAtClose());
    expect(pack.changes.map(({ before }) => before)).toEqual([null, null, null, null]);
    expect(pack.closedOn).toBeNull();
    // on 4 December MOP-03/1,03 (30/11) is overdue: the goal is delayed
    expect(pack.cover.counts.map(({ count }) => count)).toEqual([1, 2, 2, 1]);
  });
  it('the trend has twelve months, each as it closed', () => {
    const chart = chartOf(p7(mopAtClose(), kept), 'trend');
    if (chart.kind !== 'trend') throw new Error('no trend');
    expect(chart.months.map(({ month, counts: of }) => [month, of?.map(({ count }) => count) ?? null])).toEqual([
      ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'].map((month) => [
        month,
        null,
      ]),
      ['2026-10', [0, 1, 5, 0]],
      ['2026-11', [1, 1, 3, 1]],
    ]);
  });
  it('what happened in November, of the example', () => {
    const book = mopAtClose();
    const reprogrammings = [...book.reprogrammings.values()];
    const { figures } = p7(book, { ...kept, reprogrammings });
    // were reported in November, R-002 in October; five changes of scope; MOP-06/1,02 on 18/11 and MOP-04/1,02 on 25/11
    expect(figures).toEqual({
      opened: 2,
      closed: 0,
      escalated: 5,
      reprogrammed: 1,
      finishedSteps: 2,
      indicators: { green: 0, amber: 0, red: 0, grey: 0 },
    });
  });
  it('restrictions by level: who held them, for how long, and what is open', () => {
    const told = rows(
      p7(mopAtClose(), kept),
      ['scope', 'arrivedInMonth', 'movedOn', 'closedInMonth', 'openNow', 'medianHeld'],
      'restrictionsByScope',
    );
    // coordinator from 12/11 to 26/11, minister until 26/11; R-002: minister 17/11 to 25/11, committee until 27/11
    expect(told).toEqual([
      ['MANAGER', 1, 0, 0, 1, null],
      ['COORDINATOR', 1, 1, 0, 0, 10],
      ['MINISTER', 2, 2, 0, 0, 3],
      ['COMMITTEE', 2, 1, 0, 1, 2],
      ['HEAD_OF_GOVERNMENT', 1, 0, 0, 1, null],
    ]);
    expect(section(p7(mopAtClose(), kept), 'rungDays')).toMatchObject({
      chart: { rungs: [{ median: null }, { cases: 1, median: 10 }, { cases: 2, median: 3 }, { cases: 1, median: 2 }, { median: null }] },
    });
  });
  it('has the parts of the catalogue in order, budget and SDG with their reason', () => {
    const pack = p7(mopAtClose(), kept);
    expect(pack.sections.map(({ key }) => key)).toEqual([
      ...['trend', 'curve', 'indicators', 'thermometers', 'reprogrammed', 'restrictionsByScope', 'rungDays', 'problemsByType', 'budget'],
      ...['sdgLinks', 'opportunitiesHeld', 'adoptionWeek', 'adoption', 'responseTimes'],
    ]);
    expect([section(pack, 'budget'), section(pack, 'sdgLinks')]).toMatchObject([
      { facts: [], why: 'budgetLater' },
      { facts: [], why: 'sdgLater' },
    ]);
    expect(rows(pack, ['goal', 'ig', 'daysMoved'], 'reprogrammed')).toEqual([
      ['MOP-03', '1,02', 87],
      ['MOP-02', '1,03', 60],
      ['MOP-01', '1,03', 51],
    ]);
    const thermometers = chartOf(pack, 'thermometers');
    if (thermometers.kind !== 'thermometers') throw new Error('no thermometers');
    expect(thermometers.rows.find(({ code }) => code === 'MOP-02')).toEqual({
      ...{ code: 'MOP-02', title: '3 hospitales regionales construidos' },
      ...{ actual: 50, expected: 75, original: 75, gap: -25, light: 'red' },
    });
  });
  it('after its own close it tells the week that closed', () => {
    const book = mopAtClose();
    const closing = monthly({ state: 'CLOSED', closedAt: at('2026-12-04T17:00') });
    book.cycles.set('2026-W48', aCycle({ state: 'CLOSED' }));
    const own = { ...closed('2026-W49', '2026-12-04T17:00', counts(2, 2, 1, 1)), stats: { K1: { of: 1, total: 4, percent: 25 } } };
    const pack = p7(book, { closedWeeks: [...(kept.closedWeeks ?? []), own] }, closing);
    expect(facts(pack, 'adoptionWeek')).toMatchObject({ week: '2026-W49', weekState: 'CLOSED', counted4: 4 });
    expect(pack.changes.map(({ now }) => now)).toEqual([1, 1, 3, 1]); // of November, not of December's first close
  });
});

describe('the bounds of the month are those of the calendar in the institution’s zone (domain.md 3.2, 5.8)', () => {
  const LIMA_DAYS = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'];
  it('days: steps finished, restrictions registered and closed, changes of scope', () => {
    const igs = LIMA_DAYS.map((finishedOn, n) => anIg({ code: `1,0${n + 1}`, finishedOn }));
    const closing = (day: string): Partial<Item> => ({ state: 'RESOLVED', closedOn: day, closedAt: at(`${day}T10:00`) });
    const closedItems = LIMA_DAYS.map((day, n) => anItem({ code: `R-10${n}`, reportedOn: '2026-10-01', ...closing(day) }));
    const moved = (on: string): Stay => aStay({ scope: 'COORDINATOR', on, at: at(`${on}T07:00`), trigger: 'LIMIT_PASSED' });
    const items = LIMA_DAYS.map((day, n) => anItem({ code: `R-20${n}`, reportedOn: day, stays: [aStay(), moved(day)] }));
    const { figures } = p7(aBook({ goals: [aGoal()], igs, items }), { closedItems });
    expect(figures).toMatchObject({ finishedSteps: 2, closed: 2, opened: 2, escalated: 2 });
  });
  it.each([
    ['America/Lima', ['2026-11-01T04:59:59.999Z', '2026-11-01T05:00:00Z', '2026-12-01T04:59:59.999Z', '2026-12-01T05:00:00Z']],
    ['Asia/Tokyo', ['2026-10-31T14:59:59.999Z', '2026-10-31T15:00:00Z', '2026-11-30T14:59:59.999Z', '2026-11-30T15:00:00Z']],
  ])('instants in %s: reprogrammings and closes', (timeZone, moments) => {
    const reprogrammings = moments.map((when, n) => reprogrammed(`r-${n}`, Date.parse(when)));
    const closedWeeks = moments.map((when, n) => ({
      ...closed(`2026-W4${n + 4}`, '2026-11-01T00:00', counts(n, 0, 0, 0)),
      closedAt: Date.parse(when),
    }));
    const book = aBook({ institution: anInstitution({ timeZone }), goals: [aGoal()], igs: [anIg()] });
    const pack = p7(book, { reprogrammings, closedWeeks });
    expect(pack.figures.reprogrammed).toBe(2);
    expect(pack.changes[0]).toEqual({ state: 'STOPPED', before: 0, now: 2 });
  });
  it('January reports on December of the year before', () => {
    const days = { open: '2027-01-04', manager: '2027-01-06', coordinator: '2027-01-07', committee: '2027-01-08' };
    const cycle = aCycle({ week: '2027-W01', days, month: '2026-12' });
    const pack = p7(aBook({ goals: [aGoal()], igs: [anIg({ finishedOn: '2026-12-31' })] }), {}, cycle, '2027-01-08T17:00');
    expect([pack.month, pack.figures.finishedSteps]).toEqual(['2026-12', 1]);
    expect(p7(aBook({ goals: [aGoal()] }), {}, { ...cycle, month: null }, '2027-01-08T17:00').month).toBe('2026-12');
  });
});

const reprogrammed = (id: string, decidedAt: number): Reprogramming => ({
  id,
  goalId: 'goal-GOAL-01',
  igId: 'ig-GOAL-01/1,01',
  fromDate: '2026-11-01',
  toDate: '2026-12-01',
  reason: 'lluvias',
  requestedBy: 'marta',
  requestedAt: decidedAt - 86_400_000,
  decision: 'APPROVED',
  decidedBy: 'rosa',
  decidedAt,
  decisionReason: null,
});

describe('the month of what the example has none of (domain.md 7.4)', () => {
  it('median of the days to closing by type; alerts beside, a conversion is not a closing', () => {
    const took = (code: string, reportedOn: string, closedOn: string, over: Partial<Item> = {}) =>
      anItem({ code, reportedOn, closedOn, closedAt: at(`${closedOn}T10:00`), state: 'RESOLVED', problemType: 'LEGAL', ...over });
    const moved = (scope: Scope, down: boolean) => aStay({ scope, down, on: '2026-11-25', at: at('2026-11-25T09:00'), trigger: 'MANUAL' });
    const closedItems = [
      took('R-001', '2026-11-02', '2026-11-06'), // 4 business days
      took('R-002', '2026-11-02', '2026-11-09', { state: 'IGNORED' }), // 5
      took('R-003', '2026-10-26', '2026-11-16'), // 15, registered in October
      took('A-001', '2026-11-02', '2026-11-03', { kind: 'ALERT' }),
      took('A-002', '2026-11-02', '2026-11-03', { kind: 'ALERT', state: 'CONVERTED' }),
    ];
    const items = [
      anItem({ code: 'R-004', problemType: 'POLITICAL', stays: [aStay(), moved('COORDINATOR', false), moved('MANAGER', true)] }),
      anItem({ code: 'A-003', kind: 'ALERT', reportedOn: '2026-12-01' }),
    ];
    const pack = p7(aBook({ goals: [aGoal()], items }), { closedItems });
    const columns = ['problemType', 'restrictionsOpened', 'restrictionsClosed', 'restrictionsOpenNow', 'medianTook'];
    expect(rows(pack, [...columns, 'alertsOpened', 'alertsClosed', 'alertsOpenNow'], 'problemsByType')).toEqual([
      ['TECHNICAL_ADMINISTRATIVE', 0, 0, 0, null, 0, 0, 1],
      ['LEGAL', 2, 3, 0, 5, 2, 1, 0],
      ['POLITICAL', 1, 0, 1, null, 0, 0, 0],
    ]);
    expect(pack.figures).toMatchObject({ opened: 3, closed: 3, escalated: 1 }); // sent back down is no escalation
  });
  it('opportunities held for a day of the month, and indicators by their light', () => {
    const held = (code: string, proposedDate: string) => anOpportunity({ code, proposedDate, state: 'HELD' });
    const opportunities = [
      held('O-001', '2026-11-30'),
      held('O-002', '2026-12-01'),
      anOpportunity({ code: 'O-003', proposedDate: '2026-11-10' }),
    ];
    const indicators = [anIndicator(), anIndicator({ code: 'I-002' })];
    const measurements = [aMeasurement({ value: 100 })];
    const pack = p7(aBook({ goals: [aGoal()], opportunities, indicators }), { measurements });
    expect(rows(pack, ['opportunity', 'proposedDate'], 'opportunitiesHeld')).toEqual([['O-001', '2026-11-30']]);
    expect(pack.figures.indicators).toEqual({ green: 1, amber: 0, red: 0, grey: 1 });
    expect(rows(pack, ['indicator', 'daysLate'], 'indicators')).toEqual([
      ['I-002', 19],
      ['I-001', 0],
    ]);
  });
  it('an institution without goals', () => {
    const pack = p7(aBook());
    expect([pack.cover.total, pack.cover.counts.map(({ percent }) => percent)]).toEqual([0, [null, null, null, null]]);
    expect(section(pack, 'curve')).toMatchObject({ chart: { total: 0, from: '2026-12-04', to: '2026-12-04' } });
  });
});
