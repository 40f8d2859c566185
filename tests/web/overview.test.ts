import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadScenario } from '../../client/rehearsal/load.ts';
import { buildServer } from '../../client/web/server.ts';
import type { Store } from '../../store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { example } from '../support/rehearsing.ts';
import { testAccess } from '../support/screens.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
let database: TestDatabase;
let store: Store;
let server: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  const parts = { store, log: silent, home: '/nowhere', publicUrl: 'http://127.0.0.1:3000', mailElsewhere: true };
  server = await buildServer({ ...parts, afterActs: () => {}, advance: async () => {} }, async () => testAccess(store));
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
const get = (url: string) => server.inject({ method: 'GET', url, headers: { 'accept-language': 'es' } });

test('without an institution the overview says how one comes to be', async () => {
  expect((await get('/')).body).toContain('Todavía no hay ninguna institución');
});

test('the overview names institutions and their clock', async () => {
  await loadScenario(store, example('mop-2026-W48.yaml'), 'mop');
  const { body } = await get('/');
  expect(body).toContain('Ministerio de Obras Públicas');
  expect(body).toContain('avanza a mano; ahora marca 23/11/2026, 00:00');
});

test.each([
  ['a week, to nobody known', '/mop/week/2026-W48', 303, '/mop/sign-in?then=%2Fmop%2Fweek%2F2026-W48'],
  ['an institution that does not exist', '/nadie/week/2026-W48', 404, undefined],
  ['one whose name is a trick', `/${encodeURIComponent("mop' OR '1'='1")}/week`, 404, undefined],
  ['nothing', '/nadie', 404, undefined],
] as const)('%s', async (_what, url, status, location) => {
  const { statusCode, headers } = await get(url);
  expect([statusCode, headers.location]).toEqual([status, location]);
});

test('health is told to programs', async () => {
  expect((await get('/health')).json()).toEqual({ ok: true });
});

test('where people practise, whoever sits at the machine watches the week go by; from elsewhere nobody does', async () => {
  const parts = { store, log: silent, home: '/nowhere', publicUrl: 'http://127.0.0.1:3000', afterActs: () => {}, advance: async () => {} };
  const here = await buildServer({ ...parts, mailElsewhere: false }, async () => testAccess(store));
  const [near, far] = await Promise.all(
    [{}, { 'x-forwarded-for': '192.0.2.7' }].map(async (headers) => (await here.inject({ method: 'GET', url: '/', headers })).body),
  );
  for (const shown of ['Apertura de la semana', 'Cierre de reportes', 'Lucía Paredes']) {
    expect(near).toContain(shown);
    expect(far).not.toContain(shown);
  }
  await here.close();
});
