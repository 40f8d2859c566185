import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PAGES } from '../../../client/web/areas.ts';
import { carriedBy, type Jar, recordOf, signIn } from './doors.ts';
import { openWednesday, type Wednesday } from './wednesday.ts';

let wednesday: Wednesday;
let marta: Jar;
beforeAll(async () => {
  wednesday = await openWednesday();
  marta = await signIn(wednesday.doors, 'mop', 'marta@mop.example');
});
afterAll(() => wednesday?.close());

const FORM = '/mop/mine/MOP-03';
const DOORS = ['/mop/sign-in', '/mop/sign-in/code', '/mop/sign-out', '/mop/opened', '/mop/account/acting'];
/** Every address that takes forms, with something in the place of what it names. */
const addresses = (): string[] => [
  ...DOORS,
  ...PAGES.map(({ address }) => `/mop${address.replace(/:(\w+)/g, (_all, name) => (name === 'goal' ? 'MOP-03' : 'R-001'))}`),
];

describe('forgery across sites', () => {
  test('no address takes a form without the token of its own reader', async () => {
    const stranger = wednesday.doors.browser();
    const theirs = carriedBy(await stranger.get('/mop/sign-in'), '/mop/sign-in')._csrf ?? '';
    const before = await recordOf(wednesday.store, 'mop');
    for (const address of addresses()) {
      for (const token of [undefined, '', 'x', theirs, 'a'.repeat(5_000)]) {
        const fields = {
          key: 'other',
          form: crypto.randomUUID(),
          do: 'saveDraft',
          goal: 'MOP-03',
          ...(token !== undefined && { _csrf: token }),
        };
        expect([address, token?.slice(0, 9), (await marta.send(address, fields)).status]).toEqual([address, token?.slice(0, 9), 403]);
      }
    }
    expect(await recordOf(wednesday.store, 'mop')).toBe(before);
  });

  test.each([
    ['text/plain', '_csrf=x&do=saveDraft'],
    ['application/json', '{"do":"saveDraft","goal":"MOP-03"}'],
    ['application/xml', '<do/>'],
  ])('a body of %s, as another site could send it, is no form', async (type, payload) => {
    const cookie = [...marta.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { statusCode } = await wednesday.doors.server.inject({
      method: 'POST',
      url: FORM,
      headers: { cookie, 'content-type': type },
      payload,
    });
    expect([400, 403, 415]).toContain(statusCode);
  });

  test('a token in the address is not looked at', async () => {
    const token = carriedBy(await marta.get('/mop/account'), '/mop/sign-out')._csrf ?? '';
    expect((await marta.send(`/mop/sign-out?_csrf=${encodeURIComponent(token)}`, {})).status).toBe(403);
  });

  test.each(['PUT', 'DELETE', 'PATCH'] as const)('there is nothing to %s', async (method) => {
    for (const url of addresses()) expect((await wednesday.doors.server.inject({ method, url })).statusCode).toBe(404);
  });
});

describe('every answer', () => {
  test.each(['/mop/sign-in', '/mop/account', FORM, '/mop/opened', '/mop/nothing', '/nadie/sign-in', '/oidc/callback'])(
    '%s may be framed by nobody and names no other host',
    async (url) => {
      const { headers, body } = await marta.get(url);
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      const policy = String(headers['content-security-policy']);
      for (const rule of ["default-src 'none'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"])
        expect(policy).toContain(rule);
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cache-control']).toBe('no-store');
      expect(body).not.toMatch(/\sstyle=|\son[a-z]+="|javascript:|<script(?! src="\/assets\/)/i);
    },
  );
});

describe('what is typed stays text', () => {
  const TRICKS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '{{constructor}}{{#with this}}',
    '<%= 7*7 %>#{7*7}',
    "'; DROP TABLE person; --",
    '</textarea><b>x</b>',
    '\u202egnp.exe',
  ];
  test.each(TRICKS)('in a refused form: %s', async (trick) => {
    const jar = wednesday.doors.browser();
    const { status, body } = await jar.fill(await jar.get('/mop/sign-in'), '/mop/sign-in', { address: trick });
    expect(status).toBe(422);
    for (const power of ['<script>alert', '<img src=x', '<b>x</b>', '49<']) expect(body).not.toContain(power);
    expect(body).toContain('value="');
  });
  test.each(TRICKS)('in a draft that is shown again: %s', async (trick) => {
    await marta.fill(await marta.get(FORM), FORM, { 'report-text': trick });
    const { status, body } = await marta.get(FORM);
    expect(status).toBe(200);
    for (const power of ['<script>alert', '<img src=x', '<b>x</b>']) expect(body).not.toContain(power);
  });

  test.each(['/mop/x\r\nSet-Cookie: planted=yes', '/mop/%0d%0aSet-Cookie:%20planted=yes', '/mop/\u2028x'])(
    'in a place to go to: %j adds no header',
    async (then) => {
      const jar = await signIn(wednesday.doors, 'mop', 'andres@mop.example', wednesday.doors.browser(), then).catch(() => undefined);
      const answer = await (jar ?? marta).get('/mop/account');
      expect(String(answer.headers['set-cookie'] ?? '')).not.toContain('planted=yes');
    },
  );
});

describe('bodies that are too large or broken', () => {
  const sent = async (payload: string | Buffer, type = 'application/x-www-form-urlencoded') => {
    const cookie = [...marta.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { statusCode, body } = await wednesday.doors.server.inject({
      method: 'POST',
      url: FORM,
      headers: { cookie, 'content-type': type },
      payload,
    });
    return { status: statusCode, body };
  };
  const part = (name: string, value: string): string => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  test.each<[string, string | Buffer, string | undefined, number[]]>([
    ['two megabytes of text', `report-text=${'a'.repeat(2 * 1024 * 1024)}`, undefined, [413]],
    ['ten thousand fields', Array.from({ length: 10_000 }, (_none, n) => `f${n}=1`).join('&'), undefined, [400, 403, 413]],
    ['names of the language itself', '__proto__=1&constructor=2&hasOwnProperty=3', undefined, [403]],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x26, 0x3d, 0xc3, 0x28]), undefined, [400, 403]],
    ['half an escape', '_csrf=%E0%A4%A&x=%', undefined, [400, 403]],
    ['no body at all', '', undefined, [400, 403]],
    ['parts without an end', part('x', 'y'), 'multipart/form-data; boundary=b', [400, 404]],
    ['parts without a boundary', part('x', 'y'), 'multipart/form-data', [400, 404]],
    [
      'a thousand parts',
      `${Array.from({ length: 1_000 }, (_none, n) => part(`f${n}`, '1')).join('')}--b--\r\n`,
      'multipart/form-data; boundary=b',
      [400, 403, 413],
    ],
    [
      'parts of which each is short enough',
      `${Array.from({ length: 4 }, (_none, n) => part(`f${n}`, 'a'.repeat(300_000))).join('')}--b--\r\n`,
      'multipart/form-data; boundary=b',
      [413],
    ],
    [
      'a file of eleven megabytes',
      `--b\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-${'a'.repeat(11 * 1024 * 1024)}\r\n--b--\r\n`,
      'multipart/form-data; boundary=b',
      [413],
    ],
  ])('%s', async (_what, payload, type, expected) => {
    const { status, body } = await sent(payload, type);
    expect(expected).toContain(status);
    expect(body).not.toMatch(/at .*\.ts:\d+|node_modules|FST_/);
    expect((await marta.get(FORM)).status).toBe(200);
  });

  const aFile = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--b--\r\n';
  test.each([
    ['a form of a page', FORM, [303, 404]],
    ['the form before the door', '/mop/sign-in', [413]],
    ['the form of a new institution', '/new', [413]],
  ])('the file of somebody unknown is not even read: %s', async (_what, url, expected) => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(expected).toContain((await wednesday.doors.server.inject({ method: 'POST', url, headers, payload: aFile })).statusCode);
  });
});
