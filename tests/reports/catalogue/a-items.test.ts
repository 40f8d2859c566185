import { describe, expect, it } from 'vitest';
import { aPerson, goalId, igId, itemId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report, rows } from './reading.ts';
import { actor, link } from './taking-part.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';
const TECHNICAL = 'TECHNICAL_ADMINISTRATIVE';
const INFORMATION = 'INFORMATION_COMMUNICATION';

describe('A 3.1, alerts by the institution that executes the goal (domain.md 7.2)', () => {
  const COLUMNS = ['item', 'goal', 'problemType', 'limitDate', 'scope', 'reviewState'];
  it.each([
    [
      'Thursday 07:30',
      mopAtFirstPack,
      THURSDAY,
      [
        ['A-003', 'MOP-05', TECHNICAL, '2026-11-24', 'COORDINATOR', 'UNREVIEWED'],
        ['A-005', 'MOP-01', TECHNICAL, '2026-12-01', 'MANAGER', 'IN_PROCESS'],
        ['A-002', 'MOP-03', TECHNICAL, '2026-12-04', 'MANAGER', 'IN_PROCESS'],
      ],
    ],
    [
      'Friday 17:00',
      mopAtClose,
      FRIDAY,
      [
        ['A-003', 'MOP-05', TECHNICAL, '2026-11-24', 'COORDINATOR', 'IN_PROCESS'],
        ['A-005', 'MOP-01', TECHNICAL, '2026-12-01', 'MANAGER', 'IN_PROCESS'],
        ['A-004', 'MOP-05', INFORMATION, '2026-12-02', 'COORDINATOR', 'UNREVIEWED'],
        ['A-002', 'MOP-03', TECHNICAL, '2026-12-04', 'MANAGER', 'IN_PROCESS'],
      ],
    ],
  ])('of the example on %s: the ministry executes all', (_when, book, when, expected) => {
    expect(groups(report('A 3.1', book(), { at: when }), ['institution', 'count'], COLUMNS)).toEqual([
      { heading: ['Ministerio de Obras Públicas', expected.length], rows: expected },
    ]);
  });
  it('counts only who executes, the whole goal or the step that the alert is on', () => {
    const book = mopAtClose();
    change(book, 'goals', goalId('MOP-03'), { orgUnit: 'Puentes' });
    actor(book, 'viva', 'Constructora Viva', 'INSTITUTIONAL');
    actor(book, 'agua', 'Aguas del Sur', 'INSTITUTIONAL');
    link(book, { actorId: 'viva', goalId: goalId('MOP-05'), igId: igId('MOP-05', '1,02'), participation: 'EXECUTOR' });
    link(book, { actorId: 'agua', goalId: goalId('MOP-05'), participation: 'EXECUTOR' });
    link(book, { actorId: 'agua', goalId: goalId('MOP-01'), participation: 'FUNDER' });
    expect(groups(report('A 3.1', book, { at: FRIDAY }), ['institution', 'count'], ['item'])).toEqual([
      { heading: ['Aguas del Sur', 2], rows: [['A-003'], ['A-004']] },
      { heading: ['Constructora Viva', 1], rows: [['A-003']] },
      { heading: ['Ministerio de Obras Públicas', 1], rows: [['A-005']] },
      { heading: ['Puentes', 1], rows: [['A-002']] },
    ]);
  });
});

describe('A 3.2, alerts by limit date (domain.md 7.2, 11.6)', () => {
  const COLUMNS = ['limitDate', 'daysToLimit', 'item', 'goal', 'scope', 'reviewState', 'itemResponsible'];
  it('of the example on Thursday 07:30', () => {
    expect(rows(report('A 3.2', mopAtFirstPack(), { at: THURSDAY }), COLUMNS)).toEqual([
      ['2026-11-24', -2, 'A-003', 'MOP-05', 'COORDINATOR', 'UNREVIEWED', null],
      ['2026-12-01', 5, 'A-005', 'MOP-01', 'MANAGER', 'IN_PROCESS', null],
      ['2026-12-04', 8, 'A-002', 'MOP-03', 'MANAGER', 'IN_PROCESS', null],
    ]);
  });
  it('of the example on Friday 17:00: A-003 (−3 days), A-005 (4), A-004 (5), A-002 (7)', () => {
    const book = mopAtClose();
    change(book, 'items', itemId('A-003'), { responsible: 'ivan' });
    change(book, 'items', itemId('A-002'), { responsible: 'Cuadrilla norte' });
    expect(rows(report('A 3.2', book, { at: FRIDAY }), COLUMNS)).toEqual([
      ['2026-11-24', -3, 'A-003', 'MOP-05', 'COORDINATOR', 'IN_PROCESS', 'Iván Rojas'],
      ['2026-12-01', 4, 'A-005', 'MOP-01', 'MANAGER', 'IN_PROCESS', null],
      ['2026-12-02', 5, 'A-004', 'MOP-05', 'COORDINATOR', 'UNREVIEWED', null],
      ['2026-12-04', 7, 'A-002', 'MOP-03', 'MANAGER', 'IN_PROCESS', 'Cuadrilla norte'],
    ]);
  });
  it('of two with the same limit date the one with the lower code comes first', () => {
    const book = mopAtClose();
    change(book, 'items', itemId('A-002'), { limitDate: '2026-11-24' });
    expect(rows(report('A 3.2', book, { at: FRIDAY }), ['item'])).toEqual([['A-002'], ['A-003'], ['A-005'], ['A-004']]);
  });
});

describe('A 3.3 and A 3.4, by type (domain.md 7.2)', () => {
  const HEADING = ['problemType', 'count', 'share'];
  it('alerts of the example on Thursday 07:30: all of one type', () => {
    expect(groups(report('A 3.3', mopAtFirstPack(), { at: THURSDAY }), HEADING, ['item', 'daysToLimit'])).toEqual([
      {
        heading: [TECHNICAL, 3, 100],
        rows: [
          ['A-003', -2],
          ['A-005', 5],
          ['A-002', 8],
        ],
      },
    ]);
  });
  it('alerts of the example on Friday 17:00: three of four, then one', () => {
    expect(groups(report('A 3.3', mopAtClose(), { at: FRIDAY }), HEADING, ['item', 'daysToLimit'])).toEqual([
      {
        heading: [TECHNICAL, 3, 75],
        rows: [
          ['A-003', -3],
          ['A-005', 4],
          ['A-002', 7],
        ],
      },
      { heading: [INFORMATION, 1, 25], rows: [['A-004', 5]] },
    ]);
  });
  it.each([
    ['Thursday 07:30', mopAtFirstPack, THURSDAY, [15, -1, -20]],
    ['Friday 17:00', mopAtClose, FRIDAY, [14, -2, -21]],
  ] as const)('restrictions of the example on %s: one of each, in the order of the types', (_when, book, when, [r003, r001, r002]) => {
    expect(groups(report('A 3.4', book(), { at: when }), HEADING, ['item', 'daysToLimit'])).toEqual([
      { heading: [TECHNICAL, 1, 33.3], rows: [['R-003', r003]] },
      { heading: ['FINANCIAL', 1, 33.3], rows: [['R-001', r001]] },
      { heading: ['LEGAL', 1, 33.3], rows: [['R-002', r002]] },
    ]);
  });
  it('the commonest type stands first, also when it is last in the list of types', () => {
    const book = mopAtClose();
    for (const code of ['R-001', 'R-003']) change(book, 'items', itemId(code), { problemType: INFORMATION });
    expect(groups(report('A 3.4', book, { at: FRIDAY }), HEADING, ['item'])).toEqual([
      { heading: [INFORMATION, 2, 66.7], rows: [['R-001'], ['R-003']] },
      { heading: ['LEGAL', 1, 33.3], rows: [['R-002']] },
    ]);
  });
});

describe('A 3.5 and A 3.6, what the reader must treat (domain.md 4, 7.2)', () => {
  const alerts = (who: string | null, book = mopAtClose(), when = FRIDAY) =>
    rows(report('A 3.5', book, { at: when, by: who }), ['item', 'reviewState', 'due']);
  const restrictions = (who: string | null, book = mopAtClose(), when = FRIDAY) =>
    rows(report('A 3.6', book, { at: when, by: who }), ['item', 'reviewState', 'due']);
  it.each([
    // A-003 of Wednesday: 5 business days after 25/11; A-004 of Thursday: one day more, and unreviewed
    [
      'the coordinator',
      'rosa',
      [
        ['A-004', 'UNREVIEWED', '2026-12-03 green'],
        ['A-003', 'IN_PROCESS', '2026-12-02 amber'],
      ],
    ],
    ['the manager of MOP-01', 'lucia', [['A-005', 'IN_PROCESS', '2026-12-01 amber']]],
    ['the manager of MOP-03', 'marta', [['A-002', 'IN_PROCESS', '2026-12-04 green']]],
    ['the manager of MOP-05, whose alerts went up', 'ivan', []],
    ['the minister', 'carmen', []],
    ['the routine', null, []],
  ])('alerts on Friday 17:00 of %s', (_who, who, expected) => {
    expect(alerts(who)).toEqual(expected);
  });
  it.each([
    ['the manager of MOP-03', 'marta', [['R-003', 'IN_PROCESS', '2026-12-11 green']]],
    ['the coordinator', 'rosa', []],
    ['the committee’s secretary, with Ana’s commitment', 'hugo', [['R-001', 'IN_PROCESS', '2026-12-02 amber']]],
    ['its chair', 'julio', [['R-001', 'IN_PROCESS', '2026-12-02 amber']]],
    ['a member of it', 'ana', []],
    ['the head office, where nothing is due', 'gabriel', [['R-002', 'UNREVIEWED', 'none amber']]],
  ])('restrictions on Friday 17:00 of %s', (_who, who, expected) => {
    expect(restrictions(who)).toEqual(expected);
  });
  it('on Thursday 07:30 the coordinator has A-003, the minister R-001 and the committee R-002', () => {
    expect(alerts('rosa', mopAtFirstPack(), THURSDAY)).toEqual([['A-003', 'UNREVIEWED', '2026-12-02 amber']]);
    expect(restrictions('carmen', mopAtFirstPack(), THURSDAY)).toEqual([['R-001', 'UNREVIEWED', '2026-12-03 amber']]);
    expect(restrictions('hugo', mopAtFirstPack(), THURSDAY)).toEqual([['R-002', 'UNREVIEWED', '2026-12-02 amber']]);
  });
  it('a delegate has them as long as the delegation is in force', () => {
    const book = mopAtClose();
    (book.people as Map<string, ReturnType<typeof aPerson>>).set('tomas', aPerson({ id: 'tomas', roles: [{ role: 'TECHNICAL_ADVISER' }] }));
    const delegation = {
      id: 'd',
      principalId: 'rosa',
      delegateId: 'tomas',
      role: 'COORDINATOR',
      from: '2026-11-23',
      reason: null,
    } as const;
    const inForce = { ...delegation, to: '2026-11-30', canSubmit: true, canDecide: false, withdrawnAt: null };
    book.delegations.set('d', inForce);
    expect(alerts('tomas', book).map(([code]) => code)).toEqual(['A-004', 'A-003']);
    book.delegations.set('d', { ...inForce, to: '2026-11-26' });
    expect(alerts('tomas', book)).toEqual([]);
  });
});
