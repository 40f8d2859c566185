import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadScenario } from '../../../client/rehearsal/load.ts';
import { liveRoutes } from '../../../client/web/live.ts';
import type { Screen } from '../../../client/web/screen.ts';
import { perform } from '../../../store/perform.ts';
import type { Store } from '../../../store/store.ts';
import { transaction } from '../../../store/transaction.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { example } from '../../support/rehearsing.ts';
import { READER, testAccess } from '../../support/screens.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
let database: TestDatabase;
let store: Store;
let server: FastifyInstance;
let origin: string;
let looks = 0;
let signedOut = false;
const streams = new Set<Stream>();

beforeAll(async () => {
  database = await testDatabase();
  store = database.store();
  await loadScenario(store, example('mop-2026-W48.yaml'), 'mop');
  return () => database.drop();
});
beforeEach(async () => {
  signedOut = false;
  server = fastify();
  const access = testAccess(store);
  const counting: Store = { ...store, prisma: counted(store) };
  const screen = {
    store: counting,
    log: silent,
    access: {
      ...access,
      readerOf: async (...given: Parameters<typeof access.readerOf>) => (signedOut ? undefined : access.readerOf(...given)),
    },
    notFound: (_request, reply) => reply.code(404).send(),
  } satisfies Partial<Screen>;
  liveRoutes(server, screen as unknown as Screen, { pollMs: 15, beatMs: 60, mostOfReader: 3 });
  await server.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const stream of streams) stream.close();
  streams.clear();
  await server.close();
});

/** Counts how often the events of an institution are looked at. */
function counted({ prisma }: Store): Store['prisma'] {
  return new Proxy(prisma, {
    get: (target, name) => {
      if (name === '$transaction') looks += 1;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

interface Stream {
  readonly status: number;
  readonly type: string | null;
  /** What has come so far, once it holds this. */
  readonly until: (wanted: RegExp) => Promise<string>;
  readonly ended: Promise<void>;
  readonly close: () => void;
}
async function listen(query = '', { who = 'rosa', last }: { readonly who?: string; readonly last?: string } = {}): Promise<Stream> {
  const ending = new AbortController();
  const headers = { [READER]: JSON.stringify({ handle: who }), ...(last !== undefined && { 'last-event-id': last }) };
  const answer = await fetch(`${origin}/mop/live${query}`, { headers, signal: ending.signal });
  if (answer.body === null) ending.abort();
  let heard = '';
  const news = new EventTarget();
  const ended = (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of answer.body ?? []) {
        heard += decoder.decode(chunk, { stream: true });
        news.dispatchEvent(new Event('more'));
      }
    } catch {
      // closed by this test
    }
  })();
  const stream: Stream = {
    status: answer.status,
    type: answer.headers.get('content-type'),
    until: async (wanted) => {
      while (!wanted.test(heard)) await once(news, 'more', { signal: AbortSignal.timeout(5_000) });
      return heard;
    },
    ended,
    close: () => ending.abort(),
  };
  streams.add(stream);
  return stream;
}

const last = () =>
  transaction(store, 'mop', 'none', async ({ db }) => Number((await db.event.aggregate({ _max: { seq: true } }))._max.seq ?? 0));
const happen = async (text = 'Se llamó al proveedor') => {
  const { id } = await transaction(store, 'mop', 'none', ({ db }) => db.person.findFirstOrThrow({ where: { handle: 'marta' } }));
  const outcome = await perform(
    store,
    { do: 'addAction', item: 'A-002', text },
    { institutionId: 'mop', formId: crypto.randomUUID(), by: id, via: 'web' },
  );
  expect(outcome.kind).toBe('done');
};

test('whoever listens is told that something happened, by its number and nothing else', async () => {
  const stream = await listen();
  expect([stream.status, stream.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
  const before = await last();
  await stream.until(new RegExp(`id: ${before}\n`));
  await happen();
  const heard = await stream.until(/event: news/);
  expect(heard).toContain(`id: ${await last()}\nevent: news\ndata: ${await last()}\n\n`);
  expect(heard).not.toContain('proveedor');
});

test('what happened between the page and the connection is told at once', async () => {
  const seen = await last();
  await happen();
  await (await listen(`?after=${seen}`)).until(/event: news/);
});

test('after a broken line the browser goes on where it was', async () => {
  const seen = await last();
  await happen();
  await (await listen(`?after=0`, { last: String(seen) })).until(/event: news/);
  const quiet = await listen(`?after=0`, { last: String(await last()) });
  expect(await quiet.until(/: here/)).not.toContain('news');
});

test('what was begun earlier and is written later is told too', async () => {
  await happen();
  const [first = 0, , third = 0] = await numbers(3);
  await write(third);
  const stream = await listen();
  await stream.until(new RegExp(`id: ${third}\n`));
  await write(first);
  await stream.until(/event: news/);
});

test('nothing is told when nothing happened; the line is kept alive', async () => {
  const stream = await listen();
  expect(await stream.until(/: here[\s\S]*: here/)).not.toContain('news');
});

test('one look serves all readers of an institution, and none where nobody reads', async () => {
  const several = await Promise.all([listen(), listen(), listen()]);
  await happen();
  await Promise.all(several.map((stream) => stream.until(/event: news/)));
  for (const stream of several) stream.close();
  await Promise.all(several.map(({ ended }) => ended));
  const rest = await quietLooks();
  expect(rest).toBe(looks);
});

test.each([
  ['nobody known', 'nobody', '/mop/live'],
  ['a reader of another institution', 'rosa', '/otra/live'],
])('%s hears nothing', async (_what, who, address) => {
  const answer = await fetch(`${origin}${address}`, { headers: { [READER]: JSON.stringify({ handle: who }) } });
  expect(answer.status).toBe(404);
});

test('a reader has so many lines and no more; one that ends makes room', async () => {
  const several = [await listen(), await listen(), await listen()];
  expect((await listen()).status).toBe(204);
  several[0]?.close();
  await expect.poll(async () => (await listen()).status, { timeout: 5_000 }).toBe(200);
});

test('whoever signs out is told nothing more', async () => {
  const stream = await listen();
  await stream.until(/id: /);
  signedOut = true;
  await stream.ended;
});

test('the server stops though somebody listens', async () => {
  const stream = await listen();
  await server.close();
  await stream.ended;
});

/** The looks counted once they have stopped growing. */
async function quietLooks(): Promise<number> {
  let before = -1;
  await expect
    .poll(
      () => {
        const grew = looks !== before;
        before = looks;
        return grew;
      },
      { interval: 60, timeout: 5_000 },
    )
    .toBe(false);
  return before;
}

/** Numbers that are given now and used in another order. */
const numbers = (count: number): Promise<number[]> =>
  transaction(store, 'mop', 'none', async ({ db }) => {
    const rows = await db.$queryRawUnsafe<{ n: number }[]>(
      `SELECT nextval(pg_get_serial_sequence('event', 'seq'))::int AS n FROM generate_series(1, ${count})`,
    );
    return rows.map(({ n }) => n);
  });
const write = (seq: number) =>
  transaction(store, 'mop', 'none', ({ db, now }) =>
    db.event.create({
      data: { institutionId: 'mop', seq, at: new Date(now), asOf: new Date(now), kind: 'deadlineRun', payload: { date: '2026-11-23' } },
    }),
  );
