import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SelectionLine } from '../../domain/entities.ts';
import { proposeSelection } from '../../domain/selection.ts';
import { SCOPES } from '../../domain/values.ts';
import { aGoal, anIg, anItem, anOpportunity } from '../support/builders.ts';
import { mopAtSecondPack } from '../support/mop-week.ts';
import { act } from './acting.ts';

import { AFTER, BEFORE, moved, proposed, TODAY, type World, world } from './selection-worlds.ts';

describe('sections 3 and 4 (5.6)', () => {
  const ticked = (code: string, on: string, finishedAt: number | null = AFTER) => anIg({ code, finishedOn: on, finishedAt });
  const rows: [string, World, string[]][] = [
    [
      'finished this cycle, oldest first',
      { igs: [ticked('1,01', '2026-11-24'), ticked('1,02', '2026-11-20')] },
      ['3 GOAL-01/1,02 finished', '3 GOAL-01/1,01 finished'],
    ],
    ['not what was finished before or loaded so', { igs: [ticked('1,01', '2026-11-18', BEFORE), ticked('1,02', '2026-11-20', null)] }, []],
    [
      'then goals finished this cycle',
      { goals: [aGoal({ finishedOn: '2026-11-24', finishedAt: AFTER })], igs: [ticked('1,01', '2026-11-24')] },
      ['3 GOAL-01/1,01 finished', '3 GOAL-01 goalFinished'],
    ],
    [
      'at most 6',
      { igs: Array.from({ length: 7 }, (_, n) => ticked(`1,0${n + 1}`, '2026-11-24')) },
      Array.from({ length: 6 }, (_, n) => `3 GOAL-01/1,0${n + 1} finished`),
    ],
    [
      'opportunities validated or assessed, nearest first',
      {
        opportunities: [
          anOpportunity({ code: 'O-001', state: 'VALIDATED', proposedDate: '2026-12-16' }),
          anOpportunity({ code: 'O-002', state: 'ASSESSED', proposedDate: '2026-11-26' }),
        ],
      },
      ['4 O-002 upcoming', '4 O-001 upcoming'],
    ],
    ['within 20 calendar days', { opportunities: [anOpportunity({ state: 'ASSESSED', proposedDate: '2026-12-17' })] }, []],
    ['and not yet past', { opportunities: [anOpportunity({ state: 'ASSESSED', proposedDate: '2026-11-25' })] }, []],
    [
      'not in other states',
      {
        opportunities: ['IDENTIFIED', 'APPROVED', 'SCHEDULED', 'HELD', 'DECLINED'].map((state, n) =>
          anOpportunity({ code: `O-00${n}`, state: state as 'HELD' }),
        ),
      },
      [],
    ],
    [
      'at most 6',
      { opportunities: Array.from({ length: 7 }, (_, n) => anOpportunity({ code: `O-00${n}`, state: 'ASSESSED' })) },
      Array.from({ length: 6 }, (_, n) => `4 O-00${n} upcoming`),
    ],
  ];
  test.each(rows)('%s', (_what, given, expected) => expect(proposed(given)).toEqual(expected));
});

describe('as a whole', () => {
  const EIGHT = [
    '1 R-001 minister',
    '1 R-002 leftMinister',
    '2 MOP-01/1,03 delayed',
    '2 MOP-03/1,02 reprogrammed',
    '2 MOP-05 missed',
    '3 MOP-04/1,02 finished',
    '4 O-001 upcoming',
    '4 O-002 upcoming',
  ];
  test('the eight lines of the worked example, once the reprogramming is approved (11.4)', () => {
    const book = mopAtSecondPack();
    act(book, '2026-11-26T10:20', 'rosa', { do: 'decideReprogramming', on: 'MOP-03/1,02', approve: true });
    expect(proposeSelection(book, TODAY).map(({ section, ref, why }) => `${section} ${ref} ${why}`)).toEqual(EIGHT);
  });
  test('no reference stands twice, sections in order, within their limits', () => {
    const item = fc.record({
      scope: fc.constantFrom(...SCOPES),
      transsectoral: fc.boolean(),
      urgent: fc.boolean(),
      day: fc.integer({ min: 10, max: 30 }),
    });
    const ig = fc.record({ day: fc.integer({ min: 10, max: 30 }), ticked: fc.boolean(), moved: fc.boolean(), critical: fc.boolean() });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), fc.array(ig, { maxLength: 20 }), (items, igs) => {
        const code = (n: number) => String(n + 10);
        const lines = proposeSelection(
          world({
            items: items.map(({ day, ...over }, n) =>
              anItem({ code: `R-0${code(n)}`, limitDate: `2026-11-${day}`, arrivedAt: '2026-11-02', ...over }),
            ),
            igs: igs.map(({ day, ticked, critical }, n) =>
              anIg({
                code: `1,${code(n)}`,
                critical,
                endDate: `2026-11-${day}`,
                ...(ticked && { finishedOn: '2026-11-24', finishedAt: AFTER }),
              }),
            ),
            reprogrammings: igs.flatMap((one, n) => (one.moved ? [moved(`1,${code(n)}`)] : [])),
          }),
          TODAY,
        );
        const refs = lines.map(({ ref }) => ref);
        expect(new Set(refs).size).toBe(refs.length);
        expect(lines.map(({ section }) => section)).toEqual(lines.map(({ section }) => section).sort());
        const count = (wanted: SelectionLine['section']) => lines.filter(({ section }) => section === wanted).length;
        expect([count('1') <= 8, count('2') <= 8, count('3') <= 6, count('4') <= 6]).toEqual([true, true, true, true]);
      }),
    );
  });
});
