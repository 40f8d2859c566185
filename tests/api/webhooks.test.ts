import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { isInside, webhookPoster } from '../../activities/webhook-post.ts';
import { createWebhookActivities } from '../../activities/webhooks.ts';
import { lastSeq, readEventsInOrder } from '../../store/event-cursor.ts';
import { perform } from '../../store/perform.ts';
import type { Store } from '../../store/store.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import { createWebhook, deliveriesOf, setWebhook, webhooksOf, webhooksWait } from '../../store/webhooks.ts';
import { openScreens, type Screens } from '../support/screens.ts';

interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let screens: Screens;
let store: Store;
let receiver: Server;
let url: string;
let got: Got[];
let answers: number[]; // statuses to come; then 200
let wall = Date.now();
const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-26T09:00' });
  store = screens.database.store(() => wall);
  receiver = createServer((request, reply) => {
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      got.push({ headers: request.headers, body });
      reply.writeHead(answers.shift() ?? 200, { location: 'http://127.0.0.1:1/elsewhere' }).end('thank you');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/told`;
});
afterAll(async () => {
  receiver?.close();
  await screens?.close();
});
beforeEach(async () => {
  got = [];
  answers = [];
  await read(async (tx) => {
    for (const { id, active } of await webhooksOf(tx)) if (active) await setWebhook(tx, id, { active: false, by: null });
  });
});

const read = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => transaction(store, 'mop', 'none', work);
const act = async (text: string): Promise<void> => {
  await perform(
    store,
    { do: 'addAction', item: 'A-003', text },
    { institutionId: 'mop', formId: randomUUID(), by: screens.people.get('rosa') ?? '', via: 'web' },
  );
  await told();
};
/** Until no older transaction of the server, another test's too, may still write a lower number: what is told waits for that. */
async function told(): Promise<void> {
  const last = await read(lastSeq);
  await vi.waitFor(async () => expect(await read((tx) => readEventsInOrder(tx, { after: last - 1, limit: 1 }))).toHaveLength(1), {
    timeout: 30_000,
  });
}
const deliver = (inside = true) =>
  createWebhookActivities({ store, heartbeat: () => {}, log: silent, post: webhookPoster({ inside }) }).deliverEvents({
    institutionId: 'mop',
  });
const make = (kinds: readonly string[], to = url) =>
  read((tx) => createWebhook(tx, { url: to, kinds, by: screens.people.get('rosa') ?? '', wall }));
const textsOf = (all: readonly Got[]): unknown[] =>
  all.map(({ body }) => (JSON.parse(body) as { payload: { text?: string } }).payload.text);

test('what happens is told from now on, in order, once, and only of the kinds asked for', async () => {
  await make(['act']);
  await act('uno');
  await act('dos');
  expect(await read(webhooksWait)).toBe(true);
  expect(await deliver()).toEqual({ delivered: 2, againInMs: null });
  expect(textsOf(got)).toEqual(['uno', 'dos']);
  expect(await deliver()).toEqual({ delivered: 0, againInMs: null });
  expect(await read(webhooksWait)).toBe(false);
});

test('each message is signed by HMAC-SHA256 over its time, a dot and its body', async () => {
  const { secret } = await make(['act']);
  await act('firmado');
  await deliver();
  const [{ headers, body } = { headers: {}, body: '' }] = got;
  const expected = createHmac('sha256', secret).update(`${headers['rutina-timestamp']}.${body}`).digest('hex');
  expect(headers['rutina-signature']).toBe(`sha256=${expected}`);
  expect([headers['rutina-timestamp'], headers['rutina-event'], headers['content-type']]).toEqual([
    String(Math.floor(wall / 1_000)),
    'act',
    'application/json',
  ]);
  expect(JSON.parse(body)).toMatchObject({ institution: 'mop', kind: 'act', by: 'rosa', payload: { do: 'addAction', on: 'A-003' } });
});

test.each([500, 404, 302, 429])(
  'one that answers %d is told again later, with the same delivery, and what comes after waits for it',
  async (status) => {
    const { id } = await make(['act']);
    answers = [status];
    await act('primero');
    await act('segundo');
    const first = await deliver();
    expect([first.delivered, textsOf(got)]).toEqual([0, ['primero']]);
    expect(first.againInMs).toBeGreaterThan(0);
    expect(await deliver()).toMatchObject({ delivered: 0 }); // too early: nobody is asked
    expect(got).toHaveLength(1);
    wall += first.againInMs ?? 0;
    expect(await deliver()).toEqual({ delivered: 2, againInMs: null });
    expect(textsOf(got)).toEqual(['primero', 'primero', 'segundo']);
    expect(got[1]?.headers['rutina-delivery']).toBe(got[0]?.headers['rutina-delivery']);
    const log = await read((tx) => deliveriesOf(tx, id, 10));
    expect(log.map(({ state, attempts, reply }) => [state, attempts, reply])).toEqual([
      ['DELIVERED', 1, 'HTTP 200'],
      ['DELIVERED', 2, 'HTTP 200'],
    ]);
  },
);

test('after some three days of failures the webhook is stopped; let go on, it is told what it missed', async () => {
  const { id } = await make(['act']);
  const began = wall;
  answers = Array.from({ length: 20 }, () => 503);
  await act('insistente');
  for (let round = await deliver(); round.againInMs !== null; round = await deliver()) wall += round.againInMs;
  expect((wall - began) / 86_400_000).toBeGreaterThan(2);
  expect((wall - began) / 86_400_000).toBeLessThan(4);
  expect((await read(webhooksOf)).find((one) => one.id === id)?.active).toBe(false);
  expect((await read((tx) => deliveriesOf(tx, id, 1)))[0]?.state).toBe('GIVEN_UP');
  answers = [];
  await act('después');
  await read((tx) => setWebhook(tx, id, { active: true, by: null }));
  got = [];
  await deliver();
  expect(textsOf(got)).toEqual(['insistente', 'después']);
});

test('one that fails holds up nobody but itself', async () => {
  await make(['act'], 'http://127.0.0.1:1/closed');
  await make(['act']);
  await act('para quien escucha');
  const round = await deliver();
  expect([round.delivered, textsOf(got)]).toEqual([1, ['para quien escucha']]);
});

describe('networks of their own', () => {
  test.each([
    ['this machine', 'https://127.0.0.1/x'],
    ['this machine, in IPv6', 'https://[::1]/x'],
    ['this machine, mapped', 'https://[::ffff:127.0.0.1]/x'],
    ['a private network', 'https://10.1.2.3/x'],
    ['the address of a cloud’s secrets', 'https://169.254.169.254/x'],
    ['this machine by its name', 'https://localhost/x'],
    ['a number that is an address', 'https://2130706433/x'],
    ['plain http', 'http://example.org/x'],
    ['no address at all', 'file:///etc/passwd'],
  ])('%s is refused, and the webhook stopped', async (_what, to) => {
    const { id } = await make(['act'], to);
    await act('nadie');
    expect(await deliver(false)).toEqual({ delivered: 0, againInMs: null });
    const [log] = await read((tx) => deliveriesOf(tx, id, 1));
    expect([log?.state, (await read(webhooksOf)).find((one) => one.id === id)?.active]).toEqual(['GIVEN_UP', false]);
  });

  test.each([
    ['93.184.216.34', false],
    ['2606:2800:220:1:248:1893:25c8:1946', false],
    ['192.168.1.1', true],
    ['100.64.0.1', true],
    ['fd00::1', true],
    ['fe80::1', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:a00:1', true],
    ['0.0.0.0', true],
    ['nonsense', true],
  ])('%s is inside: %s', (address, inside) => {
    expect(isInside(address)).toBe(inside);
  });
});

describe('the administrator’s page', () => {
  beforeAll(async () => {
    await read((tx) =>
      tx.db.roleAssignment.create({
        data: {
          institutionId: 'mop',
          id: randomUUID(),
          personId: screens.people.get('gabriel') ?? '',
          role: 'INSTANCE_ADMIN',
          goalIds: [],
        },
      }),
    );
  });

  test('a webhook is made, its secret shown once, its deliveries listed, and it is stopped and goes on', async () => {
    const admin = screens.as('gabriel');
    const page = await admin.get('/mop/admin/webhooks');
    expect(page.status).toBe(200);
    const refused = await admin.post('/mop/admin/webhooks', { key: 'create', url: 'ftp://x' });
    expect([refused.status, refused.body.includes('href="#f-create-url"')]).toEqual([422, true]);
    const made = await admin.post('/mop/admin/webhooks', {
      key: 'create',
      url: 'https://sistema.example.org/avisos',
      kinds: ['act', 'scope'],
    });
    expect(made.status).toBe(303);
    const body = (await admin.get('/mop/admin/webhooks')).body;
    expect(body).toContain('https://sistema.example.org/avisos');
    const [one] = (await read(webhooksOf)).filter(({ url: to }) => to.includes('sistema'));
    const secret = (await read((tx) => tx.db.webhook.findFirst({ where: { id: one?.id ?? '' } })))?.secret ?? '-';
    expect(body).not.toContain(secret);
    const set = (active: string) => admin.post('/mop/admin/webhooks', { key: `set/${one?.id}`, webhook: one?.id ?? '', active });
    expect((await set('false')).status).toBe(303);
    expect((await set('false')).status).toBe(404);
    expect((await set('true')).status).toBe(303);
  });

  test.each(['rosa', 'lucia', 'hugo'])('%s, who administers nothing, does not see it', async (handle) => {
    expect((await screens.as(handle).get('/mop/admin/webhooks')).status).toBe(403);
    expect((await screens.as(handle).post('/mop/admin/webhooks', { key: 'create', url: 'https://x.example.org' })).status).toBe(403);
  });
});
