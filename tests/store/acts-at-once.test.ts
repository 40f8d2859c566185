import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Act } from '../../domain/acts.ts';
import { perform } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { playScenario } from '../support/playing.ts';
import { example } from '../support/rehearsing.ts';

let database: TestDatabase;
let store: Store;
let people: ReadonlyMap<string, string>;
beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  ({ people } = await playScenario(store, example('mop-2026-W48.yaml'), 'mop', '2026-11-26T12:10'));
});
afterAll(() => database?.drop());

const AT_ONCE = 12;

/** Acts that take the whole institution and acts that take one goal, done and refused: all of them write events, which name the institution. */
const ACTS: readonly (readonly [string, Act, string])[] = [
  ['lucia', { do: 'addAction', item: 'A-005', text: 'Se llamó al proveedor' }, 'done'],
  ['ana', { do: 'resolve', item: 'A-002', text: 'no es suya' }, 'refused'],
  ['rosa', { do: 'confirmSelection', add: ['NONE-9'] }, 'refused'],
  ['ana', { do: 'declareHoliday', date: '2026-12-08', name: 'Feriado' }, 'refused'],
];

test('acts on the institution and on its goals at the same moment wait for each other, and none fails', async () => {
  const acts = Array.from({ length: AT_ONCE }, () => ACTS).flat();
  const outcomes = await Promise.all(
    acts.map(async ([who, act]) => {
      const context = { institutionId: 'mop', formId: crypto.randomUUID(), by: people.get(who) ?? '', via: 'web' as const };
      return (await perform(store, act, context)).kind;
    }),
  );
  expect(outcomes).toEqual(acts.map(([, , outcome]) => outcome));
});
