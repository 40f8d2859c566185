import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionKeyOf } from '../../../client/web/access/session-key.ts';
import { accessSettings } from '../../../client/web/access/settings.ts';
import { loadConfig } from '../../../config/env.ts';
import { transaction } from '../../../store/transaction.ts';
import { type Jar, signIn } from './doors.ts';
import { openWednesday, type Wednesday } from './wednesday.ts';

let wednesday: Wednesday;
beforeAll(async () => {
  wednesday = await openWednesday();
});
afterAll(() => wednesday?.close());

const inMop = <Result>(work: Parameters<typeof transaction<Result>>[3]): Promise<Result> =>
  transaction(wednesday.store, 'mop', 'none', work);
/** Fills one of the account's own forms, which all lead to the same address, by its key. */
async function account(jar: Jar, key: string, fields: Readonly<Record<string, string>>): Promise<number> {
  const page = await jar.get('/mop/account');
  const form =
    [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)].map(([all]) => all).find((all) => all.includes(`name="key" value="${key}`)) ?? '';
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  return (await jar.send(/action="([^"]*)"/.exec(form)?.[1] ?? '/mop/account', { ...Object.fromEntries(hidden), ...fields })).status;
}

describe('who acts for whom (domain.md 3.3)', () => {
  let marta: Jar;
  let ivan: Jar;
  beforeAll(async () => {
    marta = await signIn(wednesday.doors, 'mop', 'marta@mop.example');
    ivan = await signIn(wednesday.doors, 'mop', 'ivan@mop.example');
  });
  const head = async (jar: Jar): Promise<string> =>
    /<div class="who">([\s\S]*?)<\/div>/.exec((await jar.get('/mop/account')).body)?.[1] ?? '';

  test('a person delegates on their account, and the delegate sees it at the head of every page', async () => {
    expect(await head(ivan)).not.toContain('en nombre de');
    const fields = { to: wednesday.idOf('ivan'), role: 'GOAL_MANAGER', since: '25/11/2026', until: '27/11/2026', canDecide: 'true' };
    expect(await account(marta, 'delegate', fields)).toBe(303);
    expect((await marta.get('/mop/account')).body).toMatch(/Iván Rojas[\s\S]*del 25\/11\/2026 al 27\/11\/2026/);
    expect(await head(ivan)).toContain('puede actuar en nombre de Marta Solís');
  });

  test('who chose to act in a place does so until they choose otherwise, and it is stored', async () => {
    const principal = wednesday.idOf('marta');
    expect(await account(ivan, 'acting', { principal })).toBe(303);
    expect(await head(ivan)).toContain('<strong>actúa en nombre de Marta Solís</strong>');
    const form = await ivan.get('/mop/mine/MOP-03');
    expect(form.status).toBe(200);
    const saved = await ivan.fill(form, '/mop/mine/MOP-03', { 'report-text': 'Por Marta.' });
    expect(saved.status).toBe(303);
    const [last] = await inMop((tx) => tx.db.event.findMany({ where: { by: wednesday.idOf('ivan') }, orderBy: { seq: 'desc' }, take: 1 }));
    expect(last?.onBehalfOf).toBe(principal);
    expect(await account(ivan, 'acting', { principal: '' })).toBe(303);
    expect(await head(ivan)).toContain('puede actuar en nombre de Marta Solís');
  });

  test('a place that was never given is no place', async () => {
    await account(ivan, 'acting', { principal: wednesday.idOf('carmen') });
    expect(await head(ivan)).not.toContain('Carmen');
    await account(ivan, 'acting', { principal: "x' OR 1=1" });
    expect(await head(ivan)).not.toContain('<strong>');
  });

  test('what is withdrawn ends the choice with it', async () => {
    await account(ivan, 'acting', { principal: wednesday.idOf('marta') });
    expect(await account(marta, 'withdraw/', {})).toBe(303);
    expect(await head(ivan)).not.toContain('en nombre de');
    expect((await ivan.get('/mop/mine/MOP-03')).status).toBe(404);
  });

  test('a delegation that may not be is refused beside the form, with what was typed', async () => {
    const jar = marta;
    const page = await jar.get('/mop/account');
    expect(page.status).toBe(200);
    expect(
      await account(jar, 'delegate', { to: wednesday.idOf('ivan'), role: 'GOAL_MANAGER', since: '27/11/2026', until: '25/11/2026' }),
    ).toBe(422);
    expect(await account(jar, 'delegate', { to: randomUUID(), role: 'GOAL_MANAGER', since: '25/11/2026', until: '27/11/2026' })).toBe(404);
  });
});

describe('the key of the sessions', () => {
  const home = (): string => mkdtempSync(path.join(os.tmpdir(), 'rutina-key-'));
  test('is made once, kept in the home folder and readable by its owner alone', () => {
    const folder = home();
    const key = sessionKeyOf({ home: folder });
    expect(key).toHaveLength(32);
    expect(sessionKeyOf({ home: folder }).equals(key)).toBe(true);
    expect(sessionKeyOf({ home: home() }).equals(key)).toBe(false);
    if (process.platform !== 'win32') expect(statSync(path.join(folder, 'session.key')).mode & 0o077).toBe(0);
    expect(readFileSync(path.join(folder, 'session.key'), 'utf8')).toBe(key.toString('base64'));
  });
  test('is the configured one where there is one, and never half a key', () => {
    const sessionKey = Buffer.alloc(32, 7).toString('base64');
    expect(sessionKeyOf({ home: home(), sessionKey }).equals(Buffer.alloc(32, 7))).toBe(true);
    const folder = home();
    writeFileSync(path.join(folder, 'session.key'), 'short');
    expect(() => sessionKeyOf({ home: folder })).toThrow(/does not hold a key of 32 bytes/);
  });
  test('a group that stands for no role of ours stops the start, and says which', () => {
    const env = { RUTINA_HOME: home(), OIDC_ISSUER: 'https://a.org', OIDC_CLIENT_ID: 'rutina', OIDC_GROUPS: 'a=PLANNER,b=KING' };
    expect(() => accessSettings(loadConfig(env))).toThrow(/KING is no role/);
  });
});
