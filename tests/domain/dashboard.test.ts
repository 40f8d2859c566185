import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DashboardOrder, dashboard, goalLine, headerOf } from '../../domain/dashboard.ts';
import type { Goal } from '../../domain/entities.ts';
import { percentOf } from '../../domain/fractions.ts';
import type { GoalLine } from '../../domain/letter-data.ts';
import type { ManagementState } from '../../domain/values.ts';
import { aBook, aGoal, anIg, anItem, aPerson, at, goalId } from '../support/builders.ts';
import { mopAtClose, mopAtFirstPack, mopAtSecondPack } from '../support/mop-week.ts';

const TODAY = '2026-11-26';
const states = (counts: Partial<Record<ManagementState, number>>) =>
  Object.entries(counts).flatMap(([state, n]) => Array.from({ length: n }, () => ({ state: state as ManagementState })));

describe('the header (domain.md 8.1)', () => {
  it('gives the figures of the seed: 29 goals, each share rounded alone', () => {
    const { total, counts } = headerOf(states({ NORMAL: 18, STOPPED: 3, FINISHED: 1, DELAYED: 7 }));
    expect(total).toBe(29);
    expect(counts.map(({ state, count, percent }) => [state, count, percent])).toEqual([
      ['STOPPED', 3, 10.3],
      ['DELAYED', 7, 24.1],
      ['NORMAL', 18, 62.1],
      ['FINISHED', 1, 3.4],
    ]);
  });
  it('says nothing in percent of no goals', () => {
    expect(headerOf([]).counts.map(({ percent }) => percent)).toEqual([null, null, null, null]);
  });
  it('rounds half away from zero on the exact fraction', () => {
    expect([percentOf(1, 16), percentOf(1, 8), percentOf(1, 3), percentOf(1, 2000)]).toEqual([6.3, 12.5, 33.3, 0.1]);
  });
  it('of any n, lies within half a tenth of the exact share', () => {
    const counts = fc.nat(5000).chain((total) => fc.tuple(fc.nat(total), fc.constant(total + 1)));
    fc.assert(
      fc.property(counts, ([count, total]) => {
        const percent = percentOf(count, total) ?? Number.NaN;
        expect(Math.abs(percent - (100 * count) / total)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(Number.isInteger(Math.round(percent * 10))).toBe(true);
      }),
    );
  });
});

const shown = ({ goal, restrictions, alerts, delayed, reprogrammed, state, days, actual, expected, gap, light, stale }: GoalLine) => [
  goal,
  `${restrictions}/${alerts}`,
  `${delayed}+${reprogrammed}`,
  state,
  days,
  `${actual} / ${expected} / ${gap}`,
  light,
  ...(stale ? ['grey frame'] : []),
];
const percents = ({ header }: ReturnType<typeof dashboard>) => header.counts.map(({ count, percent }) => `${count} (${percent})`);

describe('the dashboard of the example (domain.md 11.6)', () => {
  it('on Thursday at 07:30', () => {
    const board = dashboard(mopAtFirstPack(), '2026-11-26');
    expect(board.rows.map(shown)).toEqual([
      ['MOP-03', '1/1', '1+1', 'DELAYED', 35, '33.3 / 66.7 / -33.3', 'red'],
      ['MOP-01', '1/1', '1+1', 'DELAYED', 216, '33.3 / 50 / -16.7', 'red'],
      ['MOP-02', '1/0', '0+1', 'STOPPED', 35, '50 / 75 / -25', 'red'],
      ['MOP-05', '0/1', '0+0', 'NORMAL', 155, '33.3 / 33.3 / 0', 'green'],
      ['MOP-04', '0/0', '0+0', 'NORMAL', 384, '50 / 25 / 25', 'green'],
      ['MOP-06', '0/0', '0+0', 'FINISHED', null, '100 / 100 / 0', 'green'],
    ]);
    expect([board.header.total, ...percents(board)]).toEqual([6, '1 (16.7)', '2 (33.3)', '2 (33.3)', '1 (16.7)']);
  });
  it('on Thursday at 08:30, with the system alert MOP-05 stands third', () => {
    const rows = dashboard(mopAtSecondPack(), '2026-11-26').rows;
    expect(rows.map(({ goal }) => goal)).toEqual(['MOP-03', 'MOP-01', 'MOP-05', 'MOP-02', 'MOP-04', 'MOP-06']);
    expect(rows[2]).toMatchObject({ restrictions: 0, alerts: 2, stale: true });
  });
  it('on Friday at 17:00', () => {
    const board = dashboard(mopAtClose(), '2026-11-27');
    expect(board.rows.map(shown)).toEqual([
      ['MOP-01', '1/1', '1+1', 'DELAYED', 215, '33.3 / 50 / -16.7', 'red'],
      ['MOP-03', '1/1', '0+1', 'NORMAL', 34, '33.3 / 33.3 / 0', 'green'],
      ['MOP-05', '0/2', '0+0', 'NORMAL', 154, '33.3 / 33.3 / 0', 'green', 'grey frame'],
      ['MOP-02', '1/0', '0+1', 'STOPPED', 34, '50 / 75 / -25', 'red'],
      ['MOP-04', '0/0', '0+0', 'NORMAL', 383, '50 / 50 / 0', 'green'],
      ['MOP-06', '0/0', '0+0', 'FINISHED', null, '100 / 100 / 0', 'green'],
    ]);
    expect(board.rows[1]?.original).toBe(66.7);
    expect(board.rows[5]?.finishedOn).toBe('2026-11-19');
    expect(board.rows.map(({ manager }) => manager)).toContain('Lucía Paredes');
    expect([board.header.total, ...percents(board)]).toEqual([6, '1 (16.7)', '1 (16.7)', '3 (50)', '1 (16.7)']);
  });
});

describe('one goal (domain.md 8.2–8.4)', () => {
  it.each([
    ['05/11/2012 seen on 21/05/2012', '2012-11-05', '2012-05-21', 168],
    ['30/12/2011 seen on 21/05/2012', '2011-12-30', '2012-05-21', -143],
    ['due today', '2026-11-26', '2026-11-26', 0],
  ])('counts calendar days: %s', (_what, endDate, today, days) => {
    const goal = aGoal({ endDate });
    expect(goalLine(aBook({ goals: [goal] }), goal, today).days).toBe(days);
  });
  it('is seen as of today, whatever state is stored', () => {
    const goal = aGoal({ computedState: 'NORMAL' });
    const book = aBook({ goals: [goal], igs: [anIg({ endDate: '2026-11-25', state: 'NORMAL' })] });
    expect(goalLine(book, goal, '2026-11-25')).toMatchObject({ state: 'NORMAL', delayed: 0 });
    expect(goalLine(book, goal, '2026-11-26')).toMatchObject({ state: 'DELAYED', delayed: 1 });
  });
  it('shows by hand what a person set: a stop, or an override', () => {
    const stopped = aGoal({ code: 'GOAL-01', stopped: { since: '2026-11-01', reason: 'orden judicial' } });
    const override = { state: 'NORMAL', reason: 'acordado', better: true, closesLeft: 4 } as const;
    const better = aGoal({ code: 'GOAL-02', endDate: '2026-11-01', override });
    const book = aBook({ goals: [stopped, better, aGoal({ code: 'GOAL-03' })] });
    const byHand = [...book.goals.values()].map((goal) => goalLine(book, goal, TODAY)).map((line) => [line.state, line.byHand]);
    expect(byHand).toEqual([
      ['STOPPED', true],
      ['NORMAL', true],
      ['NORMAL', false],
    ]);
  });
  it('counts intermediate goals with open items, each once, and items of the goal itself only as items', () => {
    const goal = aGoal();
    const items = [
      anItem({ code: 'R-001', ig: '1,01' }),
      anItem({ code: 'R-002', ig: '1,01', scope: 'COMMITTEE' }),
      anItem({ code: 'R-003' }),
      anItem({ code: 'R-004', ig: '1,02', state: 'RESOLVED' }),
      anItem({ code: 'A-001', kind: 'ALERT', ig: '1,02', state: 'UNREVIEWED' }),
      anItem({ code: 'A-002', kind: 'ALERT', ig: '1,02', state: 'CONVERTED' }),
    ];
    const book = aBook({ goals: [goal], igs: [anIg(), anIg({ code: '1,02' })], items });
    expect(goalLine(book, goal, TODAY)).toMatchObject({ restrictions: 3, alerts: 1, igsWithRestrictions: 1, igsWithAlerts: 1 });
  });
  it('counts what is both delayed and reprogrammed twice, and no badge of what is finished or cancelled', () => {
    const goal = aGoal();
    const igs = [
      anIg({ code: '1,01', endDate: '2026-11-01', reprogramCount: 2 }),
      anIg({ code: '1,02', finishedOn: '2026-11-01', reprogramCount: 1 }),
      anIg({ code: '1,03', cancelled: true, reprogramCount: 1 }),
      anIg({ code: '1,04', stopped: true, endDate: '2026-11-01', reprogramCount: 1 }),
      anIg({ code: '1,05' }),
    ];
    expect(goalLine(aBook({ goals: [goal], igs }), goal, TODAY)).toMatchObject({ delayed: 1, reprogrammed: 2, normal: 1, finished: 1 });
  });
});

describe('which goals, in which order (domain.md 8.1, 8.2)', () => {
  const codes = (book: ReturnType<typeof aBook>, ...more: [mode?: 'NON_INTEGRATING' | 'INTEGRATING' | 'ALL', order?: DashboardOrder]) =>
    dashboard(book, TODAY, ...more).rows.map(({ goal }) => goal);
  it.each([
    ['NON_INTEGRATING', ['GOAL-01']],
    ['INTEGRATING', ['GOAL-02']],
    ['ALL', ['GOAL-01', 'GOAL-02']],
  ] as const)('lists and counts by query mode: %s', (mode, expected) => {
    const goals = [aGoal(), aGoal({ code: 'GOAL-02', integrating: true }), aGoal({ code: 'GOAL-03', lifecycle: 'DRAFT' })];
    expect(codes(aBook({ goals }), mode)).toEqual(expected);
    expect(dashboard(aBook({ goals }), TODAY, mode).header.total).toBe(expected.length);
  });
  it.each([
    ['more open items first', { goal: 'GOAL-02', kind: 'ALERT' }, {}],
    ['a restriction before an alert', { goal: 'GOAL-02', kind: 'RESTRICTION' }, { alsoAlertOnFirst: true }],
  ] as const)('%s', (_what, item, { alsoAlertOnFirst }: { alsoAlertOnFirst?: boolean }) => {
    const items = [anItem({ code: 'X-001', ...item }), ...(alsoAlertOnFirst ? [anItem({ code: 'A-009', kind: 'ALERT' })] : [])];
    expect(codes(aBook({ goals: [aGoal(), aGoal({ code: 'GOAL-02' })], items }))).toEqual(['GOAL-02', 'GOAL-01']);
  });
  it('then delayed and reprogrammed together, unfinished goals, the earlier end, the code', () => {
    const finished = { finishedOn: '2026-11-01', computedState: 'FINISHED' } as const;
    const goals: Goal[] = [
      aGoal({ code: 'GOAL-01', endDate: '2026-12-01', ...finished }),
      aGoal({ code: 'GOAL-02', endDate: '2027-12-01' }),
      aGoal({ code: 'GOAL-04', endDate: '2027-06-01' }),
      aGoal({ code: 'GOAL-03', endDate: '2027-06-01' }),
      aGoal({ code: 'GOAL-05', endDate: '2028-01-01' }),
    ];
    const igs = [anIg({ goal: 'GOAL-05', reprogramCount: 1 })];
    expect(codes(aBook({ goals, igs }))).toEqual(['GOAL-05', 'GOAL-03', 'GOAL-04', 'GOAL-02', 'GOAL-01']);
  });
  it('offers other orders: gravest state, nearest end, oldest update, largest gap', () => {
    const goals = [
      aGoal({ code: 'GOAL-01', endDate: '2027-03-01', lastUpdateAt: at('2026-11-18T12:00') }),
      aGoal({
        code: 'GOAL-02',
        endDate: '2027-02-01',
        lastUpdateAt: at('2026-11-25T12:00'),
        stopped: { since: '2026-11-01', reason: 'r' },
      }),
      aGoal({ code: 'GOAL-03', endDate: '2027-01-01', lastUpdateAt: at('2026-11-11T12:00') }),
    ];
    const igs = [anIg({ goal: 'GOAL-01', endDate: '2026-11-01', critical: false }), anIg({ goal: 'GOAL-01', code: '1,02' })];
    const book = aBook({ goals, igs });
    expect(codes(book, 'ALL', 'STATE')).toEqual(['GOAL-02', 'GOAL-01', 'GOAL-03']); // 1 of 2 delayed is more than the share of 0.2
    expect(codes(book, 'ALL', 'END_DATE')).toEqual(['GOAL-03', 'GOAL-02', 'GOAL-01']);
    expect(codes(book, 'ALL', 'OLDEST_UPDATE')).toEqual(['GOAL-03', 'GOAL-01', 'GOAL-02']);
    expect(codes(book, 'ALL', 'GAP')).toEqual(['GOAL-01', 'GOAL-03', 'GOAL-02']);
  });
  it('is one order, whatever the order of the rows', () => {
    const aFewGoals = fc.uniqueArray(fc.record({ n: fc.nat(30), end: fc.integer({ min: 1, max: 9 }), items: fc.nat(2) }), {
      selector: ({ n }) => n,
      maxLength: 8,
    });
    fc.assert(
      fc.property(aFewGoals, fc.constantFrom<DashboardOrder>('ATTENTION', 'STATE', 'END_DATE', 'OLDEST_UPDATE', 'GAP'), (some, order) => {
        const code = (n: number) => `GOAL-${String(n).padStart(2, '0')}`;
        const goals = some.map(({ n, end }) => aGoal({ code: code(n), endDate: `2027-0${end}-01` }));
        const items = some.flatMap(({ n, items: many }) =>
          Array.from({ length: many }, (_, i) => anItem({ code: `R-${n}-${i}`, goal: code(n) })),
        );
        expect(codes(aBook({ goals: goals.toReversed(), items }), 'ALL', order)).toEqual(codes(aBook({ goals, items }), 'ALL', order));
      }),
      { numRuns: 50 },
    );
  });
  it('looks once at a thousand goals of ten intermediate goals', () => {
    const numbers = Array.from({ length: 1000 }, (_, n) => String(n).padStart(4, '0'));
    const goals = numbers.map((n) => aGoal({ code: `G-${n}` }));
    const igs = numbers.flatMap((n) => Array.from({ length: 10 }, (_, step) => anIg({ goal: `G-${n}`, code: `1,${10 + step}` })));
    const people = numbers.map((n) => aPerson({ id: `p${n}`, roles: [{ role: 'GOAL_MANAGER', goalIds: [goalId(`G-${n}`)] }] }));
    const book = aBook({ goals, igs, people });
    const started = performance.now();
    expect(dashboard(book, TODAY).rows).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
