import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runPending } from '../../activities/catch-up.ts';
import type { Loaded } from '../../client/rehearsal/load.ts';
import { moveHand } from '../../store/institutions.ts';
import { addSubscription } from '../../store/report-wishes.ts';
import { nextPending, readStanding } from '../../store/routine.ts';
import type { Store } from '../../store/store.ts';
import { attempt, transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// From the Friday of the worked example to the close of the monthly week after it, in a database that takes no report (domain.md 5.2, 11).
let database: TestDatabase;
let store: Store;
let people: Loaded['people'];
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  ({ people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-27T07:00'));
}, 60_000);
afterAll(() => database.drop());

/** No run of these codes can be written: what PostgreSQL says leaves the transaction of whoever asked unusable. */
async function plant(): Promise<void> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE FUNCTION no_report() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for %', NEW.code; END $$;
    CREATE TRIGGER no_report BEFORE INSERT ON report_run FOR EACH ROW WHEN (NEW.code IN ('P8', 'P9', 'ACTA', 'A 2.1')) EXECUTE FUNCTION no_report();
    UPDATE institution SET options = '{"stocktake": true}';
    UPDATE role_assignment SET to_day = '2026-11-29' WHERE role = 'GOAL_MANAGER'`);
  await owner.end();
}

test('the routine goes on where a document that nobody waits for cannot be kept (domain.md 5.2, 5.7, 5.9, 7.1)', async () => {
  await plant();
  const rosa = people.get('rosa') ?? '';
  await transaction(store, 'mop', 'shared', (tx) =>
    addSubscription(tx, { personId: rosa, code: 'A 2.1', filters: {}, rhythm: 'WEEKLY', formats: ['PDF'] }),
  );
  const faults = new Map<string, number>();
  const error = (_message: string, fields?: Record<string, unknown>): void => {
    expect(String(fields?.error)).toContain('no room for');
    faults.set(String(fields?.code), (faults.get(String(fields?.code)) ?? 0) + 1);
  };
  const end = zoneOf('America/Lima').instantOf('2026-12-04', '17:00');
  for (;;) {
    const next = await transaction(store, 'mop', 'none', async (tx) =>
      nextPending(await readStanding(tx), { at: end + 1 }, end, tx.zone, new Set()),
    );
    if (next === undefined) break;
    await moveHand(store, 'mop', next.at);
    await transaction(store, 'mop', 'exclusive', (tx) => runPending(tx, next, { info: () => {}, warn: () => {}, error }));
  }
  const { weeks, letters } = await transaction(store, 'mop', 'none', async (tx) => ({
    weeks: await tx.db.cycle.findMany({ where: { state: 'CLOSED' }, orderBy: { week: 'asc' }, select: { week: true } }),
    letters: await tx.db.letter.findMany({ where: { notice: 'N30', toIds: { has: rosa } } }),
  }));
  expect(weeks.map(({ week }) => week).slice(-2)).toEqual(['2026-W48', '2026-W49']);
  expect(faults.get('P9')).toBeGreaterThan(1); // one that fails does not take the others' with it
  expect([...faults.keys()].sort()).toEqual(['A 2.1', 'ACTA', 'P8', 'P9']);
  expect(letters.map(({ data }) => (data as { reports: { run: string | null }[] }).reports.map(({ run }) => run))).toEqual([
    [null],
    [null],
  ]);
}, 60_000);

test('what an attempt wrote is taken back where it fails, also one inside another; what was written around it stays', async () => {
  const told: unknown[] = [];
  const names = await transaction(store, 'mop', 'shared', async (tx) => {
    const rename = (name: string) => tx.db.$executeRaw`UPDATE institution SET name = name || ${name} WHERE id = 'mop'`;
    await tx.db.$executeRaw`UPDATE institution SET name = 'a' WHERE id = 'mop'`;
    const outer = await attempt(
      tx,
      async () => {
        await rename('b');
        await attempt(
          tx,
          async () => {
            await rename('x');
            await tx.db.$queryRaw`SELECT 1 / 0`;
          },
          (error) => told.push(error),
        );
        await rename('c');
        return 'made';
      },
      (error) => told.push(error),
    );
    const fault = await attempt(
      tx,
      async () => Promise.reject(new Error(String(await rename('y')))),
      (error) => told.push(error),
    );
    const row = await tx.db.institution.findUnique({ where: { id: 'mop' }, select: { name: true } });
    return [outer, fault, row?.name];
  });
  expect([names, told.length]).toEqual([['made', undefined, 'abc'], 2]);
});
