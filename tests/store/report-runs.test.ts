import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loaded } from '../../client/rehearsal/load.ts';
import { loadBook } from '../../store/book.ts';
import { settingOf } from '../../store/document-setting.ts';
import { filesByHash, keepFile, readFile, sentCopies } from '../../store/report-files.ts';
import { readKept } from '../../store/report-history.ts';
import { findRun, hashOfData, keepRun, latestRuns, readRun, runsOfWeek } from '../../store/report-runs.ts';
import {
  addFavourite,
  addSubscription,
  endSubscription,
  favouritesOf,
  openSubscriptions,
  removeFavourite,
  reorderFavourites,
  subscriptionsOf,
} from '../../store/report-wishes.ts';
import { runsBetween } from '../../store/run-lists.ts';
import type { Store } from '../../store/store.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The worked example after its close on Friday (domain.md 11).
let database: TestDatabase;
let store: Store;
let people: Loaded['people'];
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  ({ people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-27T17:30'));
}, 60_000);
afterAll(() => database.drop());

const inMop = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(store, 'mop', 'shared', work);
const idOf = (handle: string): string => people.get(handle) ?? '';

describe('a run is written once (domain.md 7.1)', () => {
  const asked = (asOf: number) => ({ code: 'A 2.1', asOf, params: { mode: 'ALL', area: 'Vialidad' }, reach: 'all' });
  const keep = (data: unknown, asOf = 1_000) =>
    inMop(async (tx) =>
      keepRun(tx, {
        ...asked(asOf),
        data,
        setting: settingOf((await loadBook(tx, { goalIds: [] })).institution),
        requestedBy: idOf('rosa'),
      }),
    );

  test('asked again for the same code, instant, filters and reach, the kept one answers', async () => {
    const first = await keep({ b: 1, a: [2.5, null] });
    const again = await keep({ a: [2.5, null], b: 1 });
    expect(again).toEqual(first);
    expect(await inMop((tx) => findRun(tx, { ...asked(1_000), params: { area: 'Vialidad', mode: 'ALL' } }))).toEqual(first);
  });

  test('what was done while the clock stands still makes the next version, and the first one stays as it was', async () => {
    const first = await keep({ open: 1 }, 5_000);
    const second = await keep({ open: 2 }, 5_000);
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(await inMop((tx) => findRun(tx, asked(5_000)))).toEqual(second);
    expect(await inMop((tx) => findRun(tx, { ...asked(5_000), version: 1 }))).toEqual(first);
  });

  test('of the versions of one instant a past minute answers with the last', async () => {
    for (let open = 1; open <= 6; open += 1) await keep({ open }, 500);
    const [found] = await inMop((tx) => runsBetween(tx, { ...asked(0), by: idOf('rosa') }, 0, 1_000));
    expect(found?.version).toBe(6);
  });

  test.each([
    ['another instant', { asOf: 2_000 }],
    ['other filters', { params: { mode: 'ALL' } }],
    ['another reach', { reach: 'd41d8cd9' }],
    ['another report', { code: 'A 2.2' }],
  ])('%s is another run, and there is none', async (_what, other) => {
    expect(await inMop((tx) => findRun(tx, { ...asked(1_000), ...other }))).toBeUndefined();
  });

  test('the hash is that of the data read back, whatever the order of their keys', async () => {
    const { id, sha256 } = await keep({ z: 'ñandú', a: { y: 0.1, x: 1e21 } }, 3_000);
    expect(sha256).toBe(hashOfData({ a: { x: 1e21, y: 0.1 }, z: 'ñandú' }));
    expect(hashOfData((await inMop((tx) => readRun(tx, id)))?.data)).toBe(sha256);
  });

  test('the last ones come first', async () => {
    const runs = await inMop((tx) => latestRuns(tx, { code: 'A 2.1', reach: 'all', params: asked(0).params, limit: 2 }));
    expect(runs.map(({ asOf, version }) => [asOf, version])).toEqual([
      [5_000, 2],
      [5_000, 1],
    ]);
  });

  test('the packs of the week have the look of the institution, and prove their data', async () => {
    const [second, first] = await inMop((tx) => runsOfWeek(tx, '2026-W48', 'P2'));
    expect([first?.version, second?.version, first?.requestedBy]).toEqual([1, 2, null]);
    const run = await inMop((tx) => readRun(tx, second?.id ?? ''));
    expect(run?.setting).toMatchObject({ institution: { shortName: 'MOP' }, timeZone: 'America/Lima', draft: false });
    expect(hashOfData(run?.data)).toBe(run?.sha256);
    expect((await inMop((tx) => sentCopies(tx, run?.id ?? ''))).map(({ person }) => person)).toEqual([]);
  });

  test('a document is kept once for each run, format and language, and found by its bytes', async () => {
    const { id } = await keep({ b: 1, a: [2.5, null] });
    const file = { format: 'PDF', locale: 'es', bytes: Buffer.from('%PDF one'), madeAt: 5_000 };
    const kept = await inMop((tx) => keepFile(tx, id, file));
    expect(await inMop((tx) => keepFile(tx, id, { ...file, bytes: Buffer.from('%PDF two'), madeAt: 6_000 }))).toEqual(kept);
    expect((await inMop((tx) => readFile(tx, id, 'PDF', 'es')))?.bytes.toString()).toBe('%PDF one');
    expect(await inMop((tx) => readFile(tx, id, 'PDF', 'pt'))).toBeUndefined();
    const [found] = await inMop((tx) => filesByHash(tx, kept.sha256));
    expect([found?.run.code, found?.locale, found?.madeAt]).toEqual(['A 2.1', 'es', 5_000]);
  });
});

describe('what a report needs beyond the book', () => {
  test('one statement for each need', async () => {
    await inMop(async (tx) => {
      let statements = 0;
      const counting = new Proxy(tx.db, {
        get: (db, name) => {
          const held = Reflect.get(db, name) as unknown;
          if (name !== '$queryRawUnsafe' || typeof held !== 'function') return held;
          return (...given: unknown[]) => {
            statements += 1;
            return held.apply(db, given) as unknown;
          };
        },
      });
      const kept = await readKept({ ...tx, db: counting }, [
        'closedWeeks',
        'pastUpdates',
        'reprogrammings',
        'closedItems',
        'documents',
        'measurements',
        'documents',
      ]);
      expect(statements).toBe(6);
      expect(kept.closedWeeks?.map(({ week, states }) => [week, states])).toEqual([
        ['2026-W48', { STOPPED: 1, DELAYED: 1, NORMAL: 3, FINISHED: 1 }],
      ]);
      expect(kept.pastUpdates?.map(({ state, late }) => `${state}${late ? ' late' : ''}`).sort()).toEqual([
        'MISSED',
        'VALIDATED',
        'VALIDATED',
        'VALIDATED',
        'VALIDATED late',
      ]);
      expect(kept.reprogrammings?.map(({ decision }) => decision)).toEqual(['APPROVED']);
      expect(kept.closedItems?.map(({ code, state }) => `${code} ${state}`)).toEqual(['A-001 CONVERTED']);
      expect(kept.documents).toEqual([]);
    });
  });
});

describe('favourites and subscriptions', () => {
  test('favourites stand once each, in the order of the person', async () => {
    const titles = async (): Promise<string[]> => (await inMop((tx) => favouritesOf(tx, idOf('ana')))).map(({ code }) => code);
    const add = (code: string, filters = {}) => inMop((tx) => addFavourite(tx, { personId: idOf('ana'), code, filters }));
    for (const code of ['A 1.3', 'A 2.1', 'B 3.8', 'A 2.1']) await add(code);
    expect(await titles()).toEqual(['A 1.3', 'A 2.1', 'B 3.8']);
    const [, second, third] = await inMop((tx) => favouritesOf(tx, idOf('ana')));
    await inMop((tx) => reorderFavourites(tx, idOf('ana'), [third?.id ?? '']));
    expect(await titles()).toEqual(['B 3.8', 'A 1.3', 'A 2.1']);
    expect(await inMop((tx) => removeFavourite(tx, idOf('rosa'), second?.id ?? ''))).toBe(false);
    expect(await inMop((tx) => removeFavourite(tx, idOf('ana'), second?.id ?? ''))).toBe(true);
    expect(await titles()).toEqual(['B 3.8', 'A 1.3']);
  });

  test('a subscription is changed by asking again, and ends', async () => {
    const wish = { personId: idOf('rosa'), code: 'A 3.2', filters: { goal: 'MOP-01' }, rhythm: 'WEEKLY' as const };
    await inMop((tx) => addSubscription(tx, { ...wish, formats: ['PDF'] }));
    await inMop((tx) => addSubscription(tx, { ...wish, formats: ['PDF', 'XLSX'] }));
    const theirs = await inMop((tx) => subscriptionsOf(tx, idOf('rosa')));
    expect(theirs.map(({ code, formats }) => [code, formats])).toEqual([['A 3.2', ['PDF', 'XLSX']]]);
    expect(await inMop((tx) => openSubscriptions(tx, ['WEEKLY', 'MONTHLY']))).toEqual(theirs);
    expect(await inMop((tx) => openSubscriptions(tx, ['MONTHLY']))).toEqual([]);
    const [one] = theirs;
    expect(await inMop((tx) => endSubscription(tx, idOf('ana'), one?.id ?? ''))).toBe(false);
    expect(await inMop((tx) => endSubscription(tx, idOf('rosa'), one?.id ?? ''))).toBe(true);
    expect(await inMop((tx) => subscriptionsOf(tx, idOf('rosa')))).toEqual([]);
  });
});
