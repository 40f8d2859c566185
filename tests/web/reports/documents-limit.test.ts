import { afterAll, beforeAll, expect, test } from 'vitest';
import { runReport } from '../../../reports/run-report.ts';
import { transaction } from '../../../store/transaction.ts';
import { openScreens, type Screens } from '../../support/screens.ts';

const EACH_MINUTE = 40;
let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-23T08:00' });
}, 120_000);
afterAll(() => screens?.close());

test('nobody has more than forty documents made in a minute; those that are kept, and everybody else’s, are not counted', async () => {
  const [readerId = '', other = ''] = ['rosa', 'lucia'].map((handle) => screens.people.get(handle));
  const runs = await transaction(screens.store, 'mop', 'shared', async (tx) => {
    const ids: string[] = [];
    for (let n = 0; n <= EACH_MINUTE; n += 1) {
      const from = new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10);
      ids.push((await runReport(tx, { code: 'A 3.3', filters: { from }, readerId })).id);
    }
    ids.push((await runReport(tx, { code: 'A 3.3', filters: {}, readerId: other })).id);
    return ids;
  });
  const [rosa, atHome] = [screens.as('rosa'), screens.as('rosa')];
  const file = (id: string | undefined): string => `/mop/reports/runs/${id}.csv`;
  const made: number[] = [];
  for (const id of runs.slice(0, EACH_MINUTE)) made.push((await rosa.get(file(id))).status);
  expect(new Set(made)).toEqual(new Set([200]));
  const refused = await atHome.get(file(runs[EACH_MINUTE])); // the person counts, not the browser
  expect([refused.status, Number(refused.headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await rosa.get(file(runs[0]))).status).toBe(200);
  expect((await screens.as('lucia').get(file(runs[EACH_MINUTE + 1]))).status).toBe(200);
}, 60_000);
