import { appendFileSync, closeSync, fstatSync, mkdirSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readKept, writeKept } from './kept.ts';

const messageSchema = z.object({
  id: z.string().regex(/^[0-9]+-[0-9a-f]+$/),
  /** When it came, in epoch milliseconds of this machine. */
  receivedAt: z.number(),
  envelope: z.object({ from: z.string(), to: z.array(z.string()) }),
  subject: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  /** The Date header as an ISO instant, or empty. */
  date: z.string(),
  messageId: z.string(),
  size: z.number(),
});
/** What the mailbox knows of a message without opening it. */
export type MailboxMessage = z.infer<typeof messageSchema>;

const portSchema = z.object({ port: z.number() });
const folderOf = (home: string): string => path.join(home, 'mailbox');
const indexOf = (home: string): string => path.join(folderOf(home), 'index.jsonl');
const portFile = (home: string): string => path.join(folderOf(home), 'server.json');

/** Every message kept in this home, newest first; a line that a crash cut short is passed over. */
export function readMailbox(home: string): readonly MailboxMessage[] {
  const messages: MailboxMessage[] = [];
  for (const line of read(indexOf(home))?.toString('utf8').split('\n') ?? []) {
    const message = messageSchema.safeParse(parsed(line)).data;
    if (message !== undefined) messages.push(message);
  }
  return messages.reverse();
}

/** The bytes of one message as they came, if it is kept. */
export function readMessage(home: string, id: string): Buffer | undefined {
  return messageSchema.shape.id.safeParse(id).success ? read(path.join(folderOf(home), `${id}.eml`)) : undefined;
}

/** Keeps a message: its bytes first, then its line, which makes it count. */
export function keepMessage(home: string, message: MailboxMessage, raw: Buffer): void {
  writeFileSync(path.join(folderOf(home), `${message.id}.eml`), raw, { mode: 0o600 });
  appendFileSync(indexOf(home), `${JSON.stringify(message)}\n`, { mode: 0o600 });
}

/** Makes the folder, and ends the line that a crash may have left torn, so that the next one stands by itself. */
export function openMailbox(home: string): void {
  mkdirSync(folderOf(home), { recursive: true });
  const file = openSync(indexOf(home), 'a+', 0o600);
  try {
    const { size } = fstatSync(file);
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n') appendFileSync(file, '\n');
  } finally {
    closeSync(file);
  }
}

/** Forgets every message. */
export function clearMailbox(home: string): void {
  const kept = readMailbox(home);
  writeFileSync(indexOf(home), '');
  for (const { id } of kept) rmSync(path.join(folderOf(home), `${id}.eml`), { force: true });
}

/** The port at which this home's mailbox listened last. */
export const keptMailboxPort = (home: string): number | undefined => readKept(portFile(home), portSchema)?.port;

/** Remembers the port, so that other processes of this home find the mailbox. */
export const keepMailboxPort = (home: string, port: number): void => writeKept(portFile(home), { port });

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
