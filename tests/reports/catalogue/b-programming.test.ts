import { describe, expect, it } from 'vitest';
import type { Reprogramming, Territory } from '../../../domain/entities.ts';
import type { Book } from '../../../domain/work.ts';
import { aBook, aGoal, anIg, anOpportunity, goalId, igId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report, rows } from './reading.ts';
import { actor, link } from './taking-part.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';

describe('B 2.2 and B 2.2.1, opportunities by territory (domain.md 7.2)', () => {
  const told = (code: 'B 2.2' | 'B 2.2.1', book: Book, at = FRIDAY) =>
    groups(report(code, book, { at }), ['place', 'cases'], ['proposedDate', 'opportunity', 'goal', 'opportunityState']);
  it.each([
    ['Thursday 07:30', mopAtFirstPack, THURSDAY, 'VALIDATED', 'ASSESSED'],
    ['Friday 17:00', mopAtClose, FRIDAY, 'APPROVED', 'APPROVED'],
  ] as const)('%s', (_when, book, at, houses, laboratory) => {
    const south = { heading: ['Distrito Sur', 1], rows: [['2026-12-03', 'O-001', 'MOP-04', houses]] };
    expect(told('B 2.2', book(), at)).toEqual([south]);
    expect(told('B 2.2.1', book(), at)).toEqual([
      { heading: ['Capital', 1], rows: [['2026-12-10', 'O-002', 'MOP-06', laboratory]] },
      south,
    ]);
    expect(rows(report('B 2.2.1', book(), { at }), ['opportunity', 'direct'])).toEqual([
      ['O-002', true],
      ['O-001', false],
    ]);
  });
  it('places by name without minding accents, each by date, what has no place last; what was held or declined is left out', () => {
    const one = (code: string, place: string | null, proposedDate: string, over = {}) =>
      anOpportunity({ code, place, proposedDate, ig: '1,01', ...over });
    const opportunities = [
      one('O-001', null, '2026-12-01'),
      one('O-002', 'Ñuble', '2026-12-02'),
      one('O-003', 'Ávila', '2026-12-09'),
      one('O-004', ' Ávila ', '2026-12-04'),
      one('O-005', 'Zona norte', '2026-12-03'),
      one('O-006', 'Ávila', '2026-12-03', { state: 'HELD' }),
    ];
    const book = aBook({ goals: [aGoal()], igs: [anIg()], opportunities });
    expect(told('B 2.2', book).map(({ heading, rows: own }) => [...heading, own.map(([, code]) => code)])).toEqual([
      ['Ávila', 2, ['O-004', 'O-003']],
      ['Ñuble', 1, ['O-002']],
      ['Zona norte', 1, ['O-005']],
      ['PLACE', 1, ['O-001']],
    ]);
  });
});

describe('B 3.8, reprogrammed intermediate goals (domain.md 7.2, 11.6)', () => {
  const COLUMNS = ['goal', 'ig', 'originalEnd', 'endDate', 'reprogrammed', 'daysMoved', 'manager'];
  const accepted = (book: Book): Reprogramming[] => [...book.reprogrammings.values()].filter(({ decision }) => decision === 'APPROVED');
  it.each([
    [
      'Thursday 07:30, the third date of MOP-03/1,02 not approved yet',
      mopAtFirstPack,
      THURSDAY,
      [
        ['MOP-02', '1,03', '2026-08-31', '2026-10-30', 2, 60, 'Andrés Quiroga'],
        ['MOP-01', '1,03', '2026-09-30', '2026-11-20', 1, 51, 'Lucía Paredes'],
        ['MOP-03', '1,02', '2026-09-15', '2026-10-15', 1, 30, 'Marta Solís'],
      ],
    ],
    [
      'Friday 17:00',
      mopAtClose,
      FRIDAY,
      [
        ['MOP-03', '1,02', '2026-09-15', '2026-12-11', 2, 87, 'Marta Solís'],
        ['MOP-02', '1,03', '2026-08-31', '2026-10-30', 2, 60, 'Andrés Quiroga'],
        ['MOP-01', '1,03', '2026-09-30', '2026-11-20', 1, 51, 'Lucía Paredes'],
      ],
    ],
  ])('%s', (_when, book, at, expected) => expect(rows(report('B 3.8', book(), { at }), COLUMNS)).toEqual(expected));
  it('with the reasons that are known, oldest first', () => {
    const book = mopAtClose();
    const [last] = accepted(book);
    if (!last) throw new Error('the example reprograms once');
    const kept = { reprogrammings: [{ ...last, id: 'first', reason: 'lluvias' }, last] };
    expect(rows(report('B 3.8', book, { at: FRIDAY, kept }), ['reasons'])).toEqual([
      [['lluvias', 'el proveedor de acero incumplió y el nuevo entrega el 30 de noviembre']],
      [[]],
      [[]],
    ]);
  });
  it('what was brought forward counts with its sign; what was finished stays, what was cancelled does not', () => {
    const step = (code: string, over: Parameters<typeof anIg>[0]) =>
      anIg({ code, originalEndDate: '2026-12-31', endDate: '2026-12-01', reprogramCount: 1, ...over });
    const igs = [
      step('1,01', {}),
      step('1,02', { finishedOn: '2026-11-20' }),
      step('1,03', { cancelled: true }),
      step('1,04', { reprogramCount: 0 }),
    ];
    expect(rows(report('B 3.8', aBook({ goals: [aGoal()], igs }), { at: FRIDAY }), ['ig', 'daysMoved'])).toEqual([
      ['1,01', -30],
      ['1,02', -30],
    ]);
  });
});

describe('B 4.3, synergies (domain.md 7.2, 3.9)', () => {
  it('nothing is shared in the example', () =>
    expect(
      ['sharedActors', 'sharedPlaces', 'dependencies'].map((key) => rows(report('B 4.3', mopAtClose(), { at: FRIDAY }), [], key)),
    ).toEqual([[], [], []]));
  it('actors in several goals, those in most first', () => {
    const book = mopAtClose();
    for (const [id, name] of [
      ['a', 'Alcaldía'],
      ['h', 'Hacienda'],
      ['u', 'Universidad'],
    ] as const)
      actor(book, id, name, 'INSTITUTIONAL');
    for (const goal of ['MOP-01', 'MOP-03']) link(book, { actorId: 'a', goalId: goalId(goal), participation: 'ALLY' });
    for (const goal of ['MOP-05', 'MOP-02', 'MOP-01']) link(book, { actorId: 'h', goalId: goalId(goal), participation: 'FUNDER' });
    for (const step of ['1,01', '1,02']) {
      link(book, { actorId: 'u', goalId: goalId('MOP-03'), igId: igId('MOP-03', step), participation: 'ALLY' }); // one goal alone
    }
    const told = rows(report('B 4.3', book, { at: FRIDAY }), ['actor', 'goalCount', 'goals'], 'sharedActors');
    expect(told.map(([name, count, goals]) => [name, count, (goals as string[]).map((goal) => goal.slice(0, 6))])).toEqual([
      ['Hacienda', 3, ['MOP-01', 'MOP-02', 'MOP-05']],
      ['Alcaldía', 2, ['MOP-01', 'MOP-03']],
    ]);
  });
  it('places of opportunities and of the goals themselves', () => {
    const book = mopAtClose();
    const south: Territory = {
      id: 'sur',
      name: 'Distrito Sur',
      level: 'DISTRICT',
      parentId: null,
      code: null,
      povertyQuintile: null,
      active: true,
    };
    book.territories.set('sur', south);
    const more = { chain: null, planLinks: [], sdgLinks: [], classifierValues: [], beneficiaries: null, investment: null };
    change(book, 'goals', goalId('MOP-02'), { more: { ...more, territoryIds: ['sur'] } });
    expect(rows(report('B 4.3', book, { at: FRIDAY }), ['place', 'goals', 'opportunities', 'firstDate'], 'sharedPlaces')).toEqual([
      [
        'Distrito Sur',
        ['MOP-02 3 hospitales regionales construidos', 'MOP-04 2.000 viviendas entregadas'],
        ['O-001 Entrega de las primeras 500 viviendas'],
        '2026-12-03',
      ],
    ]);
  });
  it('steps that wait for a step of another goal, by when that is due; within a goal, and what is done, do not count', () => {
    const book = mopAtClose();
    change(book, 'intermediateGoals', igId('MOP-02', '1,04'), { dependsOn: ['MOP-01/1,03', 'MOP-02/1,03', 'MOP-03/1,01'] });
    change(book, 'intermediateGoals', igId('MOP-04', '1,03'), { dependsOn: ['MOP-05/1,03', 'MOP-99/1,01'] });
    change(book, 'intermediateGoals', igId('MOP-04', '1,02'), { dependsOn: ['MOP-05/1,03'] }); // finished
    const columns = ['needed', 'neededEnd', 'neededState', 'ref', 'endDate', 'margin'];
    expect(rows(report('B 4.3', book, { at: FRIDAY }), columns, 'dependencies')).toEqual([
      ['MOP-01/1,03', '2026-11-20', 'DELAYED', 'MOP-02/1,04', '2026-12-20', 30],
      ['MOP-05/1,03', '2027-04-15', 'NORMAL', 'MOP-04/1,03', '2027-05-31', 46],
    ]);
    // Andrés sees his own goal: of the other one no more than the code that stands on his step
    expect(rows(report('B 4.3', book, { at: FRIDAY, by: 'andres' }), [...columns, 'neededStep'], 'dependencies')).toEqual([
      ['MOP-01/1,03', null, null, 'MOP-02/1,04', '2026-12-20', null, null],
    ]);
  });
  it.each([
    ['everything', {}, ['MOP-02/1,04', 'MOP-04/1,03'], ['Puerto Viejo']],
    ['a period: steps that wait by their end, opportunities by their date', { to: '2026-12-31' }, ['MOP-02/1,04'], []],
    ['a later one', { from: '2027-01-01' }, ['MOP-04/1,03'], []],
    ['a type of action', { actionType: 'LEGAL' }, ['MOP-04/1,03'], []],
  ] as const)('of %s (search facets)', (_what, filters, steps, places) => {
    const book = mopAtClose();
    change(book, 'intermediateGoals', igId('MOP-02', '1,04'), { dependsOn: ['MOP-01/1,03'] });
    change(book, 'intermediateGoals', igId('MOP-04', '1,03'), { dependsOn: ['MOP-05/1,03'], kind: 'LEGAL' });
    const [one, other] = [anOpportunity({ code: 'O-011', goal: 'MOP-01' }), anOpportunity({ code: 'O-012', goal: 'MOP-02' })];
    book.opportunities.set(one.id, { ...one, place: 'Puerto Viejo', proposedDate: '2026-12-10' });
    book.opportunities.set(other.id, { ...other, place: 'Puerto Viejo', proposedDate: '2027-01-10' });
    const told = report('B 4.3', book, { at: FRIDAY, filters });
    expect([rows(told, ['ref'], 'dependencies').flat(), rows(told, ['place'], 'sharedPlaces').flat()]).toEqual([steps, places]);
  });
});
