import { describe, expect, it } from 'vitest';
import { goalId, igId, itemId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report, rows } from './reading.ts';
import { actor, link } from './taking-part.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';

describe('A 1.2, goals in execution by institutional actor (domain.md 7.2)', () => {
  const COLUMNS = ['goal', 'manager', 'state', 'thermometer', 'normal', 'delayed', 'finished', 'restrictions', 'alerts'];
  it.each([
    [
      'Thursday 07:30',
      mopAtFirstPack,
      THURSDAY,
      [
        ['MOP-02', 'Andrés Quiroga', 'STOPPED', '50 / 75 / -25 red', 1, 0, 2, 1, 0],
        ['MOP-03', 'Marta Solís', 'DELAYED', '33.3 / 66.7 / -33.3 red', 1, 1, 1, 1, 1],
        ['MOP-01', 'Lucía Paredes', 'DELAYED', '33.3 / 50 / -16.7 red', 3, 1, 2, 1, 1],
        ['MOP-05', 'Iván Rojas', 'NORMAL', '33.3 / 33.3 / 0 green', 2, 0, 1, 0, 1],
        ['MOP-04', 'Lucía Paredes', 'NORMAL', '50 / 25 / 25 green', 2, 0, 2, 0, 0],
        ['MOP-06', 'Elena Duarte', 'FINISHED', '100 / 100 / 0 green', 0, 0, 2, 0, 0],
      ],
    ],
    [
      'Friday 17:00',
      mopAtClose,
      FRIDAY,
      [
        ['MOP-02', 'Andrés Quiroga', 'STOPPED', '50 / 75 / -25 red', 1, 0, 2, 1, 0],
        ['MOP-01', 'Lucía Paredes', 'DELAYED', '33.3 / 50 / -16.7 red', 3, 1, 2, 1, 1],
        ['MOP-03', 'Marta Solís', 'NORMAL', '33.3 / 33.3 / 0 green', 2, 0, 1, 1, 1],
        ['MOP-05', 'Iván Rojas', 'NORMAL grey frame', '33.3 / 33.3 / 0 green', 2, 0, 1, 0, 2],
        ['MOP-04', 'Lucía Paredes', 'NORMAL', '50 / 50 / 0 green', 2, 0, 2, 0, 0],
        ['MOP-06', 'Elena Duarte', 'FINISHED', '100 / 100 / 0 green', 0, 0, 2, 0, 0],
      ],
    ],
  ])('of the example on %s: the ministry, by state, then end date', (_when, book, when, expected) => {
    expect(groups(report('A 1.2', book(), { at: when }), ['institution'], COLUMNS)).toEqual([
      { heading: ['Ministerio de Obras Públicas'], rows: expected },
    ]);
  });

  it.each([
    ['a period of their end', { from: '2026-12-01', to: '2026-12-31' }, ['MOP-02', 'MOP-01']],
    ['a type of action among their steps', { actionType: 'LEGAL' }, ['MOP-05']],
    ['a type of problem that is open', { problemType: 'FINANCIAL' }, ['MOP-01']],
    ['such a problem on such a step', { problemType: 'FINANCIAL', actionType: 'LEGAL' }, []],
  ] as const)('of %s (search facets)', (_what, filters, expected) => {
    const book = mopAtClose();
    for (const { id } of [...book.goals.values()]) change(book, 'goals', id, { endDate: '2027-06-30' });
    for (const goal of ['MOP-01', 'MOP-02']) change(book, 'goals', goalId(goal), { endDate: '2026-12-20' });
    change(book, 'intermediateGoals', igId('MOP-05', '1,02'), { kind: 'LEGAL' });
    expect(rows(report('A 1.2', book, { at: FRIDAY, filters }), ['goal']).flat()).toEqual(expected);
  });

  it('puts a goal under each institution that takes part, else under its area, else under the institution', () => {
    const book = mopAtClose();
    change(book, 'goals', goalId('MOP-04'), { orgUnit: 'Área de Vivienda' });
    actor(book, 'viva', 'Vivienda Popular', 'INSTITUTIONAL');
    actor(book, 'alcaldia', 'Alcaldía', 'INSTITUTIONAL');
    actor(book, 'pedro', 'Pedro Salas', 'INDIVIDUAL');
    link(book, { actorId: 'viva', goalId: goalId('MOP-05'), participation: 'ALLY' });
    link(book, { actorId: 'viva', goalId: goalId('MOP-05'), igId: igId('MOP-05', '1,02'), participation: 'EXECUTOR' });
    link(book, { actorId: 'alcaldia', goalId: goalId('MOP-05'), participation: 'FUNDER' });
    link(book, { actorId: 'alcaldia', goalId: goalId('MOP-01'), participation: 'EXECUTOR', endedAt: 1 });
    link(book, { actorId: 'alcaldia', goalId: goalId('MOP-02'), itemId: itemId('R-002'), participation: 'AFFECTED' });
    link(book, { actorId: 'pedro', goalId: goalId('MOP-02'), participation: 'RESPONSIBLE' });
    expect(groups(report('A 1.2', book, { at: FRIDAY }), ['institution'], ['goal', 'participation'])).toEqual([
      { heading: ['Alcaldía'], rows: [['MOP-05', 'FUNDER']] },
      { heading: ['Área de Vivienda'], rows: [['MOP-04', null]] },
      {
        heading: ['Ministerio de Obras Públicas'],
        rows: ['MOP-02', 'MOP-01', 'MOP-03', 'MOP-06'].map((code) => [code, null]),
      },
      { heading: ['Vivienda Popular'], rows: [['MOP-05', 'EXECUTOR']] },
    ]);
  });
});

describe('A 1.3, the basic list (domain.md 7.2)', () => {
  const HEADING = ['goal', 'manager', 'state', 'goalEnd', 'daysLeft'];
  const COLUMNS = ['aroKind', 'aro', 'aroTitle', 'aroDate', 'scope', 'aroState'];
  const O_002 = ['OPPORTUNITY', 'O-002', 'Inauguración del laboratorio', '2026-12-10', null];
  it('of the example on Thursday 07:30: in the dashboard’s order, each open restriction, alert and live opportunity in one line', () => {
    expect(groups(report('A 1.3', mopAtFirstPack(), { at: THURSDAY }), HEADING, COLUMNS)).toEqual([
      {
        heading: ['MOP-03', 'Marta Solís', 'DELAYED', '2026-12-31', 35],
        rows: [
          ['RESTRICTION', 'R-003', 'Incumplimiento del proveedor de acero', '2026-12-11', 'MANAGER', 'IN_PROCESS'],
          ['ALERT', 'A-002', 'Lluvias adelantadas en la zona norte', '2026-12-04', 'MANAGER', 'IN_PROCESS'],
        ],
      },
      {
        heading: ['MOP-01', 'Lucía Paredes', 'DELAYED', '2027-06-30', 216],
        rows: [
          ['RESTRICTION', 'R-001', 'Pago de expropiaciones sin desembolso', '2026-11-25', 'MINISTER', 'UNREVIEWED'],
          ['ALERT', 'A-005', 'Alquiler de asfaltadora sin renovar', '2026-12-01', 'MANAGER', 'IN_PROCESS'],
        ],
      },
      {
        heading: ['MOP-02', 'Andrés Quiroga', 'STOPPED', '2026-12-31', 35],
        rows: [['RESTRICTION', 'R-002', 'Licitación suspendida por orden judicial', '2026-11-06', 'COMMITTEE', 'UNREVIEWED']],
      },
      {
        heading: ['MOP-05', 'Iván Rojas', 'NORMAL', '2027-04-30', 155],
        rows: [['ALERT', 'A-003', 'Permiso municipal de desvío sin emitir', '2026-11-24', 'COORDINATOR', 'UNREVIEWED']],
      },
      {
        heading: ['MOP-04', 'Lucía Paredes', 'NORMAL', '2027-12-15', 384],
        rows: [['OPPORTUNITY', 'O-001', 'Entrega de las primeras 500 viviendas', '2026-12-03', null, 'VALIDATED']],
      },
      { heading: ['MOP-06', 'Elena Duarte', 'FINISHED', '2026-11-30', '2026-11-19'], rows: [[...O_002, 'ASSESSED']] },
    ]);
  });
  it('of the example on Friday 17:00', () => {
    const told = groups(report('A 1.3', mopAtClose(), { at: FRIDAY }), HEADING, ['aro', 'scope', 'aroState']);
    expect(told).toEqual([
      {
        heading: ['MOP-01', 'Lucía Paredes', 'DELAYED', '2027-06-30', 215],
        rows: [
          ['R-001', 'COMMITTEE', 'IN_PROCESS'],
          ['A-005', 'MANAGER', 'IN_PROCESS'],
        ],
      },
      {
        heading: ['MOP-03', 'Marta Solís', 'NORMAL', '2026-12-31', 34],
        rows: [
          ['R-003', 'MANAGER', 'IN_PROCESS'],
          ['A-002', 'MANAGER', 'IN_PROCESS'],
        ],
      },
      {
        heading: ['MOP-05', 'Iván Rojas', 'NORMAL grey frame', '2027-04-30', 154],
        rows: [
          ['A-003', 'COORDINATOR', 'IN_PROCESS'],
          ['A-004', 'COORDINATOR', 'UNREVIEWED'],
        ],
      },
      {
        heading: ['MOP-02', 'Andrés Quiroga', 'STOPPED', '2026-12-31', 34],
        rows: [['R-002', 'HEAD_OF_GOVERNMENT', 'UNREVIEWED']],
      },
      { heading: ['MOP-04', 'Lucía Paredes', 'NORMAL', '2027-12-15', 383], rows: [['O-001', null, 'APPROVED']] },
      { heading: ['MOP-06', 'Elena Duarte', 'FINISHED', '2026-11-30', '2026-11-19'], rows: [['O-002', null, 'APPROVED']] },
    ]);
  });
  it('leaves out what is closed and what was held, declined or expired, and keeps a goal with nothing open', () => {
    const book = mopAtClose();
    for (const code of ['R-001', 'A-005']) change(book, 'items', itemId(code), { state: 'RESOLVED' });
    change(book, 'opportunities', 'opportunity-O-001', { state: 'HELD' });
    change(book, 'opportunities', 'opportunity-O-002', { state: 'EXPIRED' });
    const told = groups(report('A 1.3', book, { at: FRIDAY }), ['goal'], ['aro']);
    expect(told.filter(({ rows: own }) => own.length === 0).map(({ heading }) => heading[0])).toEqual(['MOP-01', 'MOP-04', 'MOP-06']);
  });
});

describe('A 2.5, priority goals (domain.md 7.2)', () => {
  const COLUMNS = ['goal', 'state', 'thermometer', 'executiveReport', 'openRestrictions', 'openAlerts'];
  const R_001 = 'R-001 Pago de expropiaciones sin desembolso';
  const R_002 = 'R-002 Licitación suspendida por orden judicial';
  const A_005 = 'A-005 Alquiler de asfaltadora sin renovar';
  it.each([
    ['Thursday 07:30', mopAtFirstPack, THURSDAY],
    ['Friday 17:00', mopAtClose, FRIDAY],
  ])('of the example on %s: the two of them in the dashboard’s order', (_when, book, when) => {
    const week = book();
    change(week, 'goals', goalId('MOP-01'), { narrative: 'El tramo 1 termina en diciembre.' });
    const told = report('A 2.5', week, { at: when });
    expect(rows(told, COLUMNS)).toEqual([
      ['MOP-01', 'DELAYED', '33.3 / 50 / -16.7 red', 'El tramo 1 termina en diciembre.', [R_001], [A_005]],
      ['MOP-02', 'STOPPED', '50 / 75 / -25 red', null, [R_002], []],
    ]);
    expect([told.goals, told.filters]).toEqual([2, { priority: true }]);
  });
});
