import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import type { Cycle } from '../../domain/entities.ts';
import { planned, planWeek } from '../../domain/routine.ts';
import { CYCLE_STATES, type CycleState, type MilestoneCode, type UpdateState } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, anInstitution, anUpdate, LIMA } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { happened, told } from './play.ts';
import { withHolidays, withPerson } from './worlds.ts';

const TUE = '2026-11-24T10:00';
const world = (cycle: Partial<Cycle> & { doneUpTo?: MilestoneCode } = { doneUpTo: 'M01' }): Book => {
  const book = withPerson(mop(), 'admin', [{ role: 'INSTANCE_ADMIN' }]);
  book.cycles.set('2026-W48', aCycle(cycle));
  return book;
};
const holiday = (date: string, name = 'Duelo nacional'): Act => ({ do: 'declareHoliday', date, name });
const onWeek = (name: 'replanWeek' | 'pauseWeek' | 'resumeWeek' | 'cancelWeek', reason = 'huelga', week = '2026-W48'): Act => ({
  do: name,
  week,
  reason,
});
const planOf = (book: Book, code: MilestoneCode, week = '2026-W48'): string | undefined => {
  const cycle = book.cycles.get(week);
  const instant = cycle && planned(cycle.plan, code);
  return instant === undefined ? undefined : LIMA.format(instant).slice(0, 16);
};

describe('a holiday (5.5)', () => {
  const rows: [string, string, Act, string][] = [
    ['declared by an administrator', 'admin', holiday('2026-11-26'), 'done'],
    ['not by the coordinator', 'rosa', holiday('2026-11-26'), 'NotAllowed'],
    ['for today', 'admin', holiday('2026-11-24'), 'done'],
    ['not for a day gone by', 'admin', holiday('2026-11-23'), 'InvalidInput'],
    ['on what was a working day', 'admin', holiday('2026-11-28'), 'InvalidInput'],
    ['a real day', 'admin', holiday('2026-11-31'), 'InvalidInput'],
    ['with a name', 'admin', holiday('2026-11-26', ' '), 'InvalidInput'],
  ];
  test.each(rows)('%s', (_what, by, deed, expected) => expect(act(world(), TUE, by, deed).outcome).toBe(expected));
  test('not twice', () => {
    const book = world();
    act(book, TUE, 'admin', holiday('2026-11-26'));
    expect(act(book, TUE, 'admin', holiday('2026-11-26')).outcome).toBe('InvalidInput');
  });
  test('the calendar has it, in order', () => {
    const book = withHolidays(world(), '2026-12-08');
    act(book, TUE, 'admin', holiday('2026-11-26'));
    expect(book.institution.calendar.holidays).toEqual([
      { date: '2026-11-26', name: 'Duelo nacional' },
      { date: '2026-12-08', name: 'feriado' },
    ]);
  });
  test('it moves the week that is open, as a newer plan', () => {
    const book = world();
    const { facts } = act(book, TUE, 'admin', holiday('2026-11-26'));
    expect(planOf(book, 'M06')).not.toBe('2026-11-26T07:30');
    expect(book.cycles.get('2026-W48')).toMatchObject({ state: 'COLLECTING', plan: { version: 2, state: 'RUNNING' } });
    expect(facts.filter(({ kind }) => kind === 'plan')).toMatchObject([{ week: '2026-W48', version: 2, reason: 'Duelo nacional' }]);
  });
  test('a paused week moves and stays paused', () => {
    const paused = aCycle({ doneUpTo: 'M01' });
    const book = world({ ...paused, plan: { ...paused.plan, state: 'PAUSED' } });
    act(book, TUE, 'admin', holiday('2026-11-26'));
    expect(book.cycles.get('2026-W48')?.plan).toMatchObject({ version: 2, state: 'PAUSED' });
  });
  test('it plans a scheduled week anew, down to its cancellation', () => {
    const book = world({ state: 'CLOSED', doneUpTo: 'M17' });
    const next = planWeek(anInstitution(), '2026-W49', LIMA);
    book.cycles.set('2026-W49', aCycle({ week: '2026-W49', state: 'SCHEDULED', ...next }));
    for (const day of ['2026-11-30', '2026-12-01', '2026-12-02']) act(book, '2026-11-28T10:00', 'admin', holiday(day));
    expect(book.cycles.get('2026-W49')).toMatchObject({ state: 'SCHEDULED', days: null });
    expect(planOf(book, 'M01', '2026-W49')).toBe('2026-12-03T08:00');
  });
  test('what it does not touch keeps its plan', () => {
    const book = world();
    act(book, TUE, 'admin', holiday('2026-12-08'));
    expect(book.cycles.get('2026-W48')?.plan.version).toBe(1);
  });
});

describe('operators on a week (4.7)', () => {
  const OPEN: readonly CycleState[] = CYCLE_STATES.filter((state) => state !== 'CLOSED' && state !== 'CANCELLED');
  test.each(CYCLE_STATES)('cancelled from any state before CLOSED: %s', (state) => {
    expect(act(world({ state, doneUpTo: 'M01' }), TUE, 'admin', onWeek('cancelWeek')).outcome).toBe(
      OPEN.includes(state) ? 'done' : 'NotPossible',
    );
  });
  const rows: [string, string, Act, string][] = [
    ['with a reason', 'admin', onWeek('cancelWeek', ' '), 'InvalidInput'],
    ['by an administrator', 'rosa', onWeek('cancelWeek'), 'NotAllowed'],
    ['a week that is there', 'admin', onWeek('cancelWeek', 'huelga', '2026-W40'), 'NotFound'],
    ['paused', 'admin', onWeek('pauseWeek'), 'done'],
    ['resumed only when paused', 'admin', onWeek('resumeWeek'), 'NotPossible'],
    ['replanned', 'admin', onWeek('replanWeek'), 'done'],
    ['a letter tried again', 'admin', { do: 'retryLetter', letter: 'letter-1', reason: 'buzón lleno' }, 'done'],
    ['which one?', 'admin', { do: 'retryLetter', letter: '', reason: 'buzón lleno' }, 'NotFound'],
  ];
  test.each(rows)('%s', (_what, by, deed, expected) => expect(act(world(), TUE, by, deed).outcome).toBe(expected));
  test('cancelled: updates not submitted are excused, N29 to everybody, the next week is scheduled, no milestone', () => {
    const book = world();
    const states: UpdateState[] = ['PENDING', 'DRAFT', 'SUBMITTED', 'RETURNED', 'VALIDATED'];
    for (const [place, state] of states.entries()) {
      const update = anUpdate({ goal: `MOP-0${place + 1}`, state });
      book.updates.set(update.id, update);
    }
    const cancelled = act(book, TUE, 'admin', onWeek('cancelWeek'));
    expect(happened(cancelled)).toEqual([
      'cycle 2026-W48 COLLECTING>CANCELLED',
      'update MOP-01 PENDING>EXCUSED',
      'update MOP-02 DRAFT>EXCUSED',
      'cycle 2026-W49 none>SCHEDULED',
    ]);
    expect(told(cancelled)).toEqual(['N29 2026-W48: ana andres carmen elena hugo ivan julio lucia marta paula rosa sergio']);
    expect(cancelled.letters[0]?.data).toMatchObject({ reason: 'huelga', byCalendar: false, next: { week: '2026-W49' } });
    expect(cancelled.facts.filter(({ kind }) => kind === 'milestone')).toEqual([]);
    expect(book.cycles.get('2026-W48')?.plan).toMatchObject({ state: 'CANCELLED', version: 2 });
    expect(planOf(book, 'M01', '2026-W49')).toBe('2026-11-30T08:00');
  });
  test('paused and taken up again, each a newer plan', () => {
    const book = world();
    act(book, TUE, 'admin', onWeek('pauseWeek'));
    expect(book.cycles.get('2026-W48')?.plan).toMatchObject({ state: 'PAUSED', version: 2 });
    expect(act(book, TUE, 'admin', onWeek('pauseWeek')).outcome).toBe('NotPossible');
    act(book, TUE, 'admin', onWeek('resumeWeek'));
    expect(book.cycles.get('2026-W48')?.plan).toMatchObject({ state: 'RUNNING', version: 3 });
  });
  test('replanned without a change it is a newer version all the same, so that it is read again', () => {
    const book = world();
    const before = book.cycles.get('2026-W48')?.plan.milestones;
    act(book, TUE, 'admin', onWeek('replanWeek'));
    expect(book.cycles.get('2026-W48')?.plan).toMatchObject({ version: 2, milestones: before });
  });
});
