import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { readKept, writeKept } from './kept.ts';
import { onlyOne } from './only-one.ts';
import { choosePort } from './ports.ts';
import { type Owner, type PostgresBinaries, postgresBinaries, postgresOwner } from './postgres-binaries.ts';
import { postgresFolder } from './postgres-folder.ts';
import { answersAt, ensureAppRole, ensureDatabase } from './postgres-session.ts';
import { commandLine, isAlive } from './processes.ts';

export const POSTGRES_PORT = 54_329;
/** The role the service logs in as: row-level security binds it. */
export const APP_ROLE = 'rutina_app';
const ADMIN_ROLE = 'postgres';
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '300',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
/** For tests, where what a power cut would lose is of no worth; a kill -9 still loses nothing. */
const FLEETING = { fsync: 'off', full_page_writes: 'off' };
const LOG_LIMIT = 20_000_000;

const keptSchema = z.object({ port: z.number().optional(), adminPassword: z.string(), appPassword: z.string() });
type Kept = z.infer<typeof keptSchema>;

export interface PostgresOptions {
  readonly home: string;
  /** Preferred where none is kept from an earlier start; 0 is any free one. */
  readonly port?: number;
  readonly log?: (message: string, fields?: Record<string, unknown>) => void;
  /** False in tests: nothing is forced to the disk, which survives a kill -9 but no power cut. */
  readonly durable?: boolean;
}

export interface Postgres {
  /** As the owner of everything, on the database `postgres`. */
  readonly adminUrl: string;
  /** As the owner of everything, for migrations. */
  url(database: string): string;
  /** As the role that row-level security binds. */
  appUrl(database: string): string;
  /** Creates the database unless it is there. */
  ensureDatabase(database: string): Promise<void>;
  answers(): Promise<boolean>;
  stop(): Promise<void>;
  readonly port: number;
  /** Where its data are kept. */
  readonly folder: string;
  /** Whether it ran already. */
  readonly found: boolean;
}

/** Starts this home's own PostgreSQL, or finds it running; it outlives who started it, and any number of processes may call this at once. */
export async function startPostgres({ home, port = POSTGRES_PORT, log, durable = true }: PostgresOptions): Promise<Postgres> {
  const cluster = await openCluster(home, log);
  return onlyOne(`${cluster.folder} (PostgreSQL)`, async () => {
    const kept = keptOf(cluster.folder);
    const running = await runningPort(cluster.data, kept);
    const at = running ?? (await startCluster(cluster, kept, port, durable));
    if (kept.port !== at) writeKept(recordFile(cluster.folder), { ...kept, port: at });
    const url = (role: string, password: string, database: string): string =>
      `postgresql://${role}:${password}@127.0.0.1:${at}/${database}`;
    const adminUrl = url(ADMIN_ROLE, kept.adminPassword, 'postgres');
    await ensureAppRole(adminUrl, APP_ROLE, kept.appPassword);
    return {
      adminUrl,
      url: (database) => url(ADMIN_ROLE, kept.adminPassword, database),
      appUrl: (database) => url(APP_ROLE, kept.appPassword, database),
      ensureDatabase: (database) => ensureDatabase(adminUrl, database),
      answers: () => answersAt(adminUrl),
      stop: () => stopCluster(cluster),
      port: at,
      folder: cluster.folder,
      found: running !== undefined,
    };
  });
}

/** Stops this home's PostgreSQL if it runs; answers whether it did. */
export async function stopPostgres({ home, log }: Pick<PostgresOptions, 'home' | 'log'>): Promise<boolean> {
  const cluster = await openCluster(home, log);
  if ((await postmaster(cluster.data)) === undefined) return false;
  await stopCluster(cluster);
  return true;
}

/** The version of the embedded PostgreSQL, whose programs are tried in the asking, and the port where it listened last. */
export async function lookAtPostgres(home: string): Promise<{ readonly version: string; readonly port?: number }> {
  const { folder, binaries } = await openCluster(home, undefined);
  const port = readKept(recordFile(folder), keptSchema)?.port;
  return { version: binaries.version, ...(port !== undefined && { port }) };
}

interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly owner: Owner | undefined;
  readonly binaries: PostgresBinaries;
  readonly log: (message: string, fields?: Record<string, unknown>) => void;
}

async function openCluster(home: string, log: PostgresOptions['log']): Promise<Cluster> {
  const owner = postgresOwner();
  mkdirSync(home, { recursive: true });
  const { folder, notice } = await postgresFolder(realpathSync(home), owner);
  if (notice !== undefined && !existsSync(path.join(folder, 'data'))) log?.(notice);
  return { folder, data: path.join(folder, 'data'), owner, binaries: await postgresBinaries(folder, owner), log: log ?? (() => {}) };
}

const recordFile = (folder: string): string => path.join(folder, 'server.json');

/** The passwords and the port of this cluster; the passwords are made once, before it exists. */
function keptOf(folder: string): Kept {
  const kept = readKept(recordFile(folder), keptSchema);
  if (kept !== undefined) return kept;
  if (existsSync(path.join(folder, 'data')))
    throw new Error(
      `${recordFile(folder)}, which holds the passwords of the database beside it, is missing: bring it back, or remove ${folder}`,
    );
  const password = (): string => randomBytes(24).toString('base64url');
  const made = { adminPassword: password(), appPassword: password() };
  writeKept(recordFile(folder), made);
  return made;
}

/** The port at which this cluster answers already, by its own pid file. */
async function runningPort(data: string, { adminPassword }: Kept): Promise<number | undefined> {
  const server = await postmaster(data);
  if (server === undefined) return undefined;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answersAt(`postgresql://${ADMIN_ROLE}:${adminPassword}@127.0.0.1:${server.port}/postgres`)) return server.port;
    if (!isAlive(server.pid)) return undefined;
    await pause(100); // it is still starting, or taking up what a crash left
  }
  throw new Error(
    `PostgreSQL runs as process ${server.pid} but does not answer on port ${server.port}: see the file log in ${path.dirname(data)}`,
  );
}

/** The live server of this data folder; a pid file whose process is dead, or somebody else's by now, is put away. */
async function postmaster(data: string): Promise<{ readonly pid: number; readonly port: number } | undefined> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const command = isAlive(pid) ? await commandLine(pid) : '';
  if (isAlive(pid) && (command === '' || command.includes('postgres'))) return { pid, port: Number(lines[3]) };
  rmSync(file, { force: true }); // or the next start takes the stranger, or the unburied dead, for a server
  return undefined;
}

async function startCluster(cluster: Cluster, kept: Kept, preferred: number, durable: boolean): Promise<number> {
  await makeCluster(cluster, kept);
  refuseOtherMajor(cluster);
  const logFile = path.join(cluster.folder, 'log');
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  const settings = Object.entries({ ...SETTINGS, ...(durable ? {} : FLEETING) }).map(([name, value]) => `-c ${name}=${value}`);
  const lost: number[] = []; // ports that somebody took between our look and the start
  let output = '';
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const port = await choosePort([kept.port ?? preferred, preferred], lost);
    const before = existsSync(logFile) ? statSync(logFile).size : 0;
    const options = `-p ${port} ${settings.join(' ')}`;
    const started = await cluster.binaries.run('pg_ctl', ['-D', cluster.data, '-l', logFile, '-w', '-t', '60', '-o', options, 'start']);
    if (started.ok) {
      if (![0, port].includes(kept.port ?? preferred)) cluster.log('the port of PostgreSQL was taken, another is used', { port });
      return port;
    }
    output = `${started.output.trim()} ${existsSync(logFile) ? readFileSync(logFile, 'utf8').slice(before).trim() : ''}`.trim();
    if (/already in use/i.test(output)) lost.push(port);
    await pause(200); // after a kill -9 its last children still hold the shared memory for a moment
  }
  throw new Error(`the embedded PostgreSQL does not start: ${output.slice(-1_500)}`);
}

/** initdb aside, then a rename: a first start that is killed leaves no half-made cluster. */
async function makeCluster({ folder, data, owner, binaries }: Cluster, { adminPassword }: Kept): Promise<void> {
  if (existsSync(path.join(data, 'PG_VERSION'))) return;
  const aside = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(aside, { recursive: true, force: true });
  writeFileSync(passwordFile, adminPassword, { mode: 0o600 });
  if (owner !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']; // the same on every system
  const secrecy = ['-A', 'scram-sha-256', '--pwfile', passwordFile];
  try {
    const made = await binaries.run('initdb', ['-D', aside, '-U', ADMIN_ROLE, ...secrecy, ...locale, '--no-sync', '--no-instructions']);
    if (!made.ok)
      throw new Error(`the embedded PostgreSQL could not make its data folder in ${folder}: ${made.output.trim().slice(-1_500)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(aside, data);
}

function refuseOtherMajor({ data, binaries, folder }: Cluster): void {
  const made = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  const ours = binaries.version.split('.')[0];
  if (made !== ours)
    throw new Error(
      `the data in ${folder} belong to PostgreSQL ${made}, this is ${ours}: dump them with the older Rutina and restore them here`,
    );
}

async function stopCluster({ data, binaries }: Cluster): Promise<void> {
  if ((await postmaster(data)) === undefined) return;
  const stopped = await binaries.run('pg_ctl', ['-D', data, '-m', 'fast', '-w', '-t', '60', 'stop']);
  if (!stopped.ok && (await postmaster(data)) !== undefined)
    throw new Error(`the embedded PostgreSQL does not stop: ${stopped.output.trim()}`);
}
