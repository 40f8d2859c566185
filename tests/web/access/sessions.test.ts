import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../store/store.ts';
import { type Tx, transaction } from '../../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import { type Doors, type Jar, openDoors, signIn } from './doors.ts';

const ROSA = 'rosa@mop.example';
const HOUR = 3_600_000;
let database: TestDatabase;
let store: Store;
let doors: Doors;
let ahead = 0; // of the wall's clock

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await foundTestInstitution(store, 'mop');
  await foundTestInstitution(store, 'msp');
});
beforeEach(async () => {
  await doors?.server.close();
  ahead = 0;
  await inMop((tx) => tx.db.webSession.updateMany({ data: { endedAt: new Date() } }));
  await inMop((tx) => tx.db.signInCode.updateMany({ data: { createdAt: new Date(0) } }));
  doors = await openDoors(store, { wall: () => Date.now() + ahead });
});
afterAll(async () => {
  await doors?.server.close();
  await database?.drop();
});
const inMop = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(store, 'mop', 'none', work);
const isIn = async (jar: Jar, house = 'mop'): Promise<boolean> => (await jar.get(`/${house}/account`)).status === 200;
const cookieOf = (jar: Jar): string => [...jar.cookies.values()].join();

describe('a session', () => {
  test('ends after eight hours without use, and after seven days in any case', async () => {
    const idle = await signIn(doors, 'mop', ROSA);
    const busy = await signIn(doors, 'mop', ROSA);
    ahead = 7 * HOUR;
    expect(await isIn(busy)).toBe(true);
    ahead = 8 * HOUR;
    expect([await isIn(idle), await isIn(busy)]).toEqual([false, true]);
    for (let hours = 12; hours < 7 * 24; hours += 6) {
      ahead = hours * HOUR;
      expect(await isIn(busy)).toBe(true);
    }
    ahead = 7 * 24 * HOUR + HOUR;
    expect(await isIn(busy)).toBe(false);
  });

  test('ends at the next request when the person is disabled', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    expect(await isIn(jar)).toBe(true);
    await inMop((tx) => tx.db.person.updateMany({ where: { email: ROSA }, data: { active: false } }));
    expect(await isIn(jar)).toBe(false);
    await inMop((tx) => tx.db.person.updateMany({ where: { email: ROSA }, data: { active: true } }));
  });

  test('is listed to its person by the device, and ended by them', async () => {
    const phone = await signIn(
      doors,
      'mop',
      ROSA,
      doors.browser('10.0.0.1', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18) Version/18.0 Safari/605'),
    );
    const desk = await signIn(
      doors,
      'mop',
      ROSA,
      doors.browser('10.0.0.2', 'Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537 <script>x</script>'),
    );
    const page = await desk.get('/mop/account');
    expect(page.body).toContain('Safari, iPhone');
    expect(page.body).toContain('Chrome, Windows');
    expect(page.body).not.toContain('<script>x');
    const ended = await desk.fill(page, '/mop/account', { key: 'end/others', session: 'others' });
    expect(ended.status).toBe(303);
    expect((await desk.get('/mop/account')).body).toContain('Se cerró 1 sesión');
    expect([await isIn(phone), await isIn(desk)]).toEqual([false, true]);
  });

  test('of somebody else cannot be ended, by whatever number', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    const hugo = crypto.randomUUID();
    const theirs = crypto.randomUUID();
    const at = new Date();
    await inMop(async (tx) => {
      await tx.db.person.create({
        data: { institutionId: 'mop', id: hugo, handle: hugo, name: 'Hugo', email: `${hugo}@x.example`, locale: 'es' },
      });
      await tx.db.webSession.create({
        data: {
          institutionId: 'mop',
          id: theirs,
          personId: hugo,
          createdAt: at,
          lastSeenAt: at,
          endsAt: new Date(Date.now() + HOUR),
          device: '–',
          via: 'CODE',
        },
      });
    });
    for (const session of [theirs, "'; --", '../..', ''])
      await jar.fill(await jar.get('/mop/account'), '/mop/account', { key: 'end/x', session });
    expect((await inMop((tx) => tx.db.webSession.findFirst({ where: { id: theirs } })))?.endedAt).toBeNull();
  });

  test('ends when its person signs out, also for a copy of its cookie', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    const copy = doors.browser();
    for (const [name, value] of jar.cookies) copy.cookies.set(name, value);
    expect(await isIn(copy)).toBe(true);
    await jar.fill(await jar.get('/mop/account'), '/mop/sign-out');
    expect([await isIn(jar), await isIn(copy)]).toEqual([false, false]);
  });

  test('of one institution says nothing at another, and may stand beside one there', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    expect(await isIn(jar, 'msp')).toBe(false);
    await signIn(doors, 'msp', 'rosa@msp.example', jar);
    expect([await isIn(jar), await isIn(jar, 'msp')]).toEqual([true, true]);
  });
});

describe('session fixation', () => {
  test('a cookie planted before the sign-in is worth nothing after it', async () => {
    const attacker = doors.browser();
    const page = await attacker.get('/mop/sign-in');
    const victim = doors.browser();
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
    const planted = cookieOf(victim);
    await signIn(doors, 'mop', ROSA, victim);
    expect(cookieOf(victim)).not.toBe(planted);
    expect([await isIn(victim), await isIn(attacker)]).toEqual([true, false]);
    // and neither is a token of a form from before
    const forged = await victim.fill(page, '/mop/sign-in', { address: ROSA });
    expect(forged.status).toBe(403);
  });

  test('signing in again is another session, and the one before has ended', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    const before = doors.browser();
    for (const [name, value] of jar.cookies) before.cookies.set(name, value);
    await signIn(doors, 'mop', ROSA, jar);
    expect([await isIn(jar), await isIn(before)]).toEqual([true, false]);
  });
});

describe('the cookie', () => {
  const setBy = async (publicUrl: string): Promise<string> => {
    const other = await openDoors(store, { publicUrl });
    const { headers } = await other.browser().get('/mop/sign-in');
    await other.server.close();
    return [headers['set-cookie']].flat().join('\n');
  };
  test('is bound to this host and to a safe line where there is one, and scripts cannot read it', async () => {
    const cookie = await setBy('https://rutina.example.org');
    expect(cookie).toMatch(/^__Host-rutina=/);
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
    expect(await setBy('http://127.0.0.1:3000')).toMatch(/^rutina=(?!.*Secure)/s);
  });

  test('holds nothing that can be read', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    const value = decodeURIComponent(cookieOf(jar));
    const plain = value.split(';').map((part) => Buffer.from(part, 'base64').toString('latin1'));
    for (const secret of ['mop', 'session', 'known']) expect(plain.join(' ')).not.toContain(secret);
  });

  test('of another key is no cookie of ours', async () => {
    const jar = await signIn(doors, 'mop', ROSA);
    const other = await openDoors(store);
    const stranger = other.browser();
    for (const [name, value] of jar.cookies) stranger.cookies.set(name, value);
    expect((await stranger.get('/mop/account')).status).toBe(303);
    await other.server.close();
  });
});
