import { describe, expect, it } from 'vitest';
import type { ReportFilters } from '../../../contracts/documents.ts';
import type { Book } from '../../../domain/work.ts';
import type { PastUpdate } from '../../../store/report-history.ts';
import { aBook, aGoal, anIg, anInstitution, at, goalId, igId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { aMeasurement, anIndicator } from '../../support/sheet-builders.ts';
import { report, rows } from './reading.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';

const past = (week: string, goal: string, over: Partial<PastUpdate> = {}): PastUpdate => {
  return { week, goalId: goalId(goal), state: 'VALIDATED', late: false, marks: [], submittedAt: null, ...over };
};

describe('D 1.1, last update of the goals that owe updates (domain.md 7.2, 11.6)', () => {
  const W47 = ['MOP-01', 'MOP-02', 'MOP-03', 'MOP-04', 'MOP-05', 'MOP-06'].map((goal) =>
    past('2026-W47', goal, goal === 'MOP-05' ? { state: 'MISSED' } : {}),
  );
  const told = (book: Book, when: string) =>
    rows(report('D 1.1', book, { at: when, kept: { pastUpdates: [...W47, ...book.updates.values()] } }), [
      'goal',
      'manager',
      'lastUpdate',
      'daysSince',
      'weeks',
    ]);
  it('Thursday 07:30: MOP-02 not updated this week yet; MOP-06 is finished and owes none', () =>
    expect(told(mopAtFirstPack(), THURSDAY)).toEqual([
      ['MOP-05', 'Iván Rojas', at('2026-11-11T12:00'), 15, ['MISSED', 'PENDING']],
      ['MOP-02', 'Andrés Quiroga', at('2026-11-18T12:00'), 8, ['ON_TIME', 'PENDING']],
      ['MOP-01', 'Lucía Paredes', at('2026-11-25T10:15'), 1, ['ON_TIME', 'ON_TIME']],
      ['MOP-04', 'Lucía Paredes', at('2026-11-25T11:00'), 1, ['ON_TIME', 'ON_TIME']],
      ['MOP-03', 'Marta Solís', at('2026-11-25T16:40'), 1, ['ON_TIME', 'ON_TIME']],
    ]));
  it('Friday 17:00: MOP-02 late, MOP-05 missed', () =>
    expect(told(mopAtClose(), FRIDAY)).toEqual([
      ['MOP-05', 'Iván Rojas', at('2026-11-11T12:00'), 16, ['MISSED', 'MISSED']],
      ['MOP-01', 'Lucía Paredes', at('2026-11-25T10:15'), 2, ['ON_TIME', 'ON_TIME']],
      ['MOP-04', 'Lucía Paredes', at('2026-11-25T11:00'), 2, ['ON_TIME', 'ON_TIME']],
      ['MOP-03', 'Marta Solís', at('2026-11-25T16:40'), 2, ['ON_TIME', 'ON_TIME']],
      ['MOP-02', 'Andrés Quiroga', at('2026-11-26T08:10'), 1, ['ON_TIME', 'LATE']],
    ]));
  it.each([
    ['a goal that integrates others', { integrating: true }],
    ['one not begun', { lifecycle: 'PROGRAMMED' }],
    ['one that is finished', { finishedOn: '2026-11-19' }],
  ] as const)('%s owes none', (_what, over) => {
    const book = aBook({ goals: [aGoal(over)] });
    expect(rows(report('D 1.1', book, { at: FRIDAY, filters: { mode: 'ALL' } }), ['goal'])).toEqual([]);
  });
  it.each<[string, ReportFilters, string[]]>([
    ['since Wednesday', { from: '2026-11-25' }, ['MOP-01', 'MOP-04', 'MOP-03', 'MOP-02']],
    ['until Tuesday', { to: '2026-11-24' }, ['MOP-05']],
  ])('of a period: last updated %s', (_when, filters, expected) =>
    expect(rows(report('D 1.1', mopAtClose(), { at: FRIDAY, filters }), ['goal']).flat()).toEqual(expected),
  );
  it('never updated comes first; the last eight cycles of them all, with what each was', () => {
    const weeks = ['W40', 'W41', 'W42', 'W43', 'W44', 'W45', 'W46', 'W47', 'W48'].map((week) => `2026-${week}`);
    const states = ['MISSED', 'MISSED', 'VALIDATED', 'VALIDATED', 'EXCUSED', 'RETURNED', 'SUBMITTED', 'SUBMITTED', 'DRAFT'] as const;
    const pastUpdates = weeks.map((week, n) => past(week, 'GOAL-01', { state: states[n] ?? 'PENDING', late: n === 3 || n === 7 }));
    const book = aBook({ goals: [aGoal({ lastUpdateAt: at('2026-11-20T23:30') }), aGoal({ code: 'GOAL-02' })] });
    expect(rows(report('D 1.1', book, { at: FRIDAY, kept: { pastUpdates } }), ['goal', 'daysSince', 'weeks'])).toEqual([
      ['GOAL-02', null, weeks.slice(1).map(() => 'NONE')],
      ['GOAL-01', 7, ['MISSED', 'ON_TIME', 'LATE', 'EXCUSED', 'ON_TIME', 'ON_TIME', 'LATE', 'PENDING']],
    ]);
  });
});

describe('D 2.1, last update of indicators (domain.md 7.2, 3.6)', () => {
  it('most overdue first; a value recorded and not validated is not late, and not yet the current one', () => {
    const indicators = [
      anIndicator({ code: 'I-001' }),
      anIndicator({ code: 'I-002', lagDays: 20 }),
      anIndicator({ code: 'I-003' }),
      anIndicator({ code: 'I-004', active: false }),
      anIndicator({ code: 'I-005' }),
    ];
    const measurements = [
      aMeasurement({ indicator: 'I-001', value: 100 }),
      aMeasurement({ indicator: 'I-003', periodEnd: '2026-09-30', value: 60.25 }),
      aMeasurement({ indicator: 'I-005', validatedAt: null }),
    ];
    const book = aBook({ goals: [aGoal()], indicators });
    const data = report('D 2.1', book, { at: THURSDAY, kept: { measurements } });
    // October's value could exist from 15 or 20 November on: 26 − 15 and 26 − 20
    expect(rows(data, ['indicator', 'goal', 'currentPeriod', 'currentValue', 'expectedPeriod', 'daysLate', 'light'])).toEqual([
      ['I-003', 'GOAL-01', '2026-09-30', 60.25, '2026-10-31', 11, 'grey'],
      ['I-002', 'GOAL-01', null, null, '2026-10-31', 6, 'grey'],
      ['I-001', 'GOAL-01', '2026-10-31', 100, '2026-10-31', 0, 'green'],
      ['I-005', 'GOAL-01', null, null, '2026-10-31', 0, 'grey'],
    ]);
  });
  it.each<[string, ReportFilters, string[]]>([
    ['from October on', { from: '2026-10-01' }, ['I-001']],
    ['up to September, and without any', { to: '2026-09-30' }, ['I-003', 'I-002']],
  ])('of a period: those with their last value %s', (_when, filters, expected) => {
    const indicators = ['I-001', 'I-002', 'I-003'].map((code) => anIndicator({ code }));
    const measurements = [
      aMeasurement({ indicator: 'I-001', value: 100 }),
      aMeasurement({ indicator: 'I-003', periodEnd: '2026-09-30', value: 60 }),
    ];
    const data = report('D 2.1', aBook({ goals: [aGoal()], indicators }), { at: THURSDAY, kept: { measurements }, filters });
    expect(rows(data, ['indicator']).flat().sort()).toEqual([...expected].sort());
  });
  it('of the goals that the reader sees', () => {
    const book = mopAtClose();
    for (const [code, goal] of [
      ['I-001', 'MOP-01'],
      ['I-002', 'MOP-02'],
    ] as const) {
      const indicator = anIndicator({ code, goal });
      book.indicators.set(indicator.id, indicator);
    }
    expect(rows(report('D 2.1', book, { at: FRIDAY, by: 'lucia' }), ['indicator'])).toEqual([['I-001']]);
    expect(rows(report('D 2.1', book, { at: FRIDAY, by: 'rosa' }), ['indicator'])).toEqual([['I-001'], ['I-002']]);
  });
});

describe('D 3.1, last update of intermediate goals (domain.md 7.2)', () => {
  it('on Thursday without any report: by end date, finished ones left out', () =>
    expect(rows(report('D 3.1', mopAtFirstPack(), { at: THURSDAY }), ['goal', 'ig', 'endDate', 'daysSince']).slice(0, 4)).toEqual([
      ['MOP-03', '1,02', '2026-10-15', null],
      ['MOP-02', '1,03', '2026-10-30', null],
      ['MOP-01', '1,03', '2026-11-20', null],
      ['MOP-03', '1,03', '2026-11-30', null],
    ]));
  it('oldest report first after those without one', () => {
    const book = mopAtClose();
    const reported = (ref: readonly [string, string], when: string) =>
      change(book, 'intermediateGoals', igId(...ref), { progressReport: `dicho el ${when}`, progressUpdatedAt: at(when) });
    for (const { id } of [...book.intermediateGoals.values()])
      change(book, 'intermediateGoals', id, { progressUpdatedAt: at('2026-11-25T09:00') });
    reported(['MOP-05', '1,03'], '2026-11-03T00:10');
    reported(['MOP-01', '1,03'], '2026-11-24T23:50');
    change(book, 'intermediateGoals', igId('MOP-04', '1,04'), { progressUpdatedAt: null });
    expect(rows(report('D 3.1', book, { at: FRIDAY }), ['goal', 'ig', 'progressReport', 'daysSince']).slice(0, 4)).toEqual([
      ['MOP-04', '1,04', null, null],
      ['MOP-05', '1,03', 'dicho el 2026-11-03T00:10', 24],
      ['MOP-01', '1,03', 'dicho el 2026-11-24T23:50', 3],
      ['MOP-02', '1,03', null, 2],
    ]);
  });
});

it.each<[string, ReportFilters, string[]]>([
  ['since Wednesday', { from: '2026-11-25' }, ['1,03']],
  ['on Tuesday, by the institution’s own days', { from: '2026-11-24', to: '2026-11-24' }, ['1,02']],
  ['until Tuesday, or never', { to: '2026-11-24' }, ['1,01', '1,02']],
])('D 3.1 of a period: last reported on %s (domain.md 7.2)', (_when, filters, expected) => {
  const moments = [null, '2026-11-24T23:50', '2026-11-25T09:00'];
  const igs = moments.map((when, n) =>
    anIg({ code: `1,0${n + 1}`, endDate: '2027-01-31', progressUpdatedAt: when === null ? null : at(when) }),
  );
  expect(rows(report('D 3.1', aBook({ goals: [aGoal()], igs }), { at: FRIDAY, filters }), ['ig']).flat()).toEqual(expected);
});

describe('D 3.2, intermediate goals programmed in the last 5 days (domain.md 7.2, 12 number 14)', () => {
  const programmed = (moments: readonly (string | null)[], over = {}) =>
    aBook({
      goals: [aGoal()],
      igs: moments.map((when, n) =>
        anIg({
          code: `1,0${n + 1}`,
          programmedAt: when === null ? null : at(when),
          programmedBy: when === null ? null : 'rosa',
          endDate: '2027-01-31',
        }),
      ),
      ...over,
    });
  it('newest first, by the institution’s own days; what came with the data was not programmed here', () => {
    const book = programmed(['2026-11-21T00:00', '2026-11-20T23:59', null, '2026-11-26T06:00']);
    expect(rows(report('D 3.2', book, { at: THURSDAY }), ['ig', 'programmedAt', 'programmedBy', 'endDate'])).toEqual([
      ['1,04', at('2026-11-26T06:00'), 'rosa', '2027-01-31'],
      ['1,01', at('2026-11-21T00:00'), 'rosa', '2027-01-31'],
    ]);
  });
  it('the period asked for is of the day on which they were programmed', () => {
    const book = programmed(['2026-11-24T23:59', '2026-11-25T00:00', '2026-11-26T06:00']);
    expect(rows(report('D 3.2', book, { at: THURSDAY, filters: { from: '2026-11-25', to: '2026-11-25' } }), ['ig'])).toEqual([['1,02']]);
  });
  it('how many days is the institution’s to say', () => {
    const institution = anInstitution({ thresholds: { ...anInstitution().thresholds, recentlyProgrammedDays: 0 } });
    const book = programmed(['2026-11-25T23:59', '2026-11-26T00:00'], { institution });
    expect(rows(report('D 3.2', book, { at: THURSDAY }), ['ig'])).toEqual([['1,02']]);
  });
  it('none in the example, whose programme was loaded', () =>
    expect(rows(report('D 3.2', mopAtClose(), { at: FRIDAY }), ['ig'])).toEqual([]));
});
