import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../store/store.ts';
import { type Tx, transaction } from '../../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import { type Doors, type Jar, openDoors, recordOf, signIn } from './doors.ts';

const ROSA = 'rosa@mop.example';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let database: TestDatabase;
let store: Store;
let doors: Doors;
let wall = Date.parse('2026-11-25T15:00:00Z');

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
beforeEach(() => {
  wall += 8 * 24 * HOUR; // what a test before left has ended
});

const inMop = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(store, 'mop', 'none', work);
/** Asks for a code in this browser and answers it. */
async function ask(jar: Jar, address = ROSA): Promise<string> {
  const before = doors.letters.length;
  await jar.fill(await jar.get('/mop/sign-in'), '/mop/sign-in', { address });
  return doors.codeFor(address, before);
}
const type = async (jar: Jar, code: string) => jar.fill(await jar.get('/mop/sign-in/code'), '/mop/sign-in/code', { code });
const isIn = async (jar: Jar): Promise<boolean> => (await jar.get('/mop/account')).status === 200;
const other = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a sign-in code by mail', () => {
  test('lets in who has the address, in their language, and leads where they were going', async () => {
    const jar = doors.browser();
    const asked = await jar.fill(await jar.get('/mop/sign-in?then=/mop/account'), '/mop/sign-in', { address: ' Rosa@MOP.example ' });
    expect([asked.status, asked.location]).toEqual([303, '/mop/sign-in/code']);
    const code = await doors.codeFor(ROSA);
    expect(doors.letters.at(-1)?.subject).toBe(`${code} es su código para entrar en Rutina`);
    const entered = await type(jar, code);
    expect([entered.status, entered.location]).toEqual([303, '/mop/account']);
    expect((await jar.get('/mop/account')).body).toContain('Rosa Benítez');
    const rosa = await inMop((tx) => tx.db.person.findFirst({ where: { email: ROSA } }));
    expect(rosa?.lastLoginAt?.getTime()).toBe(wall); // domain.md 3.3
  });

  test('answers the same whether the address is known or not, and sends nothing to who is not', async () => {
    const pages = new Set<string>();
    const sent = doors.letters.length;
    for (const address of ['nadie@mop.example', ROSA]) {
      const jar = doors.browser();
      const asked = await jar.fill(await jar.get('/mop/sign-in'), '/mop/sign-in', { address });
      const page = await jar.get('/mop/sign-in/code');
      const wrong = await type(jar, '12 34 5');
      const tidy = (body: string): string =>
        body
          .replaceAll(/[nr]•••/g, '')
          .replaceAll(address, '')
          .replaceAll(/value="[^"]*"/g, '');
      pages.add(JSON.stringify([asked.status, asked.location, tidy(page.body), wrong.status, tidy(wrong.body)]));
    }
    expect(pages.size).toBe(1);
    await doors.codeFor(ROSA, sent);
    expect(doors.letters.slice(sent).map(({ to }) => to)).toEqual([ROSA]);
  });

  test('is not kept as it is, nor can what is kept be tried out without our key', async () => {
    const code = await ask(doors.browser());
    const rows = await inMop((tx) => tx.db.signInCode.findMany());
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(new Set(rows.map(({ codeHash }) => codeHash)).size).toBe(rows.length);
  });

  test('is good once, however many try at the same moment', async () => {
    const jar = doors.browser();
    const code = await ask(jar);
    const page = await jar.get('/mop/sign-in/code');
    const all = await Promise.all(Array.from({ length: 8 }, () => jar.fill(page, '/mop/sign-in/code', { code })));
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1);
    const again = doors.browser();
    for (const [name, value] of jar.cookies) again.cookies.set(name, value);
    expect(await inMop((tx) => tx.db.webSession.count({ where: { createdAt: new Date(wall) } }))).toBe(1);
  });

  test('is good for ten minutes', async () => {
    const [early, late] = [doors.browser(), doors.browser()];
    const codes = [await ask(early), await ask(late)];
    wall += 10 * MINUTE - 1;
    expect((await type(early, codes[0] ?? '')).status).toBe(303);
    const page = await late.get('/mop/sign-in/code');
    wall += 1;
    expect((await late.fill(page, '/mop/sign-in/code', { code: codes[1] ?? '' })).location).toBe('/mop/sign-in');
    expect(await isIn(late)).toBe(false);
  });

  test('is good for five tries', async () => {
    const jar = doors.browser();
    const code = await ask(jar);
    for (let n = 0; n < 5; n += 1) expect((await type(jar, other(code))).status).toBe(422);
    expect((await type(jar, code)).status).toBe(422);
    expect(doors.logged).toContainEqual({ message: 'a code was refused', fields: expect.anything() });
  });

  test('opens nothing in another browser than the one that asked', async () => {
    const asked = doors.browser();
    const code = await ask(asked);
    const stranger = doors.browser();
    await stranger.fill(await stranger.get('/mop/sign-in'), '/mop/sign-in', { address: 'nadie@mop.example' });
    expect((await type(stranger, code)).status).toBe(422);
    expect((await type(asked, code)).status).toBe(303);
  });

  test('is sent six times an hour to one person, whoever asks', async () => {
    const sent = doors.letters.length;
    for (let n = 0; n < 6; n += 1) await ask(doors.browser(`203.0.113.${n}`));
    const seventh = doors.browser('203.0.113.77');
    expect((await seventh.fill(await seventh.get('/mop/sign-in'), '/mop/sign-in', { address: ROSA })).status).toBe(303);
    await expect.poll(() => doors.logged.filter(({ message }) => message === 'no code was sent').length).toBeGreaterThan(0);
    expect(doors.letters.length - sent).toBe(6);
  });

  test('is sent to nobody who is disabled, and to nobody of another institution', async () => {
    const jar = doors.browser();
    const sent = doors.letters.length;
    await jar.fill(await jar.get('/msp/sign-in'), '/msp/sign-in', { address: ROSA });
    await inMop((tx) => tx.db.person.updateMany({ where: { email: ROSA }, data: { active: false } }));
    await jar.fill(await jar.get('/mop/sign-in'), '/mop/sign-in', { address: ROSA });
    await inMop((tx) => tx.db.person.updateMany({ where: { email: ROSA }, data: { active: true } }));
    const code = await ask(jar, ROSA); // whatever would have left before it has left now
    expect(doors.letters.slice(sent).map(({ to }) => to)).toEqual([ROSA]);
    expect((await type(jar, code)).status).toBe(303);
  });

  test('asked for too often from one place waits', async () => {
    const flood = doors.browser('192.0.2.30');
    const page = await flood.get('/mop/sign-in');
    const seen: number[] = [];
    for (let n = 0; n < 31; n += 1) seen.push((await flood.fill(page, '/mop/sign-in', { address: `n${n}@mop.example` })).status);
    expect([...new Set(seen)]).toEqual([303, 429]);
  });

  test.each([
    '',
    'rosa',
    '@mop.example',
    'rosa@',
    'a b@mop.example',
    'rosa@mop.example\r\nBcc: x@evil.example',
    `${'a'.repeat(80)}@mop.example`,
    '%@%',
  ])('an address like %j is told what to write, or is nobody', async (address) => {
    const jar = doors.browser('203.0.113.90');
    const sent = doors.letters.length;
    const { status, body } = await jar.fill(await jar.get('/mop/sign-in'), '/mop/sign-in', { address });
    if (status === 422) expect(body).toContain('Escriba una dirección de correo');
    else expect(status).toBe(303);
    expect(doors.letters.length).toBe(sent);
  });

  test('what a person is called does not add a header to the letter', async () => {
    const name = 'Rosa\r\nBcc: todos@evil.example';
    await inMop((tx) => tx.db.person.updateMany({ where: { email: ROSA }, data: { name } }));
    await ask(doors.browser());
    await inMop((tx) => tx.db.person.updateMany({ where: { email: ROSA }, data: { name: 'Rosa Benítez' } }));
    const head = doors.letters.at(-1)?.raw.split(/\r?\n\r?\n/)[0] ?? '';
    expect(head).not.toMatch(/^Bcc:/im);
    expect(head).toMatch(/^To: .*rosa@mop\.example/im);
  });

  test('a mail server that is away is logged, and the page says the same', async () => {
    const away = await openDoors(store, {
      wall: () => wall,
      mail: { from: 'Rutina <rutina@mop.example>', server: { send: () => Promise.reject(new Error('connect ECONNREFUSED')) } },
    });
    const jar = away.browser();
    expect((await jar.fill(await jar.get('/mop/sign-in'), '/mop/sign-in', { address: ROSA })).status).toBe(303);
    await expect.poll(() => away.logged.map(({ message }) => message)).toContain('a code could not be sent');
    await away.server.close();
  });
});

describe('looking at the doors', () => {
  test.each(['/mop/sign-in', '/mop/sign-in/code', '/mop/opened', '/mop/account', '/mop/sign-in/accounts', '/oidc/callback'])(
    '%s changes nothing in the record',
    async (url) => {
      const before = await recordOf(store, 'mop');
      await doors.browser().get(url);
      expect(await recordOf(store, 'mop')).toBe(before);
    },
  );
  test('signing in leads only to places of the institution', async () => {
    const jar = await signIn(doors, 'mop', ROSA, doors.browser(), 'https://evil.example/mop');
    expect(await isIn(jar)).toBe(true);
  });
});
