import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../../store/store.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import { type Doors, openDoors, signIn } from '../access/doors.ts';

const HOUR = 3_600_000;
let database: TestDatabase;
let store: Store;
let doors: Doors;
let ahead = 0; // of the wall's clock

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await foundTestInstitution(store, 'mop');
  doors = await openDoors(store, { wall: () => Date.now() + ahead });
});
afterAll(async () => {
  await doors?.server.close();
  await database?.drop();
});

test('a page that stays open and asks for itself does not keep an unused session alive', async () => {
  const open = await signIn(doors, 'mop', 'rosa@mop.example');
  for (ahead = HOUR; ahead < 8 * HOUR; ahead += HOUR) expect((await open.get('/mop/account', { 'x-live': '1' })).status).toBe(200);
  expect((await open.get('/mop/account', { 'x-live': '1' })).status).toBe(303);
});

test('nor does it end one that is used', async () => {
  ahead = 0;
  const used = await signIn(doors, 'mop', 'rosa@mop.example');
  ahead = 7 * HOUR;
  expect((await used.get('/mop/account')).status).toBe(200);
  ahead = 14 * HOUR;
  expect((await used.get('/mop/account', { 'x-live': '1' })).status).toBe(200);
});
