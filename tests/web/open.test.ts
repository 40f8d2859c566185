import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../client/web/server.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foundTestInstitution } from '../support/institutions.ts';
import { testAccess } from '../support/screens.ts';
import { aLetter } from './a-letter.ts';

const SECRET = 'rosas-own-secret-of-this-very-letter';
const HOSTILE = 'the-secret-of-a-letter-full-of-tricks';
const silent = { info: () => {}, warn: () => {}, error: () => {} };
let database: TestDatabase;
let store: Store;
let server: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  const people = await foundTestInstitution(store, 'mop');
  await foundTestInstitution(store, 'msp');
  await aLetter(store, 'mop', { secret: SECRET, personId: people.get('rosa') ?? '' });
  await aLetter(store, 'mop', {
    secret: HOSTILE,
    personId: people.get('rosa') ?? '',
    subject: '<script>alert(1)</script>',
    text: '</pre><img src=x onerror=alert(1)>',
    html: '<meta http-equiv="refresh" content="0;url=https://evil.example"><script>alert(1)</script><p onclick="x()">hola</p>',
  });
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

const get = (url: string, headers: Record<string, string> = {}) => server.inject({ method: 'GET', url, headers });
/** Everything that the record holds of an institution's letters and facts. */
const recorded = () =>
  transaction(store, 'mop', 'none', async (tx) =>
    JSON.stringify(
      [
        await tx.db.letter.findMany(),
        await tx.db.letterCopy.findMany({ omit: { bytes: true } }),
        await tx.db.event.count(),
        await tx.db.actForm.count(),
      ],
      (_key, value) => (typeof value === 'bigint' ? String(value) : value),
    ),
  );

describe("what a letter's link opens", () => {
  test('shows whose letter it is, its subject and text, and its own page in a frame that can do nothing', async () => {
    const { statusCode, body } = await get(`/mop/open/${SECRET}`, { 'accept-language': 'es' });
    expect(statusCode).toBe(200);
    expect(body).toContain('Actualice MOP-01 antes de las 18:00');
    expect(body).toContain('carta que recibió Rosa Benítez');
    expect(body).toContain('Le queda una meta.');
    expect(body).toContain('25/11/2026 08:30'); // in the zone of the institution
    expect(body).toMatch(
      new RegExp(`<iframe class="letter" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/mop/open/${SECRET}/letter"`),
    );
  });

  test.each([
    ['GET', 'page'],
    ['HEAD', 'page'],
    ['GET', 'letter'],
    ['HEAD', 'letter'],
  ] as const)('a %s of the %s changes nothing, so that a scanner of links does no harm', async (method, which) => {
    const before = await recorded();
    const { statusCode, body } = await server.inject({ method, url: `/mop/open/${SECRET}${which === 'letter' ? '/letter' : ''}` });
    expect(statusCode).toBe(200);
    if (method === 'HEAD') expect(body).toBe('');
    expect(await recorded()).toBe(before);
  });

  test.each(['POST', 'PUT', 'DELETE'] as const)('there is nothing to %s', async (method) => {
    expect((await server.inject({ method, url: `/mop/open/${SECRET}` })).statusCode).toBe(404);
  });

  test.each([
    ['a secret nobody has', `/mop/open/${SECRET}x`],
    ['a secret cut short by a mail program', `/mop/open/${SECRET.slice(0, 20)}`],
    ['the secret of another institution', `/msp/open/${SECRET}`],
    ['an institution that does not exist', `/nadie/open/${SECRET}`],
    ['a rehearsal', `/mop~1/open/${SECRET}`],
    ['no secret', '/mop/open/'],
    ['the hash instead of the secret', '/mop/open/5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02'],
    ['what is no text', '/mop/open/%E0%A4%A'],
    ['a path', '/mop/open/..%2F..%2Fetc%2Fpasswd'],
    ['a very long one', `/mop/open/${'a'.repeat(3_000)}`],
  ])('%s is answered by a page that says what to do', async (_what, url) => {
    const { statusCode, body, headers } = await get(url, { 'accept-language': 'en' });
    expect(statusCode).toBe(404);
    expect(body).toContain('copy the whole link');
    expect(body).not.toContain('Rosa');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('tricks in a letter are text in our page', async () => {
    const { body } = await get(`/mop/open/${HOSTILE}`);
    expect(body).not.toContain('<script');
    expect(body).not.toContain('<img');
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test("and have no power in the letter's own", async () => {
    const { body, headers } = await get(`/mop/open/${HOSTILE}/letter`);
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'none'", 'sandbox allow-popups', "form-action 'none'", "frame-ancestors 'self'"])
      expect(policy).toContain(rule);
    for (const power of ['script-src', 'allow-scripts', 'allow-same-origin', 'allow-forms', 'allow-top-navigation', 'connect-src'])
      expect(policy).not.toContain(power);
    expect(body).not.toContain('http-equiv'); // or it would lead elsewhere by itself
  });
});

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
  const parts = {
    log: silent,
    home: '/nowhere',
    publicUrl: 'http://127.0.0.1:3000',
    mailElsewhere: true,
    afterActs: () => {},
    advance: async () => {},
  };
  const away = await buildServer({ ...parts, store: { ...store, prisma: broken } }, async () => testAccess(store));
  for (const url of ['/', '/health', `/mop/open/${SECRET}`]) {
    const { statusCode, body } = await away.inject({ method: 'GET', url, headers: { 'accept-language': 'es' } });
    expect(statusCode).toBe(503);
    expect(body).toContain('Vuelva a intentarlo');
    expect(body).not.toContain('10.0.0.7');
  }
  await away.close();
});
