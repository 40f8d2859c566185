import { describe, expect, it, test } from 'vitest';
import type { BusinessCalendar, RoutinePlan } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import { isMonthlyCycle } from '../../domain/monthly.ts';
import {
  anchorDays,
  isPast,
  morningRuns,
  nextStep,
  PHASES,
  phaseOf,
  planned,
  planWeek,
  type Rhythm,
  type Step,
} from '../../domain/routine.ts';
import { DEFAULT_ANCHORS, DEFAULT_TIMETABLE } from '../../domain/timetable.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../../domain/values.ts';
import { daysOfWeek, weekOf } from '../../domain/week.ts';
import { aCycle, at, LIMA } from '../support/week-builders.ts';

const WEEK = '2026-W48';
const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const dayNamed = (name: string): Day => daysOfWeek(WEEK)[NAMES.indexOf(name)] ?? '';
const nameOf = (day: Day): string => NAMES[daysOfWeek(WEEK).indexOf(day)] ?? day;
const calendar = (...holidays: Day[]): BusinessCalendar => ({
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: holidays.map((date) => ({ date, name: 'feriado' })),
});
const off = (names: string): BusinessCalendar => calendar(...names.split(' ').filter(Boolean).map(dayNamed));
const rhythm = (given: BusinessCalendar, more: Partial<Rhythm> = {}): Rhythm => ({
  calendar: given,
  anchors: DEFAULT_ANCHORS,
  timetable: DEFAULT_TIMETABLE,
  ...more,
});

describe('holidays and short weeks (5.5)', () => {
  const rows: [string, string, string | null, string][] = [
    ['none', '', 'Mon: Wed Thu Fri', 'Tue 15:00'],
    ['Fri', 'Fri', 'Mon: Tue Wed Thu', 'Mon 15:00'],
    ['Thu', 'Thu', 'Mon: Tue Wed Fri', 'Mon 15:00'],
    ['Wed', 'Wed', 'Mon: Tue Thu Fri', 'Mon 15:00'],
    ['Thu, Fri', 'Thu Fri', 'Mon: Mon Tue Wed', 'skipped'],
    ['Mon, Tue', 'Mon Tue', 'Wed: Wed Thu Fri', 'skipped'],
    ['Mon, Tue, Wed', 'Mon Tue Wed', null, 'skipped'],
    ['Mon', 'Mon', 'Tue: Wed Thu Fri', 'Tue 15:00'],
    ['Tue', 'Tue', 'Mon: Wed Thu Fri', 'Mon 15:00'],
    ['Mon, Fri', 'Mon Fri', 'Tue: Tue Wed Thu', 'skipped'],
    ['Tue, Thu', 'Tue Thu', 'Mon: Mon Wed Fri', 'skipped'],
    ['Tue, Wed, Thu', 'Tue Wed Thu', null, 'skipped'],
    ['all five', 'Mon Tue Wed Thu Fri', null, 'skipped'],
  ];
  it.each(rows)('%s', (_what, holidays, expected, reminder) => {
    const { days, plan } = planWeek(rhythm(off(holidays)), WEEK, LIMA);
    expect(days).toEqual(anchorDays(off(holidays), DEFAULT_ANCHORS, WEEK));
    const shown = days && `${nameOf(days.open)}: ${[days.manager, days.coordinator, days.committee].map(nameOf).join(' ')}`;
    expect(shown).toBe(expected);
    const first = planned(plan, 'M02');
    expect(first === undefined ? 'skipped' : `${nameOf(LIMA.dayOf(first))} ${LIMA.format(first).slice(11, 16)}`).toBe(reminder);
  });

  test('a week that works on Saturday still ends on Friday, and one of Sunday to Thursday a day earlier', () => {
    const saturday: BusinessCalendar = { workingWeekdays: [1, 2, 3, 4, 5, 6], holidays: [] };
    expect(anchorDays(saturday, DEFAULT_ANCHORS, WEEK)?.committee).toBe(dayNamed('Fri'));
    const sunday: BusinessCalendar = { workingWeekdays: [7, 1, 2, 3, 4], holidays: [] };
    expect(anchorDays(sunday, DEFAULT_ANCHORS, WEEK)).toEqual({
      open: dayNamed('Mon'),
      manager: dayNamed('Tue'),
      coordinator: dayNamed('Wed'),
      committee: dayNamed('Thu'),
    });
  });
});

describe('the plan of one week (5.2)', () => {
  test('of the worked example: every milestone at its hour', () => {
    const { plan } = planWeek(rhythm(calendar('2026-12-08')), WEEK, LIMA);
    const shown = plan.milestones.map(
      ({ code, at: instant }) => `${code} ${nameOf(LIMA.dayOf(instant))} ${LIMA.format(instant).slice(11, 16)}`,
    );
    expect(shown).toEqual([
      'M01 Mon 08:00',
      'M02 Tue 15:00',
      'M03 Wed 08:30',
      'M04 Wed 15:00',
      'M05 Wed 18:00',
      'M06 Thu 07:30',
      'M07 Thu 08:30',
      'M08 Thu 12:00',
      'M09 Thu 13:00',
      'M10 Thu 13:30',
      'M11 Thu 16:00',
      'M12 Thu 18:00',
      'M13 Fri 07:30',
      'M14 Fri 10:00',
      'M15 Fri 13:00',
      'M16 Fri 15:00',
      'M17 Fri 17:00',
    ]);
    expect(plan).toMatchObject({ version: 1, state: 'RUNNING' });
    expect(planWeek(rhythm(calendar()), WEEK, LIMA, 4).plan.version).toBe(4);
  });

  const cancelled: [string, string, string][] = [
    ['on its first working day', 'Mon Tue Wed', '2026-11-26T08:00'],
    ['also when that is its only one', 'Mon Tue Wed Thu', '2026-11-27T08:00'],
    ['on Monday if it has none', 'Mon Tue Wed Thu Fri', '2026-11-23T08:00'],
  ];
  it.each(cancelled)('a week without room has one moment, at the time of M01 %s (4.7)', (_what, holidays, expected) => {
    const { days, plan } = planWeek(rhythm(off(holidays)), WEEK, LIMA);
    expect(days).toBeNull();
    expect(plan.milestones).toEqual([{ code: 'M01', at: at(expected) }]);
  });

  test('the first reminder is skipped when it is not later than the opening of the same day', () => {
    const early = rhythm(off('Tue'), { timetable: { ...DEFAULT_TIMETABLE, M02: '08:00' } });
    expect(planned(planWeek(early, WEEK, LIMA).plan, 'M02')).toBeUndefined();
    expect(planned(planWeek({ ...early, calendar: off('') }, WEEK, LIMA).plan, 'M02')).toBe(at('2026-11-24T08:00'));
  });

  test('each milestone from M03 on belongs to one of three phases (5.5)', () => {
    expect(MILESTONE_CODES.filter((code) => phaseOf(code) === undefined)).toEqual(['M01', 'M02']);
    expect(Object.values(PHASES).flat()).toEqual(MILESTONE_CODES.slice(2));
    expect(['M05', 'M06', 'M12', 'M13'].map((code) => phaseOf(code as MilestoneCode))).toEqual([
      'manager',
      'coordinator',
      'coordinator',
      'committee',
    ]);
  });
});

describe('what happens next (4.7, 5.2)', () => {
  const milestones = [
    { code: 'M01', at: 100 },
    { code: 'M03', at: 200 },
    { code: 'M04', at: 200 },
  ] as const;
  const plan = (state: RoutinePlan['state'] = 'RUNNING'): RoutinePlan => ({ version: 1, state, milestones });
  const rows: [string, RoutinePlan, MilestoneCode[], number, Step][] = [
    ['before the first', plan(), [], 99, { kind: 'wait', until: 100 }],
    ['at its instant', plan(), [], 100, { kind: 'run', milestone: milestones[0] }],
    ['long after it', plan(), [], 900, { kind: 'run', milestone: milestones[0] }],
    ['when it is done', plan(), ['M01'], 100, { kind: 'wait', until: 200 }],
    ['two at one instant in code order', plan(), ['M01'], 200, { kind: 'run', milestone: milestones[1] }],
    ['the second of them', plan(), ['M01', 'M03'], 200, { kind: 'run', milestone: milestones[2] }],
    ['one done that the plan has dropped', plan(), ['M01', 'M02', 'M03'], 200, { kind: 'run', milestone: milestones[2] }],
    ['all done', plan(), ['M01', 'M03', 'M04'], 200, { kind: 'closed' }],
    ['paused', plan('PAUSED'), ['M01'], 900, { kind: 'paused' }],
    ['paused with nothing left', plan('PAUSED'), ['M01', 'M03', 'M04'], 900, { kind: 'closed' }],
    ['cancelled', plan('CANCELLED'), ['M01'], 900, { kind: 'closed' }],
  ];
  it.each(rows)('%s', (_what, given, done, now, expected) => expect(nextStep(given, done, now)).toEqual(expected));
});

describe('a moment is past when now is later than its planned instant, or its milestone has run (5.4)', () => {
  const cycle = aCycle();
  const short = aCycle({ ...planWeek(rhythm(off('Mon Tue')), WEEK, LIMA) });
  const rows: [string, Parameters<typeof isPast>[0], MilestoneCode, string, boolean][] = [
    ['before it', cycle, 'M07', '2026-11-26T08:29', false],
    ['at its very instant', cycle, 'M07', '2026-11-26T08:30', false],
    ['later, even if it is still to run', cycle, 'M07', '2026-11-26T08:31', true],
    ['when it has run', aCycle({ doneUpTo: 'M07' }), 'M07', '2026-11-26T08:30', true],
    ['the one after it has not', aCycle({ doneUpTo: 'M07' }), 'M08', '2026-11-26T08:31', false],
    ['one the week does not have: the next it has decides', short, 'M02', '2026-11-25T08:30', false],
    ['by its instant', short, 'M02', '2026-11-25T08:31', true],
    [
      'or because that has run',
      { ...short, done: [{ code: 'M03', plannedAt: at('2026-11-25T08:30'), doneAt: at('2026-11-25T08:30') }] },
      'M02',
      '2026-11-25T08:30',
      true,
    ],
  ];
  it.each(rows)('%s', (_what, given, code, now, expected) => expect(isPast(given, code, at(now))).toBe(expected));
});

describe('morning runs (5.2, R07)', () => {
  const given = rhythm(calendar('2026-12-08'));
  const rows: [string, Day, string, Day[]][] = [
    ['none before 07:00', '2026-11-24', '2026-11-25T06:59', []],
    ['one at 07:00', '2026-11-24', '2026-11-25T07:00', ['2026-11-25']],
    ['none twice', '2026-11-25', '2026-11-25T23:00', []],
    ['each business day an outage left out', '2026-11-25', '2026-11-30T09:00', ['2026-11-26', '2026-11-27', '2026-11-30']],
    ['none on a holiday', '2026-12-07', '2026-12-09T06:00', []],
  ];
  it.each(rows)('%s', (_what, after, upTo, expected) =>
    expect(morningRuns(given, after, at(upTo), LIMA)).toEqual(expected.map((day) => ({ day, at: at(`${day}T07:00`) }))),
  );
});

describe('the monthly cycle is the first, cancelled ones apart, whose manager day falls on or after day 1 of the month (5.8)', () => {
  const monthlyOf = (from: Day, weeks: number, given: Rhythm, cancelled: ReadonlySet<string> = new Set()): string[] =>
    Array.from({ length: weeks }, (_, n) => weekOf(new Date(Date.parse(from) + n * 7 * 86_400_000).toISOString().slice(0, 10))).filter(
      (week) =>
        isMonthlyCycle(week, (one) => (cancelled.has(one) ? null : (anchorDays(given.calendar, given.anchors, one)?.manager ?? null))),
    );
  const rows: [string, BusinessCalendar, string[], string[]][] = [
    ['W49 is that of November, manager day 02/12', calendar(), [], ['2026-W45', '2026-W49', '2027-W01']],
    [
      'a manager day moved before day 1 leaves it to the next week',
      calendar('2026-12-02', '2026-12-03', '2026-12-04'),
      [],
      ['2026-W45', '2026-W50', '2027-W01'],
    ],
    ['cancelled by the administrator', calendar(), ['2026-W49'], ['2026-W45', '2026-W50', '2027-W01']],
    ['cancelled for want of days', calendar('2026-11-30', '2026-12-01', '2026-12-02'), [], ['2026-W45', '2026-W50', '2027-W01']],
    [
      'of a month without any cycle there is none',
      calendar(),
      ['2026-W49', '2026-W50', '2026-W51', '2026-W52', '2026-W53'],
      ['2026-W45', '2027-W01'],
    ],
  ];
  it.each(rows)('%s', (_what, given, cancelled, expected) =>
    expect(monthlyOf('2026-11-02', 10, rhythm(given), new Set(cancelled))).toEqual(expected),
  );
});
