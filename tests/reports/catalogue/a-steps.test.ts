import { describe, expect, it } from 'vitest';
import { at, goalId, igId, itemId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report, rows } from './reading.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';
const MOP = 'Ministerio de Obras Públicas';

describe('A 2.1, intermediate goals and their progress (domain.md 7.2, 11.6)', () => {
  const HEADING = ['goal', 'state', 'goalEnd', 'area', 'manager'];
  const COLUMNS = ['ig', 'igState', 'endDate', 'reprogrammed'];
  const MOP_02 = {
    heading: ['MOP-02', 'STOPPED', '2026-12-31', MOP, 'Andrés Quiroga'],
    rows: [
      ['1,01', 'FINISHED', '2026-02-27', 0],
      ['1,02', 'FINISHED', '2026-05-29', 0],
      ['1,03', 'STOPPED', '2026-10-30', 2],
      ['1,04', 'NORMAL', '2026-12-20', 0],
    ],
  };
  const MOP_01 = {
    heading: ['MOP-01', 'DELAYED', '2027-06-30', MOP, 'Lucía Paredes'],
    rows: [
      ['1,01', 'FINISHED', '2026-03-31', 0],
      ['1,02', 'FINISHED', '2026-06-15', 0],
      ['1,03', 'DELAYED', '2026-11-20', 1],
      ['2,01', 'NORMAL', '2026-12-15', 0],
      ['1,04', 'NORMAL', '2027-03-31', 0],
      ['1,05', 'NORMAL', '2027-06-15', 0],
    ],
  };
  const MOP_04 = {
    heading: ['MOP-04', 'NORMAL', '2027-12-15', MOP, 'Lucía Paredes'],
    rows: [
      ['1,01', 'FINISHED', '2026-08-31', 0],
      ['1,02', 'FINISHED', '2026-11-26', 0],
      ['1,03', 'NORMAL', '2027-05-31', 0],
      ['1,04', 'NORMAL', '2027-12-10', 0],
    ],
  };
  const mop05 = (state: string) => ({
    heading: ['MOP-05', state, '2027-04-30', MOP, 'Iván Rojas'],
    rows: [
      ['1,01', 'FINISHED', '2026-06-30', 0],
      ['1,02', 'NORMAL', '2026-12-15', 0],
      ['1,03', 'NORMAL', '2027-04-15', 0],
    ],
  });
  const MOP_06 = {
    heading: ['MOP-06', 'FINISHED', '2026-11-30', MOP, 'Elena Duarte'],
    rows: [
      ['1,01', 'FINISHED', '2026-09-30', 0],
      ['1,02', 'FINISHED', '2026-11-18', 0],
    ],
  };
  it('of the example on Thursday 07:30: stopped, then the two delayed by code, then normal, then finished', () => {
    const mop03 = {
      heading: ['MOP-03', 'DELAYED', '2026-12-31', MOP, 'Marta Solís'],
      rows: [
        ['1,01', 'FINISHED', '2026-07-15', 0],
        ['1,02', 'DELAYED', '2026-10-15', 1],
        ['1,03', 'NORMAL', '2026-11-30', 0],
      ],
    };
    const told = groups(report('A 2.1', mopAtFirstPack(), { at: THURSDAY }), HEADING, COLUMNS);
    expect(told).toEqual([MOP_02, MOP_01, mop03, MOP_04, mop05('NORMAL'), MOP_06]);
  });
  it('of the example on Friday 17:00: MOP-02, MOP-01, MOP-03, MOP-04, MOP-05, MOP-06', () => {
    const mop03 = {
      heading: ['MOP-03', 'NORMAL', '2026-12-31', MOP, 'Marta Solís'],
      rows: [
        ['1,01', 'FINISHED', '2026-07-15', 0],
        ['1,03', 'NORMAL', '2026-11-30', 0],
        ['1,02', 'NORMAL', '2026-12-11', 2],
      ],
    };
    const told = groups(report('A 2.1', mopAtClose(), { at: FRIDAY }), HEADING, COLUMNS);
    expect(told).toEqual([MOP_02, MOP_01, mop03, MOP_04, mop05('NORMAL grey frame'), MOP_06]);
  });
  it('says who is responsible, what it is about, and what was reported when', () => {
    const book = mopAtClose();
    change(book, 'intermediateGoals', igId('MOP-06', '1,01'), {
      responsible: 'elena',
      detail: '1.200 m²',
      progressReport: 'Recibido sin observaciones.',
      progressUpdatedAt: at('2026-10-01T09:00'),
    });
    change(book, 'intermediateGoals', igId('MOP-06', '1,02'), { responsible: 'Pedro Salas' });
    const columns = ['ig', 'step', 'responsible', 'detail', 'progressReport', 'reportedAt'];
    expect(rows(report('A 2.1', book, { at: FRIDAY, filters: { goal: 'MOP-06' } }), columns)).toEqual([
      ['1,01', 'edificio concluido', 'Elena Duarte', '1.200 m²', 'Recibido sin observaciones.', at('2026-10-01T09:00')],
      ['1,02', 'equipos instalados', 'Pedro Salas', null, null, null],
    ]);
  });
  it('lists a goal without a programme, so that its gap shows, unless some steps are asked for', () => {
    const book = mopAtClose();
    for (const code of ['1,01', '1,02']) book.intermediateGoals.delete(igId('MOP-06', code));
    const goals = (filters = {}) =>
      groups(report('A 2.1', book, { at: FRIDAY, filters }), ['goal'], ['ig']).map(({ heading }) => heading[0]);
    expect(goals()).toContain('MOP-06');
    expect(goals({ from: '2026-12-01', to: '2026-12-31' })).toEqual(['MOP-02', 'MOP-01', 'MOP-03', 'MOP-05']);
  });
});

describe('A 2.2 and A 2.2.1, opportunities (domain.md 7.2)', () => {
  const COLUMNS = ['proposedDate', 'ig', 'step', 'opportunity', 'opportunityTitle', 'goal', 'manager', 'opportunityState'];
  const lot = (state: string) => [
    '2026-12-03',
    '1,02',
    'lote 1 de 500 viviendas entregado',
    'O-001',
    'Entrega de las primeras 500 viviendas',
    'MOP-04',
    'Lucía Paredes',
    state,
  ];
  const laboratory = (state: string) => [
    '2026-12-10',
    null,
    null,
    'O-002',
    'Inauguración del laboratorio',
    'MOP-06',
    'Elena Duarte',
    state,
  ];
  it.each([
    ['Thursday 07:30', mopAtFirstPack, THURSDAY, 'VALIDATED', 'ASSESSED'],
    ['Friday 17:00', mopAtClose, FRIDAY, 'APPROVED', 'APPROVED'],
  ] as const)('of the example on %s: O-001 is of an intermediate goal, O-002 direct', (_when, book, when, first, second) => {
    expect(rows(report('A 2.2', book(), { at: when }), COLUMNS)).toEqual([lot(first)]);
    expect(rows(report('A 2.2.1', book(), { at: when }), [...COLUMNS, 'direct', 'place'])).toEqual([
      [...lot(first), false, 'Distrito Sur'],
      [...laboratory(second), true, 'Capital'],
    ]);
  });
  it.each([
    ['IDENTIFIED', 1],
    ['VALIDATED', 1],
    ['ASSESSED', 1],
    ['APPROVED', 1],
    ['SCHEDULED', 1],
    ['HELD', 0],
    ['DECLINED', 0],
    ['EXPIRED', 0],
  ] as const)('an opportunity that is %s is listed %i times', (state, times) => {
    const book = mopAtClose();
    change(book, 'opportunities', 'opportunity-O-001', { state });
    expect(rows(report('A 2.2', book, { at: FRIDAY }), ['opportunity'])).toHaveLength(times);
  });
  it('stands by proposed date', () => {
    const book = mopAtClose();
    change(book, 'opportunities', 'opportunity-O-001', { proposedDate: '2026-12-24' });
    expect(rows(report('A 2.2.1', book, { at: FRIDAY }), ['opportunity'])).toEqual([['O-002'], ['O-001']]);
  });
});

describe('A 2.3 and A 2.4, intermediate goals with open alerts and restrictions (domain.md 7.2)', () => {
  const HEADING = ['goal', 'state', 'manager', 'ig', 'step', 'igState', 'endDate', 'reprogrammed'];
  const COLUMNS = ['item', 'problemType', 'limitDate', 'daysToLimit', 'scope', 'reviewState'];
  const MANAGER = ['MANAGER', 'IN_PROCESS'];
  const TECHNICAL = 'TECHNICAL_ADMINISTRATIVE';
  const stretch2 = ['MOP-01', 'DELAYED', 'Lucía Paredes', '1,04', 'tramo 2 pavimentado', 'NORMAL', '2027-03-31', 0];
  const collector = (state: string) => ['MOP-05', state, 'Iván Rojas', '1,02', 'colector central instalado', 'NORMAL', '2026-12-15', 0];
  const north = (state: string) => ['MOP-03', state, 'Marta Solís', '1,03', '15 puentes del norte', 'NORMAL', '2026-11-30', 0];
  it('alerts of the example on Thursday 07:30: the delayed goals by limit date, then the normal one', () => {
    expect(groups(report('A 2.3', mopAtFirstPack(), { at: THURSDAY }), HEADING, COLUMNS)).toEqual([
      { heading: stretch2, rows: [['A-005', TECHNICAL, '2026-12-01', 5, ...MANAGER]] },
      { heading: north('DELAYED'), rows: [['A-002', TECHNICAL, '2026-12-04', 8, ...MANAGER]] },
      { heading: collector('NORMAL'), rows: [['A-003', TECHNICAL, '2026-11-24', -2, 'COORDINATOR', 'UNREVIEWED']] },
    ]);
  });
  it('alerts of the example on Friday 17:00; A-004 is on the goal, not on a step', () => {
    expect(groups(report('A 2.3', mopAtClose(), { at: FRIDAY }), HEADING, COLUMNS)).toEqual([
      { heading: stretch2, rows: [['A-005', TECHNICAL, '2026-12-01', 4, ...MANAGER]] },
      { heading: collector('NORMAL grey frame'), rows: [['A-003', TECHNICAL, '2026-11-24', -3, 'COORDINATOR', 'IN_PROCESS']] },
      { heading: north('NORMAL'), rows: [['A-002', TECHNICAL, '2026-12-04', 7, ...MANAGER]] },
    ]);
  });
  const tender = ['MOP-02', 'STOPPED', 'Andrés Quiroga', '1,03', 'licitación adjudicada', 'STOPPED', '2026-10-30', 2];
  const land = ['MOP-01', 'DELAYED', 'Lucía Paredes', '2,01', 'expropiaciones del tramo 2 concluidas', 'NORMAL', '2026-12-15', 0];
  it('restrictions of the example on Thursday 07:30', () => {
    const centre = ['MOP-03', 'DELAYED', 'Marta Solís', '1,02', '15 puentes del centro', 'DELAYED', '2026-10-15', 1];
    expect(groups(report('A 2.4', mopAtFirstPack(), { at: THURSDAY }), HEADING, COLUMNS)).toEqual([
      { heading: tender, rows: [['R-002', 'LEGAL', '2026-11-06', -20, 'COMMITTEE', 'UNREVIEWED']] },
      { heading: land, rows: [['R-001', 'FINANCIAL', '2026-11-25', -1, 'MINISTER', 'UNREVIEWED']] },
      { heading: centre, rows: [['R-003', TECHNICAL, '2026-12-11', 15, ...MANAGER]] },
    ]);
  });
  it('restrictions of the example on Friday 17:00', () => {
    const centre = ['MOP-03', 'NORMAL', 'Marta Solís', '1,02', '15 puentes del centro', 'NORMAL', '2026-12-11', 2];
    expect(groups(report('A 2.4', mopAtClose(), { at: FRIDAY }), HEADING, COLUMNS)).toEqual([
      { heading: tender, rows: [['R-002', 'LEGAL', '2026-11-06', -21, 'HEAD_OF_GOVERNMENT', 'UNREVIEWED']] },
      { heading: land, rows: [['R-001', 'FINANCIAL', '2026-11-25', -2, 'COMMITTEE', 'IN_PROCESS']] },
      { heading: centre, rows: [['R-003', TECHNICAL, '2026-12-11', 14, ...MANAGER]] },
    ]);
  });
  it('several on one step stand together, by limit date, with how they are treated and what was done last', () => {
    const book = mopAtClose();
    const treatment = { what: 'pedir partida', withWhom: 'Hacienda', when: null };
    const r003 = { goalId: goalId('MOP-01'), igId: igId('MOP-01', '2,01'), limitDate: '2026-11-20', treatment };
    change(book, 'items', itemId('R-003'), r003);
    const entry = { itemId: itemId('R-003'), by: 'lucia', committedDate: null };
    book.actionLog.set('a', { ...entry, id: 'a', at: at('2026-11-24T10:00'), text: 'pedida' });
    book.actionLog.set('b', { ...entry, id: 'b', at: at('2026-11-25T10:00'), text: 'insistida' });
    const told = groups(report('A 2.4', book, { at: FRIDAY }), ['goal', 'ig'], ['item', 'treatment', 'lastAction', 'lastActionAt']);
    expect(told.slice(1)).toEqual([
      {
        heading: ['MOP-01', '2,01'],
        rows: [
          ['R-003', ['pedir partida', 'Hacienda'], 'insistida', at('2026-11-25T10:00')],
          ['R-001', [], null, null],
        ],
      },
    ]);
  });
});
