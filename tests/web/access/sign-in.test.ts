import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../store/store.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import { type Doors, openDoors, signIn } from './doors.ts';

const ROSA = 'rosa@mop.example';
let database: TestDatabase;
let store: Store;
let doors: Doors;
const wall = Date.parse('2026-11-25T15:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await foundTestInstitution(store, 'mop');
  await foundTestInstitution(store, 'msp');
  doors = await openDoors(store, { wall: () => wall });
});
afterAll(async () => {
  await doors?.server.close();
  await database?.drop();
});

describe('a sign-in code by mail', () => {
  test('lets in who has the address, in their language, and leads where they were going', async () => {
    const jar = doors.browser();
    const asked = await jar.fill(await jar.get('/mop/sign-in?then=/mop/account'), '/mop/sign-in', { address: ' Rosa@MOP.example ' });
    expect([asked.status, asked.location]).toEqual([303, '/mop/sign-in/code']);
    const code = await doors.codeFor(ROSA);
    expect(code).toMatch(/^\d{6}$/);
    expect(doors.letters.at(-1)?.subject).toBe(`${code} es su código para entrar en Rutina`);
    const entered = await jar.fill(await jar.get('/mop/sign-in/code'), '/mop/sign-in/code', { code });
    expect([entered.status, entered.location]).toEqual([303, '/mop/account']);
    const account = await jar.get('/mop/account');
    expect(account.body).toContain('Rosa Benítez');
  });
});
void signIn;
