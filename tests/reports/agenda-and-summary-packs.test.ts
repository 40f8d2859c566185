import { describe, expect, it } from 'vitest';
import type { P5, P6 } from '../../domain/letter-data.ts';
import type { Book } from '../../domain/work.ts';
import { compilePack } from '../../reports/index.ts';
import { hashOfData } from '../../store/report-runs.ts';
import { aBook, aCycle, aGoal, anAgendaItem, anInstitution, anItem, aPerson, at, aWork, itemId } from '../support/builders.ts';
import { mopAtClose } from '../support/mop-week.ts';

const pack = (book: Book, code: 'P5' | 'P6', when: string) =>
  compilePack(aWork(book, { at: when }), book.cycles.get('2026-W48') ?? aCycle(), { pack: code, version: 1 });
const p5 = (book: Book, when = '2026-11-27T15:00') => pack(book, 'P5', when) as P5;
const p6 = (book: Book, when = '2026-11-27T17:00') => pack(book, 'P6', when) as P6;

describe('the agenda proposal (domain.md 7.3, 11.5)', () => {
  it('of the example: AG-003 asked, then AG-001 and AG-002 by date, to be answered by the eve of the first', () => {
    const told = p5(mopAtClose());
    expect(told.decisions).toMatchObject([
      {
        agenda: 'AG-003',
        origin: 'R-002',
        limitDate: '2026-11-06',
        item: { item: 'R-002', scope: 'HEAD_OF_GOVERNMENT', due: null, holders: ['Gabriel Ocampo'] },
      },
    ]);
    expect(told.decisions[0]?.item?.stays.map(({ scope, trigger }) => [scope, trigger])).toEqual([
      ['MINISTER', null],
      ['COMMITTEE', 'TURN_EXPIRED'],
      ['HEAD_OF_GOVERNMENT', 'MANUAL'],
    ]);
    expect(told.events.map(({ agenda, proposedDate }) => [agenda, proposedDate])).toEqual([
      ['AG-001', '2026-12-03'],
      ['AG-002', '2026-12-10'],
    ]);
    expect([told.information, told.followUps]).toEqual([[], []]);
    expect(told.answerBy).toBe('2026-12-02'); // both the manager day of W49 and the eve of 03/12
  });
  const event = (code: string, proposedDate: string) =>
    anAgendaItem({ code, kind: 'EVENT', requestedDecision: null, originType: 'OPPORTUNITY', proposedDate });
  it.each([
    ['by the next manager day', [anAgendaItem()], {}, '2026-12-02'],
    ['by the eve of an earlier event', [event('AG-001', '2026-12-01')], {}, '2026-11-30'],
    ['by the manager day when the event is later', [event('AG-001', '2026-12-09')], {}, '2026-12-02'],
    ['a holiday on Wednesday moves it to Tuesday', [anAgendaItem()], { holidays: ['2026-12-02'] }, '2026-12-01'],
    ['a week without room is passed over', [anAgendaItem()], { holidays: ['2026-11-30', '2026-12-01', '2026-12-02'] }, '2026-12-09'],
    ['nothing proposed, nothing to answer', [], {}, null],
  ] as const)('is answered %s', (_what, agenda, { holidays = [] }: { holidays?: readonly string[] }, expected) => {
    const institution = anInstitution();
    const calendar = { ...institution.calendar, holidays: holidays.map((date) => ({ date, name: 'feriado' })) };
    expect(p5(aBook({ institution: { ...institution, calendar }, goals: [aGoal()], agenda: [...agenda] })).answerBy).toBe(expected);
  });
  it('asks for decisions oldest limit first, of whatever week, and only for what is proposed', () => {
    const items = [anItem({ code: 'R-001', limitDate: '2026-12-09' }), anItem({ code: 'R-002', limitDate: '2026-11-09' })];
    const agenda = [
      anAgendaItem({ code: 'AG-001' }),
      anAgendaItem({ code: 'AG-002', originId: itemId('R-002'), proposedOn: '2026-10-02' }),
      anAgendaItem({ code: 'AG-003', state: 'ACCEPTED' }),
      anAgendaItem({ code: 'AG-004', kind: 'INFORMATION' }),
    ];
    const told = p5(aBook({ goals: [aGoal()], items, agenda }));
    expect(told.decisions.map(({ agenda: code }) => code)).toEqual(['AG-002', 'AG-001']);
    expect(told.information.map(({ agenda: code }) => code)).toEqual(['AG-004']);
  });
  it('follows what was promised on agenda items', () => {
    const promise = (id: string, due: string, endedAt: number | null = null) => ({
      id,
      itemId: null,
      agendaId: 'agenda-AG-001',
      responsibleId: 'ana',
      recordedById: 'gabriel',
      due,
      text: `compromiso ${id}`,
      recordedAt: at('2026-11-20T12:00'),
      endedAt,
    });
    const commitments = [promise('b', '2026-12-10'), promise('a', '2026-12-01'), promise('c', '2026-12-01', at('2026-11-25T09:00'))];
    const people = [aPerson({ id: 'ana', name: 'Ana Torres' })];
    const told = p5(aBook({ goals: [aGoal()], people, agenda: [anAgendaItem({ state: 'FOLLOW_UP' })], commitments }));
    expect(told.followUps).toEqual([
      { agenda: 'AG-001', text: 'compromiso a', responsible: 'Ana Torres', due: '2026-12-01' },
      { agenda: 'AG-001', text: 'compromiso b', responsible: 'Ana Torres', due: '2026-12-10' },
    ]);
  });
});

describe('the weekly summary of the example (domain.md 7.3, 11.7)', () => {
  const summary = p6(mopAtClose());
  it('tells the indicators of the cycle', () => {
    expect(Object.entries(summary.indicators).map(([key, { of, total, percent }]) => `${key} ${of}/${total} ${percent}`)).toEqual([
      'K1 3/5 60',
      'K2 1/5 20',
      'K3 1/5 20',
      'K4 2/4 50',
      'K5 1/1 100',
      'K11 3/22 13.6',
      'K13 3/5 60',
      'K17 1/1 100',
    ]);
  });
  it('tells the decisions taken and the changes of scope, in their order', () => {
    expect(summary.decisions.map(({ level, ref, decision }) => `${level} ${ref} ${decision}`)).toEqual([
      'MINISTER R-001 DERIVE',
      'MINISTER O-001 APPROVE',
      'MINISTER O-002 APPROVE',
      'MINISTER R-002 NOTE',
      'COMMITTEE R-001 COMMIT',
      'COMMITTEE R-002 DERIVE',
    ]);
    expect(summary.moves.map(({ item, from, to, trigger }) => `${item.item} ${from} ${to} ${trigger}`)).toEqual([
      'A-003 MANAGER COORDINATOR LIMIT_PASSED',
      'R-002 MINISTER COMMITTEE TURN_EXPIRED',
      'R-001 COORDINATOR MINISTER LIMIT_PASSED',
      'R-001 MINISTER COMMITTEE MANUAL',
      'R-002 COMMITTEE HEAD_OF_GOVERNMENT MANUAL',
    ]);
  });
  it('tells what is carried over, with scope and due date', () => {
    expect(summary.carried.map(({ item, scope, due, state }) => [item, scope, due, state])).toEqual([
      ['A-005', 'MANAGER', '2026-12-01', 'IN_PROCESS'],
      ['R-001', 'COMMITTEE', '2026-12-02', 'IN_PROCESS'],
      ['A-003', 'COORDINATOR', '2026-12-02', 'IN_PROCESS'],
      ['A-004', 'COORDINATOR', '2026-12-03', 'UNREVIEWED'],
      ['R-002', 'HEAD_OF_GOVERNMENT', null, 'UNREVIEWED'],
      ['A-002', 'MANAGER', '2026-12-04', 'IN_PROCESS'],
      ['R-003', 'MANAGER', '2026-12-11', 'IN_PROCESS'],
    ]);
    expect(summary.carried.find(({ item }) => item === 'R-001')?.commitment).toEqual({ responsible: 'Ana Torres', due: '2026-12-02' });
  });
  it('tells the days of the week to come, opening on Monday at 08:00', () => {
    const days = { open: '2026-11-30', manager: '2026-12-02', coordinator: '2026-12-03', committee: '2026-12-04' };
    expect(summary.next).toEqual({ week: '2026-W49', days, opensAt: at('2026-11-30T08:00') });
  });
  it('keeps to the indicators written at the close, and to its own window when that close is marked already', () => {
    const book = mopAtClose();
    const K1 = { of: 9, total: 10, percent: 90 };
    const cycle = aCycle({ state: 'CLOSED', doneUpTo: 'M17', closedAt: at('2026-11-27T17:00'), stats: { K1, statesBefore: {} } });
    book.cycles.set('2026-W48', cycle);
    book.institution = { ...book.institution, lastCloseAt: at('2026-11-27T17:00') };
    const told = p6(book);
    expect(told.indicators).toEqual({ K1 });
    expect([told.moves.length, told.decisions.length]).toEqual([5, 6]);
  });
});

describe('what a pack says has one hash', () => {
  it('whenever it is compiled from the same, and another when it says something else', () => {
    const [one, again, other] = [p6(mopAtClose()), p6(mopAtClose()), p6(mopAtClose(), '2026-11-27T17:01')].map(hashOfData);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
  it('whatever the order of its keys', () => {
    expect(hashOfData({ a: 1, b: [{ c: 2, d: null }] })).toBe(hashOfData({ b: [{ d: null, c: 2 }], a: 1 }));
  });
});
