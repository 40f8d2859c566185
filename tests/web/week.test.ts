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
  server = await buildServer(
    {
      store,
      log: silent,
      home: '/nowhere',
      publicUrl: 'http://127.0.0.1:3000',
      mailElsewhere: true,
      afterActs: () => {},
      advance: async () => {},
    },
    async () => testAccess(store),
  );
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});
const get = (url: string) => server.inject({ method: 'GET', url, headers: { 'accept-language': 'es' } });

test('without an institution the overview says how one comes to be', async () => {
  expect((await get('/')).body).toContain('Todavía no hay ninguna institución');
});

test('the overview names institutions, their clock and their weeks', async () => {
  await loadScenario(store, example('mop-2026-W48.yaml'), 'mop');
  const { body } = await get('/');
  expect(body).toContain('Ministerio de Obras Públicas');
  expect(body).toContain('reloj de mano, que está en 23/11/2026 00:00');
  expect(body).toContain('<a href="/mop/week/2026-W48">2026-W48</a>');
  expect(body).toContain('lun 23/11 08:00');
});

test('a week shows its milestones in the zone of the institution, and who is to answer', async () => {
  const { statusCode, body } = await get('/mop/week/2026-W48');
  expect(statusCode).toBe(200);
  expect(body).toContain('Cierre de reportes <span class="sub">M05</span>');
  expect(body).toContain('mié 25/11 18:00');
  expect(body).toContain('Ocurrieron 0 de 17 hitos');
  expect(body).toContain('De esta semana no ha salido ninguna carta');
});

test.each([
  ['the address of an institution', '/mop', 302, '/mop/week'],
  ['its week without a key is the present one', '/mop/week', 200, undefined],
  ['a slash at the end does not matter', '/mop/week/', 200, undefined],
  ['a week it does not have', '/mop/week/2026-W01', 404, undefined],
  ['what is no week', '/mop/week/siguiente', 404, undefined],
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
