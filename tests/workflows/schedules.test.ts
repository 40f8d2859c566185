import { randomBytes } from 'node:crypto';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { applySchedules, listSchedules, morningScheduleId, openingScheduleId } from '../../client/schedules.ts';
import { zoneOf } from '../../store/zone.ts';
import { anInstitution, TIMETABLE } from '../support/builders.ts';
import { type TestEngine, testEngine } from '../support/engine.ts';
import { type FakeWeek, fakeRecord } from './fake-record.ts';

const WEEK_MS = 7 * 86_400_000;
const record = fakeRecord();
const applied: string[] = [];
let engine: TestEngine;
beforeAll(async () => {
  engine = await testEngine(record.activities);
});
afterEach(async () => {
  for (const id of applied.splice(0)) await engine.client.schedule.getHandle(id).delete();
});
afterAll(() => engine.close());

const anId = (): string => `s${randomBytes(5).toString('hex')}`;
async function apply(id: string, over: Parameters<typeof anInstitution>[0] = {}): Promise<void> {
  await applySchedules(engine, anInstitution({ id, ...over }));
  for (const schedule of [openingScheduleId(id), morningScheduleId(id)]) if (!applied.includes(schedule)) applied.push(schedule);
}
const described = (id: string) => engine.client.schedule.getHandle(id).describe();

test('an institution has an opening on Mondays at 05:00 and a morning run at R07, in its own time zone', async () => {
  const id = anId();
  await apply(id, { timetable: { ...TIMETABLE, R07: '06:40' } });
  const zone = zoneOf('America/Lima');
  const local = (instants: readonly Date[]) => instants.map((instant) => zone.format(instant.getTime()).slice(11, 16));
  const opening = await described(openingScheduleId(id));
  expect(opening.info.nextActionTimes.map((instant) => instant.getUTCDay())).toEqual(opening.info.nextActionTimes.map(() => 1));
  expect(new Set(local(opening.info.nextActionTimes))).toEqual(new Set(['05:00']));
  const morning = await described(morningScheduleId(id));
  expect(new Set(local(morning.info.nextActionTimes))).toEqual(new Set(['06:40']));
  expect([opening.spec.timezone, morning.spec.timezone]).toEqual(['America/Lima', 'America/Lima']);
});

test('what the engine could not do in time is done when it is back, up to a week later, and one at a time', async () => {
  const id = anId();
  await apply(id);
  for (const schedule of [openingScheduleId(id), morningScheduleId(id)]) {
    const { policies } = await described(schedule);
    expect(policies).toMatchObject({ overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: WEEK_MS });
  }
});

test('applied twice they are there once, and bring a changed timetable and time zone up to date', async () => {
  const id = anId();
  await apply(id);
  await apply(id);
  const mine = async () => (await listSchedules(engine)).filter((one) => one.id.endsWith(`/${id}`));
  await expect.poll(async () => (await mine()).map((one) => one.id)).toEqual([morningScheduleId(id), openingScheduleId(id)]);
  await apply(id, { timeZone: 'America/Asuncion', timetable: { ...TIMETABLE, R07: '06:00' } });
  const { spec, policies } = await described(morningScheduleId(id));
  expect(spec.timezone).toBe('America/Asuncion');
  expect(spec.calendars?.[0]).toMatchObject({ hour: [{ start: 6 }], minute: [{ start: 0 }] });
  expect(policies.overlap).toBe(ScheduleOverlapPolicy.SKIP);
  expect((await mine()).map((one) => one.timeZone)).toEqual(['America/Asuncion', 'America/Asuncion']);
});

test('a pause that an operator made outlives a new start of the service', async () => {
  const id = anId();
  await apply(id);
  await engine.client.schedule.getHandle(morningScheduleId(id)).pause('mail is being moved');
  await apply(id);
  expect((await described(morningScheduleId(id))).state.paused).toBe(true);
});

test('where clocks change, the local time stays: 07:00 is at another instant in summer than in winter', async () => {
  const id = anId();
  await apply(id, { timeZone: 'America/Santiago' }); // −04 in winter; −03 from the first Sunday of September 2026
  const mornings = await backfilled(record.week({ institutionId: id }), morningScheduleId(id), '2026-09-03T00:00Z', '2026-09-08T00:00Z');
  expect(mornings.map((instant) => new Date(instant).toISOString())).toEqual([
    '2026-09-03T11:00:00.000Z',
    '2026-09-04T11:00:00.000Z',
    '2026-09-05T11:00:00.000Z',
    '2026-09-06T10:00:00.000Z',
    '2026-09-07T10:00:00.000Z',
  ]);
});

/** The instants that a Schedule meant in a past time, as its runs took them. */
async function backfilled(week: FakeWeek, schedule: string, start: string, end: string): Promise<number[]> {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000;
  await engine.client.schedule
    .getHandle(schedule)
    .backfill({ start: new Date(start), end: new Date(end), overlap: ScheduleOverlapPolicy.ALLOW_ALL });
  await expect.poll(() => week.mornings.length, { timeout: 20_000 }).toBe(days);
  return [...week.mornings].sort();
}
