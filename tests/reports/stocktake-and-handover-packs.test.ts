import { describe, expect, it } from 'vitest';
import type { Section } from '../../contracts/documents.ts';
import type { Person, RoleAssignment } from '../../domain/entities.ts';
import type { UpdateState } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { compileStocktake } from '../../reports/packs/p8.ts';
import { compileHandover } from '../../reports/packs/p9.ts';
import type { PastUpdate } from '../../store/report-history.ts';
import { anAgendaItem, at, goalId, igId, itemId } from '../support/builders.ts';
import { change, mopAtClose, mopAtFirstPack } from '../support/mop-week.ts';
import { aMeasurement, anIndicator } from '../support/sheet-builders.ts';
import { rows } from './catalogue/reading.ts';

const now = at('2026-11-27T17:00');
const today = '2026-11-27';
const partsOf = ({ parts }: { readonly parts: readonly object[] }) => ({ sections: parts as Section[] });

describe('P8, the stocktake of a theme (domain.md 5.9, 7.4)', () => {
  const themed = (): Book => {
    const book = mopAtClose();
    book.classifiers.set('theme', { id: 'theme', name: 'Tema', values: ['Caminos', 'Salud'], active: true });
    for (const code of ['MOP-01', 'MOP-03']) change(book, 'goals', goalId(code), { more: moreOf('Caminos') });
    const paved = anIndicator({
      id: 'paved',
      code: 'I-001',
      goal: 'MOP-01',
      name: 'Kilómetros',
      partialTargets: [{ date: '2026-06-30', value: 50 }],
    });
    book.indicators.set('paved', paved);
    book.indicators.set('beds', anIndicator({ id: 'beds', code: 'I-002', goal: 'MOP-02' }));
    return book;
  };
  const stocktake = (book: Book, theme: string | null, kept = {}) => compileStocktake({ book, now, today, kept }, theme);
  const value = (periodEnd: string, over = {}) => ({ ...aMeasurement({ goal: 'MOP-01', periodEnd, ...over }), indicatorId: 'paved' });
  it('of the priority goals of the example: their goals, the three gravest problems, the decision that waits', () => {
    const told = stocktake(mopAtClose(), null);
    expect(told.cover).toMatchObject({
      code: 'P8',
      institution: 'Ministerio de Obras Públicas',
      week: '2026-W48',
      version: 1,
      total: 2,
      today,
    });
    expect(told.cover.counts.map(({ state, count, percent }) => [state, count, percent])).toEqual([
      ['STOPPED', 1, 50],
      ['DELAYED', 1, 50],
      ['NORMAL', 0, 0],
      ['FINISHED', 0, 0],
    ]);
    expect(rows(partsOf(told), ['goal', 'state', 'daysLeft', 'thermometer', 'restrictions', 'alerts'], 'themeGoals')).toEqual([
      ['MOP-01', 'DELAYED', 215, '33.3 / 50 / -16.7 red', 1, 1],
      ['MOP-02', 'STOPPED', 34, '50 / 75 / -25 red', 1, 0],
    ]);
    expect(rows(partsOf(told), ['item', 'goal', 'scope', 'limitDate', 'daysToLimit'], 'gravest')).toEqual([
      ['R-002', 'MOP-02', 'HEAD_OF_GOVERNMENT', '2026-11-06', -21],
      ['R-001', 'MOP-01', 'COMMITTEE', '2026-11-25', -2],
      ['A-005', 'MOP-01', 'MANAGER', '2026-12-01', 4],
    ]);
    expect(told.decisions).toMatchObject([
      { agenda: 'AG-003', origin: 'R-002', goal: 'MOP-02', limitDate: '2026-11-06', item: { item: 'R-002', holders: ['Gabriel Ocampo'] } },
    ]);
  });
  it('of a classifier’s value, its goals only', () => {
    const told = stocktake(themed(), 'Tema: Caminos');
    expect(told.theme).toBe('Tema: Caminos');
    expect(rows(partsOf(told), ['goal'], 'themeGoals')).toEqual([['MOP-01'], ['MOP-03']]);
    expect(told.decisions).toEqual([]); // AG-003 is about MOP-02
    expect(rows(partsOf(told), ['indicator'], 'indicators')).toEqual([['I-001']]);
  });
  it('draws each indicator from its baseline over partial targets to its target, and the validated values on the way', () => {
    const book = themed();
    const measurements = [
      value('2026-09-30', { value: 61 }),
      value('2026-08-31', { value: 58 }),
      value('2026-10-31', { value: 70, replacedAt: 1 }),
      value('2026-10-31', { value: 72, revision: 2 }),
      value('2026-11-30', { value: 90, validatedAt: null }),
      value('2026-10-31', { value: 9, territoryId: 'norte' }),
    ];
    const charts = partsOf(stocktake(book, 'Tema: Caminos', { measurements })).sections.filter(({ kind }) => kind === 'chart');
    expect(charts).toEqual([
      {
        kind: 'chart',
        key: 'trajectory',
        chart: {
          kind: 'trajectory',
          code: 'I-001',
          title: 'Kilómetros',
          unit: 'km',
          expected: [
            { date: '2025-12-31', value: 0 },
            { date: '2026-06-30', value: 50 },
            { date: '2026-12-31', value: 120 },
          ],
          measured: [
            { date: '2026-08-31', value: 58 },
            { date: '2026-09-30', value: 61 },
            { date: '2026-10-31', value: 72 },
          ],
        },
      },
    ]);
  });
  const at3 = (over: object) => (book: Book) => change(book, 'items', itemId('R-001'), over);
  it.each([
    ['restrictions before alerts', at3({}), ['R-001', 'R-003', 'A-005']],
    ['the highest rung first', (book: Book) => change(book, 'items', itemId('R-003'), { scope: 'MINISTER' }), ['R-001', 'R-003', 'A-005']],
    ['of one rung, what stops the path', at3({ scope: 'MANAGER', limitDate: '2026-12-30', blocking: true }), ['R-001', 'R-003', 'A-005']],
    ['then the earliest limit date', at3({ scope: 'MANAGER', limitDate: '2026-12-30' }), ['R-003', 'R-001', 'A-005']],
    ['a resolved one is none', at3({ state: 'RESOLVED' }), ['R-003', 'A-005', 'A-002']],
  ] as const)('chooses the gravest: %s', (_what, set, expected) => {
    const book = themed();
    set(book);
    expect(rows(partsOf(stocktake(book, 'Tema: Caminos')), ['item'], 'gravest').flat()).toEqual(expected);
  });
  it.each([
    ['PROPOSED', true],
    ['ACCEPTED', true],
    ['DEFERRED', true],
    ['SCHEDULED', true],
    ['REJECTED', false],
    ['HELD', false],
    ['FOLLOW_UP', false],
    ['CLOSED', false],
  ] as const)('a decision that is %s is asked: %s', (state, asked) => {
    const book = mopAtClose();
    change(book, 'agenda', 'agenda-AG-003', { state });
    expect(stocktake(book, null).decisions.map(({ agenda }) => agenda)).toEqual(asked ? ['AG-003'] : []);
  });
  it('asks for decisions oldest limit first, and for no event', () => {
    const book = mopAtClose();
    book.agenda.set('x', anAgendaItem({ id: 'x', code: 'AG-004', goal: 'MOP-01', originId: itemId('R-001') }));
    change(book, 'agenda', 'agenda-AG-001', { goalId: goalId('MOP-01') });
    expect(stocktake(book, null).decisions.map(({ agenda }) => agenda)).toEqual(['AG-003', 'AG-004']);
  });
  it.each([['Tema: Otro'], ['Caminos'], ['']])('of «%s», which nobody has, it is empty and says so', (theme) => {
    const told = stocktake(themed(), theme);
    expect(told.parts).toMatchObject([
      { key: 'indicators', groups: [], why: 'noIndicators' },
      { key: 'themeGoals', groups: [], why: 'noThemeGoals' },
      { key: 'gravest', groups: [], why: 'noProblems' },
    ]);
    expect([told.cover.total, told.decisions]).toEqual([0, []]);
  });
});

describe('P9, the handover of a role (domain.md 5.7, 7.4)', () => {
  const handover = (book: Book, who: string, role: Parameters<typeof compileHandover>[2], pastUpdates: readonly PastUpdate[] = []) =>
    compileHandover({ book, now, today, kept: { pastUpdates } }, who, role);
  const past = (week: string, goal: string, state: UpdateState, late = false): PastUpdate => ({
    week,
    goalId: goalId(goal),
    state,
    late,
    marks: [],
    submittedAt: null,
  });
  it('of Lucía as manager: A-005, the late stretch and what is due in 20 days, the weeks of her two goals', () => {
    const weeks = [
      past('2026-W47', 'MOP-01', 'VALIDATED'),
      past('2026-W48', 'MOP-01', 'VALIDATED', true),
      past('2026-W48', 'MOP-04', 'MISSED'),
    ];
    const told = handover(mopAtClose(), 'lucia', 'GOAL_MANAGER', weeks);
    expect(told).toMatchObject({ role: 'GOAL_MANAGER', holder: 'Lucía Paredes', open: 1, commitments: 0, cover: { code: 'P9', total: 2 } });
    expect(rows(partsOf(told), ['item', 'goal', 'due'], 'held')).toEqual([['A-005', 'MOP-01', '2026-12-01 amber']]);
    expect(rows(partsOf(told), ['endDate', 'daysLeft', 'goal', 'ig', 'igState'], 'deadlines')).toEqual([
      ['2026-11-20', -7, 'MOP-01', '1,03', 'DELAYED'],
      ['2026-12-15', 18, 'MOP-01', '2,01', 'NORMAL'],
    ]);
    expect(rows(partsOf(told), ['goal', 'state', 'weeks'], 'cycles')).toEqual([
      ['MOP-01', 'DELAYED', ['ON_TIME', 'LATE']],
      ['MOP-04', 'NORMAL', ['NONE', 'MISSED']],
    ]);
  });
  it.each([
    ['rosa', 'COORDINATOR', ['A-004', 'A-003']],
    ['carmen', 'MINISTER', []],
    ['hugo', 'COMMITTEE_SECRETARY', ['R-001']],
    ['ana', 'COMMITTEE_MEMBER', []],
    ['gabriel', 'HEAD_OFFICE', ['R-002']],
    ['marta', 'GOAL_MANAGER', ['A-002', 'R-003']],
    ['marta', 'COORDINATOR', []],
    ['nobody', 'COORDINATOR', []],
  ] as const)('%s as %s hands over %j, unreviewed first, then by due date', (who, role, expected) => {
    const told = handover(mopAtClose(), who, role);
    expect(rows(partsOf(told), ['item'], 'held').flat()).toEqual(expected);
    expect(told.open).toBe(expected.length);
  });
  it('of Ana as member of the committee: what she committed to on R-001', () => {
    const told = handover(mopAtClose(), 'ana', 'COMMITTEE_MEMBER');
    expect(rows(partsOf(told), ['about', 'goal', 'commitment', 'commitmentDue', 'daysLeft'], 'commitments')).toEqual([
      ['R-001', 'MOP-01', 'Hacienda desembolsa', '2026-12-02', 5],
    ]);
    expect(told.commitments).toBe(1);
    const kept = mopAtClose();
    change(kept, 'commitments', 'commitment-1', { endedAt: now });
    expect(handover(kept, 'ana', 'COMMITTEE_MEMBER').commitments).toBe(0);
  });
  it('a coordinator with a list hands over those goals only', () => {
    const book = mopAtFirstPack();
    roles(book, 'rosa', [{ role: 'COORDINATOR', goalIds: [goalId('MOP-01')] }]);
    const told = handover(book, 'rosa', 'COORDINATOR');
    expect([told.open, told.cover.total]).toEqual([0, 1]); // A-003 is on MOP-05
  });
  describe('when the holder changed today', () => {
    const eve = '2026-11-26';
    it('a goal given to another manager is handed over by who had it, and the others are not', () => {
      const book = mopAtClose();
      const both = { role: 'GOAL_MANAGER' as const, goalIds: [goalId('MOP-01'), goalId('MOP-04')], to: eve };
      roles(book, 'lucia', [both, { role: 'GOAL_MANAGER', goalIds: [goalId('MOP-04')], from: today }]);
      expect(rows(partsOf(handover(book, 'lucia', 'GOAL_MANAGER')), ['goal'], 'cycles')).toEqual([['MOP-01']]);
    });
    it('a role that ended yesterday is handed over whole, one that ended before is not any more', () => {
      const book = mopAtClose();
      roles(book, 'rosa', [{ role: 'COORDINATOR', to: eve }]);
      expect(handover(book, 'rosa', 'COORDINATOR').open).toBe(2);
      roles(book, 'rosa', [{ role: 'COORDINATOR', to: '2026-11-25' }]);
      expect(handover(book, 'rosa', 'COORDINATOR').open).toBe(0);
    });
  });
  it('names goals in preparation too, and none that are over', () => {
    const book = mopAtClose();
    change(book, 'goals', goalId('MOP-01'), { lifecycle: 'CLOSED' });
    change(book, 'goals', goalId('MOP-04'), { lifecycle: 'PROGRAMMED' });
    change(book, 'intermediateGoals', igId('MOP-04', '1,03'), { endDate: '2026-12-17' });
    const told = partsOf(handover(book, 'lucia', 'GOAL_MANAGER'));
    expect([rows(told, ['goal'], 'cycles'), rows(told, ['ig'], 'deadlines')]).toEqual([[['MOP-04']], [['1,03']]]);
  });
});

function roles(book: Book, id: string, given: readonly RoleAssignment[]): void {
  const person = book.people.get(id);
  if (person) (book.people as Map<string, Person>).set(id, { ...person, roles: given });
}
const moreOf = (value: string) => ({
  chain: null,
  planLinks: [],
  sdgLinks: [],
  territoryIds: [],
  classifierValues: [{ classifierId: 'theme', value }],
  beneficiaries: null,
  investment: null,
});
