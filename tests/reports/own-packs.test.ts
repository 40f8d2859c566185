import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loaded } from '../../client/rehearsal/load.ts';
import type { Act } from '../../domain/acts.ts';
import type { P8, P9 } from '../../domain/letter-data.ts';
import { handoversDue, keepHandovers, withEnded } from '../../reports/own-packs.ts';
import { loadBook } from '../../store/book.ts';
import { perform } from '../../store/perform.ts';
import { latestRuns, readRun } from '../../store/report-runs.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { aBook, aPerson } from '../support/builders.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playRoutine, playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

// The worked example on Friday (domain.md 11): a manager is followed by another, and a monthly week closes the one after.
let database: TestDatabase;
let store: Store;
let people: Loaded['people'];
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  const scenario = example('mop-2026-W48.yaml');
  const teresa = {
    id: 'teresa',
    name: 'Teresa Vidal',
    email: 'teresa@mop.example',
    locale: 'es',
    roles: [{ role: 'INSTANCE_ADMIN' as const }],
  };
  ({ people } = await playScenario(store, { ...scenario, people: [...scenario.people, teresa] }, 'mop', '2026-11-27T12:00'));
}, 60_000);
afterAll(() => database.drop());

const idOf = (handle: string): string => people.get(handle) ?? '';
const does = async (who: string, act: Act): Promise<string> => {
  const outcome = await perform(store, act, { institutionId: 'mop', formId: crypto.randomUUID(), by: idOf(who), via: 'web' });
  return outcome.kind === 'done' ? 'done' : outcome.why;
};
const kept = async <Data>(code: string): Promise<readonly (readonly [number, Data])[]> =>
  transaction(store, 'mop', 'none', async (tx) => {
    const runs = await latestRuns(tx, { code, reach: 'all', limit: 9 });
    return Promise.all(runs.map(async ({ id, version }) => [version, (await readRun(tx, id))?.data as Data] as const));
  });
describe('when a holder changes, what they held is put down (domain.md 5.7)', () => {
  const handOver = () =>
    transaction(store, 'mop', 'shared', async (tx) => keepHandovers(tx, { book: await loadBook(tx, 'all'), asOf: tx.now }, tx.today));

  test('Lucía hands over MOP-01, then MOP-04 on the same day: one run, and a second version with both', async () => {
    expect(await does('teresa', { do: 'changeManager', goal: 'MOP-01', to: idOf('andres') })).toBe('done');
    await handOver();
    await handOver();
    expect((await kept<P9>('P9')).map(([version, { holder, role, cover }]) => [version, holder, role, cover.total])).toEqual([
      [1, 'Lucía Paredes', 'GOAL_MANAGER', 1],
    ]);
    expect(await does('teresa', { do: 'changeManager', goal: 'MOP-04', to: idOf('andres') })).toBe('done');
    await handOver();
    expect((await kept<P9>('P9')).map(([version, { cover }]) => [version, cover.version, cover.total])).toEqual([
      [2, 2, 2],
      [1, 1, 1],
    ]);
  });

  test('Marta is disabled: what she held is put down that day, once', async () => {
    expect(await does('teresa', { do: 'disablePerson', person: idOf('marta') })).toBe('done');
    await handOver();
    await handOver();
    const hers = (await kept<P9>('P9')).filter(([, { holder }]) => holder === 'Marta Solís');
    expect(hers.map(([version, { role, cover, open }]) => [version, role, cover.total, open > 0])).toEqual([[1, 'GOAL_MANAGER', 1, true]]);
  });

  test.each([
    ['disabled today: what was in force is handed over', { active: false }, '2026-11-27', ['GOAL_MANAGER']],
    ['disabled on Saturday, seen on Monday', { active: false }, '2026-11-30', ['GOAL_MANAGER'], '2026-11-28'],
    ['disabled, and active again since', { active: true }, '2026-11-27', []],
    ['disabled days before', { active: false }, '2026-11-27', [], '2026-11-25'],
  ])('%s', (_what, { active }, day, expected, disabled = '2026-11-27') => {
    const roles = [
      { role: 'GOAL_MANAGER' as const, goalIds: ['g'] },
      { role: 'COORDINATOR' as const, to: '2026-10-01' },
    ];
    const book = withEnded(aBook({ people: [aPerson({ id: 'ines', active, roles })] }), new Map([['ines', disabled]]));
    expect(handoversDue(book, day).map(({ role }) => role)).toEqual(expected);
  });

  test.each([
    ['a role that ended yesterday', '2026-11-26', '2026-11-27', ['GOAL_MANAGER']],
    ['one that ended on Saturday, seen on Monday', '2026-11-28', '2026-11-30', ['GOAL_MANAGER']],
    ['one that ended before', '2026-11-25', '2026-11-27', []],
    ['one that ends today', '2026-11-27', '2026-11-27', []],
  ])('%s', (_what, to, day, expected) => {
    const person = aPerson({ id: 'ines', roles: [{ role: 'GOAL_MANAGER', goalIds: ['g'], to }] });
    const member = aPerson({ id: 'omar', roles: [{ role: 'COMMITTEE_MEMBER', to }] });
    expect(handoversDue(aBook({ people: [person, member] }), day).map(({ role }) => role)).toEqual(expected);
  });
});

describe('the stocktake (domain.md 5.9)', () => {
  test('is made as a monthly week closes, where it is switched on', async () => {
    await playRoutine(store, 'mop', zoneOf('America/Lima').instantOf('2026-11-27', '17:00'));
    expect(await kept('P8')).toEqual([]);
    await transaction(
      store,
      'mop',
      'shared',
      (tx) => tx.db.$executeRaw`UPDATE institution SET options = '{"stocktake": true}' WHERE id = ${tx.institutionId}`,
    );
    await playRoutine(store, 'mop', zoneOf('America/Lima').instantOf('2026-12-11', '17:00'));
    expect((await kept<P8>('P8')).map(([version, { theme, cover }]) => [version, theme, cover.week])).toEqual([[1, null, '2026-W49']]);
  });
});
