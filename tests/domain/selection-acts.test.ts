import { describe, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { proposeSelection } from '../../domain/selection.ts';
import type { Book } from '../../domain/work.ts';
import { aCycle, aGoal, anIg, anOpportunity, at } from '../support/builders.ts';
import { act } from './acting.ts';
import { happened } from './play.ts';

import { R, steps, TODAY, world } from './selection-worlds.ts';

const confirm = (over: Partial<Extract<Act, { do: 'confirmSelection' }>> = {}): Act => ({ do: 'confirmSelection', ...over });
const NOON = '2026-11-26T12:40';

describe('confirming (5.6)', () => {
  const full = (): Book =>
    world({
      goals: [aGoal(), aGoal({ code: 'GOAL-02', finishedOn: '2026-11-01' }), aGoal({ code: 'GOAL-03' })],
      igs: [...steps('1,01', '1,02'), anIg({ goal: 'GOAL-02', finishedOn: '2026-10-01' })],
      items: [R('R-001', { scope: 'MINISTER' }), R('R-002', { scope: 'MINISTER' }), R('R-003'), R('R-004', { state: 'RESOLVED' })],
      opportunities: [
        anOpportunity({ code: 'O-001', state: 'VALIDATED' }),
        anOpportunity({ code: 'O-002', state: 'ASSESSED', proposedDate: '2027-02-01' }),
        anOpportunity({ code: 'O-003' }),
        anOpportunity({ code: 'O-004', state: 'VALIDATED', proposedDate: '2027-02-01' }),
      ],
    });
  const rows: [string, Act, Record<string, string[]>][] = [
    ['as proposed', confirm(), { '1': ['R-001', 'R-002'], '4': ['O-001'] }],
    [
      'an open item goes to section 1, a goal or step to 2, a finished one to 3, an opportunity to 4',
      confirm({ add: ['GOAL-01', 'GOAL-01/1,02', 'GOAL-02', 'GOAL-02/1,01', 'R-003', 'O-002'] }),
      { '1': ['R-001', 'R-002', 'R-003'], '2': ['GOAL-01', 'GOAL-01/1,02'], '3': ['GOAL-02', 'GOAL-02/1,01'], '4': ['O-001', 'O-002'] },
    ],
    ['removed', confirm({ remove: ['R-001', 'O-001'] }), { '1': ['R-002'] }],
    [
      'reordered: what is named comes first in its section',
      confirm({ add: ['R-003'], order: ['R-003', 'R-002'] }),
      { '1': ['R-003', 'R-002', 'R-001'], '4': ['O-001'] },
    ],
    ['what stands is not added twice', confirm({ add: ['R-001', 'R-003', 'R-003'] }), { '1': ['R-001', 'R-002', 'R-003'], '4': ['O-001'] }],
  ];
  test.each(rows)('%s', (_what, deed, expected) => {
    const { facts } = act(full(), NOON, 'rosa', deed);
    expect(facts.find(({ kind }) => kind === 'selection')).toMatchObject({
      auto: false,
      sections: { '1': [], '2': [], '3': [], '4': [], ...expected },
    });
  });
  test('the limits bind the proposal only', () => {
    const items = Array.from({ length: 9 }, (_, n) => R(`R-00${n + 1}`, { scope: 'MINISTER' }));
    const book = world({ items });
    act(book, NOON, 'rosa', confirm({ add: ['R-009'] }));
    expect(book.selections.get('2026-W48')?.lines).toHaveLength(9);
  });
  test('a validated opportunity selected is thereby assessed, one removed is not; the week is in its briefing', () => {
    expect(happened(act(full(), NOON, 'rosa', confirm({ add: ['O-004'] })))).toEqual([
      'opportunity O-001 VALIDATED>ASSESSED',
      'opportunity O-004 VALIDATED>ASSESSED',
      'cycle 2026-W48 REVIEWING>BRIEFING',
    ]);
    expect(happened(act(full(), NOON, 'rosa', confirm({ remove: ['O-001'] })))).toEqual(['cycle 2026-W48 REVIEWING>BRIEFING']);
  });
  test('"this cycle" of the next selection begins', () => {
    const book = world({ goals: [aGoal({ endDate: '2026-11-20' })], states: { 'GOAL-01': 'NORMAL' } });
    act(book, NOON, 'rosa', confirm());
    expect(book.institution.baseline).toEqual({ at: at(NOON), states: { 'GOAL-01': 'DELAYED' }, before: { 'GOAL-01': 'NORMAL' } });
    expect(proposeSelection(book, TODAY)).toEqual([]);
    expect(book.selections.get('2026-W48')).toMatchObject({ auto: false, confirmedBy: 'rosa', confirmedAt: at(NOON) });
    expect(book.cycles.get('2026-W48')).toMatchObject({ selectionConfirmed: true, selectionFrozenAt: at(NOON) });
  });
  const frozen = (book: Book): Book => {
    book.cycles.set(
      '2026-W48',
      aCycle({ doneUpTo: 'M07', state: 'BRIEFING', selectionFrozenAt: at('2026-11-26T10:00'), selectionConfirmed: true }),
    );
    return book;
  };
  const at5 = (doneUpTo: 'M04' | 'M05' | 'M09') => () => {
    const book = full();
    book.cycles.set('2026-W48', aCycle({ doneUpTo }));
    return book;
  };
  const refusals: [string, () => Book, string, string, Act, string][] = [
    ['before M05 has run', at5('M04'), '2026-11-25T17:59', 'rosa', confirm(), 'PhaseClosed'],
    ['once it has', at5('M05'), '2026-11-25T18:00', 'rosa', confirm(), 'done'],
    ['or its instant is past', at5('M04'), '2026-11-25T18:01', 'rosa', confirm(), 'done'],
    ['until M09', full, '2026-11-26T13:00', 'rosa', confirm(), 'done'],
    ['not after', full, '2026-11-26T13:01', 'rosa', confirm(), 'PhaseClosed'],
    ['nor when it has run', at5('M09'), '2026-11-26T13:00', 'rosa', confirm(), 'PhaseClosed'],
    ['not twice', () => frozen(full()), NOON, 'rosa', confirm(), 'NotPossible'],
    ['by the coordinator only', full, NOON, 'carmen', confirm(), 'NotAllowed'],
    ['nothing that is not there', full, NOON, 'rosa', confirm({ add: ['A-099'] }), 'NotFound'],
    ['no closed item', full, NOON, 'rosa', confirm({ add: ['R-004'] }), 'InvalidInput'],
    ['no opportunity only identified', full, NOON, 'rosa', confirm({ add: ['O-003'] }), 'InvalidInput'],
    ['nothing removed that is not proposed', full, NOON, 'rosa', confirm({ remove: ['R-003'] }), 'InvalidInput'],
    ['nothing first that is not selected', full, NOON, 'rosa', confirm({ order: ['R-003'] }), 'InvalidInput'],
    ['no week open', () => ({ ...full(), cycles: new Map() }), NOON, 'rosa', confirm(), 'PhaseClosed'],
  ];
  test.each(refusals)('%s', (_what, book, when, by, deed, expected) => expect(act(book(), when, by, deed).outcome).toBe(expected));
});
