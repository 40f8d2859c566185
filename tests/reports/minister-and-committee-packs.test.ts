import { describe, expect, it } from 'vitest';
import type { Commitment, Cycle, Decision, Item } from '../../domain/entities.ts';
import type { P3, P4 } from '../../domain/letter-data.ts';
import type { DecisionLevel, MilestoneCode } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { compilePack } from '../../reports/index.ts';
import { aBook, aCycle, aGoal, anIg, anItem, anOpportunity, aPerson, aStay, at, aWork, goalId, itemId } from '../support/builders.ts';
import { mopAtBriefing, mopAtCommitteePack } from '../support/mop-week.ts';
import { actor, link } from './catalogue/taking-part.ts';

const cycleOf = (book: Book): Cycle => book.cycles.get('2026-W48') ?? aCycle();
const p3 = (book: Book) => compilePack(aWork(book, { at: '2026-11-26T13:30' }), cycleOf(book), { pack: 'P3', version: 1 }) as P3;
const p4 = (book: Book) => compilePack(aWork(book, { at: '2026-11-27T07:30' }), cycleOf(book), { pack: 'P4', version: 1 }) as P4;

describe('the minister’s briefing of the example (domain.md 7.3, 11.4)', () => {
  const pack = p3(mopAtBriefing());
  it('1 numbers, against those of the selection before, and what is open by rung', () => {
    expect(pack.cover.total).toBe(6);
    expect(pack.cover.counts.map(({ state, count, percent }) => [state, count, percent])).toEqual([
      ['STOPPED', 1, 16.7],
      ['DELAYED', 1, 16.7],
      ['NORMAL', 3, 50],
      ['FINISHED', 1, 16.7],
    ]);
    expect(pack.changes.map(({ state, before, now }) => [state, before, now])).toEqual([
      ['STOPPED', 1, 1],
      ['DELAYED', 2, 1],
      ['NORMAL', 2, 3],
      ['FINISHED', 1, 1],
    ]);
    expect(pack.open).toEqual([
      { scope: 'MANAGER', restrictions: 1, alerts: 2 },
      { scope: 'COORDINATOR', restrictions: 0, alerts: 2 },
      { scope: 'MINISTER', restrictions: 1, alerts: 0 },
      { scope: 'COMMITTEE', restrictions: 1, alerts: 0 },
    ]);
  });
  it('2 to 5 the eight lines that were confirmed', () => {
    const refs = Object.entries(pack.sections).map(([section, lines]) => [section, lines.map(({ ref, what }) => `${ref} ${what}`)]);
    expect(refs).toEqual([
      ['1', ['R-001 ITEM', 'R-002 ITEM']],
      ['2', ['MOP-01/1,03 IG', 'MOP-03/1,02 REPROGRAMMING', 'MOP-05 GOAL']],
      ['3', ['MOP-04/1,02 IG']],
      ['4', ['O-001 OPPORTUNITY', 'O-002 OPPORTUNITY']],
    ]);
    expect(pack.sections['1'][1]).toMatchObject({ why: 'leftMinister', item: { scope: 'COMMITTEE' } });
    expect(pack.sections['2']).toMatchObject([
      { ig: { daysLate: 6 } },
      { reprogramming: { from: '2026-10-15', to: '2026-12-11', count: 2, decision: 'APPROVED' } },
      { goal: { missedInARow: 2, stale: true } },
    ]);
    expect(pack.sections['3']).toMatchObject([{ ig: { state: 'FINISHED', finishedOn: '2026-11-25' } }]);
    expect(pack.auto).toBe(false);
  });
  it('and says who selected, and what of the proposal was left out', () => {
    expect(pack.selection).toEqual({
      auto: false,
      confirmedBy: 'Rosa Benítez',
      confirmedAt: at('2026-11-26T12:40'),
      leftOut: [],
    });
    const book = mopAtBriefing();
    const selection = book.selections.get('2026-W48');
    if (!selection) throw new Error('the example has its selection');
    const leftOut = [{ section: '1' as const, ref: 'A-003', origin: 'AUTO' as const, why: 'due' }];
    book.selections.set('2026-W48', { ...selection, leftOut });
    const title = book.items.get(itemId('A-003'))?.title;
    expect(p3(book).selection.leftOut).toEqual([{ section: '1', ref: 'A-003', title, why: 'due' }]);
  });
  it('6 no instructions of last week yet; the briefing at 16:00, decisions by 18:00', () => {
    expect([pack.followUp, pack.carried]).toEqual([[], []]);
    expect([pack.briefingAt, pack.decisionsDue]).toEqual([at('2026-11-26T16:00'), at('2026-11-26T18:00')]);
  });
});

const lastWeek = (code: MilestoneCode, when: string, week = '2026-W47') =>
  aCycle({ week, state: 'CLOSED', done: [{ code, plannedAt: at(when), doneAt: at(when) }] });
const decided = (level: DecisionLevel, when: string, over: Partial<Decision> = {}): Decision => ({
  id: `decision-${when}`,
  week: '2026-W47',
  level,
  refType: 'ITEM',
  ref: 'R-001',
  goalId: goalId('GOAL-01'),
  decision: 'COMMIT',
  text: 'Convocar a la municipalidad',
  responsibleId: null,
  due: null,
  valuation: null,
  recordedBy: 'rosa',
  recordedAt: at(when),
  ...over,
});
const arrived = (scope: 'MINISTER' | 'COMMITTEE', when: string): Partial<Item> => ({
  scope,
  stays: [aStay(), aStay({ scope, on: when.slice(0, 10), at: at(when) })],
});

describe('what was carried over (domain.md 5.7)', () => {
  const shown = [lastWeek('M10', '2026-11-12T13:30', '2026-W46'), lastWeek('M10', '2026-11-19T13:30')];
  const selection = { week: '2026-W48', auto: true, confirmedAt: at('2026-11-26T13:00'), leftOut: [], confirmedBy: null };
  const line = (ref: string, section: '1' | '4' = '1') => ({ section, ref, origin: 'AUTO', why: 'minister' }) as const;
  it.each([
    ['undecided in both weeks', '2026-11-10T07:00', [], 2],
    ['arrived between them', '2026-11-16T07:00', [], 1],
    ['arrived after them', '2026-11-24T07:00', [], undefined],
    ['decided after the first', '2026-11-10T07:00', [decided('MINISTER', '2026-11-12T17:00')], 1],
    ['decided after both', '2026-11-10T07:00', [decided('MINISTER', '2026-11-19T17:00')], undefined],
    ['decided by another level', '2026-11-10T07:00', [decided('COMMITTEE', '2026-11-20T12:00')], 2],
  ] as const)('an item of the minister %s', (_what, when, decisions, times) => {
    const items = [anItem(arrived('MINISTER', when)), anItem({ code: 'R-002', ...arrived('MINISTER', '2026-11-25T07:00') })];
    const book = aBook({
      goals: [aGoal()],
      items,
      decisions,
      cycles: [...shown, aCycle()],
      selections: [{ ...selection, lines: [line('R-002'), line('R-001')] }],
    });
    const pack = p3(book);
    const first = pack.sections['1'].find(({ ref }) => ref === 'R-001');
    expect(first?.what === 'ITEM' ? first.item.carriedOver : null).toBe(times);
    expect(pack.sections['1'].map(({ ref }) => ref)).toEqual(times === undefined ? ['R-002', 'R-001'] : ['R-001', 'R-002']);
    expect(pack.carried).toEqual(times === undefined ? [] : ['R-001']);
  });
  it('an opportunity that an earlier selection told of', () => {
    const selections = [
      { ...selection, week: '2026-W47', lines: [line('O-001', '4')] },
      { ...selection, lines: [line('O-001', '4'), line('O-002', '4')] },
    ];
    const opportunities = [anOpportunity({ state: 'ASSESSED' }), anOpportunity({ code: 'O-002', state: 'ASSESSED' })];
    expect(p3(aBook({ goals: [aGoal()], opportunities, selections, cycles: [...shown, aCycle()] })).carried).toEqual(['O-001']);
  });
  it('undecided items of the committee come first, then by due date', () => {
    const items = [
      anItem({ code: 'R-001', ...arrived('COMMITTEE', '2026-11-25T07:00'), arrivedAt: '2026-11-25', limitDate: '2026-11-20' }),
      anItem({ code: 'R-002', ...arrived('COMMITTEE', '2026-11-19T07:00'), arrivedAt: '2026-11-19', limitDate: '2026-12-20' }),
      anItem({ code: 'R-003', ...arrived('COMMITTEE', '2026-11-24T07:00'), arrivedAt: '2026-11-24', limitDate: '2026-11-20' }),
    ];
    const pack = p4(aBook({ goals: [aGoal()], items, cycles: [lastWeek('M13', '2026-11-20T07:30'), aCycle()] }));
    expect(pack.items.map(({ item, carriedOver }) => [item, carriedOver])).toEqual([
      ['R-002', 1],
      ['R-003', undefined],
      ['R-001', undefined],
    ]);
  });
  it('follows up what the minister instructed since the last briefing; a note asks for nothing', () => {
    const decisions = [
      decided('MINISTER', '2026-11-19T12:00'),
      decided('MINISTER', '2026-11-19T17:00'),
      decided('MINISTER', '2026-11-19T17:30', { decision: 'NOTE' }),
      decided('COMMITTEE', '2026-11-20T12:00'),
    ];
    const pack = p3(aBook({ goals: [aGoal()], items: [anItem()], decisions, cycles: [...shown, aCycle()] }));
    expect(pack.followUp.map(({ at: when, ref, title }) => [when, ref, title])).toEqual([
      [at('2026-11-19T17:00'), 'R-001', 'Problema R-001'],
    ]);
  });
});

describe('the committee’s pack of the example (domain.md 7.3, 11.5)', () => {
  const pack = p4(mopAtCommitteePack());
  it('2 its items by due date, R-002 before R-001; 3 nothing else crosses sectors', () => {
    expect(pack.items.map(({ item, due, state, holders }) => [item, due, state, holders])).toEqual([
      ['R-002', '2026-12-02', 'UNREVIEWED', ['Julio Ferreira', 'Hugo Vera']],
      ['R-001', '2026-12-03', 'UNREVIEWED', ['Julio Ferreira', 'Hugo Vera']],
    ]);
    expect(pack.items.every(({ carriedOver }) => carriedOver === undefined)).toBe(true);
    expect(pack.transsectoral).toEqual([]);
  });
  it('6 progress, 7 opportunities approved, 8 the draft agenda, 9 nobody neglected', () => {
    expect(pack.progress.igs.map(({ goal, ig }) => `${goal}/${ig}`)).toEqual(['MOP-04/1,02']);
    expect(pack.opportunities.map(({ opportunity, valuation }) => [opportunity, valuation])).toEqual([
      ['O-001', 'HIGH'],
      ['O-002', 'MEDIUM'],
    ]);
    expect(pack.agenda.map(({ agenda, kind, proposedDate }) => [agenda, kind, proposedDate])).toEqual([
      ['AG-001', 'EVENT', '2026-12-03'],
      ['AG-002', 'EVENT', '2026-12-10'],
    ]);
    expect([pack.neglected, pack.commitments, pack.synergies]).toEqual([[], [], []]);
    expect([pack.sittingAt, pack.minutesAt]).toEqual([at('2026-11-27T10:00'), at('2026-11-27T13:00')]);
  });
});

describe('the committee’s pack otherwise (domain.md 7.3)', () => {
  const promise = (over: Partial<Commitment> = {}): Commitment => ({
    id: 'c',
    itemId: itemId('R-001'),
    agendaId: null,
    responsibleId: 'ana',
    recordedById: 'hugo',
    due: '2026-11-26',
    text: 'Desembolsar',
    recordedAt: at('2026-11-20T12:00'),
    endedAt: null,
    ...over,
  });
  const closed = (when: string) => ({ state: 'RESOLVED', closedAt: at(when), closedOn: when.slice(0, 10) }) as const;
  it.each([
    ['due today', {}, { due: '2026-11-27' }, ['DUE']],
    ['due yesterday', {}, {}, ['BROKEN']],
    ['resolved in time', closed('2026-11-25T10:00'), { endedAt: at('2026-11-25T10:00') }, ['KEPT']],
    ['resolved too late', closed('2026-11-26T10:00'), { due: '2026-11-25', endedAt: at('2026-11-26T10:00') }, ['BROKEN']],
    ['kept before the last pack', closed('2026-11-19T10:00'), { endedAt: at('2026-11-19T10:00') }, []],
    ['replaced by a newer one', {}, { endedAt: at('2026-11-25T10:00') }, []],
    ['of another level', { stays: [aStay({ scope: 'COORDINATOR' })], scope: 'COORDINATOR' } as const, {}, []],
    [
      'broken, and the item moved on',
      { stays: [aStay({ scope: 'COMMITTEE' }), aStay({ scope: 'HEAD_OF_GOVERNMENT', at: at('2026-11-27T07:00') })] },
      {},
      ['BROKEN'],
    ],
  ])('follows commitments: %s', (_what, item, commitment, standings) => {
    const items = [anItem({ ...arrived('COMMITTEE', '2026-11-18T07:00'), ...item })];
    const people = [aPerson({ id: 'ana', name: 'Ana Torres' })];
    const cycles = [lastWeek('M13', '2026-11-20T07:30'), aCycle()];
    const told = p4(aBook({ goals: [aGoal()], items, people, commitments: [promise(commitment)], cycles })).commitments;
    expect(told.map(({ standing }) => standing)).toEqual(standings);
    expect(told.every(({ responsible }) => responsible === 'Ana Torres')).toBe(true);
  });
  it('lists what crosses sectors and is not yet here', () => {
    const items = (['MANAGER', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'] as const).map((scope, n) =>
      anItem({ code: `R-00${n}`, scope, transsectoral: true }),
    );
    const pack = p4(aBook({ goals: [aGoal()], items: [...items, anItem({ code: 'R-009' })] }));
    expect(pack.transsectoral.map(({ scope }) => scope).sort()).toEqual(['MANAGER', 'MINISTER']);
  });
  it('lists goals missed three weeks or more, longest first', () => {
    const goals = [2, 3, 5].map((missedInARow) => aGoal({ code: `GOAL-0${missedInARow}`, missedInARow }));
    expect(p4(aBook({ goals })).neglected.map(({ goal }) => goal)).toEqual(['GOAL-05', 'GOAL-03']);
  });
  it('sees a synergy where opportunities of two goals share a place', () => {
    const opportunities = [
      anOpportunity({ code: 'O-001', place: 'Distrito Sur' }),
      anOpportunity({ code: 'O-002', goal: 'GOAL-02', place: 'Distrito Sur' }),
      anOpportunity({ code: 'O-003', goal: 'GOAL-02', place: 'Capital' }),
      anOpportunity({ code: 'O-004', place: 'Capital', state: 'HELD' }),
    ];
    const pack = p4(aBook({ goals: [aGoal(), aGoal({ code: 'GOAL-02' })], opportunities }));
    expect(pack.synergies).toEqual([{ goals: ['GOAL-01', 'GOAL-02'], kind: 'SHARED_TERRITORY', note: 'Distrito Sur' }]);
  });
  it('sees an actor in several goals, and a step that waits for one of another goal, as B 4.3 does (3.5, 3.9)', () => {
    const book = aBook({
      goals: [aGoal(), aGoal({ code: 'GOAL-02' }), aGoal({ code: 'GOAL-03', integrating: true })],
      igs: [
        anIg({ goal: 'GOAL-01', code: '1,01', title: 'Terreno entregado' }),
        anIg({ goal: 'GOAL-02', code: '1,01', dependsOn: ['GOAL-01/1,01', 'GOAL-02/1,02'] }),
        anIg({ goal: 'GOAL-02', code: '1,02', finishedOn: '2026-11-20' }),
      ],
    });
    actor(book, 'h', 'Hacienda', 'INSTITUTIONAL');
    actor(book, 'a', 'Alcaldía', 'INSTITUTIONAL');
    for (const goal of ['GOAL-02', 'GOAL-01']) link(book, { actorId: 'h', goalId: goalId(goal), participation: 'FUNDER' });
    for (const goal of ['GOAL-03', 'GOAL-01']) link(book, { actorId: 'a', goalId: goalId(goal), participation: 'ALLY' }); // one integrates others
    const goals = ['GOAL-01', 'GOAL-02'];
    expect(p4(book).synergies).toEqual([
      { goals, kind: 'SHARED_ACTOR', note: 'Hacienda' },
      { goals, kind: 'DEPENDENCY', note: 'Terreno entregado', steps: { waiting: 'GOAL-02/1,01', needed: 'GOAL-01/1,01' } },
    ]);
  });
});
