import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokensOf } from '../../store/api-tokens.ts';
import { transaction } from '../../store/transaction.ts';
import { openScreens, type Screens } from '../support/screens.ts';
import { programWith } from './calling.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-24T09:00' });
});
afterAll(() => screens?.close());

const ADDRESS = '/mop/account/tokens';
const mine = (handle: string) =>
  transaction(screens.store, 'mop', 'none', (tx) => tokensOf(tx, screens.people.get(handle) ?? '', Date.now()));
/** The line kept for the next page, which is where the secret stands, once. */
const toldIn = (headers: Readonly<Record<string, unknown>>): string => {
  const [, value = ''] = /told=([A-Za-z0-9_-]+)/.exec(String(headers['set-cookie'])) ?? [];
  return Buffer.from(value, 'base64url').toString('utf8');
};

test('a token is made on one’s own page, works at once, is listed without its secret, and opens nothing once revoked', async () => {
  const lucia = screens.as('lucia');
  const made = await lucia.post(ADDRESS, { key: 'create', name: 'tablero del portal', scopes: 'read', days: '30' });
  expect([made.status, made.location]).toEqual([303, ADDRESS]);
  const [secret = ''] = /rutina_[A-Za-z0-9_-]{43}/.exec(toldIn(made.headers)) ?? [];
  const program = programWith(screens, secret);
  expect((await program.get('/goals')).status).toBe(200);
  expect((await program.act({ do: 'review', item: 'A-001' })).status).toBe(403);
  const page = await lucia.get(ADDRESS);
  expect(page.body).toContain('tablero del portal');
  expect(page.body).not.toContain(secret);
  const [token] = await mine('lucia');
  const kept = await transaction(screens.store, 'mop', 'none', (tx) => tx.db.apiToken.findFirst({ where: { id: token?.id ?? '' } }));
  expect(JSON.stringify(kept)).not.toContain(secret);
  expect((await lucia.post(ADDRESS, { key: `revoke/${token?.id}`, token: token?.id ?? '' })).status).toBe(303);
  expect((await program.get('/goals')).status).toBe(401);
});

test('nobody revokes another’s token: for them it is not there', async () => {
  await screens.as('rosa').post(ADDRESS, { key: 'create', name: 'de Rosa', scopes: 'read act', days: '90' });
  const [token] = await mine('rosa');
  expect((await screens.as('lucia').post(ADDRESS, { key: 'revoke', token: token?.id ?? '' })).status).toBe(404);
  expect(await mine('rosa')).toHaveLength(1);
});

test.each([
  ['without a name', { name: '', scopes: 'read', days: '30' }, 'name'],
  ['without saying what it may', { name: 'x', days: '30' }, 'scopes'],
  ['for ever', { name: 'x', scopes: 'read', days: '99999' }, 'days'],
  ['with more than there is', { name: 'x', scopes: 'admin', days: '30' }, 'scopes'],
])('none is made %s', async (_what, fields, field) => {
  const refused = await screens.as('hugo').post(ADDRESS, { key: 'create', ...fields });
  expect([refused.status, refused.body.includes(`href="#f-create-${field}"`)]).toEqual([422, true]);
  expect(await mine('hugo')).toEqual([]);
});

test('a letter’s link makes no token', async () => {
  const byLink = screens.as('lucia', { copyId: '00000000-0000-4000-8000-000000000000', week: '2026-W48', form: 'UPDATE' });
  const page = await byLink.get(ADDRESS);
  expect([page.status, page.location?.startsWith('/mop/sign-in')]).toEqual([303, true]);
});

test('a token ends with its person', async () => {
  const made = await screens.as('ana').post(ADDRESS, { key: 'create', name: 'x', scopes: 'read', days: '30' });
  const [secret = ''] = /rutina_[A-Za-z0-9_-]{43}/.exec(toldIn(made.headers)) ?? [];
  const program = programWith(screens, secret);
  expect((await program.get('/goals')).status).toBe(200);
  await transaction(screens.store, 'mop', 'none', (tx) =>
    tx.db.person.update({
      where: { institutionId_id: { institutionId: 'mop', id: screens.people.get('ana') ?? '' } },
      data: { active: false },
    }),
  );
  expect((await program.get('/goals')).status).toBe(401);
});
