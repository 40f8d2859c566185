import { describe, expect, test } from 'vitest';
import type { LetterData } from '../../domain/letter-data.ts';
import { type LetterIntent, leavesLate, letterKey, type Standing, whatStillHolds } from '../../domain/letters.ts';

const digest = (text: string): string => `#${text.length}`;
const intent = (over: Partial<LetterIntent> = {}): LetterIntent =>
  ({
    notice: 'N09',
    to: ['b', 'a'],
    cc: [],
    vacant: [],
    about: ['R-002'],
    item: 'R-002',
    asOf: 0,
    usefulUntil: null,
    data: {},
    ...over,
  }) as LetterIntent;

describe('a letter has one key for one occasion, notice, To list and item (domain.md 3.16)', () => {
  test.each([
    ['several persons by a digest of their sorted ids', intent(), 'mop/2026-11-25/N09/#3/R-002'],
    ['one person by id', intent({ to: ['a'] }), 'mop/2026-11-25/N09/a/R-002'],
    ['the number of a reminder', intent({ notice: 'N02', number: 2, to: ['a'], item: undefined as never }), 'mop/2026-11-25/N02.2/a'],
  ])('%s', (_what, one, key) => {
    expect(letterKey('mop', '2026-11-25', one, digest)).toBe(key);
  });

  test('the order of the To list does not matter, and hundreds of persons keep it short', () => {
    const many = Array.from({ length: 400 }, (_, n) => `person-${n}`);
    const key = letterKey('mop', '2026-W48/M17', intent({ notice: 'N21', to: many }), digest);
    expect(key).toBe(letterKey('mop', '2026-W48/M17', intent({ notice: 'N21', to: [...many].reverse() }), digest));
    expect(key.length).toBeLessThan(200);
  });
});

describe('what no longer holds is left out when a letter is written out (domain.md 6.6)', () => {
  const standing: Standing = { awaited: new Set(['MOP-02']), open: new Map([['R-001', { scope: 'MINISTER', unreviewed: false }]]) };
  const reminder = {
    k: 2,
    week: '2026-W48',
    closesAt: 0,
    graceAt: 0,
    lists: [{ goal: { goal: 'MOP-01' } }, { goal: { goal: 'MOP-02' } }],
  } as unknown as LetterData['N02'];
  const warning = (scope: string) => ({ items: [{ item: 'R-001', scope }] }) as unknown as LetterData['N07'];

  test('a reminder speaks of updates still awaited', () => {
    expect(whatStillHolds('N02', reminder, standing)?.lists).toHaveLength(1);
  });
  test('the monthly reminder leaves out what has answered meanwhile, as the weekly one', () => {
    const duties = { goals: [{ goal: 'MOP-01' }, { goal: 'MOP-09' }] } as unknown as LetterData['N23'];
    const left = whatStillHolds('N23', duties, { awaited: new Set(['MOP-01']), open: new Map() });
    expect(left?.goals).toEqual([{ goal: 'MOP-01' }]);
    expect(whatStillHolds('N23', duties, { awaited: new Set(), open: new Map() })).toBeNull();
  });
  test.each([
    ['a warning about an item still on the same rung holds', 'N07', warning('MINISTER'), true],
    ['one about an item that has moved does not', 'N07', warning('COORDINATOR'), false],
    ['a reminder of review about an item that was reviewed does not', 'N08', warning('MINISTER'), false],
  ] as const)('%s', (_what, notice, data, holds) => {
    expect(whatStillHolds(notice, data as never, standing) !== null).toBe(holds);
  });
});

test.each([
  ['an hour after its planned instant', 3_600_000, false],
  ['more than an hour after it', 3_600_001, true],
])('a letter that leaves %s says so: %s', (_what, lateBy, says) => {
  expect(leavesLate(0, lateBy)).toBe(says);
});
