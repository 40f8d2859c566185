import { describe, expect, it } from 'vitest';
import type { Territory } from '../../../domain/entities.ts';
import type { Book } from '../../../domain/work.ts';
import { goalId, igId, itemId } from '../../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { aMeasurement, anIndicator } from '../../support/sheet-builders.ts';
import { facts, report, rows, section } from './reading.ts';
import { actor, link } from './taking-part.ts';

const THURSDAY = '2026-11-26T07:30';
const FRIDAY = '2026-11-27T17:00';

describe('A 1.1, the sheet of a goal (domain.md 3.4, 7.2)', () => {
  const sheet = (book: Book, goal: string, when = FRIDAY) => report('A 1.1', book, { at: when, filters: { goal } });
  it('has a section for each tab, in the order of the catalogue', () => {
    expect(sheet(mopAtClose(), 'MOP-01').sections.map(({ key }) => key)).toEqual([
      'base',
      'baseline',
      'chain',
      'planLinks',
      'sdgLinks',
      'budget',
      'indicators',
      'steps',
      'curve',
      'problems',
      'opportunities',
      'actors',
      'documents',
      'lastReport',
    ]);
  });
  it.each([
    ['Thursday 07:30', mopAtFirstPack, THURSDAY, 216],
    ['Friday 17:00', mopAtClose, FRIDAY, 215],
  ])('of MOP-01 on %s says where it stands', (_when, book, when, daysLeft) => {
    expect(facts(sheet(book(), 'MOP-01', when), 'base')).toMatchObject({
      goal: 'MOP-01',
      title: '120 km de la carretera Norte pavimentados y en servicio',
      state: 'DELAYED',
      thermometer: '33.3 / 50 / -16.7 red',
      daysLeft,
      manager: 'Lucía Paredes',
      institution: 'Ministerio de Obras Públicas',
      orgUnit: null,
      goalEnd: '2027-06-30',
      lifecycle: 'ACTIVE',
      priority: true,
      integrating: false,
      description: null,
    });
  });
  it('lists its intermediate goals by end date, then code, with the original date where it is another', () => {
    expect(rows(sheet(mopAtClose(), 'MOP-01'), ['ig', 'igState', 'endDate', 'originalEnd', 'reprogrammed'], 'steps')).toEqual([
      ['1,01', 'FINISHED', '2026-03-31', null, 0],
      ['1,02', 'FINISHED', '2026-06-15', null, 0],
      ['1,03', 'DELAYED', '2026-11-20', '2026-09-30', 1],
      ['2,01', 'NORMAL', '2026-12-15', null, 0],
      ['1,04', 'NORMAL', '2027-03-31', null, 0],
      ['1,05', 'NORMAL', '2027-06-15', null, 0],
    ]);
  });
  it('draws what was planned, what was planned first and what was finished', () => {
    const rest = ['2026-12-15', '2027-03-31', '2027-06-15'];
    expect(section(sheet(mopAtClose(), 'MOP-01'), 'curve')).toEqual({
      kind: 'chart',
      key: 'curve',
      chart: {
        kind: 'curve',
        from: '2026-01-01',
        to: '2027-06-30',
        today: '2026-11-27',
        total: 6,
        planned: ['2026-03-31', '2026-06-15', '2026-11-20', ...rest],
        original: ['2026-03-31', '2026-06-15', '2026-09-30', ...rest],
        finished: ['2026-03-31', '2026-06-15'],
      },
    });
  });
  it('does not draw what was cancelled', () => {
    const book = mopAtClose();
    change(book, 'intermediateGoals', igId('MOP-01', '1,05'), { cancelled: true });
    expect(section(sheet(book, 'MOP-01'), 'curve')).toMatchObject({ chart: { total: 5, planned: { length: 5 }, original: { length: 5 } } });
  });
  it('shows what is open, restrictions first', () => {
    expect(rows(sheet(mopAtClose(), 'MOP-01'), ['item', 'ig', 'scope', 'reviewState', 'limitDate', 'due'], 'problems')).toEqual([
      ['R-001', '2,01', 'COMMITTEE', 'IN_PROCESS', '2026-11-25', '2026-12-02 amber'],
      ['A-005', '1,04', 'MANAGER', 'IN_PROCESS', '2026-12-01', '2026-12-01 amber'],
    ]);
    expect(rows(sheet(mopAtClose(), 'MOP-04'), ['opportunity', 'proposedDate', 'place', 'opportunityState'], 'opportunities')).toEqual([
      ['O-001', '2026-12-03', 'Distrito Sur', 'APPROVED'],
    ]);
  });
  it('says when it was last reported, and of a stopped goal since when and why', () => {
    expect(facts(sheet(mopAtClose(), 'MOP-01'), 'lastReport')).toEqual({ lastReportAt: Date.UTC(2026, 10, 25, 15, 15) });
    expect(facts(sheet(mopAtClose(), 'MOP-02'), 'base')).toMatchObject({
      state: 'STOPPED',
      stoppedSince: '2026-11-04',
      stoppedReason: 'orden judicial sobre la licitación',
    });
  });
  it('tells all that is recorded of a goal', () => {
    const book = mopAtClose();
    book.territories.set('norte', territory('norte', 'Región Norte'));
    book.classifiers.set('theme', { id: 'theme', name: 'Tema', values: ['Caminos'], active: true });
    change(book, 'goals', goalId('MOP-01'), {
      orgUnit: 'Vialidad',
      baseline: '600 km de tierra',
      expectedResult: '120 km menos de tierra',
      more: {
        chain: { need: 'sacar la cosecha', objective: null, products: ['120 km', '4 puentes'], outcomes: [], impacts: ['más venta'] },
        planLinks: [{ instrument: 'Plan plurianual', axis: 'Infraestructura', objective: null }],
        sdgLinks: [{ goal: 9, target: '9.1', contribution: 'DIRECT', note: null }],
        territoryIds: ['norte'],
        classifierValues: [{ classifierId: 'theme', value: 'Caminos' }],
        beneficiaries: { count: 45_000, description: 'productores' },
        investment: { amount: 98_500_000.5, currency: 'USD', source: 'préstamo' },
      },
    });
    change(book, 'intermediateGoals', igId('MOP-01', '1,03'), { responsible: 'lucia', detail: 'km 0 a 40' });
    change(book, 'intermediateGoals', igId('MOP-01', '1,04'), { responsible: 'Pedro Salas' });
    book.indicators.set('i', anIndicator({ goal: 'MOP-01', id: 'i', code: 'I-001', name: 'Kilómetros en servicio' }));
    book.indicators.set('j', anIndicator({ goal: 'MOP-02', id: 'j', code: 'I-002', otherGoalIds: [goalId('MOP-01')] }));
    book.indicators.set('k', anIndicator({ goal: 'MOP-01', id: 'k', code: 'I-003', active: false }));
    const value = aMeasurement({ goal: 'MOP-01', value: 80 });
    book.measurements.set(value.id, { ...value, indicatorId: 'i' });
    actor(book, 'viva', 'Constructora Viva', 'INSTITUTIONAL');
    link(book, {
      actorId: 'viva',
      goalId: goalId('MOP-01'),
      igId: igId('MOP-01', '1,03'),
      participation: 'EXECUTOR',
      commitment: 'pavimentar',
    });
    link(book, { actorId: 'viva', goalId: goalId('MOP-01'), itemId: itemId('R-001'), participation: 'AFFECTED' });
    const documents = [
      { goalId: goalId('MOP-01'), name: 'contrato.pdf', description: 'firmado', attachedAt: 5, attachedBy: 'lucia' },
      { goalId: goalId('MOP-02'), name: 'otro.pdf', description: null, attachedAt: 4, attachedBy: 'andres' },
    ];
    const told = report('A 1.1', book, { at: FRIDAY, filters: { goal: 'MOP-01' }, kept: { documents } });
    expect(facts(told, 'base')).toMatchObject({
      orgUnit: 'Vialidad',
      places: ['Región Norte'],
      classed: ['Tema: Caminos'],
      beneficiaries: 45_000,
      beneficiariesAre: 'productores',
      investment: 98_500_000.5,
      currency: 'USD',
      fundedBy: 'préstamo',
    });
    expect(facts(told, 'baseline')).toEqual({ baseline: '600 km de tierra', expectedResult: '120 km menos de tierra' });
    expect(facts(told, 'chain')).toEqual({ need: 'sacar la cosecha', products: ['120 km', '4 puentes'], impacts: ['más venta'] });
    expect(rows(told, ['instrument', 'axis', 'planObjective'], 'planLinks')).toEqual([['Plan plurianual', 'Infraestructura', null]]);
    expect(rows(told, ['sdgGoal', 'sdgTarget', 'contribution'], 'sdgLinks')).toEqual([[9, '9.1', 'DIRECT']]);
    // I-001 from 0 on 31/12/2025 to 120 on 31/12/2026: on 31/10/2026, 304 of 365 days, 99.9 were expected; 80 is 0.80 of it: amber
    expect(
      rows(told, ['indicator', 'indicatorName', 'baselineValue', 'currentValue', 'currentPeriod', 'targetValue', 'light'], 'indicators'),
    ).toEqual([
      ['I-001', 'Kilómetros en servicio', 0, 80, '2026-10-31', 120, 'amber'],
      ['I-002', 'Indicador I-002', 0, null, null, 120, 'grey'],
    ]);
    expect(rows(told, ['ig', 'responsible', 'detail'], 'steps').slice(2, 5)).toEqual([
      ['1,03', 'Lucía Paredes', 'km 0 a 40'],
      ['2,01', null, null],
      ['1,04', 'Pedro Salas', null],
    ]);
    expect(rows(told, ['actor', 'participation', 'partIn', 'actorCommitment'], 'actors')).toEqual([
      ['Constructora Viva', 'EXECUTOR', '1,03', 'pavimentar'],
      ['Constructora Viva', 'AFFECTED', 'R-001', null],
    ]);
    expect(rows(told, ['document', 'documentIs', 'attachedAt', 'attachedBy'], 'documents')).toEqual([
      ['contrato.pdf', 'firmado', 5, 'Lucía Paredes'],
    ]);
  });
  it('says of each thing not recorded that it is not', () => {
    const bare = sheet(mopAtClose(), 'MOP-01');
    const empty = bare.sections.flatMap((one) => {
      const none = (one.kind === 'table' && one.groups.length === 0) || (one.kind === 'facts' && one.facts.length === 0);
      return none ? [[one.key, one.why]] : [];
    });
    expect(empty).toEqual([
      ['baseline', 'notRecorded'],
      ['chain', 'notRecorded'],
      ['planLinks', 'noPlanLinks'],
      ['sdgLinks', 'noSdgLinks'],
      ['budget', 'noBudget'],
      ['indicators', 'noIndicators'],
      ['opportunities', 'noOpportunities'],
      ['actors', 'noActors'],
      ['documents', 'noDocuments'],
    ]);
  });
  it('is of no goal unless one is named', () => {
    const none = report('A 1.1', mopAtClose(), { at: FRIDAY });
    expect(none.sections).toMatchObject([{ key: 'main', groups: [], why: 'noGoal' }]);
  });
});

const territory = (id: string, name: string): Territory => ({
  id,
  name,
  level: 'REGION',
  parentId: null,
  code: null,
  povertyQuintile: null,
  active: true,
});
