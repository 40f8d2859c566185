import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import PostalMime from 'postal-mime';
import type { MailServer } from '../../../activities/dependencies.ts';
import { type AccessSettings, createAccess } from '../../../client/web/access/access.ts';
import { buildServer } from '../../../client/web/server.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Store } from '../../../store/store.ts';
import { transaction } from '../../../store/transaction.ts';

/** A browser with a jar of its own. */
export interface Jar {
  readonly cookies: Map<string, string>;
  readonly get: (url: string, headers?: Record<string, string>) => Promise<Page>;
  readonly head: (url: string) => Promise<Page>;
  /** Sends the fields as they are. */
  readonly send: (url: string, fields: Readonly<Record<string, string>>, headers?: Record<string, string>) => Promise<Page>;
  /** Fills the form that leads to `action` on a page, and sends it with all that it carries. */
  readonly fill: (page: Page, action: string, fields?: Readonly<Record<string, string>>) => Promise<Page>;
}
export interface Page {
  readonly status: number;
  readonly body: string;
  readonly location: string | null;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}
export interface Doors {
  readonly server: FastifyInstance;
  readonly logged: { readonly message: string; readonly fields: Record<string, unknown> }[];
  readonly letters: { readonly to: string; readonly subject: string; readonly text: string; readonly raw: string }[];
  readonly browser: (address?: string, agent?: string) => Jar;
  /** The code of the letter that came next to this address. */
  readonly codeFor: (address: string, after?: number) => Promise<string>;
}

/** The pages with their real doors; letters with codes are caught. */
export async function openDoors(
  store: Store,
  {
    publicUrl = 'http://127.0.0.1:3000',
    ...given
  }: Partial<AccessSettings> & { readonly publicUrl?: string; readonly wall?: () => Instant } = {},
): Promise<Doors> {
  const logged: Doors['logged'] = [];
  const letters: Doors['letters'] = [];
  const note = (message: string, fields: Record<string, unknown> = {}) => void logged.push({ message, fields });
  const catching: MailServer = {
    send: async ({ to, raw }) => {
      const mail = await PostalMime.parse(raw);
      letters.push({ to, subject: mail.subject ?? '', text: mail.text ?? '', raw: Buffer.from(raw).toString('utf8') });
      return '250 ok';
    },
  };
  const { wall, ...settings } = given;
  const server = await buildServer(
    {
      store: wall === undefined ? store : { ...store, wall },
      log: { info: note, warn: note, error: note },
      home: '/nowhere',
      publicUrl,
      mailElsewhere: true,
      afterActs: () => {},
      advance: async () => undefined,
    },
    createAccess({ sessionKey: randomBytes(32), mail: { from: 'Rutina <rutina@mop.example>', server: catching }, ...settings }),
  );
  const browser = (address = '198.51.100.7', agent = 'Mozilla/5.0 (Android 14) Firefox/145.0'): Jar => jarOf(server, address, agent);
  const codeFor = async (to: string, after = 0): Promise<string> => {
    const found = (): string | undefined => letters.slice(after).find((letter) => letter.to === to)?.text;
    for (let n = 0; n < 400 && found() === undefined; n += 1) await new Promise((done) => setTimeout(done, 5));
    return /\b\d{6}\b/.exec(found() ?? '')?.[0] ?? 'no code came';
  };
  return { server, logged, letters, browser, codeFor };
}

function jarOf(server: FastifyInstance, remoteAddress: string, agent: string): Jar {
  const cookies = new Map<string, string>();
  const ask = async (method: 'GET' | 'HEAD' | 'POST', url: string, headers: Record<string, string>, payload?: string): Promise<Page> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await server.inject({
      method,
      url,
      remoteAddress,
      headers: { 'user-agent': agent, 'accept-language': 'es', ...(cookie !== '' && { cookie }), ...headers },
      ...(payload !== undefined && { payload }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0) cookies.delete(name);
      else cookies.set(name, encodeURIComponent(value));
    }
    const { location } = answer.headers;
    return {
      status: answer.statusCode,
      body: answer.body,
      location: typeof location === 'string' ? location : null,
      headers: answer.headers,
    };
  };
  const send: Jar['send'] = (url, fields, headers = {}) =>
    ask('POST', url, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, new URLSearchParams(fields).toString());
  return {
    cookies,
    get: (url, headers = {}) => ask('GET', url, headers),
    head: (url) => ask('HEAD', url, {}),
    send,
    fill: (page, action, fields = {}) => send(action, { ...carriedBy(page, action), ...fields }),
  };
}

/** The hidden fields of the form that leads to this address. */
export function carriedBy({ body }: Page, action: string): Record<string, string> {
  const forms = [...body.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)];
  const form = forms.find(
    ([, attributes = '']) => unescaped(/action="([^"]*)"/.exec(attributes)?.[1] ?? '').split('?')[0] === action.split('?')[0],
  );
  if (form === undefined) throw new Error(`no form leads to ${action} on this page:\n${body.slice(0, 3_000)}`);
  const hidden = [...(form[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(hidden.map(([, name = '', value = '']) => [unescaped(name), unescaped(value)]));
}
const unescaped = (text: string): string =>
  text
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Signs a person in as people do: address, letter, code. */
export async function signIn(doors: Doors, institutionId: string, address: string, jar = doors.browser(), then?: string): Promise<Jar> {
  const before = doors.letters.length;
  const door = `/${institutionId}/sign-in`;
  await jar.fill(await jar.get(then === undefined ? door : `${door}?then=${encodeURIComponent(then)}`), door, { address });
  const code = await doors.codeFor(address, before);
  await jar.fill(await jar.get(`${door}/code`), `${door}/code`, { code });
  return jar;
}

/** Everything that the record holds of an institution, but when sessions were last seen. */
export const recordOf = (store: Store, institutionId: string): Promise<string> =>
  transaction(store, institutionId, 'none', async (tx) =>
    JSON.stringify(
      [
        await tx.db.letter.findMany({ orderBy: { id: 'asc' } }),
        await tx.db.letterCopy.findMany({ omit: { bytes: true }, orderBy: { id: 'asc' } }),
        await tx.db.weeklyUpdate.findMany({ orderBy: { id: 'asc' } }),
        await tx.db.person.findMany({ orderBy: { id: 'asc' } }),
        await tx.db.webSession.count(),
        await tx.db.signInCode.count(),
        await tx.db.formDraft.count(),
        await tx.db.event.count(),
        await tx.db.actForm.count(),
      ],
      (_key, value) => (typeof value === 'bigint' ? String(value) : value),
    ),
  );
