import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashOf } from '../../../activities/letter-links.ts';
import { transaction } from '../../../store/transaction.ts';
import { recordOf } from './doors.ts';
import { openWednesday, type Wednesday } from './wednesday.ts';

let wednesday: Wednesday;
beforeAll(async () => {
  wednesday = await openWednesday();
});
afterAll(() => wednesday?.close());
beforeEach(() => {
  wednesday.doors.logged.length = 0;
});

describe('scanners of mail do no harm', () => {
  test('HEAD, GET, previews and ten at a time change nothing in the record, and the person then does their work', async () => {
    const secret = await wednesday.linkTo('andres', 'N02');
    const before = await recordOf(wednesday.store, 'mop');
    const scanners = ['Mozilla/5.0 SafeLinks', 'facebookexternalhit/1.1', 'Slackbot-LinkExpanding 1.0', 'curl/8'].map((agent) =>
      wednesday.doors.browser('192.0.2.9', agent),
    );
    for (const scanner of scanners) {
      expect((await scanner.head(`/mop/open/${secret}`)).status).toBe(303);
      await scanner.get(`/mop/open/${secret}`, { purpose: 'prefetch' });
      for (const address of ['/mop/opened', '/mop/opened/letter', '/mop/opened/letter/body'])
        expect((await scanner.get(address)).status).toBe(200);
    }
    await Promise.all(Array.from({ length: 10 }, () => wednesday.doors.browser('192.0.2.10').get(`/mop/open/${secret}`)));
    expect(await recordOf(wednesday.store, 'mop')).toBe(before);
    expect((await wednesday.enter(secret, '/mine/MOP-02')).page.status).toBe(200);
  });

  test('one that runs scripts and submits every form it sees sends nothing and uses nothing up', async () => {
    const secret = await wednesday.linkTo('andres', 'N02');
    const scanner = wednesday.doors.browser('192.0.2.11');
    await scanner.get(`/mop/open/${secret}`);
    const opened = await scanner.get('/mop/opened');
    expect((await scanner.send('/mop/opened', {})).status).toBe(403); // a form made up by itself
    await scanner.fill(opened, '/mop/opened'); // submitted as it stands: no button pressed
    const pressed = await scanner.fill(opened, '/mop/opened', { to: '/mine/MOP-02' });
    const form = await scanner.get(pressed.location ?? '');
    const before = await updateOf('MOP-02');
    await scanner.fill(form, '/mop/mine/MOP-02', { send: 'yes' });
    expect(await updateOf('MOP-02')).toBe(before); // an empty form is no report (domain.md 5.3)
    expect((await wednesday.enter(secret, '/mine/MOP-02')).page.status).toBe(200);
  });
});

const updateOf = (goal: string): Promise<string> =>
  transaction(wednesday.store, 'mop', 'none', async (tx) => {
    const row = await tx.db.weeklyUpdate.findFirst({ where: { week: '2026-W48', goal: { code: goal } } });
    return `${row?.state} ${row?.submittedAt} ${JSON.stringify(row?.answers)}`;
  });

describe('guessing and tampering are refused and logged', () => {
  const guesses: [what: string, url: (secret: string) => string][] = [
    ['a secret nobody has', (secret) => `/mop/open/${secret}x`],
    ['a secret cut short by a mail program', (secret) => `/mop/open/${secret.slice(0, 20)}`],
    ['in capitals', (secret) => `/mop/open/${secret.toUpperCase()}`],
    ['the secret at another institution', (secret) => `/msp/open/${secret}`],
    ['the hash instead of the secret', (secret) => `/mop/open/${hashOf(secret)}`],
  ];
  test.each(guesses)('%s', async (_what, url) => {
    const jar = wednesday.doors.browser();
    const { status, body } = await jar.get(url(await wednesday.linkTo('lucia', 'N02')));
    expect(status).toBe(404);
    expect(body).toContain('copie el enlace entero');
    expect(body).not.toContain('Lucía');
    expect(wednesday.doors.logged).toContainEqual({ message: 'a link was refused', fields: expect.objectContaining({ why: 'unknown' }) });
    expect(JSON.stringify(wednesday.doors.logged)).not.toContain('lucia-N02');
    expect((await jar.get('/mop/opened')).status).toBe(404);
  });

  test.each([
    ['an institution that does not exist', '/nadie/open/a-secret-that-is-long-enough'],
    ['a rehearsal', '/mop~1/open/a-secret-that-is-long-enough'],
    ['no secret', '/mop/open/'],
    ['what is no text', '/mop/open/%E0%A4%A'],
    ['a path', '/mop/open/..%2F..%2Fetc%2Fpasswd'],
    ['a very long one', `/mop/open/${'a'.repeat(3_000)}`],
  ])('%s is answered without a failure', async (_what, url) => {
    expect((await wednesday.doors.browser().get(url)).status).toBe(404);
  });

  test.each([
    ['changed', (value: string) => `${value.slice(0, 20)}A${value.slice(21)}`],
    ['cut', (value: string) => value.slice(0, 40)],
    ['made up', () => Buffer.from('{"known":{"mop":{"link":"1"}}}').toString('base64')],
    ['empty', () => ''],
  ])('a cookie that was %s opens nothing', async (_what, forge) => {
    const { jar } = await wednesday.enter(await wednesday.linkTo('lucia', 'N02'), '/mine/MOP-01');
    const [name = '', value = ''] = [...jar.cookies][0] ?? [];
    jar.cookies.set(name, forge(value));
    expect((await jar.get('/mop/mine/MOP-01')).location).toContain('/mop/sign-in');
    expect((await jar.get('/mop/opened')).status).toBe(404);
  });

  test('a flood of guesses from one address is slowed down', async () => {
    const flood = wednesday.doors.browser('192.0.2.66');
    const seen = new Set<number>();
    for (let n = 0; n < 310; n += 1) seen.add((await flood.head(`/mop/open/guess-number-${String(n).padStart(8, '0')}`)).status);
    expect([...seen]).toEqual([404, 429]);
    expect((await wednesday.doors.browser('192.0.2.67').get(`/mop/open/${await wednesday.linkTo('lucia', 'N02')}`)).status).toBe(303);
  });
});
