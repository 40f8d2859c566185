import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { CYCLE_STATES, type CycleState } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, anItem } from '../support/builders.ts';
import { mop } from '../support/mop.ts';
import { act } from './acting.ts';
import { still, withItems } from './worlds.ts';

const NOW = '2026-11-27T10:10';
const week = '2026-W48';

function sitting(state: CycleState = 'COMMITTEE'): Book {
  const book = withItems(still(mop()), anItem({ goal: 'MOP-01', scope: 'COMMITTEE' }));
  book.cycles.set(week, aCycle({ week, state }));
  return book;
}
const NOTES: readonly Act[] = [
  { do: 'noteAttendance', week, present: ['hugo', 'ana'] },
  { do: 'takeUp', week, on: 'R-001' },
  { do: 'acceptSynergy', week, goals: ['MOP-04', 'MOP-01'], kind: 'JOINT_EVENT', text: 'un acto para ambas' },
  { do: 'confirmMinutes', week },
];

describe('what is noted of a sitting (3.9, 3.10, 5.7)', () => {
  test.each(NOTES.map((note) => [note.do, note] as const))('%s is the secretary’s and the chair’s, and sends nothing', (_what, note) => {
    const by = ['hugo', 'julio', 'ana', 'rosa', 'carmen', 'lucia', 'gabriel'].map((who) => [who, act(sitting(), NOW, who, note).outcome]);
    const rest = ['ana', 'rosa', 'carmen', 'lucia', 'gabriel'].map((who) => [who, 'NotAllowed']);
    expect(by).toEqual([['hugo', 'done'], ['julio', 'done'], ...rest]);
    expect(act(sitting(), NOW, 'hugo', note).letters).toEqual([]);
  });

  test.each(NOTES.map((note) => [note.do, note] as const))('%s only while it is the committee’s turn (4.7)', (_what, note) => {
    const taken = CYCLE_STATES.filter((state) => act(sitting(state), NOW, 'hugo', note).outcome === 'done');
    expect(taken).toEqual(['COMMITTEE']);
    expect(act(sitting('CLOSED'), NOW, 'hugo', note).outcome).toBe('PhaseClosed');
  });

  test.each<[string, Act, string]>([
    ['a week that is not there', { do: 'confirmMinutes', week: '2026-W40' }, 'NotFound'],
    ['somebody who is not there', { do: 'noteAttendance', week, present: ['hugo', 'nobody'] }, 'NotFound'],
    ['a matter that is not there', { do: 'takeUp', week, on: 'R-999' }, 'NotFound'],
    ['a goal that is not there', { do: 'acceptSynergy', week, goals: ['MOP-01', 'MOP-99'], kind: 'OTHER', text: 'x' }, 'NotFound'],
    ['a synergy of one goal twice', { do: 'acceptSynergy', week, goals: ['MOP-01', 'MOP-01'], kind: 'OTHER', text: 'x' }, 'InvalidInput'],
    ['a synergy without words', { do: 'acceptSynergy', week, goals: ['MOP-01', 'MOP-02'], kind: 'OTHER', text: ' ' }, 'InvalidInput'],
  ])('%s is refused', (_what, note, outcome) => {
    expect(act(sitting(), NOW, 'hugo', note).outcome).toBe(outcome);
  });

  test('a person ticked twice sits once, and the goals of a synergy are told in order', () => {
    const changes = (note: Act) => act(sitting(), NOW, 'hugo', note).facts.flatMap((fact) => (fact.kind === 'change' ? [fact.after] : []));
    expect(changes({ do: 'noteAttendance', week, present: ['ana', 'ana', 'hugo'] })).toEqual([['ana', 'hugo']]);
    expect(changes(NOTES[2] ?? { do: 'confirmMinutes', week })).toEqual([
      { goals: ['MOP-01', 'MOP-04'], kind: 'JOINT_EVENT', note: 'un acto para ambas' },
    ]);
  });
});
