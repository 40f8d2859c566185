import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readKept, writeKept } from './kept.ts';
import { onlyOne } from './only-one.ts';
import { commandLine, endProcess, isAlive } from './processes.ts';
import type { TemporalExecutable, WhereToLook } from './temporal-executable.ts';
import { installTemporal, type Progress } from './temporal-install.ts';
import { spawnServer } from './temporal-process.ts';
import { prepareNamespace, temporalAnswers } from './temporal-session.ts';

export const TEMPORAL_PORTS = { temporal: 7_233, ui: 8_233 } as const;
const GRACE_MS = 10_000;

const keptSchema = z.object({ pid: z.number(), port: z.number(), uiPort: z.number(), server: z.string(), database: z.string() });
type Kept = z.infer<typeof keptSchema>;

export interface TemporalOptions extends WhereToLook {
  readonly home: string;
  readonly log?: (message: string, fields?: Record<string, unknown>) => void;
  /** Told what takes long, line by line: a download or a build. */
  readonly progress?: Progress;
  /** Preferred where none are kept from an earlier start; 0 is any free one. */
  readonly ports?: { readonly temporal: number; readonly ui: number };
  readonly namespace?: string;
}

export interface Temporal {
  readonly address: string;
  readonly uiUrl: string;
  /** The server's version, `1.29.1`. */
  readonly version: string;
  /** Whether it ran already. */
  readonly found: boolean;
  answers(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Starts this home's own Temporal server, or finds it running; it outlives who started it, and any number of processes may call this at once. */
export async function startTemporal(options: TemporalOptions): Promise<Temporal> {
  const { home, log = () => {}, namespace = 'default' } = options;
  const folder = folderOf(home);
  return onlyOne(`${folder} (Temporal)`, async () => {
    const running = await findRunning(folder);
    const server = running ?? (await start(folder, await installTemporal(options.progress, options), options));
    const address = `127.0.0.1:${server.port}`;
    await prepareNamespace(address, namespace);
    log(running === undefined ? 'Temporal started' : 'Temporal found running', { address, server: server.server });
    return {
      address,
      uiUrl: `http://127.0.0.1:${server.uiPort}`,
      version: server.server,
      found: running !== undefined,
      answers: () => temporalAnswers(server.port),
      stop: () => stop(folder),
    };
  });
}

/** Stops this home's Temporal server if it runs; answers whether it did. */
export async function stopTemporal({ home }: { readonly home: string }): Promise<boolean> {
  const folder = folderOf(home);
  if ((await processOf(readKept(recordFile(folder), keptSchema))) === undefined) return false;
  await stop(folder);
  return true;
}

export interface EphemeralTemporal {
  readonly address: string;
  readonly version: string;
  stop(): Promise<void>;
}

/** A server of a test's own, in memory and on a free port, gone when stopped. */
export async function startEphemeralTemporal(where: WhereToLook & { readonly progress?: Progress } = {}): Promise<EphemeralTemporal> {
  const executable = await installTemporal(where.progress, where);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina-temporal-'));
  const call = { executable: executable.path, port: 0, namespace: 'default', logFile: path.join(folder, 'log'), outlives: false };
  const server = await spawnServer(call);
  const address = `127.0.0.1:${server.port}`;
  await prepareNamespace(address, 'default');
  return {
    address,
    version: executable.server,
    stop: async () => {
      await endProcess(server.pid, GRACE_MS);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function folderOf(home: string): string {
  mkdirSync(path.join(home, 'temporal'), { recursive: true });
  return realpathSync(path.join(home, 'temporal'));
}

const recordFile = (folder: string): string => path.join(folder, 'server.json');

async function start(folder: string, executable: TemporalExecutable, options: TemporalOptions): Promise<Kept> {
  const { log = () => {}, ports = TEMPORAL_PORTS, namespace = 'default' } = options;
  const earlier = readKept(recordFile(folder), keptSchema);
  const database = path.join(folder, `temporal-${executable.server.split('.', 2).join('.')}.db`); // a file belongs to one minor version
  const others = readdirSync(folder).filter((name) => /^temporal-.*\.db$/.test(name) && name !== path.basename(database));
  if (others.length > 0) log('the Temporal server has another version than before and begins an empty file', { left: others, database });
  const wanted = { port: earlier?.port ?? ports.temporal, uiPort: earlier?.uiPort ?? ports.ui };
  let kept: Kept | undefined;
  const { port } = await spawnServer({
    ...{ executable: executable.path, database, ...wanted, namespace, logFile: path.join(folder, 'log'), outlives: true },
    launched: ({ pid, port: at, uiPort = wanted.uiPort }) => {
      kept = { pid, port: at, uiPort, server: executable.server, database };
      writeKept(recordFile(folder), kept);
    },
  });
  if (kept === undefined) throw new Error('the Temporal server answers, but has no process');
  if (wanted.port !== 0 && port !== wanted.port) log('the port of Temporal was taken, another is used', { port });
  return kept;
}

/** The server that an earlier start left running; one that no longer answers is ended, since a file bears one server only. */
async function findRunning(folder: string): Promise<Kept | undefined> {
  const kept = readKept(recordFile(folder), keptSchema);
  const pid = await processOf(kept);
  if (kept === undefined || pid === undefined) return undefined;
  for (const until = Date.now() + GRACE_MS; Date.now() < until; await pause(100)) {
    if (await temporalAnswers(kept.port)) return kept;
    if (!isAlive(pid)) return undefined;
  }
  await endProcess(pid, GRACE_MS);
  return undefined;
}

/** The process of the kept server, if it lives and is not a stranger under the same id. */
async function processOf(kept: Kept | undefined): Promise<number | undefined> {
  if (kept === undefined || !isAlive(kept.pid)) return undefined;
  const command = await commandLine(kept.pid);
  return command === '' || command.includes(path.basename(kept.database)) ? kept.pid : undefined;
}

async function stop(folder: string): Promise<void> {
  const pid = await processOf(readKept(recordFile(folder), keptSchema));
  if (pid !== undefined) await endProcess(pid, GRACE_MS);
}
