import type { FastifyInstance } from 'fastify';
import type { Loaded } from '../../client/rehearsal/load.ts';
import type { Access } from '../../client/web/screen.ts';
import { buildServer } from '../../client/web/server.ts';
import type { LinkScope } from '../../client/web/visit.ts';
import { moveHand, personIds } from '../../store/institutions.ts';
import type { Store } from '../../store/store.ts';
import { transaction } from '../../store/transaction.ts';
import { zoneOf } from '../../store/zone.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { playRoutine, playScenario } from './playing.ts';
import { example } from './rehearsing.ts';

const silent = { info: () => {}, warn: () => {}, error: process.env.TELL_ERRORS ? console.error : () => {} };
export const READER = 'x-reader';
const TOKEN = 'the-token-of-tests';

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly location: string | null;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}
export interface Browser {
  readonly get: (address: string) => Promise<Answer>;
  /** Sends a form; its id is new unless given. */
  readonly post: (address: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Answer>;
}
export interface Screens {
  readonly server: FastifyInstance;
  readonly store: Store;
  readonly database: TestDatabase;
  readonly institutionId: string;
  readonly people: Loaded['people'];
  /** A person of section 11 by their handle, as if signed in; `link` as if by a letter's link. */
  readonly as: (handle: string, link?: LinkScope) => Browser;
  /** Moves the hand to a local instant, with the milestones that come before it or at it. */
  readonly goTo: (local: string) => Promise<void>;
  /** Moves the hand alone. */
  readonly setNow: (local: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Readers by a header, for tests of pages: how people really get in is tested in tests/web/access. */
export function testAccess(store: Store): Access {
  const readerIn: Access['readerIn'] = async (tx, request) => {
    const given = request.headers[READER];
    if (typeof given !== 'string') return undefined;
    const { handle, link } = JSON.parse(given) as { handle: string; link?: LinkScope };
    const id = (await personIds(tx)).get(handle);
    if (id === undefined) return undefined;
    const person = { id, name: handle, locale: 'es' };
    const { institutionId } = tx;
    return { institutionId, person, via: link ? 'link' : 'web', sessionId: link ? null : 'session', ...(link && { link }) };
  };
  return {
    readerIn,
    readerOf: (request, institutionId) => transaction(store, institutionId, 'none', (tx) => readerIn(tx, request)),
    formToken: () => TOKEN,
    isOwnForm: (_request, token) => token === TOKEN,
  };
}

/** The pages over domain.md section 11 as it stands at a local instant of its week, without the engine. */
export async function openScreens({
  until = '2026-11-23T00:00',
  scenario = 'mop-2026-W48.yaml',
  institutionId = 'mop',
} = {}): Promise<Screens> {
  const database = await testDatabase();
  const store = database.store();
  const read = example(scenario);
  const zone = zoneOf(read.institution.timeZone);
  const loaded = await playScenario(store, read, institutionId, until);
  const server = await buildServer(
    {
      store,
      log: silent,
      home: '/nowhere',
      publicUrl: 'http://127.0.0.1:3000',
      mailElsewhere: true,
      afterActs: () => {},
      advance: (id, to) => playRoutine(store, id, to),
    },
    async () => testAccess(store),
  );
  const instant = (local: string): number => {
    const [day = '', time = '00:00'] = local.split('T');
    return time.length > 5 ? zone.instantOf(day, time.slice(0, 5)) + Number(time.slice(6)) * 1_000 : zone.instantOf(day, time);
  };
  const as = (handle: string, link?: LinkScope): Browser => {
    const headers = { [READER]: JSON.stringify({ handle, link }) };
    return {
      get: async (url) => answerOf(await server.inject({ method: 'GET', url, headers })),
      post: async (url, fields) =>
        answerOf(
          await server.inject({
            method: 'POST',
            url,
            headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
            payload: encoded({ _csrf: TOKEN, form: crypto.randomUUID(), ...fields }),
          }),
        ),
    };
  };
  return {
    server,
    store,
    database,
    institutionId,
    people: loaded.people,
    as,
    goTo: (local) => playRoutine(store, institutionId, instant(local)),
    setNow: (local) => moveHand(store, institutionId, instant(local)),
    close: async () => {
      await server.close();
      await database.drop();
    },
  };
}

function encoded(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, String(one));
  return body.toString();
}

const answerOf = (answer: { statusCode: number; body: string; headers: Answer['headers'] }): Answer => ({
  status: answer.statusCode,
  body: answer.body,
  location: typeof answer.headers.location === 'string' ? answer.headers.location : null,
  headers: answer.headers,
});
