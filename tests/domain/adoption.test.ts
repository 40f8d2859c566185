import { describe, expect, it } from 'vitest';
import { adoptionAtClose, type WeekRecord } from '../../domain/adoption.ts';
import type { Book } from '../../domain/work.ts';
import { aBook, aCycle, aGoal, anIg, anItem, anOpportunity, anUpdate, aPerson, aStay, at, goalId } from '../support/builders.ts';
import { mopAtClose } from '../support/mop-week.ts';

const FROM = at('2026-11-23T00:00');
const CLOSE = at('2026-11-27T17:00');
const close = (book: Book, from = FROM) => adoptionAtClose(book, '2026-W48', from, CLOSE, '2026-11-27');
const told = (book: Book, key: string) => {
  const { of, total, percent } = close(book)[key] ?? { of: Number.NaN, total: Number.NaN, percent: null };
  return `${of} of ${total} = ${percent}`;
};

describe('the indicators of the example at its close (domain.md 11.7)', () => {
  it.each([
    ['K1', '3 of 5 = 60'],
    ['K2', '1 of 5 = 20'],
    ['K3', '1 of 5 = 20'],
    ['K4', '2 of 4 = 50'],
    ['K5', '1 of 1 = 100'],
    ['K10', '0 of 0 = null'], // a conversion is not a closing
    ['K11', '3 of 22 = 13.6'],
    ['K11_APPROVED', '1 of 1 = 100'],
    ['K13', '3 of 5 = 60'],
    ['K14', '0 of 7 = 0'],
    ['K15', '2 of 6 = 33.3'],
    ['K17', '1 of 1 = 100'],
    ['K19', '0 of 2 = 0'],
  ])('%s: %s', (key, expected) => {
    expect(told(mopAtClose(), key)).toBe(expected);
  });
  it('K12: business days to the first review, by rung', () => {
    expect(close(mopAtClose())).toMatchObject({ K12_COMMITTEE_REVIEW: { of: 1, total: 1 }, K12_MINISTER_REVIEW: { of: 0, total: 0 } });
  });
});

describe('updates (domain.md 9.3, K1 to K4)', () => {
  const goals = ['GOAL-01', 'GOAL-02'].map((code) => aGoal({ code }));
  const people = [
    aPerson({ id: 'lucia', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId('GOAL-01')] }] }),
    aPerson({ id: 'ivan', roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId('GOAL-02')] }] }),
  ];
  const onTime = anUpdate({ goal: 'GOAL-01', state: 'VALIDATED' });
  it.each([
    ['an excused one is not due', { state: 'EXCUSED' }, ['1 of 1 = 100', '0 of 1 = 0', '0 of 1 = 0', '1 of 1 = 100']],
    [
      'one returned and corrected stays on time',
      { state: 'SUBMITTED', marks: ['RETURNED_NOT_CORRECTED'] },
      ['2 of 2 = 100', '0 of 2 = 0', '0 of 2 = 0', '2 of 2 = 100'],
    ],
    ['one accepted late is late', { state: 'SUBMITTED', late: true }, ['1 of 2 = 50', '1 of 2 = 50', '0 of 2 = 0', '1 of 2 = 50']],
    ['a missed one', { state: 'MISSED' }, ['1 of 2 = 50', '0 of 2 = 0', '1 of 2 = 50', '1 of 2 = 50']],
    [
      'one of another week does not count',
      { state: 'MISSED', week: '2026-W47' },
      ['1 of 1 = 100', '0 of 1 = 0', '0 of 1 = 0', '1 of 1 = 100'],
    ],
  ] as const)('%s', (_what, update, expected) => {
    const book = aBook({ goals, people, updates: [onTime, anUpdate({ goal: 'GOAL-02', ...update })] });
    expect(['K1', 'K2', 'K3', 'K4'].map((key) => told(book, key))).toEqual(expected);
  });
  it.each([
    ['a decision of the minister in the week', 'MINISTER', '2026-W48', '1 of 1 = 100'],
    ['one of the committee', 'COMMITTEE', '2026-W48', '0 of 1 = 0'],
    ['one of another week', 'MINISTER', '2026-W47', '0 of 1 = 0'],
  ] as const)('K6 counts a briefing by %s: %s %s', (_what, level, week, expected) => {
    const decided = { decision: 'NOTE', text: null, responsibleId: null, due: null, valuation: null, recordedBy: 'rosa' } as const;
    const about = { refType: 'ITEM', ref: 'R-001', goalId: goalId('GOAL-01'), recordedAt: CLOSE } as const;
    const decisions = new Map([['d', { id: 'd', week, level, ...about, ...decided }]]);
    expect(told({ ...aBook({ cycles: [aCycle()] }), decisions }, 'K6')).toBe(expected);
  });
  it('K5 falls to 0 when nobody confirmed', () => {
    expect(told(aBook({ cycles: [aCycle({ selectionConfirmed: false })] }), 'K5')).toBe('0 of 1 = 0');
  });
});

describe('items from one close to the next (domain.md 9.3, K10 to K13, K17)', () => {
  const closedAt = (when: string) => ({ state: 'RESOLVED', closedAt: at(when), closedOn: when.slice(0, 10) }) as const;
  it.each([
    ['closed by the coordinator', [anItem({ scope: 'COORDINATOR', ...closedAt('2026-11-25T10:00') })], '1 of 1 = 100'],
    ['closed higher up', [anItem({ scope: 'COMMITTEE', ...closedAt('2026-11-25T10:00') })], '0 of 1 = 0'],
    ['discarded counts as closed', [anItem({ ...closedAt('2026-11-25T10:00'), state: 'IGNORED' })], '1 of 1 = 100'],
    ['closed before the window', [anItem(closedAt('2026-11-22T10:00'))], '0 of 0 = null'],
  ])('K10: %s', (_what, items, expected) => {
    expect(told(aBook({ goals: [aGoal()], items }), 'K10')).toBe(expected);
  });
  const moved = (trigger: 'TURN_EXPIRED' | 'MANUAL' | null, when: string | null, down = false) =>
    aStay({ scope: 'COORDINATOR', trigger, at: when === null ? null : at(when), down });
  it.each([
    ['by the clock', moved('TURN_EXPIRED', '2026-11-25T07:00'), '1 of 1 = 100'],
    ['returned down, by hand', moved('MANUAL', '2026-11-25T07:00', true), '0 of 1 = 0'],
    ['registered there', moved(null, '2026-11-25T07:00'), '0 of 0 = null'],
    ['loaded so', moved('TURN_EXPIRED', null), '0 of 0 = null'],
    ['before the window', moved('TURN_EXPIRED', '2026-11-20T07:00'), '0 of 0 = null'],
  ])('K13: %s', (_what, stay, expected) => {
    expect(told(aBook({ goals: [aGoal()], items: [anItem({ stays: [aStay(), stay] })] }), 'K13')).toBe(expected);
  });
  it.each([
    ['a run of the close’s own day was before it', 'TURN_EXPIRED', '2026-11-20', 0],
    ['a run of a later day came after it', 'TURN_EXPIRED', '2026-11-23', 1],
    ['an act at that instant came after it', 'MANUAL', '2026-11-20', 1],
  ] as const)('K13 counts once what an outage left to the instant of the close before: %s', (_what, trigger, on, total) => {
    const caughtUp = at('2026-11-23T09:00');
    const days = { open: '2026-11-16', manager: '2026-11-18', coordinator: '2026-11-19', committee: '2026-11-20' };
    const stay = aStay({ scope: 'COORDINATOR', trigger, on, at: caughtUp });
    const cycles = [aCycle({ week: '2026-W47', state: 'CLOSED', days })];
    const book = aBook({ goals: [aGoal()], items: [anItem({ stays: [aStay(), stay] })], cycles });
    expect(close(book, caughtUp).K13?.total).toBe(total);
  });
  it('K17: of the restrictions created, not of those loaded', () => {
    const created = { createdAt: at('2026-11-25T10:00') };
    const items = [
      anItem({ code: 'R-001', loaded: true }),
      anItem({ code: 'R-002', ...created }),
      anItem({ code: 'R-003', sourceAlertId: 'item-A-001', ...created }),
    ];
    expect(told(aBook({ goals: [aGoal()], items }), 'K17')).toBe('1 of 2 = 50');
  });
  it('K11: auto-accepted changes count, refused and pending ones do not', () => {
    const reprogramming = (id: string, decision: 'AUTO_ACCEPTED' | 'PENDING' | 'REJECTED') => ({
      id,
      goalId: goalId('GOAL-01'),
      igId: 'ig-GOAL-01/1,01',
      fromDate: '2026-12-01',
      toDate: '2026-12-04',
      reason: 'r',
      requestedBy: 'lucia',
      requestedAt: at('2026-11-24T10:00'),
      decision,
      decidedBy: null,
      decidedAt: decision === 'PENDING' ? null : at('2026-11-24T10:00'),
      decisionReason: null,
    });
    const reprogrammings = [reprogramming('a', 'AUTO_ACCEPTED'), reprogramming('b', 'PENDING'), reprogramming('c', 'REJECTED')];
    const igs = [anIg({ reprogramCount: 1 }), anIg({ code: '1,02' }), anIg({ code: '1,03', cancelled: true, reprogramCount: 3 })];
    const book = aBook({ goals: [aGoal()], igs, reprogrammings });
    expect([told(book, 'K11_APPROVED'), told(book, 'K11')]).toEqual(['1 of 2 = 50', '1 of 2 = 50']);
  });
  it('K12: the median per rung, of those reviewed and those closed in the week', () => {
    const reviewed = (code: string, on: string, reviewedOn: string) =>
      anItem({ code, scope: 'COORDINATOR', stays: [aStay({ scope: 'COORDINATOR', on, reviewedOn })], ...closedAt('2026-11-27T10:00') });
    const items = [
      reviewed('R-001', '2026-11-23', '2026-11-24'), // 1 business day, 4 to its closing
      reviewed('R-002', '2026-11-20', '2026-11-24'), // 2, over a weekend, and 5
      reviewed('R-003', '2026-11-17', '2026-11-26'), // 7 and 8
      reviewed('R-004', '2026-11-10', '2026-11-12'), // reviewed in another week; 13
    ];
    const { K12_COORDINATOR_REVIEW: review, K12_COORDINATOR_CLOSE: closing } = close(aBook({ goals: [aGoal()], items }));
    expect(review).toEqual({ of: 2, total: 3, percent: null });
    expect(closing).toEqual({ of: 6.5, total: 4, percent: null });
  });
});

describe('how it stands at the close (domain.md 9.3, K14, K15, K19)', () => {
  it('K14: open items that nobody holds', () => {
    const people = [aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] })];
    const items = [anItem({ code: 'R-001', scope: 'COORDINATOR' }), anItem({ code: 'R-002', scope: 'MINISTER' })];
    expect(told(aBook({ goals: [aGoal()], people, items }), 'K14')).toBe('1 of 2 = 50');
  });
  it('K19: opportunities held, of those that were validated', () => {
    const opportunities = (['IDENTIFIED', 'VALIDATED', 'HELD', 'DECLINED'] as const).map((state, n) =>
      anOpportunity({ code: `O-00${n}`, state }),
    );
    expect(told(aBook({ goals: [aGoal()], opportunities }), 'K19')).toBe('1 of 2 = 50');
  });
});

describe('what no book holds (domain.md 9.3, K7, K8, K16)', () => {
  const record: WeekRecord = { attended: true, packs: { opened: 3, recipients: 8 }, values: { imported: 1, recorded: 4 } };
  const figure = (key: string, over: Partial<WeekRecord>, book = aBook({ cycles: [aCycle()] })) => {
    const { of, total, percent } = adoptionAtClose(book, '2026-W48', FROM, CLOSE, '2026-11-27', { ...record, ...over })[key] ?? {};
    return `${of} of ${total} = ${percent}`;
  };
  it.each([
    ['K7: a sitting with somebody present', 'K7', {}, '1 of 1 = 100'],
    ['K7: one of which nobody was noted as present', 'K7', { attended: false }, '0 of 1 = 0'],
    ['K8: of those that packs reached, who opened them', 'K8', {}, '3 of 8 = 37.5'],
    ['K8: no pack left', 'K8', { packs: { opened: 0, recipients: 0 } }, '0 of 0 = null'],
    ['K16: of the values recorded, those imported', 'K16', {}, '1 of 4 = 25'],
  ] as const)('%s', (_what, key, over, expected) => {
    expect(figure(key, over)).toBe(expected);
  });
  it('K7: a week that was cancelled owes no sitting', () => {
    expect(figure('K7', { attended: false }, aBook({ cycles: [aCycle({ state: 'CANCELLED' })] }))).toBe('0 of 0 = null');
  });
  it('is not told where the record is not at hand, rather than told as nothing', () => {
    expect(Object.keys(close(aBook({ cycles: [aCycle()] }))).filter((key) => ['K7', 'K8', 'K16'].includes(key))).toEqual([]);
  });
});
