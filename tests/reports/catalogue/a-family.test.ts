import { describe, expect, it } from 'vitest';
import type { Cell, DocumentSetting, ReportCode, ReportData, ReportFilters } from '../../../contracts/documents.ts';
import type { Book } from '../../../domain/work.ts';
import { FAMILY_A } from '../../../reports/catalogue/family-a.ts';
import { reportView } from '../../../templates/reports/view.ts';
import { aBook, aPerson, at, goalId, igId, itemId } from '../../support/builders.ts';
import { HOSTILE_TEXTS, hostileBook, hostileKept } from '../../support/hostile.ts';
import { change, mopAtClose, mopAtFirstPack } from '../../support/mop-week.ts';
import { groups, report, rows } from './reading.ts';

const FRIDAY = '2026-11-27T17:00';
const CODES = FAMILY_A.map(({ code }) => code);
const LANGUAGES = ['es', 'pt', 'en'];
const setting = ({ institution }: Book): DocumentSetting => ({ ...institution, institution, draft: false });
const ofGoal = (code: ReportCode, goal: string): ReportFilters => (code === 'A 1.1' ? { goal } : {});

describe('the reports for action and management (domain.md 7.2)', () => {
  it('are those of the catalogue, in its order', () => {
    expect(CODES.join(' · ')).toBe(
      'A 1.1 · A 1.2 · A 1.3 · A 2.1 · A 2.2 · A 2.2.1 · A 2.3 · A 2.4 · A 2.5 · A 3.1 · A 3.2 · A 3.3 · A 3.4 · A 3.5 · A 3.6 · A 4.2',
    );
  });
  describe.each(CODES)('%s', (code) => {
    it('of an empty institution has no rows and says why, in each language', () => {
      const book = aBook({ people: [aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] })] });
      const told = report(code, book, { at: FRIDAY, by: 'rosa' });
      expect(told.sections.flatMap((one) => (one.kind === 'table' ? one.groups : []))).toEqual([]);
      for (const language of LANGUAGES) {
        const [shown] = reportView(told, setting(book), language).sections;
        expect(shown && 'empty' in shown ? shown.empty : null).toMatch(/\w+ .+\.$/);
      }
    });
    it.each([
      ['Thursday 07:30', mopAtFirstPack(), '2026-11-26T07:30'],
      ['Friday 17:00', mopAtClose(), FRIDAY],
    ])('has words for all it says of the example on %s, in each language', (_when, book, when) => {
      const told = report(code, book, { at: when, by: 'rosa', filters: ofGoal(code, 'MOP-01') });
      for (const language of LANGUAGES) {
        const shown = reportView(told, setting(book), language);
        expect([shown.name, shown.purpose, shown.order.text].every((words) => words.length > 3)).toBe(true);
      }
    });
  });
});

describe('who asks (domain.md 3.3, 7.1)', () => {
  const withDeputy = (): Book => {
    const book = mopAtClose();
    const goalIds = ['MOP-01', 'MOP-05'].map(goalId);
    const deputy = aPerson({ id: 'nora', name: 'Nora Paz', roles: [{ role: 'COORDINATOR', goalIds }] });
    (book.people as Map<string, typeof deputy>).set('nora', deputy);
    return book;
  };
  it.each(CODES.filter((code) => code !== 'A 1.1'))('a coordinator with a list of goals sees only those in %s', (code) => {
    const told = report(code, withDeputy(), { at: FRIDAY, by: 'nora' });
    const text = JSON.stringify(told.sections);
    expect(['MOP-02', 'MOP-03', 'MOP-04', 'MOP-06'].filter((goal) => text.includes(goal))).toEqual([]);
    expect([told.reader, told.reach, told.goals]).toEqual(['Nora Paz', 'some', code === 'A 2.5' ? 1 : 2]);
  });
  it('and opens the sheets of those only', () => {
    const sheet = (goal: string) => report('A 1.1', withDeputy(), { at: FRIDAY, by: 'nora', filters: { goal } }).sections.length;
    expect([sheet('MOP-05'), sheet('MOP-02')]).toEqual([14, 1]);
  });
  it('a manager sees no more than the goals managed', () => {
    expect(rows(report('A 3.2', mopAtClose(), { at: FRIDAY, by: 'ivan' }), ['item'])).toEqual([['A-003'], ['A-004']]);
  });
});

describe('what is asked to be seen (domain.md 7.1, search facets of 7.2)', () => {
  const asked = (): Book => {
    const book = mopAtClose();
    change(book, 'intermediateGoals', igId('MOP-05', '1,02'), { kind: 'LEGAL' });
    change(book, 'intermediateGoals', igId('MOP-05', '1,03'), { responsible: 'Pedro Salas' });
    change(book, 'intermediateGoals', igId('MOP-04', '1,02'), { kind: 'POLITICAL' });
    change(book, 'items', itemId('A-002'), { responsible: 'carmen' });
    change(book, 'goals', goalId('MOP-03'), { orgUnit: 'Puentes' });
    const place = { level: 'REGION', code: null, povertyQuintile: null, active: true } as const;
    book.territories.set('norte', { ...place, id: 'norte', name: 'Norte', parentId: null });
    book.territories.set('valle', { ...place, id: 'valle', name: 'Valle', parentId: 'norte' });
    book.territories.set('sur', { ...place, id: 'sur', name: 'Sur', parentId: null });
    const more = { chain: null, planLinks: [], sdgLinks: [], beneficiaries: null, investment: null };
    change(book, 'goals', goalId('MOP-01'), { more: { ...more, territoryIds: ['valle'], classifierValues: [] } });
    const classed = [{ classifierId: 'theme', value: 'Agua' }];
    change(book, 'goals', goalId('MOP-05'), { more: { ...more, territoryIds: ['sur'], classifierValues: classed }, integrating: false });
    change(book, 'goals', goalId('MOP-02'), { integrating: true });
    return book;
  };
  it.each([
    ['everything', {}, ['A-003', 'A-005', 'A-004', 'A-002']],
    ['one type of action', { actionType: 'LEGAL' }, ['A-003']],
    ['one type of problem', { problemType: 'INFORMATION_COMMUNICATION' }, ['A-004']],
    ['the official who manages the goal', { official: 'Iván Rojas' }, ['A-003', 'A-004']],
    ['the official who is responsible for the alert', { official: 'Carmen Ibarra' }, ['A-002']],
    ['nobody’s', { official: 'Elena Duarte' }, []],
    ['a period', { from: '2026-12-01', to: '2026-12-02' }, ['A-005', 'A-004']],
    ['from a day', { from: '2026-12-02' }, ['A-004', 'A-002']],
    ['up to a day', { to: '2026-12-01' }, ['A-003', 'A-005']],
    ['one area', { area: 'Puentes' }, ['A-002']],
    ['one manager', { manager: 'lucia' }, ['A-005']],
    ['priority goals', { priority: true }, ['A-005']],
    ['goals without priority', { priority: false }, ['A-003', 'A-004', 'A-002']],
    ['a classifier’s value', { classifier: 'theme', value: 'Agua' }, ['A-003', 'A-004']],
    ['a place and what lies in it', { territory: 'norte' }, ['A-005']],
    ['one goal', { goal: 'MOP-03' }, ['A-002']],
  ] as const)('alerts by limit date of %s', (_what, filters: ReportFilters, expected) => {
    expect(rows(report('A 3.2', asked(), { at: FRIDAY, filters }), ['item']).flat()).toEqual(expected);
  });
  it.each([
    ['goals that integrate others', { mode: 'INTEGRATING' }, ['R-002']],
    ['the others', { mode: 'NON_INTEGRATING' }, ['R-003', 'R-001']],
    ['all', { mode: 'ALL' }, ['R-003', 'R-001', 'R-002']],
    ['what is said where nothing is asked', {}, ['R-003', 'R-001']],
    ['one type of problem', { problemType: 'FINANCIAL' }, ['R-001']],
  ] as const)('restrictions by type of %s', (_what, filters: ReportFilters, expected) => {
    expect(rows(report('A 3.4', asked(), { at: FRIDAY, filters }), ['item']).flat()).toEqual(expected);
  });
  it.each([
    ['one type of action', { actionType: 'LEGAL' }, [['MOP-05', '1,02']]],
    ['an official responsible for one', { official: 'Pedro Salas' }, [['MOP-05', '1,03']]],
    [
      'a period of end dates',
      { from: '2026-12-15', to: '2026-12-31' },
      [
        ['MOP-01', '2,01'],
        ['MOP-05', '1,02'],
      ],
    ],
  ] as const)('intermediate goals of %s', (_what, filters: ReportFilters, expected) => {
    const told = groups(report('A 2.1', asked(), { at: FRIDAY, filters }), ['goal'], ['ig']);
    expect(told.flatMap(({ heading, rows: own }) => own.map(([ig]) => [heading[0], ig]))).toEqual(expected);
  });
  it.each([
    ['a type of problem, goals that have it', { problemType: 'INFORMATION_COMMUNICATION' }, [['MOP-05', 'A-004']]],
    [
      'a period, whatever has its date in it',
      { from: '2026-12-03', to: '2026-12-04' },
      [
        ['MOP-03', 'A-002'],
        ['MOP-04', 'O-001'],
      ],
    ],
  ] as const)('the basic list of %s', (_what, filters: ReportFilters, expected) => {
    const told = groups(report('A 1.3', asked(), { at: FRIDAY, filters }), ['goal'], ['aro']);
    expect(told.flatMap(({ heading, rows: own }) => own.map(([aro]) => [heading[0], aro]))).toEqual(expected);
    expect(told).toHaveLength(expected.length);
  });
  it.each([
    ['one type of action', { actionType: 'POLITICAL' }, ['O-001']],
    ['a period of proposed dates', { from: '2026-12-04' }, ['O-002']],
  ] as const)('opportunities of %s', (_what, filters: ReportFilters, expected) => {
    expect(rows(report('A 2.2.1', asked(), { at: FRIDAY, filters }), ['opportunity']).flat()).toEqual(expected);
  });
});

describe('an institution of hostile texts', () => {
  const PER_GOAL: readonly (readonly [ReportCode, number])[] = [
    ['A 1.2', 1],
    ['A 1.3', 4],
    ['A 2.1', 3],
    ['A 2.2', 1],
    ['A 2.2.1', 2],
    ['A 2.3', 1],
    ['A 2.4', 1],
    ['A 2.5', 1],
    ['A 3.1', 1],
    ['A 3.2', 1],
    ['A 3.3', 1],
    ['A 3.4', 1],
    ['A 3.5', 1],
    ['A 3.6', 1],
    ['A 4.2', 1],
  ];
  it.each(PER_GOAL)('%s says every text as it is, %i rows to a goal', (code, times) => {
    const told = report(code, hostileBook(), { at: '2026-11-26T07:30', by: 'rosa', kept: hostileKept() });
    const texts = Object.values(HOSTILE_TEXTS);
    expect(told.sections.flatMap((one) => (one.kind === 'table' ? one.groups.flatMap((group) => group.rows) : []))).toHaveLength(
      times * texts.length,
    );
    const said = new Set(cellsOf(told).flat());
    expect(texts.filter((text) => ![...said].some((one) => typeof one === 'string' && one.includes(text)))).toEqual([]);
  });
  it('comes out twice the same', () => {
    const once = () => report('A 1.1', hostileBook(), { at: '2026-11-26T07:30', filters: { goal: 'HOS-01' }, kept: hostileKept() });
    expect(JSON.stringify(once())).toBe(JSON.stringify(once()));
    expect(once().asOf).toBe(at('2026-11-26T07:30'));
  });
});

const cellsOf = ({ sections }: ReportData): Cell[] =>
  sections.flatMap((one) =>
    one.kind === 'table' ? one.groups.flatMap(({ heading, rows: own }) => [...heading.map(({ cell }) => cell), ...own.flat()]) : [],
  );
