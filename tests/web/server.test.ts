import { gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foundTestInstitution } from '../support/institutions.ts';
import { aLetter } from './a-letter.ts';
import { openDoors } from './access/doors.ts';

const SECRET = 'rosas-own-secret-of-this-very-letter';
let database: TestDatabase;
let store: Store;
let server: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  const people = await foundTestInstitution(store, 'mop');
  await foundTestInstitution(store, 'msp');
  await aLetter(store, 'mop', { secret: SECRET, personId: people.get('rosa') ?? '' });
  const { server: built } = await openDoors(store);
  server = built;
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers });

test.each(['/', '/mop/week', `/mop/open/${SECRET}`, '/mailbox', '/nothing', '/health', '/assets/rutina.css'])(
  '%s allows nothing that is not ours',
  async (url) => {
    const { headers } = await get(url);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('no-referrer'); // a link's secret stays with us
  },
);

test.each(['/', '/mop/week', `/mop/open/${SECRET}`, '/mailbox', '/nothing'])('%s has neither style nor script inside', async (url) => {
  const { body } = await get(url);
  expect(body.replaceAll(/<script src="\/assets\/[a-z]+\.js" defer><\/script>/g, '')).not.toMatch(
    /<script|<style|\sstyle=|\son[a-z]+=|javascript:/i,
  );
});

test.each([
  ['es-PE,es;q=0.9', 'es', 'Instituciones'],
  ['pt-BR', 'pt', 'Instituições'],
  ['en;q=0.4, pt;q=0.8', 'pt', 'Instituições'],
  ['fr, en;q=0.5', 'en', 'Institutions'],
  ['fr', 'es', 'Instituciones'],
])('a reader who asks for %s is answered in %s', async (accepted, language, title) => {
  const { body } = await get('/', { 'accept-language': accepted });
  expect(body).toContain(`<html lang="${language}">`);
  expect(body).toContain(`<h1>${title}</h1>`);
});

test('where the database is away, a page says so without a word of why', async () => {
  const broken = new Proxy(store.prisma, {
    get: () => {
      throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
    },
  });
  const { server: away } = await openDoors({ ...store, prisma: broken });
  for (const url of ['/', '/health', `/mop/open/${SECRET}`]) {
    const { statusCode, body } = await away.inject({ method: 'GET', url, headers: { 'accept-language': 'es' } });
    expect([url, statusCode]).toEqual([url, 503]);
    expect(body).toContain('Vuelva a intentarlo');
    expect(body).not.toContain('10.0.0.7');
  }
  await away.close();
});

test('a style sheet comes compressed to a browser that takes it, and says so; a page never does', async () => {
  const small = await server.inject({ method: 'GET', url: '/assets/rutina.css', headers: { 'accept-encoding': 'gzip, br' } });
  const plain = await server.inject({ method: 'GET', url: '/assets/rutina.css' });
  expect([small.headers['content-encoding'], small.headers.vary, plain.headers['content-encoding']]).toEqual([
    'gzip',
    'accept-encoding',
    undefined,
  ]);
  expect(gunzipSync(small.rawPayload)).toEqual(plain.rawPayload);
  expect(small.rawPayload.length * 2).toBeLessThan(plain.rawPayload.length);
  expect(
    (await server.inject({ method: 'GET', url: '/', headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding'],
  ).toBeUndefined();
});
