import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { perform } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playRoutine, playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The worked example on its way into the monthly week, with values of months long past (domain.md 3.6, 4.6).
let database: TestDatabase;
let store: Store;
const scenario = example('mop-2026-W49-monthly.yaml');
const at = (day: string) => zoneOf(scenario.institution.timeZone).instantOf(day, '17:30');
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  const { people } = await playScenario(store, scenario, 'mop', '2026-11-23T00:00');
  const record = async (period: string, value: number): Promise<void> => {
    const act: Act = { do: 'recordMeasurement', indicator: 'I-001', period, value };
    expect(
      (await perform(store, act, { institutionId: 'mop', by: people.get('lucia') ?? '', via: 'web', formId: randomUUID() })).kind,
    ).toBe('done');
  };
  for (const [period, value] of [
    ['2026-05-31', 20],
    ['2026-07-31', 40],
    ['2026-08-31', 45],
  ] as const)
    await record(period, value);
  await playRoutine(store, 'mop', at('2026-11-27')); // the close validates them
  await record('2026-05-31', 25);
  await playRoutine(store, 'mop', at('2026-12-04'));
}, 60_000);
afterAll(() => database.drop());

test('a value corrected long afterwards is replaced when the close validates its correction', async () => {
  const rows = await transaction(store, 'mop', 'none', ({ db }) =>
    db.measurement.findMany({ where: { periodEnd: new Date('2026-05-31'), indicator: { code: 'I-001' } }, orderBy: { revision: 'asc' } }),
  );
  expect(rows.map(({ value, revision, validatedAt, replacedAt }) => [value, revision, validatedAt !== null, replacedAt !== null])).toEqual([
    [20, 1, true, true],
    [25, 2, true, false],
  ]);
});
