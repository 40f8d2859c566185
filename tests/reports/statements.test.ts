import { afterAll, beforeAll, expect, test } from 'vitest';
import { runPending } from '../../activities/catch-up.ts';
import { REPORTS } from '../../reports/catalogue.ts';
import { runReport } from '../../reports/run-report.ts';
import { moveHand } from '../../store/institutions.ts';
import { nextPending, readStanding } from '../../store/routine.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

let database: TestDatabase;
let store: Store;
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-26T07:29');
}, 60_000);
afterAll(() => database.drop());

const MOST = 15; // whatever the number of goals: rows of one kind are read and written in one statement
const APART = 6; // as a week closes: before and after each of three documents for which the routine does not wait
const LAST = zoneOf('America/Lima').instantOf('2026-11-27', '17:00');

test('a milestone with its pack, its letters and its facts takes few statements', async () => {
  const counted: [string, number][] = [];
  for (;;) {
    const next = await transaction(store, 'mop', 'none', async (tx) =>
      nextPending(await readStanding(tx), { at: LAST + 1 }, LAST, tx.zone, new Set()),
    );
    if (next === undefined) break;
    await moveHand(store, 'mop', next.at);
    const counts = await transaction(store, 'mop', 'exclusive', async (tx) => {
      const before = store.statements();
      await runPending(tx, next);
      return store.statements() - before;
    });
    if (next.kind === 'milestone') counted.push([next.code, counts]);
  }
  if (process.env.TELL_COUNTS) console.log(counted);
  expect(counted.map(([code]) => code)).toEqual(expect.arrayContaining(['M06', 'M10', 'M13', 'M15', 'M16', 'M17']));
  expect(counted.filter(([code, count]) => count > MOST + (code === 'M17' ? APART : 0))).toEqual([]);
});

test('a report takes few, by its needs', async () => {
  const rosa = await transaction(store, 'mop', 'none', (tx) => tx.db.person.findFirst({ where: { institutionId: 'mop', handle: 'rosa' } }));
  const counted: [string, number][] = [];
  for (const { code, subject } of REPORTS) {
    await transaction(store, 'mop', 'shared', async (tx) => {
      const before = store.statements();
      await runReport(tx, { code, filters: subject === 'goal' ? { goal: 'MOP-01' } : {}, readerId: rosa?.id ?? null });
      counted.push([code, store.statements() - before]);
    });
  }
  if (process.env.TELL_COUNTS) console.log(counted);
  expect(counted.filter(([, count]) => count > MOST)).toEqual([]);
});
