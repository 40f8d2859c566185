import { describe, expect, it } from 'vitest';
import type { ReportFilters } from '../../../contracts/documents.ts';
import { aBook, aGoal, anIg, anInstitution, anItem, itemId } from '../../support/builders.ts';
import { change, mopAtBriefing, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { report, rows } from './reading.ts';

const THURSDAY = '2026-11-26T07:30';
const BRIEFING = '2026-11-26T13:30';
const FRIDAY = '2026-11-27T17:00';

describe('B 1.1, intermediate goals due in the next 20 days (domain.md 7.2, 11.6)', () => {
  const COLUMNS = ['endDate', 'daysLeft', 'goal', 'ig', 'igState', 'restrictions', 'alerts'];
  it.each([
    [
      'Thursday 07:30: MOP-03/1,02 is overdue, and finished or far ones are left out',
      mopAtFirstPack,
      THURSDAY,
      [
        ['2026-11-30', 4, 'MOP-03', '1,03', 'NORMAL', 0, 1],
        ['2026-12-15', 19, 'MOP-01', '2,01', 'NORMAL', 1, 0],
        ['2026-12-15', 19, 'MOP-05', '1,02', 'NORMAL', 0, 1],
      ],
    ],
    [
      'Thursday 13:30: MOP-03/1,02 has its new date; MOP-02/1,04 (20/12) is outside',
      mopAtBriefing,
      BRIEFING,
      [
        ['2026-11-30', 4, 'MOP-03', '1,03', 'NORMAL', 0, 1],
        ['2026-12-11', 15, 'MOP-03', '1,02', 'NORMAL', 1, 0],
        ['2026-12-15', 19, 'MOP-01', '2,01', 'NORMAL', 1, 0],
        ['2026-12-15', 19, 'MOP-05', '1,02', 'NORMAL', 0, 1],
      ],
    ],
    [
      'Friday 17:00',
      mopAtClose,
      FRIDAY,
      [
        ['2026-11-30', 3, 'MOP-03', '1,03', 'NORMAL', 0, 1],
        ['2026-12-11', 14, 'MOP-03', '1,02', 'NORMAL', 1, 0],
        ['2026-12-15', 18, 'MOP-01', '2,01', 'NORMAL', 1, 0],
        ['2026-12-15', 18, 'MOP-05', '1,02', 'NORMAL', 0, 1],
      ],
    ],
  ])('%s', (_when, book, at, expected) => expect(rows(report('B 1.1', book(), { at }), COLUMNS)).toEqual(expected));

  it.each<[string, string, boolean]>([
    ['yesterday', '2026-11-25', false],
    ['today', '2026-11-26', true],
    ['in twenty days', '2026-12-16', true],
    ['in twenty-one days', '2026-12-17', false],
  ])('a step due %s: %s', (_when, endDate, isListed) => {
    const book = aBook({ goals: [aGoal()], igs: [anIg({ endDate })] });
    expect(rows(report('B 1.1', book, { at: BRIEFING }), ['ig'])).toHaveLength(isListed ? 1 : 0);
  });
  it.each([
    ['finished', { finishedOn: '2026-11-20' }],
    ['cancelled', { cancelled: true }],
  ])('what is %s is not due', (_what, over) => {
    const book = aBook({ goals: [aGoal()], igs: [anIg({ endDate: '2026-12-01', ...over })] });
    expect(rows(report('B 1.1', book, { at: BRIEFING }), ['ig'])).toEqual([]);
  });
  it('how far ahead it looks is the institution’s to say', () => {
    const institution = anInstitution({ thresholds: { ...anInstitution().thresholds, lookAheadDays: 5 } });
    const book = aBook({
      institution,
      goals: [aGoal()],
      igs: [anIg({ endDate: '2026-12-01' }), anIg({ code: '1,02', endDate: '2026-12-02' })],
    });
    expect(rows(report('B 1.1', book, { at: BRIEFING }), ['ig'])).toEqual([['1,01']]);
  });
  it.each<[string, ReportFilters, string[]]>([
    ['priority goals', { priority: true }, ['MOP-01/2,01']],
    ['one manager’s', { manager: 'marta' }, ['MOP-03/1,03', 'MOP-03/1,02']],
    ['one goal', { goal: 'MOP-05' }, ['MOP-05/1,02']],
    ['of a kind that none is', { actionType: 'LEGAL' }, []],
    ['within a period', { from: '2026-12-01', to: '2026-12-11' }, ['MOP-03/1,02']],
  ])('filtered: %s', (_what, filters, expected) => {
    const found = rows(report('B 1.1', mopAtClose(), { at: FRIDAY, filters }), ['goal', 'ig']);
    expect(found.map((one) => one.join('/'))).toEqual(expected);
  });
  it('whoever may see some goals sees the steps of those', () => {
    const lucias = report('B 1.1', mopAtClose(), { at: FRIDAY, by: 'lucia' });
    expect([lucias.reach, rows(lucias, ['goal', 'ig'])]).toEqual(['some', [['MOP-01', '2,01']]]);
    expect(report('B 1.1', mopAtClose(), { at: FRIDAY, by: 'rosa' }).reach).toBe('all');
  });
});

describe('B 3.3, intermediate goals with alerts in the next 20 days (domain.md 7.2)', () => {
  it.each([
    ['Thursday 07:30', mopAtFirstPack, THURSDAY],
    ['Friday 17:00', mopAtClose, FRIDAY],
  ])('%s: by the earliest of the step’s end and its first limit', (_when, book, at) =>
    expect(rows(report('B 3.3', book(), { at }), ['goal', 'ig', 'endDate', 'firstLimit', 'openAlerts'])).toEqual([
      ['MOP-05', '1,02', '2026-12-15', '2026-11-24', ['A-003 Permiso municipal de desvío sin emitir']],
      ['MOP-03', '1,03', '2026-11-30', '2026-12-04', ['A-002 Lluvias adelantadas en la zona norte']],
      ['MOP-01', '1,04', '2027-03-31', '2026-12-01', ['A-005 Alquiler de asfaltadora sin renovar']],
    ]),
  );
  const alert = (limitDate: string, code = 'A-001') => anItem({ kind: 'ALERT', ig: '1,01', code, limitDate });
  it.each<[string, { endDate: string; limits: string[] }, number]>([
    ['the step is due in 20 days, the alert far', { endDate: '2026-12-16', limits: ['2027-05-01'] }, 1],
    ['the alert’s limit is in 20 days, the step far', { endDate: '2027-06-01', limits: ['2026-12-16'] }, 1],
    ['both are a day too far', { endDate: '2026-12-17', limits: ['2026-12-17'] }, 0],
    ['the step is near and has no alert', { endDate: '2026-12-01', limits: [] }, 0],
    ['of several alerts the second is near', { endDate: '2027-06-01', limits: ['2026-10-01', '2026-12-01'] }, 1],
  ])('%s', (_what, { endDate, limits }, expected) => {
    const items = limits.map((limit, n) => alert(limit, `A-00${n + 1}`));
    const book = aBook({ goals: [aGoal()], igs: [anIg({ endDate })], items });
    expect(rows(report('B 3.3', book, { at: BRIEFING }), ['ig'])).toHaveLength(expected);
  });
  it('a closed alert, and one of another type than asked for, do not count', () => {
    const book = mopAtClose();
    change(book, 'items', itemId('A-002'), { state: 'RESOLVED' });
    change(book, 'items', itemId('A-005'), { problemType: 'FINANCIAL' });
    expect(rows(report('B 3.3', book, { at: FRIDAY }), ['goal'])).toEqual([['MOP-05'], ['MOP-01']]);
    const asked = (filters: ReportFilters) => rows(report('B 3.3', book, { at: FRIDAY, filters }), ['goal']).flat();
    expect(asked({ problemType: 'FINANCIAL' })).toEqual(['MOP-01']);
    expect(asked({ actionType: 'LEGAL' })).toEqual([]);
    // the period is that of the earliest date: 24/11 of MOP-05, 01/12 of MOP-01
    expect([asked({ to: '2026-11-30' }), asked({ from: '2026-12-01', to: '2026-12-01' })]).toEqual([['MOP-05'], ['MOP-01']]);
  });
  it('of an official: the steps of the own goals, the own steps, and the own alerts on others, and none else of that goal', () => {
    const igs = ['1,01', '1,02', '1,03'].map((code) =>
      anIg({ code, endDate: '2026-12-01', ...(code === '1,02' && { responsible: 'Pedro Salas' }) }),
    );
    const items = ['1,01', '1,02', '1,03'].map((ig, n) =>
      anItem({ kind: 'ALERT', ig, code: `A-00${n + 1}`, limitDate: '2026-12-02', ...(ig === '1,03' && { responsible: 'Pedro Salas' }) }),
    );
    const book = aBook({ goals: [aGoal()], igs, items });
    const asked = (official: string) => rows(report('B 3.3', book, { at: BRIEFING, filters: { official } }), ['ig']).flat();
    expect([asked('Pedro Salas'), asked('Elena Duarte')]).toEqual([['1,02', '1,03'], []]);
  });
});
