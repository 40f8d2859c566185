import { describe, expect, test } from 'vitest';
import type { Goal } from '../../domain/entities.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, anAgendaItem, anOpportunity, at, LIMA } from '../support/builders.ts';
import { cycleIn, goalIn, PEOPLE, upTo, type World, world } from './milestone-worlds.ts';
import { happened, told } from './play.ts';
import { milestone } from './week-play.ts';
import { withLadder } from './worlds.ts';

describe('M08 to M12, the selection and the minister', () => {
  const opportunity = anOpportunity({ goal: 'A', state: 'VALIDATED' });
  const ready = (over: World = {}, done: MilestoneCode = 'M08'): Book => {
    const book = world({ states: {}, ...over, cycle: { ...upTo(done).cycle, ...over.cycle } });
    book.opportunities.set(opportunity.id, opportunity);
    return book;
  };
  test('N15 while the selection is not confirmed, useful until M09', () => {
    const reminded = milestone(ready({}, 'M07'), 'M08');
    expect(told(reminded)).toEqual(['N15 2026-W48: rosa']);
    expect(reminded.letters[0]).toMatchObject({
      usefulUntil: at('2026-11-26T13:00'),
      data: { proposal: [{ section: '4', ref: 'O-001' }] },
    });
    expect(told(milestone(ready({ cycle: { selectionFrozenAt: at('2026-11-26T10:00') } }, 'M07'), 'M08'))).toEqual([]);
  });
  test('unconfirmed at M09 the proposal is selected, marked, and assesses nothing', () => {
    const book = ready();
    const selected = milestone(book, 'M09');
    expect(selected.facts).toContainEqual({
      kind: 'selection',
      week: '2026-W48',
      auto: true,
      sections: { '1': [], '2': [], '3': [], '4': ['O-001'] },
    });
    expect(happened(selected)).toEqual(['cycle 2026-W48 REVIEWING>BRIEFING']);
    expect(cycleIn(book)).toMatchObject({ selectionConfirmed: false, selectionFrozenAt: at('2026-11-26T13:00') });
    expect(book.selections.get('2026-W48')).toMatchObject({ auto: true, confirmedBy: null });
  });
  test('as of the planned instant, at the real one', () => {
    const book = ready();
    book.opportunities.set(opportunity.id, { ...opportunity, proposedDate: '2026-11-26' }); // Thursday itself, past on Friday
    milestone(book, 'M09', '2026-11-27T09:00');
    expect(book.selections.get('2026-W48')?.lines).toHaveLength(1);
    expect(book.institution.baseline.at).toBe(at('2026-11-26T13:00')); // from there on things are of the next cycle
  });
  test('returned and not corrected counts as submitted, and is marked', () => {
    const book = ready({ states: { A: { state: 'RETURNED' }, B: { state: 'MISSED' } } });
    expect(happened(milestone(book, 'M09'))).toEqual(['update A RETURNED>SUBMITTED', 'cycle 2026-W48 REVIEWING>BRIEFING']);
    expect(book.updates.get('update-2026-W48/A')?.marks).toEqual(['RETURNED_NOT_CORRECTED']);
  });
  test('N16 to the minister, copy to the coordinator; at M12 the turn is over', () => {
    const book = ready({ cycle: { state: 'BRIEFING' } }, 'M09');
    expect(told(milestone(book, 'M10'))).toEqual(['N16 2026-W48: carmen, copy rosa']);
    expect(milestone(book, 'M11').facts).toEqual([{ kind: 'milestone', code: 'M11', week: '2026-W48' }]);
    expect(happened(milestone(book, 'M12'))).toEqual(['cycle 2026-W48 BRIEFING>COMMITTEE']);
  });
  test.each([
    ['the rung is off but the role held', PEOPLE, false, ['N16 2026-W48: carmen, copy rosa']],
    ['off and held by nobody: nothing is sent', PEOPLE.filter(({ id }) => id !== 'carmen'), false, []],
    [
      'on and vacant: the next rung stands in',
      PEOPLE.filter(({ id }) => id !== 'carmen'),
      true,
      ['N16 2026-W48: hugo julio, copy rosa (vacant MINISTER)'],
    ],
  ])('%s (5.7)', (_what, people, on, expected) => {
    const book = ready({ people }, 'M09');
    if (!on) withLadder(book, 'MANAGER', 'COORDINATOR', 'COMMITTEE', 'HEAD_OF_GOVERNMENT');
    expect(told(milestone(book, 'M10'))).toEqual(expected);
  });
});

describe('M13 to M16, the committee', () => {
  test('N17 to chair, secretary and members; the sitting and the minutes send nothing', () => {
    const book = world({ states: {}, ...upTo('M12', 'COMMITTEE') });
    expect(told(milestone(book, 'M13'))).toEqual(['N17 2026-W48: ana hugo julio, copy rosa']);
    expect([told(milestone(book, 'M14')), told(milestone(book, 'M15'))]).toEqual([[], []]);
  });
  test('N19 with every agenda item proposed, of whatever week, and even with none', () => {
    const book = world({ states: {}, ...upTo('M15', 'COMMITTEE') });
    const states = ['PROPOSED', 'ACCEPTED', 'DEFERRED', 'SCHEDULED', 'PROPOSED'] as const;
    for (const [n, state] of states.entries()) {
      const one = anAgendaItem({ code: `AG-00${n + 1}`, goal: 'A', state, proposedOn: `2026-11-0${n + 1}` });
      book.agenda.set(one.id, one);
    }
    expect(told(milestone(book, 'M16'))).toEqual(['N19 AG-001 AG-005: gabriel, copy carmen julio']);
    expect(told(milestone(world({ states: {}, ...upTo('M15', 'COMMITTEE') }), 'M16'))).toEqual(['N19 : gabriel, copy carmen julio']);
  });
});

describe('M17, the close', () => {
  const last = upTo('M16', 'COMMITTEE');
  test('what is submitted is validated by closing, the week closes, the next is born', () => {
    const book = world({ states: { A: { state: 'SUBMITTED' }, B: { state: 'VALIDATED' }, C: { state: 'MISSED' } }, ...last });
    const closed = milestone(book, 'M17', '2026-11-27T18:00');
    expect(happened(closed)).toEqual(['update A SUBMITTED>VALIDATED', 'cycle 2026-W48 COMMITTEE>CLOSED', 'cycle 2026-W49 none>SCHEDULED']);
    expect(book.updates.get('update-2026-W48/A')).toMatchObject({ marks: ['VALIDATED_BY_CLOSING'], validatedBy: null });
    expect(told(closed)).toEqual(['N21 2026-W48: ana carmen hugo ivan julio lucia rosa']);
    expect(book.institution.lastCloseAt).toBe(at('2026-11-27T18:00'));
    expect(cycleIn(book)?.stats).toMatchObject({ K3: { of: 1, total: 3 } });
    expect(cycleIn(book, '2026-W49')).toMatchObject({ state: 'SCHEDULED', done: [], plan: { version: 1, state: 'RUNNING' } });
    expect(LIMA.format(cycleIn(book, '2026-W49')?.plan.milestones[0]?.at ?? 0)).toBe('2026-11-30T08:00:00-05:00');
  });
  test('managers of finished goals are told too, those of integrating ones not', () => {
    const goals: Partial<Goal>[] = [
      { code: 'A', integrating: true },
      { code: 'B', integrating: true },
      { code: 'C', finishedOn: '2026-11-20', managementState: 'FINISHED', computedState: 'FINISHED' },
    ];
    expect(told(milestone(world({ goals, states: {}, ...last }), 'M17'))).toEqual(['N21 2026-W48: ana carmen hugo ivan julio rosa']);
  });
  test('an override to better expires at the fourth close, one to worse does not', () => {
    const hand = (state: 'NORMAL' | 'STOPPED', better: boolean, closesLeft: number) => ({ state, better, closesLeft, reason: 'r' });
    const late = { endDate: '2026-11-20', computedState: 'DELAYED', managementState: 'NORMAL' } as const;
    const goals: Partial<Goal>[] = [
      { code: 'A', ...late, override: hand('NORMAL', true, 1) },
      { code: 'B', ...late, override: hand('NORMAL', true, 2) },
      { code: 'C', ...late, managementState: 'STOPPED', override: hand('STOPPED', false, 0) },
    ];
    const book = world({ goals, states: {}, ...last });
    expect(happened(milestone(book, 'M17'))[0]).toBe('goal A NORMAL>DELAYED');
    expect(['A', 'B', 'C'].map((code) => goalIn(book, code)?.override?.closesLeft ?? null)).toEqual([null, 1, 0]);
  });
  test('a week that exists is not born again', () => {
    const book = world({ states: {}, ...last });
    book.cycles.set('2026-W49', aCycle({ week: '2026-W49', state: 'SCHEDULED', version: 7 }));
    expect(happened(milestone(book, 'M17'))).toEqual(['cycle 2026-W48 COMMITTEE>CLOSED']);
    expect(cycleIn(book, '2026-W49')?.version).toBe(7);
  });
});
