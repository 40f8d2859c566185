import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ACT_FIELDS } from '../../client/acts.schema.ts';
import { openApi, pathInDocument } from '../../client/api/openapi.ts';
import { API_READS } from '../../client/api/reads.ts';
import { maySee } from '../../domain/views.ts';
import { loadBook } from '../../store/book.ts';
import { transaction } from '../../store/transaction.ts';
import { openScreens, type Screens } from '../support/screens.ts';
import { type Program, programOf, programWith } from './calling.ts';

let screens: Screens;
beforeAll(async () => {
  screens = await openScreens({ until: '2026-11-27T12:30' });
  EXAMPLES.run = String((await (await programOf(screens, 'rosa')).run('a-1-3')).body.run);
});
afterAll(() => screens?.close());

const EXAMPLES: Record<string, string> = { goal: 'MOP-01', item: 'R-001', week: '2026-W48' };
const exampleOf = (path: string): string => path.replace(/:(\w+)/g, (_whole, name: string) => EXAMPLES[name] ?? '');
const HANDLES = ['lucia', 'rosa', 'carmen', 'hugo', 'ana', 'gabriel'];
const someAct = { do: 'addAction', item: 'A-003', text: 'Reunión con la municipalidad.' };

describe('the document', () => {
  const document = openApi() as unknown as {
    readonly openapi: string;
    readonly paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>>;
    readonly components: { readonly schemas: Record<string, object> };
  };

  test('is OpenAPI 3.1, and anybody may read it', async () => {
    const answer = await screens.server.inject({ method: 'GET', url: '/api/v1/openapi.json' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(document);
    expect(document.openapi).toBe('3.1.0');
  });

  test('has every route there is, and no other', () => {
    const routes = [
      ...API_READS.map(({ path }) => `GET ${pathInDocument(path)}`),
      'POST /api/v1/{institution}/acts',
      'POST /api/v1/{institution}/reports/{report}/runs',
      'GET /api/v1/{institution}/reports/runs/{run}/files/{format}',
    ].sort();
    const told = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((one) => `${one.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(routes);
    for (const { path } of API_READS) expect(screens.server.hasRoute({ method: 'GET', url: `/api/v1/:institution${path}` })).toBe(true);
  });

  test('has every act with its fields', () => {
    for (const [name, fields] of Object.entries(ACT_FIELDS)) {
      const schema = document.components.schemas[`Act.${name}`] as { properties: Record<string, unknown> };
      expect([name, Object.keys(schema.properties).sort()]).toEqual([name, ['do', ...Object.keys(fields)].sort()]);
    }
  });

  test.each(API_READS.map(({ path }) => [path] as const))('what GET %s answers is what the document says', async (path) => {
    const program = await programOf(screens, 'rosa');
    const answer = await program.get(exampleOf(path));
    expect([answer.status, answer.type]).toEqual([200, 'application/json; charset=utf-8']);
    const schema = document.paths[pathInDocument(path)]?.get?.responses['200']?.content['application/json']?.schema;
    const said = z.fromJSONSchema((schema ?? {}) as Parameters<typeof z.fromJSONSchema>[0]).safeParse(answer.body);
    expect(said.success ? [] : said.error.issues).toEqual([]);
  });
});

describe('who may read', () => {
  test.each(API_READS.map((route) => [route.path, route] as const))(
    'GET %s is open to whom domain/views.ts opens it, and to nobody else',
    async (path, route) => {
      for (const handle of HANDLES) {
        const program = await programOf(screens, handle);
        const sees = await transaction(screens.store, 'mop', 'none', async (tx) =>
          maySee(await loadBook(tx, 'all'), screens.people.get(handle) ?? '', route.view, tx.today),
        );
        const { status } = await program.get(exampleOf(path));
        expect([handle, sees ? [200, 404] : [403]]).toEqual([handle, expect.arrayContaining([status])]);
      }
    },
  );

  test.each([
    ['no token', () => programWith(screens, ''), 401],
    ['a token nobody has', () => programWith(screens, `rutina_${'a'.repeat(43)}`), 401],
    ['a token that has expired', () => programOf(screens, 'rosa', { lives: -1 }), 401],
    ['a token without the scope', () => programOf(screens, 'rosa', { scopes: ['act'] }), 403],
    ['a token of another institution', async () => programWith(screens, (await programOf(screens, 'rosa')).secret, 'none'), 401],
  ])('%s opens nothing', async (_what, make, status) => {
    const program: Program = await make();
    const answer = await program.get('/goals');
    expect([answer.status, answer.type, answer.body.status]).toEqual([status, 'application/problem+json; charset=utf-8', status]);
  });
});

describe('acts', () => {
  test('an act is done as on a screen, and the same key gets the same outcome once more', async () => {
    const rosa = await programOf(screens, 'rosa');
    const key = { 'idempotency-key': 'once' };
    const first = await rosa.act(someAct, key);
    expect(first.status).toBe(200);
    expect(await rosa.act(someAct, key)).toMatchObject({ status: 200, body: first.body });
    const sheet = await rosa.get('/items/A-003');
    const texts = (sheet.body.actions as { text: string }[]).map(({ text }) => text);
    expect(texts.filter((text) => text === someAct.text)).toHaveLength(1);
  });

  test('a key is its person’s own: another one’s act is another act', async () => {
    const registered = { do: 'registerAlert', on: 'MOP-05', title: 'Otra alerta', type: 'LEGAL', limit: '2026-12-15' };
    const ivan = await programOf(screens, 'ivan');
    const rosa = await programOf(screens, 'rosa');
    const one = await ivan.act(registered, { 'idempotency-key': 'shared' });
    const other = await rosa.act({ ...registered, title: 'Distinta' }, { 'idempotency-key': 'shared' });
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body.code).not.toBe(other.body.code);
  });

  test.each<[string, string, object, Record<string, string>, number, string]>([
    ['what the person may not do', 'lucia', { do: 'validateUpdate', goal: 'MOP-01' }, {}, 403, 'not-allowed'],
    ['what is not there', 'rosa', { ...someAct, item: 'R-999' }, {}, 404, 'not-found'],
    ['a version that is old', 'rosa', someAct, { 'if-match': '"1"' }, 409, 'stale'],
    ['what is not possible', 'rosa', { do: 'decideReprogramming', on: 'MOP-03/1,02', approve: true }, {}, 409, 'not-possible'],
    ['fields that do not fit', 'rosa', { do: 'addAction', item: 'A-003' }, {}, 422, 'invalid-input'],
    ['an act nobody knows', 'rosa', { do: 'conquer' }, {}, 422, 'invalid-input'],
    ['no key', 'rosa', someAct, { 'idempotency-key': '' }, 400, 'malformed'],
    ['a version that is none', 'rosa', someAct, { 'if-match': 'soon' }, 400, 'malformed'],
  ])('%s is refused as a problem', async (_what, handle, act, headers, status, kind) => {
    const answer = await (await programOf(screens, handle)).act(act, headers);
    expect([answer.status, answer.body.type, answer.type]).toEqual([
      status,
      `urn:rutina:problem:${kind}`,
      'application/problem+json; charset=utf-8',
    ]);
  });

  test('wrong fields are named, all at once', async () => {
    const answer = await (await programOf(screens, 'rosa')).act({ do: 'registerAlert', on: 'MOP-05', title: '', limit: 'soon' });
    const paths = (answer.body.errors as { path: string }[]).map(({ path }) => path);
    expect(paths.sort()).toEqual(['limit', 'title', 'type']);
  });

  test.each([
    ['a body that is no JSON', 'application/json', '{', 400],
    ['a form', 'application/x-www-form-urlencoded', 'do=review', 422],
    ['XML', 'text/xml', '<a/>', 415],
    ['more than a megabyte', 'application/json', `"${'a'.repeat(1_100_000)}"`, 413],
  ])('%s is refused as a problem', async (_what, type, payload, status) => {
    const { secret } = await programOf(screens, 'rosa');
    const headers = { authorization: `Bearer ${secret}`, 'content-type': type, 'idempotency-key': 'x' };
    const answer = await screens.server.inject({ method: 'POST', url: '/api/v1/mop/acts', headers, payload });
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8']);
  });

  test('a token that asks too often is told when to come back, and another one goes on', async () => {
    const hasty = await programOf(screens, 'rosa', { scopes: ['read'] });
    let answer = await hasty.act(someAct);
    for (let count = 0; answer.status !== 429 && count < 400; count += 1) answer = await hasty.act(someAct);
    expect([answer.status, answer.body.type]).toEqual([429, 'urn:rutina:problem:too-many']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    expect((await (await programOf(screens, 'rosa')).get('/weeks')).status).toBe(200);
  });

  test('reading alone does nothing', async () => {
    const reader = await programOf(screens, 'rosa', { scopes: ['read'] });
    expect((await reader.act(someAct)).body.type).toBe('urn:rutina:problem:scope');
  });
});

/** What is read waits for every older transaction of the server, those of other tests beside this one too. */
const OLDER_ONES = { timeout: 30_000 };

describe('events', () => {
  test('a cursor goes through all of them, each once, in the order of their numbers', async () => {
    const rosa = await programOf(screens, 'rosa');
    const seen: number[] = [];
    let after = 0;
    for (;;) {
      const { body } = await rosa.get(`/events?after=${after}&limit=100`);
      const events = body.events as { seq: number }[];
      seen.push(...events.map(({ seq }) => seq));
      if (events.length === 0) break;
      after = Number(body.next);
    }
    expect(seen.length).toBeGreaterThan(100);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => a - b));
    await rosa.act({ ...someAct, text: 'Otra vez.' });
    await vi.waitFor(async () => {
      const more = (await rosa.get(`/events?after=${after}`)).body.events as { kind: string; payload: { do?: string } }[];
      expect(more.map(({ kind, payload }) => payload.do ?? kind)).toContain('addAction');
    }, OLDER_ONES);
  });

  test('what a transaction under way may still write with a lower number is waited for', async () => {
    const rosa = await programOf(screens, 'rosa');
    const last = async (): Promise<number> => Number((await rosa.get('/events?after=0&limit=500')).body.next);
    let { body } = await rosa.get('/events?limit=500');
    while ((body.events as unknown[]).length > 0) body = (await rosa.get(`/events?limit=500&after=${String(body.next)}`)).body;
    const after = Number(body.next);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let began = (): void => {};
    const begun = new Promise<void>((resolve) => {
      began = resolve;
    });
    const slow = transaction(screens.store, 'mop', 'none', async (tx) => {
      const at = new Date(tx.now);
      await tx.db.event.create({ data: { institutionId: 'mop', at, asOf: at, kind: 'change', payload: { slow: true } } });
      began();
      await held;
    });
    await begun;
    await rosa.act({ ...someAct, text: 'Más rápida.' });
    expect((await rosa.get(`/events?after=${after}`)).body.events).toEqual([]);
    release();
    await slow;
    await vi.waitFor(async () => {
      const told = (await rosa.get(`/events?after=${after}`)).body.events as { payload: { slow?: boolean } }[];
      expect(told[0]?.payload.slow).toBe(true);
      expect(told.length).toBeGreaterThan(1);
    }, OLDER_ONES);
    expect(await last()).toBeGreaterThan(0);
  });
});
