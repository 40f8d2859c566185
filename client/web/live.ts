import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { maySee } from '../../domain/views.ts';
import { loadBook } from '../../store/book.ts';
import { type Mark, readMark } from '../../store/event-mark.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import type { Screen } from './screen.ts';
import type { Reader } from './visit.ts';

interface Rhythm {
  readonly pollMs: number; // how often the events of an institution with readers are looked at
  readonly beatMs: number; // how often a connection is kept alive, and its reader asked for again
  readonly mostOfReader: number;
  readonly mostInAll: number;
}
const RHYTHM: Rhythm = { pollMs: 1_000, beatMs: 15_000, mostOfReader: 4, mostInAll: 2_000 };
const RETRY_MS = 5_000;

interface Listener {
  readonly who: string; // session, or link
  readonly response: ServerResponse;
  readonly request: FastifyRequest;
  readonly institutionId: string;
  told: number;
}
/** The readers of one institution's pages, and the one look at its events for all of them. */
interface House {
  readonly listeners: Set<Listener>;
  readonly timer: NodeJS.Timeout;
  mark: Mark | undefined;
  looking: boolean;
}

/** `GET /mop/live?after=<seq>`: tells a page that something happened, never what; the page then asks for itself again (server-sent events). */
export function liveRoutes(server: FastifyInstance, { store, access, notFound, log }: Screen, rhythm: Partial<Rhythm> = {}): void {
  const { pollMs, beatMs, mostOfReader, mostInAll } = { ...RHYTHM, ...rhythm };
  const houses = new Map<string, House>();

  server.get<{ readonly Params: { readonly institution: string }; readonly Querystring: { readonly after?: string } }>(
    '/:institution/live',
    async (request, reply) => {
      const { institution } = request.params;
      const reader = await access.readerOf(request, institution);
      const mark = reader && (await transaction(store, institution, 'none', (tx) => markFor(tx, reader)));
      if (reader === undefined || mark === undefined) return notFound(request, reply);
      const who = reader.sessionId ?? reader.link?.copyId ?? reader.person.id;
      const all = [...houses.values()].flatMap(({ listeners }) => [...listeners]);
      // 204 is the one answer after which a browser does not ask again: the page lives on by its link.
      if (all.length >= mostInAll || all.filter((one) => one.who === who).length >= mostOfReader)
        return reply.code(204).header('connection', 'close').send();
      const after = seqOf(request.headers['last-event-id']) ?? seqOf(request.query.after) ?? mark.last;
      if (reply.raw.destroyed) return reply.hijack(); // gone meanwhile
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
        connection: 'close', // nothing else ever comes on this line
      });
      const listener: Listener = { who, response: reply.raw, request, institutionId: institution, told: after };
      write(listener, `retry: ${RETRY_MS}\nid: ${after}\n\n`);
      if (mark.last > after) tell(listener, mark.last);
      join(institution, listener, mark);
      return reply;
    },
  );
  server.addHook('preClose', async () => {
    clearInterval(beat);
    for (const { listeners, timer } of houses.values()) {
      clearInterval(timer);
      for (const { response } of listeners) response.end();
    }
    houses.clear();
  });

  function join(institution: string, listener: Listener, mark: Mark): void {
    const house = houses.get(institution) ?? {
      listeners: new Set(),
      timer: setInterval(() => void look(institution), pollMs),
      mark,
      looking: false,
    };
    house.timer.unref();
    houses.set(institution, house);
    house.listeners.add(listener);
    listener.response.once('close', () => leave(listener));
  }

  function leave(listener: Listener): void {
    const house = houses.get(listener.institutionId);
    if (!house?.listeners.delete(listener) || house.listeners.size > 0) return;
    clearInterval(house.timer);
    houses.delete(listener.institutionId);
  }

  /** One look for all readers of an institution. */
  async function look(institution: string): Promise<void> {
    const house = houses.get(institution);
    if (house === undefined || house.looking) return;
    house.looking = true;
    try {
      const mark = await transaction(store, institution, 'none', readMark);
      const before = house.mark;
      house.mark = mark;
      // A number given earlier may be committed later: the count of the last ones sees it.
      if (before === undefined || (mark.last === before.last && mark.recent === before.recent)) return;
      for (const listener of house.listeners) tell(listener, mark.last);
    } catch (error) {
      log.warn('the events could not be looked at', { institution, error: error instanceof Error ? error.message : String(error) });
    } finally {
      house.looking = false;
    }
  }

  /** Keeps connections alive through proxies, and ends those of whoever signed out or lost the right to look. */
  async function keepAlive(): Promise<void> {
    for (const listener of [...houses.values()].flatMap(({ listeners }) => [...listeners])) {
      try {
        const reader = await access.readerOf(listener.request, listener.institutionId);
        if (reader === undefined) listener.response.end();
        else write(listener, ': here\n\n');
      } catch {
        write(listener, ': here\n\n'); // who it is cannot be asked just now
      }
    }
  }
  const beat = setInterval(() => void keepAlive(), beatMs);
  beat.unref();
}

/** Where the events stand, for whoever may look at the week. */
async function markFor(tx: Tx, { person }: Reader): Promise<Mark | undefined> {
  const book = await loadBook(tx, { goalIds: [] });
  return maySee(book, person.id, 'WEEK', tx.today) ? readMark(tx) : undefined;
}

function tell(listener: Listener, last: number): void {
  listener.told = last;
  write(listener, `id: ${last}\nevent: news\ndata: ${last}\n\n`);
}

const MOST_UNREAD_BYTES = 64 * 1024;
/** A reader that does not read is let go: the browser asks again. */
function write({ response }: Listener, text: string): void {
  if (response.writableEnded || response.destroyed) return;
  response.write(text);
  if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
}

const seqOf = (text: string | readonly string[] | undefined): number | undefined =>
  typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
