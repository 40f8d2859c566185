import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import PostalMime, { type Address } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import {
  clearMailbox,
  keepMailboxPort,
  keepMessage,
  keptMailboxPort,
  type MailboxMessage,
  openMailbox,
  readMailbox,
  readMessage,
} from './mailbox-files.ts';
import { choosePort } from './ports.ts';

export const MAILBOX_PORT = 2_525;

/** How the mailbox treats a message to an address; tests make it as awkward as real servers are. */
export type Behaviour =
  | 'accept'
  /** Refused with this code, when the address is named or after the final dot. */
  | { readonly reply: number; readonly at?: 'recipient' | 'data' }
  /** Says nothing more after the final dot. */
  | 'hang'
  /** Keeps the message, and cuts the connection before it says so. */
  | 'cut'
  /** Cuts the connection after the final dot and keeps nothing. */
  | 'lose';

export interface MailboxOptions {
  /** Where messages are kept as files; in memory without one. */
  readonly home?: string;
  /** Preferred where none is kept from an earlier start; 0 is any free one. */
  readonly port?: number;
  readonly behave?: (address: string) => Behaviour | Promise<Behaviour>;
}

export interface Mailbox {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** In the order of arrival. */
  messages(): readonly MailboxMessage[];
  raw(id: string): Buffer | undefined;
  clear(): void;
  stop(): Promise<void>;
  /** Tells of each message that is kept, until the returned function is called. */
  onMessage(listener: (message: MailboxMessage) => void): () => void;
}

/** An SMTP server of this machine alone that keeps every letter and sends none on. */
export async function startMailbox({ home, port, behave = () => 'accept' }: MailboxOptions = {}): Promise<Mailbox> {
  const shelf = home === undefined ? shelfInMemory() : shelfIn(home);
  const listeners = new Set<(message: MailboxMessage) => void>();
  const decided = new Map<string, Behaviour>();
  const sockets = new Map<number, Socket>();
  const key = (session: SMTPServerSession, address: string): string => `${session.id} ${address}`;

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'], // the library's own key is published: better none, and on the loopback address only
    authOptional: true,
    disableReverseLookup: true,
    hideENHANCEDSTATUSCODES: false,
    socketTimeout: 15 * 60_000,
    logger: false,
    onRcptTo({ address }, session, callback) {
      settle(async () => {
        const behaviour = await behave(address);
        decided.set(key(session, address), behaviour);
        return typeof behaviour === 'object' && behaviour.at !== 'data' ? callback(refusal(behaviour.reply)) : callback();
      }, callback);
    },
    onData(stream, session, callback) {
      settle(async () => {
        const raw = await bytesOf(stream);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const behaviours = to.map((address) => decided.get(key(session, address)) ?? 'accept');
        for (const address of to) decided.delete(key(session, address));
        const behaviour = behaviours.find((one) => one !== 'accept') ?? 'accept';
        if (behaviour === 'hang') return;
        if (typeof behaviour === 'object') return callback(refusal(behaviour.reply));
        if (behaviour !== 'lose') {
          const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
          const message = await describe(raw, { from, to });
          shelf.keep(message, raw);
          for (const listener of listeners) listener(message);
        }
        if (behaviour === 'accept') return callback();
        sockets.get(session.remotePort)?.destroy();
      }, callback);
    },
  });
  server.on('error', () => {}); // a client that goes away is no trouble of ours
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });

  const at = await listen(server, [shelf.port(), port ?? (home === undefined ? 0 : MAILBOX_PORT)]);
  shelf.listening(at);
  return {
    url: `smtp://127.0.0.1:${at}`,
    messages: shelf.messages,
    raw: shelf.raw,
    clear: shelf.clear,
    stop: async () => {
      for (const socket of sockets.values()) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Where to send letters to this home's mailbox, which another process may run. */
export function mailboxUrl(home: string): string {
  return `smtp://127.0.0.1:${keptMailboxPort(home) ?? MAILBOX_PORT}`;
}

interface Shelf {
  port(): number | undefined;
  listening(port: number): void;
  keep(message: MailboxMessage, raw: Buffer): void;
  messages(): readonly MailboxMessage[];
  raw(id: string): Buffer | undefined;
  clear(): void;
}

function shelfIn(home: string): Shelf {
  openMailbox(home);
  return {
    port: () => keptMailboxPort(home),
    listening: (port) => keepMailboxPort(home, port),
    keep: (message, raw) => keepMessage(home, message, raw),
    messages: () => readMailbox(home).toReversed(),
    raw: (id) => readMessage(home, id),
    clear: () => clearMailbox(home),
  };
}

function shelfInMemory(): Shelf {
  const kept = new Map<string, { readonly message: MailboxMessage; readonly raw: Buffer }>();
  return {
    port: () => undefined,
    listening: () => {},
    keep: (message, raw) => kept.set(message.id, { message, raw }),
    messages: () => [...kept.values()].map(({ message }) => message),
    raw: (id) => kept.get(id)?.raw,
    clear: () => kept.clear(),
  };
}

/** On the first preferred port that is free, else on any. */
async function listen(server: SMTPServer, preferred: readonly (number | undefined)[]): Promise<number> {
  for (const lost: number[] = []; ; ) {
    const port = await choosePort(
      preferred.filter((one) => one !== undefined),
      lost,
    );
    const failure = await new Promise<Error | undefined>((settled) => {
      server.server.once('error', settled);
      server.listen({ port, host: '127.0.0.1' }, () => settled(undefined));
    });
    if (failure === undefined) return port;
    if (lost.length === 10) throw failure;
    lost.push(port);
  }
}

/** What the list shows of a message; only its head is read, since packs of many pages hang from it. */
async function describe(raw: Buffer, envelope: MailboxMessage['envelope']): Promise<MailboxMessage> {
  const end = raw.indexOf('\r\n\r\n');
  const head = await PostalMime.parse(end === -1 ? raw : raw.subarray(0, end + 4));
  const date = new Date(head.date ?? '');
  return {
    id: `${Date.now()}-${randomBytes(6).toString('hex')}`,
    receivedAt: Date.now(),
    envelope,
    subject: head.subject ?? '',
    from: head.from === undefined ? '' : shown(head.from),
    to: head.to?.map(shown) ?? [],
    cc: head.cc?.map(shown) ?? [],
    date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
    messageId: head.messageId ?? '',
    size: raw.length,
  };
}

function shown({ name, address }: Address): string {
  return name === '' ? (address ?? '') : `${name} <${address ?? ''}>`;
}

async function bytesOf(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const refusal = (responseCode: number): Error =>
  Object.assign(new Error(`the mailbox was told to answer ${responseCode}`), { responseCode });

/** The library speaks in callbacks: what fails in ours is answered as a passing trouble. */
function settle(work: () => Promise<void>, callback: (error: Error) => void): void {
  work().catch((error: unknown) =>
    callback(Object.assign(error instanceof Error ? error : new Error(String(error)), { responseCode: 451 })),
  );
}
