import { describe, expect, it } from 'vitest';
import type { Reprogramming } from '../../domain/entities.ts';
import { agendaLine, igLine, itemLine, reprogrammingLine, selectedLine } from '../../domain/lines.ts';
import { aBook, aGoal, anAgendaItem, anIg, anItem, anOpportunity, aPerson, at, goalId, igId, itemId } from '../support/builders.ts';

const TODAY = '2026-11-26';

describe('the line of an item (domain.md 3.7, 6.1)', () => {
  const people = [
    aPerson({ id: 'lucia', name: 'Lucía Paredes', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId('GOAL-01')] }] }),
    aPerson({ id: 'rosa', name: 'Rosa Benítez', roles: [{ role: 'COORDINATOR' }] }),
  ];
  const item = anItem({ scope: 'COORDINATOR', ig: '1,01', reportedBy: 'lucia', limitDate: '2026-11-24' });
  const logged = (id: string, when: string, text: string) => ({ id, itemId: item.id, at: at(when), by: 'rosa', text, committedDate: null });
  const actionLog = [logged('b', '2026-11-25T10:00', 'la última'), logged('a', '2026-11-24T10:00', 'la primera')];
  const book = aBook({ goals: [aGoal()], igs: [anIg()], people, items: [item], actionLog });
  it('tells who holds it, until when, and what was done last', () => {
    expect(itemLine(book, item, TODAY)).toMatchObject({
      goal: 'GOAL-01',
      ig: '1,01',
      holders: ['Rosa Benítez'],
      manager: 'Lucía Paredes',
      reportedBy: 'Lucía Paredes',
      due: '2026-11-30',
      daysToDue: 2,
      daysToLimit: -2,
      lastAction: { at: at('2026-11-25T10:00'), by: 'Rosa Benítez', text: 'la última' },
      commitment: null,
    });
  });
  it.each([
    ['overdue by a business day', '2026-12-01', -1],
    ['due today', '2026-11-30', 0],
    ['over a weekend', '2026-11-27', 1],
  ])('counts business days to its due date: %s', (_what, today, days) => {
    expect(itemLine(book, item, today).daysToDue).toBe(days);
  });
  it('names a commitment that is still followed, and only that', () => {
    const promise = { itemId: item.id, agendaId: null, recordedById: 'rosa', text: 't', recordedAt: at('2026-11-25T10:00') };
    const commitments = [
      { id: 'a', ...promise, responsibleId: 'lucia', due: '2026-12-09', endedAt: at('2026-11-25T11:00') },
      { id: 'b', ...promise, responsibleId: 'rosa', due: '2026-12-02', endedAt: null },
    ];
    const line = itemLine(aBook({ goals: [aGoal()], people, items: [item], commitments }), item, TODAY);
    expect(line.commitment).toEqual({ responsible: 'Rosa Benítez', due: '2026-12-02' });
  });
});

describe('the line of an intermediate goal (domain.md 4.2)', () => {
  it.each([
    ['late', { endDate: '2026-11-20' }, 'DELAYED', 6],
    ['due today', { endDate: TODAY }, 'NORMAL', 0],
    ['stopped and late', { endDate: '2026-11-20', stopped: true }, 'STOPPED', 6],
    ['finished late', { endDate: '2026-11-20', finishedOn: '2026-11-25' }, 'FINISHED', 0],
    ['cancelled', { endDate: '2026-11-20', cancelled: true }, 'CANCELLED', 0],
  ] as const)('%s', (_what, over, state, daysLate) => {
    const ig = anIg(over);
    expect(igLine(aBook({ goals: [aGoal()], igs: [ig] }), ig, TODAY)).toMatchObject({ state, daysLate });
  });
});

describe('which time a date is changed (domain.md 3.5)', () => {
  const change = (id: string, decision: Reprogramming['decision'], when: string): Reprogramming => ({
    id,
    goalId: goalId('GOAL-01'),
    igId: igId('GOAL-01', '1,01'),
    fromDate: '2026-11-20',
    toDate: '2026-12-04',
    reason: 'r',
    requestedBy: 'lucia',
    requestedAt: at(when),
    decision,
    decidedBy: null,
    decidedAt: decision === 'PENDING' ? null : at(when),
    decisionReason: null,
  });
  const changes = [
    change('first', 'AUTO_ACCEPTED', '2026-11-10T10:00'),
    change('second', 'APPROVED', '2026-11-20T10:00'),
    change('refused', 'REJECTED', '2026-11-22T10:00'),
    change('asked', 'PENDING', '2026-11-25T10:00'),
  ];
  const book = aBook({ goals: [aGoal()], igs: [anIg({ reprogramCount: 3 })], reprogrammings: changes }); // one came with the data
  it('counts the accepted ones, and what one more would be', () => {
    expect(changes.map((one) => reprogrammingLine(book, one).count)).toEqual([2, 3, 4, 4]);
  });
  it('tells of the last one that stands', () => {
    const line = selectedLine(book, { ref: 'GOAL-01/1,01', why: 'reprogrammed' }, TODAY);
    expect(line).toMatchObject({ what: 'REPROGRAMMING', reprogramming: { decision: 'PENDING' } });
  });
});

describe('a line of the selection (domain.md 5.6)', () => {
  const book = aBook({ goals: [aGoal()], igs: [anIg({ endDate: '2026-11-20' })], items: [anItem()], opportunities: [anOpportunity()] });
  it.each([
    ['R-001', 'minister', 'ITEM'],
    ['O-001', 'upcoming', 'OPPORTUNITY'],
    ['GOAL-01/1,01', 'delayed', 'IG'],
    ['GOAL-01/1,01', 'reprogrammed', 'IG'], // nothing is known of the change itself
    ['GOAL-01', 'missed', 'GOAL'],
    ['R-009', 'minister', undefined],
    ['GOAL-01/9,09', 'delayed', undefined],
  ])('%s, %s: %s', (ref, why, what) => {
    expect(selectedLine(book, { ref, why }, TODAY)?.what).toBe(what);
  });
  it('tells what a goal gone worse was before', () => {
    const line = selectedLine(book, { ref: 'GOAL-01', why: 'worse' }, TODAY, undefined, { 'GOAL-01': 'NORMAL' });
    expect(line).toMatchObject({ goal: { state: 'DELAYED' }, was: 'NORMAL' });
  });
});

describe('the line of an agenda item (domain.md 3.9)', () => {
  const book = aBook({ goals: [aGoal()], items: [anItem()], opportunities: [anOpportunity()] });
  it('brings a decision’s item with its history, and an event’s origin by code', () => {
    expect(agendaLine(book, anAgendaItem({ originId: itemId('R-001') }), TODAY)).toMatchObject({
      origin: 'R-001',
      limitDate: '2026-12-04',
      item: { item: 'R-001' },
    });
    const event = anAgendaItem({ kind: 'EVENT', originType: 'OPPORTUNITY', originId: 'opportunity-O-001' });
    expect(agendaLine(book, event, TODAY)).toMatchObject({ origin: 'O-001', limitDate: null, item: null });
  });
});
