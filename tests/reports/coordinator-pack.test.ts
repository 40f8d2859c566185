import { describe, expect, it } from 'vitest';
import type { Item } from '../../domain/entities.ts';
import type { P2 } from '../../domain/letter-data.ts';
import type { Book } from '../../domain/work.ts';
import { compilePack } from '../../reports/index.ts';
import { aBook, aCycle, aGoal, anIg, anItem, anUpdate, aStay, at, aWork } from '../support/builders.ts';
import { mopAtBriefing, mopAtFirstPack, mopAtSecondPack } from '../support/mop-week.ts';

function p2(book: Book, when = '2026-11-26T07:30', version = 1, asOf = when): P2 {
  const cycle = book.cycles.get('2026-W48') ?? aCycle();
  return compilePack(aWork(book, { at: when, asOf }), cycle, { pack: 'P2', version }) as P2;
}
const items = (lines: P2['mine']) => lines.map(({ item, scope, state }) => `${item} ${scope} ${state}`);

describe('the coordinator’s pack of Thursday 07:30 (domain.md 7.3, 11.4)', () => {
  const pack = p2(mopAtFirstPack());
  it('1 updates: on time, or still awaited', () => {
    expect(pack.updates.map(({ goal, state, late, missedInARow }) => [goal, state, late, missedInARow])).toEqual([
      ['MOP-01', 'SUBMITTED', false, 0],
      ['MOP-02', 'PENDING', false, 0],
      ['MOP-03', 'SUBMITTED', false, 0],
      ['MOP-04', 'SUBMITTED', false, 0],
      ['MOP-05', 'PENDING', false, 1],
    ]);
  });
  it('2 the dashboard and its counts', () => {
    expect(pack.dashboard.map(({ goal }) => goal)).toEqual(['MOP-03', 'MOP-01', 'MOP-02', 'MOP-05', 'MOP-04', 'MOP-06']);
    expect(pack.cover).toMatchObject({
      code: 'P2',
      institution: 'Ministerio de Obras Públicas',
      week: '2026-W48',
      version: 1,
      today: '2026-11-26',
      total: 6,
    });
  });
  it('3 arrivals: A-003, its limit passed', () => {
    const told = pack.arrivals.map(({ item, from, to, trigger, on }) => [item.item, from, to, trigger, on]);
    expect(told).toEqual([['A-003', 'MANAGER', 'COORDINATOR', 'LIMIT_PASSED', '2026-11-25']]);
  });
  it('4 the coordinator’s items, 5 those elsewhere by scope, each by due date', () => {
    expect(items(pack.mine)).toEqual(['A-003 COORDINATOR UNREVIEWED']);
    expect(items(pack.elsewhere)).toEqual([
      'A-005 MANAGER IN_PROCESS',
      'A-002 MANAGER IN_PROCESS',
      'R-003 MANAGER IN_PROCESS',
      'R-001 MINISTER UNREVIEWED',
      'R-002 COMMITTEE UNREVIEWED',
    ]);
    expect(pack.mine[0]).toMatchObject({
      due: '2026-12-02',
      daysToDue: 4,
      daysToLimit: -2,
      dueLight: 'amber',
      holders: ['Rosa Benítez'],
      manager: 'Iván Rojas',
    });
  });
  it('6 no delay unexplained; 7 the delays, most days first, and the approval asked for', () => {
    expect(pack.unexplained).toEqual([]);
    expect(pack.delays.map(({ goal, ig, daysLate }) => [goal, ig, daysLate])).toEqual([
      ['MOP-03', '1,02', 42],
      ['MOP-01', '1,03', 6],
    ]);
    expect(pack.reprogrammings).toEqual([]);
    expect(pack.pendingApprovals).toMatchObject([
      { ref: 'MOP-03/1,02', from: '2026-10-15', to: '2026-12-11', count: 2, requestedBy: 'Marta Solís' },
    ]);
  });
  it('8 progress; 9 opportunities to assess; 10 the proposal', () => {
    expect(pack.progress.igs.map(({ goal, ig }) => `${goal}/${ig}`)).toEqual(['MOP-04/1,02']);
    expect(pack.opportunities.map(({ opportunity, state }) => [opportunity, state])).toEqual([['O-001', 'VALIDATED']]);
    expect(pack.proposal.map(({ section, ref, what }) => `${section} ${ref} ${what}`)).toEqual([
      '1 R-001 ITEM',
      '1 R-002 ITEM',
      '2 MOP-01/1,03 IG',
      '2 MOP-03/1,02 IG',
      '3 MOP-04/1,02 IG',
      '4 O-001 OPPORTUNITY',
      '4 O-002 OPPORTUNITY',
    ]);
  });
  it('11 and 12 nothing; the selection is due at 13:00', () => {
    expect([pack.discards, pack.orphans, pack.noChangeStreaks, pack.opinions]).toEqual([[], [], [], []]);
    expect(pack.selectionDue).toBe(at('2026-11-26T13:00'));
  });
});

describe('the coordinator’s pack otherwise (domain.md 5.2, 7.3)', () => {
  it('of 08:30 brings the system alert and the second miss', () => {
    const pack = p2(mopAtSecondPack(), '2026-11-26T08:30', 2);
    expect(pack.arrivals.map(({ item, from, trigger }) => [item.item, from, trigger])).toEqual([
      ['A-003', 'MANAGER', 'LIMIT_PASSED'],
      ['A-004', null, null],
    ]);
    expect(pack.updates.at(-1)).toMatchObject({ goal: 'MOP-05', state: 'MISSED', missedInARow: 2, lastUpdateAt: at('2026-11-11T12:00') });
    expect(pack.updates[1]).toMatchObject({ goal: 'MOP-02', state: 'SUBMITTED', late: true });
    expect(items(pack.mine)).toEqual(['A-003 COORDINATOR UNREVIEWED', 'A-004 COORDINATOR UNREVIEWED']);
    expect(pack.proposal.some(({ ref }) => ref === 'MOP-05')).toBe(true);
  });
  it('late, shows the days and states of today and names both instants', () => {
    const pack = p2(mopAtFirstPack(), '2026-11-27T09:00', 1, '2026-11-26T07:30');
    expect(pack.cover).toMatchObject({ asOf: at('2026-11-26T07:30'), at: at('2026-11-27T09:00'), today: '2026-11-27' });
    expect(pack.delays.map(({ daysLate }) => daysLate)).toEqual([43, 7]);
    expect(pack.dashboard.map(({ days }) => days)).toEqual([34, 215, 34, 154, 383, null]);
  });
  it('after the confirmation shows what is frozen, and asks for nothing', () => {
    const pack = p2(mopAtBriefing(), '2026-11-26T13:30', 3);
    expect(pack.selectionDue).toBeNull();
    expect(pack.proposal).toHaveLength(8);
  });
  it('counts from the pack of the week before, so that nothing falls between two', () => {
    const before = aCycle({
      week: '2026-W47',
      state: 'CLOSED',
      done: [{ code: 'M07', plannedAt: at('2026-11-19T08:30'), doneAt: at('2026-11-19T08:45') }],
    });
    const arrived = (when: string): Partial<Item> => ({
      scope: 'COORDINATOR',
      stays: [aStay(), aStay({ scope: 'COORDINATOR', trigger: 'LIMIT_PASSED', at: at(when) })],
    });
    const items = [anItem({ code: 'R-001', ...arrived('2026-11-19T08:30') }), anItem({ code: 'R-002', ...arrived('2026-11-20T07:00') })];
    const book = aBook({ goals: [aGoal()], items, cycles: [before, aCycle()] });
    expect(p2(book).arrivals.map(({ item }) => item.item)).toEqual(['R-002']);
  });
  it.each([
    ['a goal that did not submit', anUpdate({ state: 'MISSED' }), {}, ['1,01']],
    ['explained all the same this week', anUpdate({ state: 'MISSED' }), { explained: { week: '2026-W48', text: 'lluvias' } }, []],
    ['explained last week', anUpdate({ state: 'MISSED' }), { explained: { week: '2026-W47', text: 'lluvias' } }, ['1,01']],
    ['a goal that submitted answers for it', anUpdate({ state: 'SUBMITTED' }), {}, []],
  ])('lists delays without explanation (E5): %s', (_what, update, ig, expected) => {
    const book = aBook({ goals: [aGoal()], igs: [anIg({ endDate: '2026-11-20', ...ig })], updates: [update] });
    expect(p2(book).unexplained.map(({ ig: code }) => code)).toEqual(expected);
  });
  it('lists managers’ discards, orphans and streaks of no change', () => {
    const closed = { closedAt: at('2026-11-24T10:00'), closedOn: '2026-11-24', closingText: 'ya no procede' };
    const items = [
      anItem({ code: 'R-001', state: 'IGNORED', ...closed }),
      anItem({ code: 'R-002', state: 'IGNORED', scope: 'COORDINATOR', ...closed }),
      anItem({ code: 'R-003', state: 'RESOLVED', ...closed }),
      anItem({ code: 'R-004', ig: '1,01' }),
      anItem({ code: 'R-005', ig: '1,02' }),
    ];
    const igs = [anIg({ finishedOn: '2026-11-20' }), anIg({ code: '1,02' })];
    const goals = [aGoal({ noChangeInARow: 3 }), aGoal({ code: 'GOAL-02', noChangeInARow: 2 })];
    const pack = p2(aBook({ goals, igs, items, updates: [anUpdate(), anUpdate({ goal: 'GOAL-02' })] }));
    expect(pack.discards.map(({ item, reason }) => [item.item, reason])).toEqual([['R-001', 'ya no procede']]);
    expect(pack.orphans.map(({ item }) => item)).toEqual(['R-004']);
    expect(pack.noChangeStreaks.map(({ goal }) => goal)).toEqual(['GOAL-01']);
  });
  it('puts the unreviewed before the reviewed, each by due date', () => {
    const mine = { scope: 'COORDINATOR', arrivedAt: '2026-11-23' } as const;
    const items = [
      anItem({ code: 'R-001', ...mine, limitDate: '2026-12-01' }),
      anItem({ code: 'R-002', ...mine, state: 'UNREVIEWED', limitDate: '2026-12-09' }),
      anItem({ code: 'R-003', ...mine, state: 'UNREVIEWED', limitDate: '2026-12-08' }),
    ];
    expect(p2(aBook({ goals: [aGoal()], items })).mine.map(({ item }) => item)).toEqual(['R-003', 'R-002', 'R-001']);
  });
});
