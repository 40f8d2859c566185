import { describe, expect, it, test } from 'vitest';
import type { Cycle, CycleDays } from '../../domain/entities.ts';
import { asksTooLate, type UsefulFor, usefulUntil } from '../../domain/useful-until.ts';
import { type MilestoneCode, NOTICES, type Notice } from '../../domain/values.ts';
import { aCycle, at, W48_DAYS } from '../support/week-builders.ts';

const WEEK: UsefulFor = { plan: aCycle().plan };
const midnight = at('2026-11-26T00:00');
const RUN: UsefulFor = { endOfRunDay: midnight };

describe('until when a letter is useful (6.6)', () => {
  const rows: [string, Notice, number | undefined, UsefulFor, number | null][] = [
    ['N01 until M05', 'N01', undefined, WEEK, at('2026-11-25T18:00')],
    ['N02(1) until the next reminder, M03', 'N02', 1, WEEK, at('2026-11-25T08:30')],
    ['N02(2) until M04', 'N02', 2, WEEK, at('2026-11-25T15:00')],
    ['the last N02 until M05', 'N02', 3, WEEK, at('2026-11-25T18:00')],
    ['N03 until M07', 'N03', undefined, WEEK, at('2026-11-26T08:30')],
    ['N04 until M06', 'N04', undefined, WEEK, at('2026-11-26T07:30')],
    ['N22 as N01, until M05', 'N22', undefined, WEEK, at('2026-11-25T18:00')],
    ['N23(1) as N02, until M03', 'N23', 1, WEEK, at('2026-11-25T08:30')],
    ['the last N23 until M05', 'N23', 3, WEEK, at('2026-11-25T18:00')],
    ['N15 until M09', 'N15', undefined, WEEK, at('2026-11-26T13:00')],
    ['N07 until the end of the run’s date', 'N07', undefined, RUN, midnight],
    ['N08 too', 'N08', undefined, RUN, midnight],
    ['N27 too', 'N27', undefined, RUN, midnight],
    ['N28 before its date too', 'N28', undefined, { ...RUN, beforeDate: true }, midnight],
    ['N28 when it is overdue: without limit', 'N28', undefined, { ...RUN, beforeDate: false }, null],
  ];
  it.each(rows)('%s', (_what, notice, number, given, expected) => expect(usefulUntil(notice, number, given)).toBe(expected));

  test('all others without limit', () => {
    const others = NOTICES.filter((notice) => !rows.some(([, one]) => one === notice));
    expect(others).toContain('N09');
    for (const notice of others)
      expect([notice, usefulUntil(notice, undefined, { ...WEEK, ...RUN, beforeDate: true })]).toEqual([notice, null]);
  });

  test('a week without those milestones sets no limit', () => {
    const cancelled = { version: 1, state: 'RUNNING', milestones: [{ code: 'M01', at: at('2026-11-26T08:00') }] } as const;
    expect(usefulUntil('N01', undefined, { plan: cancelled })).toBeNull();
    expect(usefulUntil('N03', undefined, {})).toBeNull();
  });
});

describe('what asks for something by a milestone after the week does not leave (5.5)', () => {
  const AFTER = '2026-11-30';
  const moved = (days: Partial<CycleDays>, doneUpTo: MilestoneCode): Cycle => {
    const later = (code: MilestoneCode): boolean => {
      const phase = code <= 'M02' ? undefined : code <= 'M05' ? 'manager' : code <= 'M12' ? 'coordinator' : 'committee';
      return phase !== undefined && days[phase] === AFTER && code > doneUpTo;
    };
    const { plan } = aCycle();
    const milestones = plan.milestones.map((one) => (later(one.code) ? { code: one.code, at: at(`${AFTER}T08:00`) } : one));
    return aCycle({ days: { ...W48_DAYS, ...days }, plan: { ...plan, milestones }, doneUpTo });
  };
  const ALL = moved({ manager: AFTER, coordinator: AFTER, committee: AFTER }, 'M02');
  const LAST_TWO = moved({ coordinator: AFTER, committee: AFTER }, 'M04');
  const COMMITTEE = moved({ committee: AFTER }, 'M07');
  const asking = ['N01', 'N02', 'N03', 'N04', 'N15', 'N22', 'N23'] as const;
  const rows: [string, Cycle, readonly Notice[]][] = [
    ['a week on its days', aCycle(), []],
    ['the three phases after the week', ALL, asking],
    ['coordinator and committee after the week', LAST_TWO, ['N03', 'N04', 'N15']],
    ['the committee alone: nobody is asked by its milestones', COMMITTEE, []],
    ['what has been done on time is not after the week', moved({ coordinator: AFTER, committee: AFTER }, 'M07'), ['N15']],
    ['a week without days', aCycle({ days: null }), []],
  ];
  it.each(rows)('%s', (_what, cycle, expected) => expect(NOTICES.filter((notice) => asksTooLate(notice, cycle))).toEqual(expected));

  test('letters of those milestones themselves are too late already: all is done at one instant', () => {
    const instant = at(`${AFTER}T08:00`);
    const byThem: [Notice, number | undefined][] = [
      ['N02', 2],
      ['N02', 3],
      ['N03', undefined],
      ['N04', undefined],
      ['N15', undefined],
    ];
    for (const [notice, number] of byThem) expect(usefulUntil(notice, number, { plan: ALL.plan })).toBe(instant);
  });

  test('a letter of the week that asks by one of them is not: that it does not leave must be said besides', () => {
    expect(usefulUntil('N03', undefined, { plan: LAST_TWO.plan })).toBeGreaterThan(at('2026-11-25T18:00'));
    expect(asksTooLate('N03', LAST_TWO)).toBe(true);
  });
});
