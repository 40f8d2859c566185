import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EngineRoom, openEngineRoom } from '../../client/rehearsal/engine-room.ts';
import { type Loaded, loadScenario } from '../../client/rehearsal/load.ts';
import { openWeekId, weeklyCycleId } from '../../contracts/ids.ts';
import { advanceTo, type WeeklyCycleView } from '../../contracts/weekly-cycle.ts';
import type { Act, ActOutcome } from '../../domain/acts.ts';
import { moveHand } from '../../store/institutions.ts';
import { perform } from '../../store/perform.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import type { openWeek, weeklyCycle } from '../../workflows/index.ts';
import { scenarioOf, testParts } from '../support/rehearsing.ts';
import { smallMinistry } from '../support/small-ministry.ts';

// People act on the database, so nothing they do waits for the engine; the planned instants decide even while it is down (domain.md 5.4).
const WEEK = '2026-W48';
const zone = zoneOf('America/Lima');
const at = (day: string, time: string): number => zone.instantOf(day, time);
const rooms: EngineRoom[] = [];
let room: EngineRoom;
let loaded: Loaded;

beforeEach(async () => {
  room = await openEngineRoom(testParts());
  rooms.push(room);
  loaded = await loadScenario(room.store, scenarioOf(smallMinistry()), `tiny~${room.name}`);
});
afterEach(async () => {
  await room.close();
});
afterAll(() => expect(rooms.length).toBeGreaterThan(0));

const act = (by: string, what: Act): Promise<ActOutcome> =>
  perform(room.store, what, {
    institutionId: loaded.institutionId,
    formId: randomUUID(),
    by: loaded.people.get(by) ?? by,
    via: 'scenario',
  });
const hand = (instant: number): Promise<void> => moveHand(room.store, loaded.institutionId, instant);
const cycle = () => room.engine.client.workflow.getHandle<typeof weeklyCycle>(weeklyCycleId(loaded.institutionId, WEEK));

async function open(instant: number): Promise<void> {
  await hand(instant);
  await room.engine.client.workflow.execute<typeof openWeek>('openWeek', {
    workflowId: `${openWeekId(loaded.institutionId, WEEK)}/${randomUUID()}`,
    taskQueue: room.engine.taskQueue,
    args: [{ institutionId: loaded.institutionId, at: instant, clock: { kind: 'hand', at: instant } }],
  });
}
async function advance(instant: number): Promise<WeeklyCycleView> {
  await hand(instant);
  return cycle().executeUpdate<WeeklyCycleView, [{ readonly instant: number }]>(advanceTo, { args: [{ instant }] });
}
const milestones = (): Promise<string[]> =>
  transaction(room.store, loaded.institutionId, 'none', async (tx) => {
    const rows = await tx.db.event.findMany({ where: { institutionId: tx.institutionId, kind: 'milestone' }, orderBy: { seq: 'asc' } });
    return rows.map(({ payload }) => String((payload as { code?: unknown } | null)?.code));
  });

describe('while the engine is down', () => {
  test('an update at 19:00 on Wednesday is late although the cut-off has not run yet', async () => {
    await open(at('2026-11-23', '08:00'));
    await advance(at('2026-11-25', '15:00'));
    await hand(at('2026-11-25', '19:00')); // the clock goes on, the engine does not
    expect(await act('lucia', { do: 'submitUpdate', goal: 'T-001' })).toMatchObject({ kind: 'done' });
    const [update] = await transaction(room.store, loaded.institutionId, 'none', (tx) =>
      tx.db.weeklyUpdate.findMany({ where: { institutionId: tx.institutionId, state: 'SUBMITTED' } }),
    );
    expect(update?.late).toBe(true);
    expect(await milestones()).not.toContain('M05');
  });

  test('after the end of grace an update is refused although M07 has not run yet', async () => {
    await open(at('2026-11-23', '08:00'));
    await hand(at('2026-11-26', '08:31'));
    expect(await act('lucia', { do: 'submitUpdate', goal: 'T-001' })).toMatchObject({ kind: 'refused', failure: 'PhaseClosed' });
  });

  test('a holiday declared then moves the milestones all the same, though the message about it is lost', async () => {
    await open(at('2026-11-23', '08:00'));
    await hand(at('2026-11-25', '09:00'));
    expect(await act('admin', { do: 'declareHoliday', date: '2026-11-26', name: 'Duelo nacional' })).toMatchObject({ kind: 'done' });
    const view = await advance(at('2026-11-26', '12:00')); // nobody told the week: it still holds the older plan
    expect(view.done).toEqual(['M01', 'M02', 'M03', 'M04', 'M05']);
    expect(view.plan.version).toBe(2);
    expect((await advance(at('2026-11-27', '07:30'))).done).toContain('M06');
  });
});

test('a week opened, terminated and opened again runs no milestone twice and goes on where it stood', async () => {
  await open(at('2026-11-23', '08:00'));
  await advance(at('2026-11-25', '18:00'));
  await cycle().terminate('an operator ended it');
  await open(at('2026-11-26', '08:00'));
  const view = await advance(at('2026-11-27', '17:00'));
  expect(view.done).toHaveLength(17);
  expect(await milestones()).toEqual([
    'M01',
    'M02',
    'M03',
    'M04',
    'M05',
    'M06',
    'M07',
    'M08',
    'M09',
    'M10',
    'M11',
    'M12',
    'M13',
    'M14',
    'M15',
    'M16',
    'M17',
  ]);
});

test('a second click on a form is the same act, with the kept outcome', async () => {
  await open(at('2026-11-23', '08:00'));
  const context = { institutionId: loaded.institutionId, formId: randomUUID(), by: loaded.people.get('lucia') ?? '', via: 'web' as const };
  const what: Act = { do: 'registerAlert', on: 'T-001', title: 'Lluvias adelantadas', type: 'FINANCIAL', limit: '2026-12-10' };
  const [one, two] = await Promise.all([perform(room.store, what, context), perform(room.store, what, context)]);
  expect(two).toEqual(one);
  const items = await transaction(room.store, loaded.institutionId, 'none', (tx) =>
    tx.db.item.count({ where: { institutionId: tx.institutionId } }),
  );
  expect(items).toBe(1);
});

test('an act on a row that changed since its form was opened is refused as stale', async () => {
  await open(at('2026-11-23', '08:00'));
  await act('lucia', { do: 'registerRestriction', on: 'T-001', title: 'Pago sin desembolso', type: 'FINANCIAL', limit: '2026-12-10' });
  await act('lucia', { do: 'addAction', item: 'R-001', text: 'se pidió el desembolso' });
  const stale = await perform(
    room.store,
    { do: 'derive', item: 'R-001', text: 'no depende de nosotros' },
    {
      institutionId: loaded.institutionId,
      formId: randomUUID(),
      by: loaded.people.get('lucia') ?? '',
      expectedVersion: 1,
      via: 'web',
    },
  );
  expect(stale).toMatchObject({ kind: 'refused', failure: 'Stale' });
});
