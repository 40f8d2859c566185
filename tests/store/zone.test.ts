import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import type { Day, LocalTime } from '../../domain/instant.ts';
import { planWeek } from '../../domain/routine.ts';
import { DEFAULT_ANCHORS, DEFAULT_TIMETABLE } from '../../domain/timetable.ts';
import { daysOfWeek, weekOf } from '../../domain/week.ts';
import { isTimeZone, zoneOf } from '../../store/zone.ts';

describe('a local time as an instant, and back (4.1)', () => {
  const rows: [string, string, Day, LocalTime, string][] = [
    ['a zone without summer time', 'America/Lima', '2026-11-25', '07:00', '2026-11-25T07:00:00-05:00'],
    ['east of Greenwich', 'Europe/Berlin', '2026-01-15', '08:00', '2026-01-15T08:00:00+01:00'],
    ['a zone of three quarters of an hour', 'Asia/Kathmandu', '2026-01-15', '08:00', '2026-01-15T08:00:00+05:45'],
    ['UTC', 'UTC', '2026-01-15', '00:00', '2026-01-15T00:00:00+00:00'],
    ['Santiago in summer', 'America/Santiago', '2026-01-15', '08:00', '2026-01-15T08:00:00-03:00'],
    ['Santiago in winter', 'America/Santiago', '2026-07-15', '08:00', '2026-07-15T08:00:00-04:00'],
    ['a midnight that does not exist: 00:05 becomes 01:05', 'America/Santiago', '2026-09-06', '00:05', '2026-09-06T01:05:00-03:00'],
    ['its first instant', 'America/Santiago', '2026-09-06', '00:00', '2026-09-06T01:00:00-03:00'],
    ['the hour that exists after it', 'America/Santiago', '2026-09-06', '01:00', '2026-09-06T01:00:00-03:00'],
    ['of an hour that exists twice the first counts', 'America/Santiago', '2026-04-04', '23:30', '2026-04-04T23:30:00-03:00'],
    ['Asunción, when it still moved its clocks', 'America/Asuncion', '2023-10-01', '00:05', '2023-10-01T01:05:00-03:00'],
    ['Cairo moves at midnight too', 'Africa/Cairo', '2026-04-24', '00:05', '2026-04-24T01:05:00+03:00'],
    ['Cairo goes back at midnight', 'Africa/Cairo', '2026-10-29', '23:30', '2026-10-29T23:30:00+03:00'],
    ['Berlin at two in the morning', 'Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T03:30:00+02:00'],
    ['Berlin, the first of two', 'Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T02:30:00+02:00'],
    ['a gap of half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-04T02:40:00+11:00'],
    ['a day that was left out', 'Pacific/Apia', '2011-12-30', '07:00', '2011-12-31T07:00:00+14:00'],
  ];
  it.each(rows)('%s: %s %s %s', (_what, name, day, time, expected) => {
    const zone = zoneOf(name);
    const instant = zone.instantOf(day, time);
    expect(zone.format(instant)).toBe(expected);
    expect(instant).toBe(Date.parse(expected));
    expect(zone.dayOf(instant)).toBe(expected.slice(0, 10));
  });

  test('the day changes at local midnight', () => {
    const lima = zoneOf('America/Lima');
    expect(lima.dayOf(Date.parse('2026-11-26T04:59:59.999Z'))).toBe('2026-11-25');
    expect(lima.dayOf(Date.parse('2026-11-26T05:00:00.000Z'))).toBe('2026-11-26');
  });

  const names = fc.constantFrom(
    'America/Lima',
    'America/Santiago',
    'America/Asuncion',
    'America/Sao_Paulo',
    'America/Havana',
    'Europe/Berlin',
    'Africa/Cairo',
    'Asia/Beirut',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
  );
  const days = fc.integer({ min: 0, max: 40 * 365 }).map((n) => addDays('2000-01-01', n));
  const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
  const timeOf = (minute: number): LocalTime =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

  test('a time of the working day is on its own day, and reads as it was asked', () => {
    fc.assert(
      fc.property(names, days, fc.integer({ min: 4 * 60, max: 22 * 60 }), (name, day, minute) => {
        const zone = zoneOf(name);
        const instant = zone.instantOf(day, timeOf(minute));
        expect(zone.dayOf(instant)).toBe(day);
        expect(zone.format(instant).slice(0, 16)).toBe(`${day}T${timeOf(minute)}`);
      }),
    );
  });

  /** Days on which some of these zones change their clocks, and those about them. */
  const turns = fc
    .constantFrom(
      '2026-09-06',
      '2026-04-04',
      '2023-10-01',
      '2023-03-26',
      '2018-11-04',
      '2026-04-24',
      '2026-10-29',
      '2026-03-29',
      '2026-10-25',
    )
    .chain((day) => fc.integer({ min: -1, max: 1 }).map((n) => addDays(day, n)));
  test('every time of every day is where another calendar of Node’s data puts it', () => {
    fc.assert(
      fc.property(names, fc.oneof(days, turns), minutes, (name, day, minute) => {
        const expected = Temporal.PlainDateTime.from(`${day}T${timeOf(minute)}`).toZonedDateTime(name, { disambiguation: 'compatible' });
        expect(zoneOf(name).instantOf(day, timeOf(minute))).toBe(expected.epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  test('what is written names the instant', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 946_684_800, max: 2_208_988_800 }), (name, seconds) => {
        const zone = zoneOf(name);
        expect(Date.parse(zone.format(seconds * 1000))).toBe(seconds * 1000);
        expect(zone.dayOf(seconds * 1000)).toBe(zone.format(seconds * 1000).slice(0, 10));
      }),
    );
  });
});

describe('a week in which the clocks change (5.2)', () => {
  const calendar = { workingWeekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] } as const;
  const weeks: [string, Day][] = [
    ['America/Santiago', '2026-09-06'],
    ['America/Santiago', '2026-04-04'],
    ['America/Asuncion', '2023-10-01'],
    ['America/Asuncion', '2024-03-24'],
    ['Europe/Berlin', '2026-03-29'],
    ['Europe/Berlin', '2026-10-25'],
    ['Africa/Cairo', '2026-04-24'],
    ['Africa/Cairo', '2026-10-29'],
  ];
  it.each(weeks)('%s, the week of %s: every milestone at its local hour, in order', (name, day) => {
    const zone = zoneOf(name);
    const anchors = { manager: 5, coordinator: 6, committee: 7 } as const; // about the change, wherever in the week it is
    for (const given of [anchors, DEFAULT_ANCHORS]) {
      const { days, plan } = planWeek({ calendar, anchors: given, timetable: DEFAULT_TIMETABLE }, weekOf(day), zone);
      expect(days?.open).toBe(daysOfWeek(weekOf(day))[0]);
      expect(plan.milestones).toHaveLength(17);
      for (const { code, at } of plan.milestones) expect(zone.format(at).slice(11, 16)).toBe(DEFAULT_TIMETABLE[code]);
      expect(plan.milestones.map(({ at }) => at)).toEqual(plan.milestones.map(({ at }) => at).toSorted((a, b) => a - b));
    }
  });

  test('hours about a gap keep their order: what does not exist is not swapped with what does', () => {
    const zone = zoneOf('America/Santiago');
    const night = { ...DEFAULT_TIMETABLE, R07: '00:00', M13: '00:30', M14: '01:00', M15: '01:10' };
    const anchors = { manager: 5, coordinator: 6, committee: 7 } as const; // the committee on Sunday 2026-09-06
    const { plan } = planWeek({ calendar, anchors, timetable: night }, '2026-W36', zone);
    const shown = plan.milestones.slice(12, 15).map(({ code, at }) => `${code} ${zone.format(at).slice(11, 16)}`);
    expect(shown).toEqual(['M13 01:30', 'M14 01:30', 'M15 01:30']);
  });
});

describe('names of time zones (3.2)', () => {
  test.each([
    ['America/Lima', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Etc/GMT+5', true],
    ['Asia/Kolkata', true],
    ['america/lima', false],
    ['America/Limon', false],
    ['-05:00', false],
    ['Lima', false],
    ['', false],
  ])('"%s": %s', (name, expected) => expect(isTimeZone(name)).toBe(expected));
});
