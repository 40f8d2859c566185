import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OidcSettings } from '../../../client/web/access/entrance.ts';
import type { Store } from '../../../store/store.ts';
import { transaction } from '../../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { foundTestInstitution } from '../../support/institutions.ts';
import { type Doors, type Jar, openDoors, type Page } from './doors.ts';

interface Account {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly groups?: readonly string[];
}
const PUBLIC = 'http://127.0.0.1:3000';
const accounts = new Map<string, Account>([
  ['rosa', { email: 'Rosa@mop.example', email_verified: true, groups: ['planificacion', 'futbol'] }],
  ['unverified', { email: 'rosa@mop.example', email_verified: false }],
  ['stranger', { email: 'nadie@mop.example', email_verified: true, groups: ['planificacion'] }],
  ['nameless', {}],
]);
let database: TestDatabase;
let store: Store;
let doors: Doors;
let provider: Server;
let oidc: OidcSettings;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await foundTestInstitution(store, 'mop');
  await foundTestInstitution(store, 'msp');
  provider = await startProvider();
  const { port } = provider.address() as AddressInfo;
  oidc = {
    issuer: `http://127.0.0.1:${port}`,
    clientId: 'rutina',
    clientSecret: 'a-secret-of-tests',
    groups: { planificacion: 'PLANNER', control: 'AUDITOR' },
  };
  doors = await openDoors(store, { oidc });
});
afterAll(async () => {
  await doors?.server.close();
  provider?.closeAllConnections();
  provider?.close();
  await database?.drop();
});

/** A real provider; whoever comes is signed in as the account of the `x-account` header. */
async function startProvider(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const real = new Provider(issuer, {
    clients: [
      {
        client_id: 'rutina',
        client_secret: 'a-secret-of-tests',
        redirect_uris: [`${PUBLIC}/oidc/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    pkce: { required: () => true },
    scopes: ['openid', 'email', 'groups'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['a-key-of-tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...(accounts.get(sub) as Record<string, never>) }) }),
  });
  const answer = real.callback();
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response);
    const { params, prompt } = await real.interactionDetails(request, response);
    const accountId = String(request.headers['x-account']);
    if (prompt.name === 'login') return real.interactionFinished(request, response, { login: { accountId } });
    const grant = new real.Grant({ accountId, clientId: String(params.client_id) });
    grant.addOIDCScope('openid email groups');
    return real.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  });
  return server;
}

/** Follows the provider's own pages as a browser does, until it sends us back; answers the address it sends us to. */
async function atProvider(start: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let steps = 0; steps < 12 && !address.startsWith(PUBLIC); steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie, 'x-account': account } });
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(name, value);
    }
    address = new URL(answer.headers.get('location') ?? 'about:blank', address).href;
  }
  return address.slice(PUBLIC.length);
}

async function come(account: string, jar: Jar = doors.browser(), house = 'mop'): Promise<{ readonly jar: Jar; readonly back: Page }> {
  const left = await jar.get(`/${house}/sign-in/accounts?then=/${house}/account`);
  return { jar, back: await jar.get(await atProvider(left.location ?? '', account)) };
}
const rolesOf = () =>
  transaction(store, 'mop', 'none', async (tx) => {
    const rows = await tx.db.roleAssignment.findMany({
      where: { person: { email: 'rosa@mop.example' }, to: null },
      orderBy: { role: 'asc' },
    });
    return rows.map(({ role }) => role);
  });

describe("the institution's own accounts", () => {
  test('the way there asks for a code with PKCE, state and nonce', async () => {
    const jar = doors.browser();
    expect((await jar.get('/mop/sign-in')).body).toContain('Entrar con la cuenta institucional');
    const { location } = await jar.get('/mop/sign-in/accounts');
    const asked = new URL(location ?? '').searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length).toBeGreaterThan(20);
    expect(asked.get('redirect_uri')).toBe(`${PUBLIC}/oidc/callback`);
  });

  test('let in the person of the verified address, where they were going, with the roles of their groups', async () => {
    const { jar, back } = await come('rosa');
    expect([back.status, back.location]).toEqual([303, '/mop/account']);
    expect((await jar.get('/mop/account')).body).toContain('con la cuenta institucional');
    expect(await rolesOf()).toEqual(['COORDINATOR', 'PLANNER']); // a group that stands for no role grants nothing
  });

  test('a group that was left takes its role along, and no other', async () => {
    accounts.set('rosa', { email: 'rosa@mop.example', email_verified: true, groups: ['control'] });
    await come('rosa');
    expect(await rolesOf()).toEqual(['AUDITOR', 'COORDINATOR']);
    accounts.set('rosa', { email: 'rosa@mop.example', email_verified: true });
    await come('rosa');
    expect(await rolesOf()).toEqual(['COORDINATOR']);
    const told = await transaction(store, 'mop', 'none', (tx) =>
      tx.db.event.findMany({ where: { kind: 'change' }, orderBy: { seq: 'asc' } }),
    );
    expect(told.map(({ payload }) => payload)).toContainEqual(
      expect.objectContaining({ of: 'person', field: 'role', before: null, after: 'AUDITOR' }),
    );
  });

  test.each([
    ['unverified', 'no trae una dirección confirmada'],
    ['stranger', 'no está registrada aquí'],
    ['nameless', 'no trae una dirección confirmada'],
  ])('%s is let in nowhere', async (account, told) => {
    const { jar, back } = await come(account);
    expect(back.status).toBe(403);
    expect(back.body).toContain(told);
    expect((await jar.get('/mop/account')).status).toBe(303);
    expect(doors.logged.some(({ message }) => message === 'the accounts let nobody in')).toBe(true);
  });

  test('an address of one institution opens nothing at another', async () => {
    expect((await come('rosa', doors.browser(), 'msp')).back.status).toBe(403);
  });

  test.each([
    ['another state', (back: string) => back.replace(/state=[^&]*/, 'state=made-up')],
    ['a code made up', (back: string) => back.replace(/code=[^&]*/, 'code=made-up')],
    ['another issuer', (back: string) => back.replace(/iss=[^&]*/, 'iss=https%3A%2F%2Fevil.example')],
    ['a refusal', () => '/oidc/callback?error=access_denied&error_description=%3Cscript%3E'],
    ['nothing', () => '/oidc/callback'],
  ])('a return with %s is refused', async (_what, change) => {
    const jar = doors.browser();
    const back = await atProvider((await jar.get('/mop/sign-in/accounts')).location ?? '', 'rosa');
    const answer = await jar.get(change(back));
    expect(answer.status).toBe(403);
    expect(answer.body).not.toContain('<script>');
    expect((await jar.get('/mop/account')).status).toBe(303);
  });

  test('a return in another browser, or a second one, is no return of ours', async () => {
    const jar = doors.browser();
    const back = await atProvider((await jar.get('/mop/sign-in/accounts')).location ?? '', 'rosa');
    expect((await doors.browser().get(back)).status).toBe(404);
    expect((await jar.get(back)).status).toBe(303);
    expect((await jar.get(back)).status).toBe(404);
  });

  test('a provider that is away leaves the code by mail, and is asked again', async () => {
    const away = await openDoors(store, { oidc: { ...oidc, issuer: 'http://127.0.0.1:1' } });
    for (let n = 0; n < 2; n += 1) {
      const { status, body } = await away.browser().get('/mop/sign-in/accounts');
      expect(status).toBe(503);
      expect(body).toContain('Entrar con un código');
    }
    await away.server.close();
  });

  test('is not there where none is configured', async () => {
    const without = await openDoors(store);
    expect((await without.browser().get('/mop/sign-in')).body).not.toContain('cuenta institucional');
    expect((await without.browser().get('/mop/sign-in/accounts')).status).toBe(404);
    await without.server.close();
  });
});
