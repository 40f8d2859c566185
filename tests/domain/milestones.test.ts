import { describe, expect, test } from 'vitest';
import type { Goal } from '../../domain/entities.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, anAgendaItem, anUpdate, at } from '../support/builders.ts';
import { cycleIn, PEOPLE, person, scheduled, upTo, world } from './milestone-worlds.ts';
import { happened, told } from './play.ts';
import { milestone } from './week-play.ts';
import { withHolidays } from './worlds.ts';

describe('every milestone (4.7)', () => {
  test('tells its fact first, is marked as done at both instants, and happens once', () => {
    const book = scheduled();
    const late = milestone(book, 'M01', '2026-11-23T09:30');
    expect(late.facts[0]).toEqual({ kind: 'milestone', code: 'M01', week: '2026-W48' });
    expect(cycleIn(book)?.done).toEqual([{ code: 'M01', plannedAt: at('2026-11-23T08:00'), doneAt: at('2026-11-23T09:30') }]);
    const again = milestone(book, 'M01');
    expect([again.facts, again.letters]).toEqual([[], []]);
  });
  test('changes of the date come before it (5.2)', () => {
    const book = scheduled({
      goals: [{ code: 'A', endDate: '2026-11-23', statesAsOf: '2026-11-23' }],
      cycle: { doneUpTo: 'M01', state: 'COLLECTING' },
    });
    const { facts } = milestone(book, 'M02');
    expect(facts.map(({ kind }) => kind).slice(0, 2)).toEqual(['state', 'milestone']);
  });
  const refused: [string, Book, MilestoneCode, string, string | undefined][] = [
    ['a week that is not there', world(), 'M01', '2026-W47', 'NotFound'],
    ['a milestone before the opening', scheduled(), 'M05', '2026-W48', 'PhaseClosed'],
    ['one the week does not have', withoutM02(), 'M02', '2026-W48', 'NotPossible'],
    ['nothing happens in a week closed', world(upTo('M04', 'CLOSED')), 'M05', '2026-W48', undefined],
    ['nor in one cancelled', world(upTo('M04', 'CANCELLED')), 'M05', '2026-W48', undefined],
  ];
  test.each(refused)('%s', (_what, book, code, week, failure) => {
    const { refused: said, facts, letters } = milestone(book, code, '2026-11-25T18:00', week);
    expect([said, facts, letters]).toEqual([failure, [], []]);
  });
});

describe('M01, the opening', () => {
  test.each([
    ['COMMITTEE', 'PhaseClosed'],
    ['SCHEDULED', 'PhaseClosed'],
    ['CLOSED', undefined],
    ['CANCELLED', undefined],
  ] as const)('of a week waits until the one before is closed: %s', (state, refused) => {
    const book = scheduled();
    book.cycles.set('2026-W47', aCycle({ week: '2026-W47', state }));
    expect(milestone(book, 'M01').refused).toBe(refused);
  });
  test('updates only of goals ACTIVE, not FINISHED, not integrating', () => {
    const goals: Partial<Goal>[] = [
      { code: 'C' },
      { code: 'A', managementState: 'STOPPED', stopped: { since: '2026-11-04', reason: 'r' }, computedState: 'STOPPED' },
      { code: 'B', finishedOn: '2026-11-20', managementState: 'FINISHED', computedState: 'FINISHED' },
      { code: 'D', integrating: true },
      { code: 'E', lifecycle: 'PROGRAMMED' },
      { code: 'F', lifecycle: 'CLOSED' },
    ];
    const opened = milestone(scheduled({ goals }), 'M01');
    expect(happened(opened)).toEqual(['cycle 2026-W48 SCHEDULED>COLLECTING', 'update A none>PENDING', 'update C none>PENDING']);
    expect(told(opened)).toEqual(['N01 A: lucia', 'N01 C: ivan']);
  });
  test('one N01 for all goals of a manager, copy to the assistant, useful until M05', () => {
    const opened = milestone(scheduled({ people: [...PEOPLE, person('pablo', 'GOAL_ASSISTANT', ['B'])] }), 'M01');
    expect(told(opened)).toEqual(['N01 A B: lucia, copy pablo', 'N01 C: ivan']);
    expect(opened.letters[0]).toMatchObject({
      usefulUntil: at('2026-11-25T18:00'),
      data: { week: '2026-W48', closesAt: at('2026-11-25T18:00') },
    });
  });
  test('what was deferred is proposed again before its letters', () => {
    const book = scheduled();
    book.agenda.set('agenda-AG-001', anAgendaItem({ goal: 'A', state: 'DEFERRED' }));
    expect(happened(milestone(book, 'M01'))[0]).toBe('AG-001 DECISION of item-R-001 PROPOSED');
  });
  test('the draft of a missed update opens pre-filled, that of an excused one does not', () => {
    const book = scheduled();
    const draft = { week: '2026-W47', narrative: 'borrador', answers: [{ line: 'narrative', answer: 'NARRATIVE' }] } as const;
    for (const update of [anUpdate({ goal: 'A', state: 'MISSED', ...draft }), anUpdate({ goal: 'B', state: 'EXCUSED', ...draft })]) {
      book.updates.set(update.id, update);
    }
    milestone(book, 'M01');
    const opened = [...book.updates.values()].filter(({ week }) => week === '2026-W48');
    expect(opened.map(({ narrative, state }) => [narrative, state])).toEqual([
      ['borrador', 'PENDING'],
      [null, 'PENDING'],
      [null, 'PENDING'],
    ]);
  });
  test('a goal without a manager: its letter goes to the coordinator, marked vacant (5.7)', () => {
    const opened = milestone(scheduled({ people: PEOPLE.filter(({ id }) => id !== 'ivan') }), 'M01');
    expect(told(opened)).toEqual(['N01 A B: lucia', 'N01 C: rosa (vacant MANAGER)']);
  });
});

describe('a week without a day for one of the three moments (5.5)', () => {
  test('is cancelled at M01 by the calendar: no milestone line, N29, the next week scheduled', () => {
    const book = withHolidays(scheduled(), '2026-11-23', '2026-11-24', '2026-11-25');
    const plan = { version: 1, state: 'RUNNING', milestones: [{ code: 'M01', at: at('2026-11-26T08:00') }] } as const;
    book.cycles.set('2026-W48', aCycle({ state: 'SCHEDULED', days: null, plan }));
    const cancelled = milestone(book, 'M01');
    expect(cancelled.facts.filter(({ kind }) => kind === 'milestone')).toEqual([]);
    expect(happened(cancelled)).toEqual(['cycle 2026-W48 SCHEDULED>CANCELLED', 'cycle 2026-W49 none>SCHEDULED']);
    expect(told(cancelled)).toEqual(['N29 2026-W48: ana carmen hugo ivan julio lucia rosa']);
    expect(cancelled.letters[0]?.data).toMatchObject({ byCalendar: true, reason: null });
    expect([milestone(book, 'M01').facts, milestone(book, 'M01').letters]).toEqual([[], []]);
  });
});

describe('letters that ask by a milestone moved after the week do not leave (5.5, 6.6)', () => {
  const days = { open: '2026-11-23', manager: '2026-11-25', coordinator: '2026-11-30', committee: '2026-12-01' };
  test.each([
    ['M05', 'M04', 'N03', true],
    ['M05', 'M04', 'N04', true],
    ['M02', 'M01', 'N02', false],
  ] as const)('%s after %s: %s', (code, before, notice, tooLate) => {
    const { letters } = milestone(world({ cycle: { days, doneUpTo: before } }), code);
    const letter = letters.find((one) => one.notice === notice);
    expect((letter?.usefulUntil ?? 0) <= (letter?.asOf ?? 0)).toBe(tooLate);
  });
});

function withoutM02(): Book {
  const { plan } = aCycle();
  const milestones = plan.milestones.filter(({ code }) => code !== 'M02');
  return world({ cycle: { plan: { ...plan, milestones }, doneUpTo: 'M01' } });
}
