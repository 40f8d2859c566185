import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loaded } from '../../client/rehearsal/load.ts';
import type { ReportData } from '../../contracts/documents.ts';
import { reachOf, runReport } from '../../reports/run-report.ts';
import { loadBook } from '../../store/book.ts';
import { moveHand } from '../../store/institutions.ts';
import { hashOfData, readRun } from '../../store/report-runs.ts';
import { runsBetween } from '../../store/run-lists.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The worked example on Friday after its close (domain.md 11.6), read by who may see all and who may not (7.1).
let database: TestDatabase;
let store: Store;
let people: Loaded['people'];
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  ({ people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-27T17:00'));
}, 60_000);
afterAll(() => database.drop());

const idOf = (handle: string): string => people.get(handle) ?? '';
const run = (handle: string) =>
  transaction(store, 'mop', 'shared', (tx) => runReport(tx, { code: 'A 2.1', filters: {}, readerId: idOf(handle) }));
const asOf = (handle: string, instant: number) =>
  transaction(store, 'mop', 'shared', async (tx) => {
    const reach = reachOf(await loadBook(tx, 'all'), idOf(handle), tx.today, 'A 2.1');
    const [found] = await runsBetween(tx, { code: 'A 2.1', reach, by: idOf(handle), params: {} }, instant, instant + 60_000);
    return found && readRun(tx, found.id);
  });
const goalsIn = (data: unknown): unknown[] => {
  const [section] = (data as ReportData).sections;
  return section?.kind === 'table' ? section.groups.map(({ heading }) => heading[0]?.cell) : [];
};

describe('a report is computed for now and kept', () => {
  test('A 2.1 on Friday at the close stands in the order of 11.6', async () => {
    const { data, reach, requestedBy } = await run('rosa');
    expect(goalsIn(data)).toEqual(['MOP-02', 'MOP-01', 'MOP-03', 'MOP-04', 'MOP-05', 'MOP-06']);
    expect([reach, requestedBy]).toEqual(['all', idOf('rosa')]);
  });

  test('a manager sees the own goals, in a run of the own reach', async () => {
    const { data, reach } = await run('lucia');
    expect(goalsIn(data)).toEqual(['MOP-01', 'MOP-04']);
    expect(reach).toMatch(/^[0-9a-f]{32}$/);
  });

  test('asked for a past instant, the kept run answers with the same data, and where there is none nothing is made up', async () => {
    const made = await run('rosa');
    await moveHand(store, 'mop', made.asOf + 3_600_000);
    const later = await run('rosa');
    const found = await asOf('rosa', made.asOf);
    expect(found?.id).toBe(made.id);
    expect(hashOfData(found?.data)).toBe(made.sha256);
    expect(later.id).not.toBe(made.id);
    expect(await asOf('rosa', made.asOf + 60_000)).toBeUndefined();
  });

  test('whoever sees other goals does not get that run', async () => {
    const made = await run('rosa');
    expect(await asOf('ana', made.asOf)).toMatchObject({ id: made.id });
    expect(await asOf('marta', made.asOf)).toBeUndefined();
  });
});
