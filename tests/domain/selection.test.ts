import { describe, expect, test } from 'vitest';
import type { IntermediateGoal, Item } from '../../domain/entities.ts';
import { SCOPES } from '../../domain/values.ts';
import { aGoal, anIg, aStay } from '../support/builders.ts';

import { AFTER, BEFORE, left, moved, proposed, R, SINCE, steps, TODAY, type World } from './selection-worlds.ts';

const leftLate = (asOf: number): Partial<Item> => ({
  scope: 'COMMITTEE',
  stays: [aStay({ scope: 'MINISTER', on: '2026-11-17' }), { ...aStay({ scope: 'COMMITTEE', at: AFTER, trigger: 'TURN_EXPIRED' }), asOf }],
});

describe('section 1: restrictions and alerts (5.6)', () => {
  const rows: [string, Item[], string[]][] = [
    ["in the minister's scope", [R('R-001', { scope: 'MINISTER' })], ['1 R-001 minister']],
    ['but only open ones', [R('R-001', { scope: 'MINISTER', state: 'RESOLVED' })], []],
    ['that left it this cycle, upwards', [R('R-001', left('COMMITTEE', AFTER))], ['1 R-001 leftMinister']],
    ['or downwards', [R('R-001', left('COORDINATOR', AFTER, true))], ['1 R-001 leftMinister']],
    ['at the very instant of the previous freeze', [R('R-001', left('COMMITTEE', SINCE))], ['1 R-001 leftMinister']],
    ['not in the cycle before', [R('R-001', left('COMMITTEE', BEFORE))], []],
    ['nor by a run planned before the freeze, though an outage did it later', [R('R-001', leftLate(BEFORE))], []],
    ['by a run planned after the freeze, whenever it was done', [R('R-001', leftLate(SINCE + 1))], ['1 R-001 leftMinister']],
    [
      'at the coordinator, due within 2 business days',
      [R('R-001', { scope: 'COORDINATOR', arrivedAt: '2026-11-02', limitDate: '2026-11-30' })],
      ['1 R-001 coordinator'],
    ],
    ['not later', [R('R-001', { scope: 'COORDINATOR', arrivedAt: '2026-11-02', limitDate: '2026-12-01' })], []],
    [
      'overdue ones included',
      [R('R-001', { scope: 'COORDINATOR', arrivedAt: '2026-11-02', limitDate: '2026-11-20' })],
      ['1 R-001 coordinator'],
    ],
    [
      'or urgent',
      [R('R-001', { scope: 'COORDINATOR', arrivedAt: '2026-11-25', urgent: true, limitDate: '2027-01-29' })],
      ['1 R-001 coordinator'],
    ],
    ["urgent at the manager's is not meant", [R('R-001', { urgent: true })], []],
    [
      'transsectoral of any scope',
      SCOPES.map((scope, n) => R(`R-00${n + 1}`, { scope, transsectoral: true, limitDate: `2027-01-0${n + 1}` })),
      ['1 R-003 minister', '1 R-001 transsectoral', '1 R-002 transsectoral', '1 R-004 transsectoral', '1 R-005 transsectoral'],
    ],
    [
      'inside a rank by due date, then code',
      [
        R('R-003', { scope: 'MINISTER', arrivedAt: '2026-11-02', limitDate: '2026-12-02' }),
        R('R-002', { scope: 'MINISTER', arrivedAt: '2026-11-02', limitDate: '2026-12-02' }),
        R('R-001', { scope: 'MINISTER', arrivedAt: '2026-11-02', limitDate: '2026-12-03' }),
      ],
      ['1 R-002 minister', '1 R-003 minister', '1 R-001 minister'],
    ],
    [
      'at most 8',
      Array.from({ length: 10 }, (_, n) => R(`R-0${n + 10}`, { scope: 'MINISTER' })),
      Array.from({ length: 8 }, (_, n) => `1 R-0${n + 10} minister`),
    ],
  ];
  test.each(rows)('%s', (_what, items, expected) => expect(proposed({ items })).toEqual(expected));
  test('priority goals first inside each rank', () => {
    const goals = [aGoal(), aGoal({ code: 'GOAL-02', priority: true })];
    const items = [
      R('R-001', { scope: 'MINISTER', limitDate: '2026-11-27' }),
      R('R-002', { scope: 'MINISTER', limitDate: '2027-01-29', goal: 'GOAL-02' }),
      R('R-003', { transsectoral: true, goal: 'GOAL-02' }),
    ];
    expect(proposed({ goals, items })).toEqual(['1 R-002 minister', '1 R-001 minister', '1 R-003 transsectoral']);
  });
});

describe('section 2: delays and reprogrammings (5.6)', () => {
  const late = (code: string, endDate: string, over: Partial<IntermediateGoal> = {}) => anIg({ code, endDate, state: 'DELAYED', ...over });
  const rows: [string, World, string[]][] = [
    [
      'critical delays, most days first',
      { igs: [late('1,01', '2026-11-20'), late('1,02', '2026-11-10')], states: { 'GOAL-01': 'DELAYED' } },
      ['2 GOAL-01/1,02 delayed', '2 GOAL-01/1,01 delayed'],
    ],
    [
      'not those outside the critical path',
      { igs: [late('1,01', '2026-11-20', { critical: false }), ...steps('1,02', '1,03', '1,04', '1,05', '1,06')] },
      [],
    ],
    ['nor what ends today', { igs: [anIg({ endDate: TODAY })] }, []],
    ['nor what is stopped', { igs: [anIg({ endDate: '2026-11-10', stopped: true })], states: { 'GOAL-01': 'DELAYED' } }, []],
    [
      'reprogrammings of this cycle, oldest first',
      {
        igs: steps('1,01', '1,02', '1,03'),
        reprogrammings: [
          moved('1,01', { requestedAt: AFTER + 2 }),
          moved('1,02', { decision: 'PENDING', decidedAt: null, requestedAt: AFTER + 1 }),
          moved('1,03', { decision: 'APPROVED' }),
        ],
      },
      ['2 GOAL-01/1,03 reprogrammed', '2 GOAL-01/1,02 reprogrammed', '2 GOAL-01/1,01 reprogrammed'],
    ],
    [
      'not those of the cycle before',
      { igs: steps('1,01'), reprogrammings: [moved('1,01', { requestedAt: BEFORE, decidedAt: BEFORE })] },
      [],
    ],
    [
      'unless approved in this one',
      { igs: steps('1,01'), reprogrammings: [moved('1,01', { requestedAt: BEFORE, decision: 'APPROVED' })] },
      ['2 GOAL-01/1,01 reprogrammed'],
    ],
    ['nor a rejected one', { igs: steps('1,01'), reprogrammings: [moved('1,01', { decision: 'REJECTED' })] }, []],
    [
      'goals whose state got worse, worst first',
      {
        goals: [
          aGoal({ code: 'A', endDate: '2026-11-20' }),
          aGoal({ code: 'B', stopped: { since: TODAY, reason: 'r' } }),
          aGoal({ code: 'C' }),
        ],
        states: { A: 'NORMAL', B: 'DELAYED', C: 'STOPPED' },
      },
      ['2 B worse', '2 A worse'],
    ],
    [
      'missed twice and more, longest streak first',
      {
        goals: [
          aGoal({ code: 'A', missedInARow: 2 }),
          aGoal({ code: 'B', missedInARow: 5 }),
          aGoal({ code: 'C', missedInARow: 1 }),
          aGoal({ code: 'D', missedInARow: 2 }),
        ],
      },
      ['2 B missed', '2 A missed', '2 D missed'],
    ],
    [
      'a reference that fits several ranks stands once, at its first',
      {
        goals: [aGoal({ endDate: '2026-11-20', missedInARow: 3 })],
        igs: [late('1,01', '2026-11-20')],
        reprogrammings: [moved('1,01')],
        states: { 'GOAL-01': 'NORMAL' },
      },
      ['2 GOAL-01/1,01 delayed', '2 GOAL-01 worse'],
    ],
    [
      'at most 8',
      { igs: Array.from({ length: 9 }, (_, n) => late(`1,0${n + 1}`, `2026-11-0${n + 1}`)), states: { 'GOAL-01': 'DELAYED' } },
      Array.from({ length: 8 }, (_, n) => `2 GOAL-01/1,0${n + 1} delayed`),
    ],
  ];
  test.each(rows)('%s', (_what, given, expected) => expect(proposed(given)).toEqual(expected));
});

test("an item that left the minister and is the minister's again is not for information", () => {
  const stays = [...(left('COMMITTEE', AFTER).stays ?? []), aStay({ scope: 'MINISTER', at: AFTER + 1, down: true })];
  expect(proposed({ items: [R('R-001', { scope: 'MINISTER', stays })] })).toEqual(['1 R-001 minister']);
});
