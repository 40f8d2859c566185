import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, isWorkingDay } from '../../domain/calendar.ts';
import type { BusinessCalendar, Cycle } from '../../domain/entities.ts';
import type { Day, Instant } from '../../domain/instant.ts';
import { replanned } from '../../domain/replanning.ts';
import { PHASES, planWeek, type Rhythm } from '../../domain/routine.ts';
import { DEFAULT_ANCHORS, DEFAULT_TIMETABLE } from '../../domain/timetable.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import { aCycle, at, LIMA } from '../support/week-builders.ts';

const WEEK = '2026-W48';
/** The days of W48, and after a plus those of the week that follows. */
const NAMES = 'Mon Tue Wed Thu Fri Sat Sun Mon+ Tue+ Wed+ Thu+ Fri+'.split(' ');
const dayNamed = (name: string): Day => addDays('2026-11-23', NAMES.indexOf(name));
const nameOf = (day: Day): string => NAMES.find((name) => dayNamed(name) === day) ?? day;
const instant = (text: string): Instant => at(text.replace(/^(\S+) /, (_all, name: string) => `${dayNamed(name)}T`)); // `Wed 10:00`
const shown = (when: Instant): string => `${nameOf(LIMA.dayOf(when))} ${LIMA.format(when).slice(11, 16)}`;

const calendar = (names: readonly string[]): BusinessCalendar => ({
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: names.map((name) => ({ date: dayNamed(name), name: 'feriado' })),
});
const rhythm = (names: readonly string[]): Rhythm => ({
  calendar: calendar(names),
  anchors: DEFAULT_ANCHORS,
  timetable: DEFAULT_TIMETABLE,
});

/** The cycle as it stands at an instant: all that is planned up to then has run. */
function standing(cycle: Cycle, now: Instant): Cycle {
  const ran = cycle.plan.milestones.filter(({ code, at: when }) => when <= now && !cycle.done.some((one) => one.code === code));
  const done = [...cycle.done, ...ran.map((one) => ({ code: one.code, plannedAt: one.at, doneAt: now }))];
  return { ...cycle, done, state: done.length === 0 ? 'SCHEDULED' : done.some(({ code }) => code === 'M17') ? 'CLOSED' : 'COLLECTING' };
}
const planAgain = (names: readonly string[], cycle: Cycle, now: Instant) => replanned(rhythm(names), cycle, now, LIMA.dayOf(now), LIMA);
const begin = (names: readonly string[]): Cycle => aCycle({ ...planWeek(rhythm(names), WEEK, LIMA), state: 'SCHEDULED' });

/** Plays declarations (`Wed 10:00 Fri`: on Wednesday at 10:00, Friday becomes a holiday) on the week, all milestones running on time. */
function play(before: string, declared: readonly string[]): Cycle {
  const holidays = before.split(' ').filter(Boolean);
  let cycle = begin(holidays);
  for (const text of declared) {
    const [day, time, holiday = ''] = text.split(' ');
    const now = instant(`${day} ${time}`);
    holidays.push(holiday);
    cycle = standing(cycle, now);
    cycle = { ...cycle, ...planAgain(holidays, cycle, now) };
  }
  return cycle;
}
const daysOf = ({ days }: Cycle): string => (days ? [days.manager, days.coordinator, days.committee].map(nameOf).join(' ') : 'cancelled');
const instantsOf = ({ plan }: Cycle, codes: readonly string[]): Record<string, string> =>
  Object.fromEntries(plan.milestones.filter(({ code }) => codes.includes(code)).map(({ code, at: when }) => [code, shown(when)]));

describe('a holiday declared while a cycle is open moves what has not happened (5.5)', () => {
  const rows: [string, string, string[], string, Record<string, string | undefined>][] = [
    [
      'before the manager day, Friday: all a day earlier, the first reminder too',
      '',
      ['Mon 10:00 Fri'],
      'Tue Wed Thu',
      { M01: 'Mon 08:00', M02: 'Mon 15:00', M03: 'Tue 08:30', M17: 'Thu 17:00' },
    ],
    [
      'Wednesday: the manager day goes to Tuesday',
      '',
      ['Mon 10:00 Wed'],
      'Tue Thu Fri',
      { M02: 'Mon 15:00', M05: 'Tue 18:00', M06: 'Thu 07:30' },
    ],
    [
      'a first reminder whose new instant has passed is dropped',
      '',
      ['Mon 16:00 Wed'],
      'Tue Thu Fri',
      { M02: undefined, M03: 'Tue 08:30' },
    ],
    ['Tuesday: the first reminder alone moves', '', ['Mon 10:00 Tue'], 'Wed Thu Fri', { M02: 'Mon 15:00', M03: 'Wed 08:30' }],
    ['Tuesday, declared that morning: it is dropped', '', ['Tue 09:00 Tue'], 'Wed Thu Fri', { M02: undefined, M03: 'Wed 08:30' }],
    [
      'rule 2 while M05 is ahead: what has passed of that day happens at once',
      '',
      ['Tue 10:00 Wed'],
      'Tue Thu Fri',
      { M02: undefined, M03: 'Tue 08:30', M04: 'Tue 15:00', M05: 'Tue 18:00' },
    ],
    [
      'also after the first reminder, which has been sent',
      '',
      ['Tue 16:00 Wed'],
      'Tue Thu Fri',
      { M02: 'Tue 15:00', M03: 'Tue 08:30', M04: 'Tue 15:00', M05: 'Tue 18:00' },
    ],
    [
      'rule 3 when M05 of that day has passed: the first day that is left',
      '',
      ['Tue 18:30 Wed'],
      'Thu Fri Mon+',
      { M02: 'Tue 15:00', M03: 'Thu 08:30', M06: 'Fri 07:30', M13: 'Mon+ 08:00', M17: 'Mon+ 08:00' },
    ],
    ['M05 at this very instant is not ahead', '', ['Tue 18:00 Wed'], 'Thu Fri Mon+', { M05: 'Thu 18:00' }],
    [
      'the manager day itself, before it began',
      '',
      ['Wed 07:30 Wed'],
      'Thu Fri Mon+',
      { M02: 'Tue 15:00', M03: 'Thu 08:30', M05: 'Thu 18:00' },
    ],
    [
      'the manager day itself, after it began: its first remaining milestone decides',
      '',
      ['Wed 10:00 Wed'],
      'Thu Fri Mon+',
      { M02: 'Tue 15:00', M03: 'Wed 08:30', M04: 'Thu 15:00', M05: 'Thu 18:00' },
    ],
    [
      'rule 1: a day that has begun stays; the others follow',
      '',
      ['Wed 10:00 Thu'],
      'Wed Fri Mon+',
      { M04: 'Wed 15:00', M06: 'Fri 07:30', M12: 'Fri 18:00', M13: 'Mon+ 08:00' },
    ],
    [
      'Friday, when managers have begun: the committee goes after the week',
      '',
      ['Wed 10:00 Fri'],
      'Wed Thu Mon+',
      { M05: 'Wed 18:00', M06: 'Thu 07:30', M13: 'Mon+ 08:00', M17: 'Mon+ 08:00' },
    ],
    ['Friday, on Thursday', '', ['Thu 10:00 Fri'], 'Wed Thu Mon+', { M08: 'Thu 12:00', M13: 'Mon+ 08:00' }],
    ['the coordinator day, before the pack', '', ['Thu 07:00 Thu'], 'Wed Fri Mon+', { M06: 'Fri 07:30' }],
    [
      'the coordinator day, after the grace',
      '',
      ['Thu 10:00 Thu'],
      'Wed Fri Mon+',
      { M06: 'Thu 07:30', M07: 'Thu 08:30', M08: 'Fri 12:00', M12: 'Fri 18:00', M13: 'Mon+ 08:00' },
    ],
    [
      'the committee day, during it',
      '',
      ['Fri 12:00 Fri'],
      'Wed Thu Mon+',
      { M13: 'Fri 07:30', M14: 'Fri 10:00', M15: 'Mon+ 08:00', M16: 'Mon+ 08:00', M17: 'Mon+ 08:00' },
    ],
    [
      'rule 4 when that day becomes a holiday: the next working day',
      '',
      ['Fri 12:00 Fri', 'Fri 13:00 Mon+'],
      'Wed Thu Tue+',
      { M14: 'Fri 10:00', M15: 'Tue+ 08:00', M17: 'Tue+ 08:00' },
    ],
    [
      'also on its own morning',
      '',
      ['Wed 10:00 Fri', 'Mon+ 07:30 Mon+'],
      'Wed Thu Tue+',
      { M12: 'Thu 18:00', M13: 'Tue+ 08:00', M17: 'Tue+ 08:00' },
    ],
    [
      'two days in a row',
      '',
      ['Wed 10:00 Thu', 'Wed 10:01 Fri'],
      'Wed Mon+ Mon+',
      { M05: 'Wed 18:00', M06: 'Mon+ 08:00', M12: 'Mon+ 08:00', M13: 'Mon+ 08:00' },
    ],
    [
      'all that is left of the week',
      '',
      ['Tue 19:00 Wed', 'Tue 19:01 Thu', 'Tue 19:02 Fri'],
      'Mon+ Mon+ Mon+',
      { M02: 'Tue 15:00', M03: 'Mon+ 08:00', M17: 'Mon+ 08:00' },
    ],
    [
      'an open week is never cancelled: two days left',
      'Mon Tue',
      ['Wed 08:10 Fri'],
      'Wed Thu Mon+',
      { M03: 'Wed 08:30', M06: 'Thu 07:30', M13: 'Mon+ 08:00' },
    ],
    ['today, when nothing of it is to come', '', ['Mon 10:00 Mon'], 'Wed Thu Fri', { M01: 'Mon 08:00', M02: 'Tue 15:00' }],
  ];
  it.each(rows)('%s', (_what, before, declared, days, instants) => {
    const cycle = play(before, declared);
    expect(daysOf(cycle)).toBe(days);
    expect(instantsOf(cycle, Object.keys(instants))).toEqual(Object.fromEntries(Object.entries(instants).filter(([, one]) => one)));
  });

  test('nothing changes, nothing is told', () => {
    const now = instant('Mon 10:00');
    const cycle = standing(begin([]), now);
    expect(planAgain(['Mon'], cycle, now)).toBeNull();
    expect(planAgain(['Thu+'], cycle, now)).toBeNull();
  });
  test('a newer version, in the state it was in', () => {
    const now = instant('Wed 10:00');
    const cycle = standing(begin([]), now);
    const paused: Cycle = { ...cycle, plan: { ...cycle.plan, version: 4, state: 'PAUSED' } };
    expect(planAgain(['Fri'], paused, now)?.plan).toMatchObject({ version: 5, state: 'PAUSED' });
  });
  test.each(['CLOSED', 'CANCELLED'] as const)('a %s cycle does not move', (state) => {
    const now = instant('Wed 10:00');
    expect(planAgain(['Fri'], { ...standing(begin([]), now), state }, now)).toBeNull();
  });
  test('an outage lengthens nothing: what should have happened stays where it was (5.4)', () => {
    const now = instant('Wed 19:00');
    const down = standing(begin([]), instant('Wed 08:00')); // nothing ran on Wednesday
    const again = { ...down, ...planAgain(['Thu'], down, now) };
    expect(daysOf(again)).toBe('Wed Fri Mon+');
    expect(instantsOf(again, ['M03', 'M05', 'M06'])).toEqual({ M03: 'Wed 08:30', M05: 'Wed 18:00', M06: 'Fri 07:30' });
    const unopened = begin([]);
    expect(daysOf({ ...unopened, ...planAgain(['Thu'], unopened, now) })).toBe('Wed Fri Mon+');
  });
});

describe('a cycle not yet open is planned anew (3.2, 4.7)', () => {
  const rows: [string, string, string, string, Record<string, string>][] = [
    ['its days move', '', 'Thu', 'Tue Wed Fri', { M01: 'Mon 08:00', M02: 'Mon 15:00', M03: 'Tue 08:30' }],
    ['its opening moves', '', 'Mon', 'Wed Thu Fri', { M01: 'Tue 08:00', M02: 'Tue 15:00', M03: 'Wed 08:30' }],
    ['it loses its room', 'Mon Tue', 'Wed', 'cancelled', { M01: 'Thu 08:00' }],
    ['without room it may move its one moment', 'Mon Tue Wed', 'Thu', 'cancelled', { M01: 'Fri 08:00' }],
  ];
  it.each(rows)('%s', (_what, before, holiday, days, instants) => {
    const had = before.split(' ').filter(Boolean);
    const cycle = begin(had);
    const again = { ...cycle, ...planAgain([...had, holiday], cycle, instant('Mon 07:00')) };
    expect(daysOf(again)).toBe(days);
    expect(instantsOf(again, ['M01', 'M02', 'M03'])).toEqual(instants);
    expect(again.plan.version).toBe(2);
  });
  test('it gains its room when holidays are taken back', () => {
    const cycle = begin(['Mon', 'Tue', 'Wed']);
    const again = planAgain(['Mon', 'Tue'], cycle, instant('Mon 07:00'));
    expect(daysOf({ ...cycle, ...again })).toBe('Wed Thu Fri');
  });
  test('a week whose cancellation is due stays cancelled', () => {
    const cycle = begin(['Mon', 'Tue', 'Wed']);
    expect(planAgain(['Mon', 'Tue', 'Wed', 'Fri'], cycle, instant('Thu 09:00'))).toBeNull();
  });
  test('nothing changes, nothing is told', () => expect(planAgain(['Mon+'], begin([]), instant('Mon 07:00'))).toBeNull());
});

describe('whatever is declared, and whenever', () => {
  const minutes = fc.integer({ min: 8 * 60, max: 8 * 24 * 60 });
  const days = fc.constantFrom('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Mon+', 'Tue+', 'Wed+');
  const story = fc.tuple(fc.uniqueArray(days, { maxLength: 2 }), fc.array(fc.tuple(minutes, days), { minLength: 1, maxLength: 5 }));

  test('the open week keeps its order, its past, and days on which people work', () => {
    let moves = 0;
    fc.assert(
      fc.property(story, ([before, declared]) => {
        const holidays: string[] = [...before];
        let cycle = begin(holidays);
        for (const [minute, name] of declared.toSorted(([a], [b]) => a - b)) {
          const now = instant('Mon 00:00') + minute * 60_000;
          if (!cycle.days || dayNamed(name) < LIMA.dayOf(now) || holidays.includes(name)) continue;
          holidays.push(name);
          cycle = standing(cycle, now);
          const again = planAgain(holidays, cycle, now);
          if (cycle.state === 'SCHEDULED' || !again?.days) {
            cycle = { ...cycle, ...again };
            continue;
          }
          moves += 1;
          check(cycle, { ...cycle, ...again }, holidays, now);
          cycle = { ...cycle, ...again };
        }
      }),
      { numRuns: 2000 },
    );
    expect(moves).toBeGreaterThan(500);
  });

  function check(old: Cycle, cycle: Cycle, holidays: readonly string[], now: Instant): void {
    const { milestones, version } = cycle.plan;
    const was = new Map(old.plan.milestones.map(({ code, at: when }) => [code, when]));
    const isDone = (code: MilestoneCode): boolean => old.done.some((one) => one.code === code);
    const toCome = milestones.filter(({ code }) => !isDone(code));
    expect(version).toBe(old.plan.version + 1);
    // What has happened stays as it was, and nothing but the first reminder is dropped.
    for (const { code } of old.done) expect(milestones.find((one) => one.code === code)?.at).toBe(was.get(code));
    expect(milestones.map(({ code }) => code).filter((code) => code !== 'M02')).toHaveLength(16);
    // In order, on working days, each phase later than the one before, or all that is left at 08:00 of one day after the week.
    for (const [index, { code, at: when }] of toCome.entries()) {
      const before = toCome[index - 1];
      if (before) expect(when).toBeGreaterThanOrEqual(before.at);
      expect(isWorkingDay(calendar(holidays), LIMA.dayOf(when))).toBe(true);
      if (LIMA.dayOf(when) > dayNamed('Sun')) expect(LIMA.format(when).slice(11, 16)).toBe('08:00');
      // Only what precedes the cut-off of a manager day that is today may lie in the past; it happens at once.
      if (when <= now) expect(['M03', 'M04']).toContain(code);
      if (when <= now) expect(LIMA.dayOf(when)).toBe(LIMA.dayOf(now));
    }
    const lastDay = (codes: readonly MilestoneCode[]): Day => LIMA.dayOf(milestones.find(({ code }) => code === codes.at(-1))?.at ?? 0);
    const own = { manager: lastDay(PHASES.manager), coordinator: lastDay(PHASES.coordinator), committee: lastDay(PHASES.committee) };
    expect(own.manager < own.coordinator || own.manager > dayNamed('Sun')).toBe(true);
    expect(own.coordinator < own.committee || own.coordinator > dayNamed('Sun')).toBe(true);
    expect(cycle.days).toMatchObject(own);
    // Once managers have begun, nothing comes earlier than people were told.
    if (isDone('M03')) for (const { code, at: when } of toCome) expect(when).toBeGreaterThanOrEqual(was.get(code) ?? when);
    // The same calendar again changes nothing.
    expect(planAgain(holidays, standing(cycle, now), now)).toBeNull();
  }
});
