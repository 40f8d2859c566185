import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isWorkingDay } from '../../domain/calendar.ts';
import type { Anchors, BusinessCalendar, Timetable, Weekday } from '../../domain/entities.ts';
import { phaseOf, planWeek, reminderDay } from '../../domain/routine.ts';
import {
  DEFAULT_ANCHORS,
  DEFAULT_CALENDAR,
  DEFAULT_LADDER,
  DEFAULT_TIMETABLE,
  isLocalTime,
  timetableErrors,
} from '../../domain/timetable.ts';
import { MILESTONE_CODES, SCOPES } from '../../domain/values.ts';
import { daysOfWeek } from '../../domain/week.ts';
import { LIMA, TIMETABLE } from '../support/week-builders.ts';

const WEEK = '2026-W48';
/** The 2^5 week shapes: every choice of holidays among Monday to Friday. */
const SHAPES: readonly BusinessCalendar[] = Array.from({ length: 32 }, (_, bits) => ({
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: daysOfWeek(WEEK)
    .slice(0, 5)
    .filter((_day, index) => (bits & (1 << index)) !== 0)
    .map((date) => ({ date, name: 'feriado' })),
}));

describe('defaults', () => {
  test('are those of 3.2, 5.1 and 5.2', () => {
    expect(DEFAULT_TIMETABLE).toEqual(TIMETABLE);
    expect(DEFAULT_ANCHORS).toEqual({ manager: 3, coordinator: 4, committee: 5 });
    expect(DEFAULT_CALENDAR).toEqual({ workingWeekdays: [1, 2, 3, 4, 5], holidays: [] });
    expect(DEFAULT_LADDER).toEqual(SCOPES);
    expect(timetableErrors(DEFAULT_TIMETABLE, DEFAULT_ANCHORS)).toEqual([]);
  });
  test.each([
    ['08:30', true],
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['8:30', false],
    ['08:60', false],
    ['08:30:00', false],
    ['', false],
  ])('"%s" is a local time: %s', (text, expected) => expect(isLocalTime(text)).toBe(expected));
});

describe('a timetable is refused when a day’s milestones are out of order or R07 is later than the first of them (3.2)', () => {
  const rows: [string, Partial<Timetable>, Partial<Anchors>, string[][]][] = [
    ['an earlier cut-off', { M05: '17:00' }, {}, []],
    ['cut-off before the last call', { M05: '14:00' }, {}, [['M05 at 14:00', 'M04 at 15:00', 'expected M05 at 15:00 or later']]],
    ['two at one instant are in code order', { M05: '15:00' }, {}, []],
    ['end of grace before the pack', { M07: '07:00' }, {}, [['M07 at 07:00', 'M06 at 07:30']]],
    ['minister pack before the selection is due', { M10: '12:30' }, {}, [['M10 at 12:30', 'M09 at 13:00']]],
    ['agenda after the close', { M16: '17:30' }, {}, [['M17 at 17:00', 'M16 at 17:30']]],
    ['opening after the second reminder’s hour: a short week joins them', { M01: '09:00' }, {}, [['M03 at 08:30', 'M01 at 09:00']]],
    ['opening after the first reminder’s hour: it is skipped where they meet', { M01: '08:15', M02: '08:10' }, {}, []],
    ['cut-off after the hour of the next day’s pack', { M05: '23:00', M06: '07:00' }, {}, []],
    ['morning run at the first milestone', { R07: '07:30' }, {}, []],
    [
      'morning run later than the packs',
      { R07: '07:45' },
      {},
      [
        ['R07 at 07:45', 'M06 at 07:30', 'expected R07 at 07:30 or earlier'],
        ['R07 at 07:45', 'M13 at 07:30'],
      ],
    ],
    ['morning run later than the opening', { M01: '06:30' }, {}, [['R07 at 07:00', 'M01 at 06:30']]],
    ['first reminder before the morning run of its day', { M02: '06:00' }, {}, [['R07 at 07:00', 'M02 at 06:00']]],
    ['with a manager day of Tuesday it has no day of its own', { M02: '06:00' }, { manager: 2 }, []],
    ['something that is no time', { M05: '6 pm' }, {}, [['M05', '6 pm', 'expected HH:MM']]],
    ['anchors in another order, which still find three days', {}, { coordinator: 2 }, []],
    ['two moments on one day: the earlier goes before', {}, { committee: 4 }, []],
    ['no room for the managers', {}, { committee: 2 }, [['manager 3', 'coordinator 4', 'committee 2', 'no room']]],
  ];
  it.each(rows)('%s', (_what, hours, days, expected) => {
    const errors = timetableErrors({ ...DEFAULT_TIMETABLE, ...hours }, { ...DEFAULT_ANCHORS, ...days });
    expect(errors).toHaveLength(expected.length);
    for (const [index, parts] of expected.entries()) for (const part of parts) expect(errors[index]).toContain(part);
  });
});

const anchors = fc
  .uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 })
  .map((some) => some.toSorted((a, b) => a - b) as Weekday[])
  .map(([manager = 1, coordinator = 2, committee = 3]): Anchors => ({ manager, coordinator, committee }));
const time = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
const times = (length: number) => fc.array(time, { minLength: length, maxLength: length });
/** Hours that are mostly in order, and sometimes not. */
const hours = fc
  .tuple(times(5), times(7), times(5), time, fc.boolean(), fc.option(fc.tuple(fc.constantFrom(...MILESTONE_CODES), time)))
  .map(([first, second, third, run, early, odd]): Timetable => {
    const [m01, m02 = '', m03, m04, m05] = first.toSorted();
    const inOrder = [m01, m02, m03, m04, m05, ...second.toSorted(), ...third.toSorted()];
    const whole = Object.fromEntries(MILESTONE_CODES.map((code, index) => [code, inOrder[index]]));
    return { ...whole, R07: early ? '00:00' : run, ...(odd && { [odd[0]]: odd[1] }) } as Timetable;
  });

/** True when in each week shape a phase's milestones stand at their own hours in order, and none of a day before its morning run. */
function holdsEverywhere(timetable: Timetable, given: Anchors): boolean {
  return SHAPES.every((calendar) => {
    const { days, plan } = planWeek({ calendar, anchors: given, timetable }, WEEK, LIMA);
    if (!days) return true;
    return plan.milestones.every(({ code, at }, index) => {
      const phase = phaseOf(code);
      const before = plan.milestones[index - 1];
      const day = phase ? days[phase] : code === 'M01' ? days.open : reminderDay(calendar, days.manager);
      const own = LIMA.instantOf(day, timetable[code]);
      expect(isWorkingDay(calendar, day)).toBe(true);
      return at === own && own >= (before?.at ?? own) && LIMA.instantOf(day, timetable.R07) <= own;
    });
  });
}

test('it is accepted exactly when the order of 5.2 holds in every week shape of 5.5', () => {
  let accepted = 0;
  fc.assert(
    fc.property(hours, anchors, (timetable, given) => {
      const isAccepted = timetableErrors(timetable, given).length === 0;
      accepted += isAccepted ? 1 : 0;
      expect(isAccepted).toBe(holdsEverywhere(timetable, given));
    }),
    { numRuns: 1000 },
  );
  expect(accepted).toBeGreaterThan(100);
});
