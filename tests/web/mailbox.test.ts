import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createTransport, type Transporter } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer } from '../../client/web/server.ts';
import { type Mailbox, startMailbox } from '../../embedded/mailbox.ts';
import type { Store } from '../../store/store.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { testAccess } from '../support/screens.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const home = mkdtempSync(path.join(os.tmpdir(), 'rutina-mailbox-'));
let database: TestDatabase;
let store: Store;
let mailbox: Mailbox;
let server: FastifyInstance;
let transport: Transporter;

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  mailbox = await startMailbox({ home, port: 0 });
  transport = createTransport({ url: mailbox.url, pool: true, maxConnections: 1 });
  server = await buildServer(
    { store, log: silent, home, publicUrl: 'http://127.0.0.1:3000', mailElsewhere: false, afterActs: () => {}, advance: async () => {} },
    async () => testAccess(store),
  );
});
afterAll(async () => {
  await server?.close();
  transport?.close();
  await mailbox?.stop();
  await database?.drop();
  rmSync(home, { recursive: true, force: true });
});

const get = (url: string) => server.inject({ method: 'GET', url, headers: { 'accept-language': 'es' } });
async function arrives(message: Parameters<Transporter['sendMail']>[0]): Promise<string> {
  await transport.sendMail({ from: 'Rutina <rutina@mop.example>', to: 'rosa@mop.example', ...message });
  return mailbox.messages().at(-1)?.id ?? '';
}

test.each([
  ['from another machine', { remoteAddress: '203.0.113.9', headers: {} }],
  ['through a proxy of this machine', { headers: { 'x-forwarded-for': '203.0.113.9' } }],
  ['through a proxy that says only its name', { headers: { via: '1.1 gate' } }],
  ['under the name of another host', { headers: { host: 'elsewhere.example' } }],
])('is not there for a reader who comes %s, however its address is written', async (_how, from) => {
  for (const url of ['/mailbox', '/%6dailbox', '/mailbox/', '/%6Dailbox/x', '/mailbox/x/letter', '/mailbox?page=1'])
    expect([url, (await server.inject({ method: 'GET', url, ...from })).statusCode]).toEqual([url, 404]);
});

describe('the mailbox of this machine', () => {
  test('is empty at first, and says so', async () => {
    expect((await get('/mailbox')).body).toContain('Todavía no ha llegado ninguna carta');
  });

  test('lists letters, the newest first', async () => {
    await arrives({ subject: 'la primera', text: 'a' });
    await arrives({ subject: 'la segunda', text: 'b' });
    const { body } = await get('/mailbox');
    expect(body.indexOf('la segunda')).toBeGreaterThan(0);
    expect(body.indexOf('la segunda')).toBeLessThan(body.indexOf('la primera'));
  });

  test('goes on to older pages', async () => {
    for (let n = 0; n < 55; n += 1) await arrives({ subject: `carta ${n}.`, text: 'a' });
    expect((await get('/mailbox')).body).not.toContain('la primera');
    expect((await get('/mailbox?page=2')).body).toContain('la primera');
    expect((await get('/mailbox?page=-7')).body).toContain('carta 54.');
    expect((await get('/mailbox?page=x')).body).toContain('carta 54.');
  });

  test('shows a letter as page, text, attachments and source', async () => {
    const id = await arrives({
      subject: 'con acentos: ñandú',
      text: 'el texto',
      html: '<p>la página</p>',
      attachments: [{ filename: 'acta.pdf', content: 'PDF' }],
    });
    const { body } = await get(`/mailbox/${id}`);
    expect(body).toContain('con acentos: ñandú');
    expect(body).toContain('<pre>el texto');
    expect(body).toContain(`src="/mailbox/${id}/letter"`);
    expect(body).toContain('acta.pdf');
    expect((await get(`/mailbox/${id}/letter`)).body).toContain('<p>la página</p>');
    const source = await get(`/mailbox/${id}/source`);
    expect(source.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(source.rawPayload.equals(mailbox.raw(id) ?? Buffer.alloc(0))).toBe(true);
    const attachment = await get(`/mailbox/${id}/attachments/0`);
    expect(attachment.headers['content-disposition']).toContain('attachment; filename="acta.pdf"');
    expect(attachment.body).toBe('PDF');
  });

  test('a hostile letter is text in our pages, and powerless in its own', async () => {
    const tricks = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const id = await arrives({
      subject: tricks,
      text: tricks,
      html: `<base href="https://evil.example"><meta http-equiv=refresh content="0;https://evil.example"><form action="https://evil.example"><script>alert(1)</script></form>`,
      from: `"${tricks.replaceAll('"', '')}" <x@evil.example>`,
      attachments: [
        { filename: '../../etc/passwd\u202egnp.html', content: '<script>alert(1)</script>', contentType: 'text/html' },
        { filename: 'x.svg', content: '<svg onload="alert(1)"/>', contentType: 'image/svg+xml' },
      ],
    });
    for (const url of ['/mailbox', `/mailbox/${id}`]) {
      const { body } = await get(url);
      expect(body.replaceAll(/<script src="\/assets\/[a-z]+\.js" defer><\/script>/g, '')).not.toMatch(/<script|<img/);
      expect(body).toContain('&lt;script&gt;');
    }
    const letter = await get(`/mailbox/${id}/letter`);
    const policy = String(letter.headers['content-security-policy']);
    for (const rule of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", 'sandbox'])
      expect(policy).toContain(rule);
    for (const power of ['script-src', 'allow-scripts', 'allow-same-origin', 'allow-forms']) expect(policy).not.toContain(power);
    expect(letter.body).not.toContain('http-equiv');
    for (const n of [0, 1]) {
      const { headers } = await get(`/mailbox/${id}/attachments/${n}`);
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(String(headers['content-disposition'])).toMatch(/^attachment;/);
      expect(String(headers['content-disposition'])).not.toMatch(/[/\\\u202e]\w/);
    }
  });

  test('bytes that are no letter do not break the pages', async () => {
    const id = await arrives({ raw: Buffer.from([0xff, 0xfe, 0x00, 0x0d, 0x0a, 0x80, 0x81]) });
    expect((await get('/mailbox')).statusCode).toBe(200);
    expect((await get(`/mailbox/${id}`)).statusCode).toBe(200);
  });

  test.each(['nothing', '1-a', '..%2F..%2Fserver', '1700000000000-abcdef012345'])('there is no letter %s', async (id) => {
    for (const rest of ['', '/letter', '/source', '/attachments/0']) expect((await get(`/mailbox/${id}${rest}`)).statusCode).toBe(404);
  });

  test('there is no attachment that a letter does not have', async () => {
    const id = await arrives({ text: 'a' });
    for (const n of ['0', '1', '-1', 'length', '__proto__']) expect((await get(`/mailbox/${id}/attachments/${n}`)).statusCode).toBe(404);
  });

  test('where letters leave by a server, it says so and shows none', async () => {
    const id = await arrives({ subject: 'la última', text: 'a' });
    const elsewhere = await buildServer(
      { store, log: silent, home, publicUrl: 'http://127.0.0.1:3000', mailElsewhere: true, afterActs: () => {}, advance: async () => {} },
      async () => testAccess(store),
    );
    const { body } = await elsewhere.inject({ url: '/mailbox', headers: { 'accept-language': 'es' } });
    expect(body).toContain('salen por un servidor de correo');
    expect(body).not.toContain('la última');
    expect((await elsewhere.inject({ url: `/mailbox/${id}` })).statusCode).toBe(404);
    await elsewhere.close();
  });
});

test('a service with a public name shows it to nobody: a proxy may pass on readers without a word', async () => {
  const known = await buildServer(
    { store, log: silent, home, publicUrl: 'https://rutina.example', mailElsewhere: false, afterActs: () => {}, advance: async () => {} },
    async () => testAccess(store),
  );
  expect((await known.inject({ method: 'GET', url: '/mailbox' })).statusCode).toBe(404);
  await known.close();
});
