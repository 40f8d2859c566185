import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface OnlyOneOptions {
  readonly patienceMs?: number;
  /** Called once, when somebody else is at it and we wait. */
  readonly waiting?: () => void;
}

/** Runs `work` while no other process of this machine is in the same place; the system lets go by itself when the holder dies. */
export async function onlyOne<T>(place: string, work: () => Promise<T>, options: OnlyOneOptions = {}): Promise<T> {
  const address = socketOf(place);
  const until = Date.now() + (options.patienceMs ?? 120_000);
  let held = await hold(address);
  if (held === undefined) options.waiting?.();
  while (held === undefined) {
    if (Date.now() > until) throw new Error(`another process has been busy for too long with ${place}`);
    await pause(50);
    held = await hold(address);
  }
  try {
    return await work();
  } finally {
    const server = held;
    await new Promise((done) => server.close(done));
  }
}

/** A name the system forgets with its holder: an abstract socket, on Windows a pipe; elsewhere a socket file. */
function socketOf(place: string): string {
  const name = `rutina-${createHash('sha256').update(place).digest('hex').slice(0, 32)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), name);
}

async function hold(address: string): Promise<net.Server | undefined> {
  const server = net.createServer((socket) => socket.destroy());
  const error = await new Promise<NodeJS.ErrnoException | undefined>((settled) => {
    server.once('error', settled).listen({ path: address }, () => settled(undefined));
  });
  if (error === undefined) return server;
  if (error.code !== 'EADDRINUSE') throw error;
  if (path.isAbsolute(address) && process.platform !== 'win32' && !(await answers(address))) rmSync(address, { force: true });
  return undefined;
}

/** Whether anybody still listens on a socket file, which its holder leaves behind when killed. */
function answers(address: string): Promise<boolean> {
  return new Promise((settled) => {
    const socket = net.connect({ path: address });
    socket.once('connect', () => settled(true)).once('error', () => settled(false));
    socket.once('connect', () => socket.destroy());
  });
}
