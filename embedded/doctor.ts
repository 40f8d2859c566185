import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { openConnection } from './doctor-temporal.ts';
import { keptMailboxPort } from './mailbox-files.ts';
import { platformOf } from './platform.ts';
import { isPortFree } from './ports.ts';
import { lookAtPostgres } from './postgres.ts';
import { roleAt } from './postgres-session.ts';
import { findTemporal } from './temporal-executable.ts';

/** What one part of the machine looks like to Rutina. */
export interface DoctorFinding {
  readonly part: string;
  /** Unknown: nothing is wrong that we could see, but it was never tried here. */
  readonly ok: boolean | 'unknown';
  readonly found: string;
  /** What to do, where it is not well. */
  readonly remedy?: string;
}

/** What the doctor wants to know of the configuration. */
export interface DoctorConfig {
  readonly home: string;
  readonly cacheFolder?: string;
  readonly databaseUrl?: string;
  readonly databaseAdminUrl?: string;
  readonly temporal: { readonly kind: 'embedded' } | { readonly kind: 'existing'; readonly variables: Readonly<Record<string, string>> };
  readonly temporalCli?: string;
  readonly smtpUrl?: string;
  readonly webPort: number;
}

const ENOUGH_BYTES = 1e9;

/** Looks at everything the service needs on this machine, starts nothing, and says what to mend. */
export async function doctor(config: DoctorConfig): Promise<readonly DoctorFinding[]> {
  const looks: readonly [string, (config: DoctorConfig) => Look | Promise<Look>][] = [
    ['Node', node],
    ['platform', platform],
    ['home folder', homeFolder],
    ['disk space', diskSpace],
    ['database', database],
    ['Temporal', temporal],
    ['mail', mail],
    ['web port', webPort],
  ];
  return Promise.all(
    looks.map(async ([part, look]) => {
      try {
        return { part, ...(await look(config)) };
      } catch (error) {
        return { part, ok: false, found: error instanceof Error ? error.message : String(error), remedy: 'mend what the message says' };
      }
    }),
  );
}

type Look = Omit<DoctorFinding, 'part'>;

function node(): Look {
  const found = process.version;
  if (Number(process.versions.node.split('.')[0]) >= 24) return { ok: true, found };
  return { ok: false, found, remedy: 'install Node 24 or later, or run "npm ci" with its optional packages' };
}

function platform(): Look {
  const system = `${process.platform}-${process.arch}`;
  const is = platformOf();
  if (is.kind === 'supported') return { ok: true, found: system };
  if (is.kind === 'untried') return { ok: 'unknown', found: `${system}: ${is.why}` };
  return { ok: false, found: system, remedy: is.why };
}

function homeFolder({ home }: DoctorConfig): Look {
  try {
    mkdirSync(home, { recursive: true });
    accessSync(home, constants.W_OK | constants.X_OK);
    return { ok: true, found: home };
  } catch (error) {
    return { ok: false, found: `${home}: ${String(error)}`, remedy: 'make it writable, or set RUTINA_HOME to a folder that is' };
  }
}

function diskSpace({ home }: DoctorConfig): Look {
  let at = path.resolve(home);
  while (!existsSync(at)) at = path.dirname(at);
  const { bavail, bsize } = statfsSync(at);
  const found = `${((bavail * bsize) / 1e9).toFixed(1)} GB free for ${home}`;
  return bavail * bsize >= ENOUGH_BYTES ? { ok: true, found } : { ok: false, found, remedy: 'free at least 1 GB' };
}

async function database(config: DoctorConfig): Promise<Look> {
  if (config.databaseUrl === undefined) {
    const { version, port } = await lookAtPostgres(config.home);
    const runs = port !== undefined && !(await isPortFree(port));
    return {
      ok: true,
      found: `embedded PostgreSQL ${version}, ${runs ? `running on port ${port}` : 'not running: the next start starts it'}`,
    };
  }
  const role = await roleAt(config.databaseUrl);
  if (typeof role === 'string')
    return {
      ok: false,
      found: `DATABASE_URL does not answer: ${role}`,
      remedy: 'check the address, the password and that the server accepts us',
    };
  const found = `PostgreSQL ${role.server} as ${role.name}`;
  if (role.bypasses)
    return {
      ok: false,
      found,
      remedy: `row-level security does not bind ${role.name}: use a role that is NOSUPERUSER NOBYPASSRLS in DATABASE_URL`,
    };
  const owner = config.databaseAdminUrl === undefined ? role : await roleAt(config.databaseAdminUrl);
  if (typeof owner === 'string') return { ok: false, found: `DATABASE_ADMIN_URL does not answer: ${owner}`, remedy: 'check it' };
  return { ok: true, found: `${found}, migrations as ${owner.name}` };
}

async function temporal(config: DoctorConfig): Promise<Look> {
  if (config.temporal.kind === 'existing') return openConnection(config.temporal.variables);
  const { temporalCli: cliPath, cacheFolder } = config;
  const there = await findTemporal({ cliPath, cacheFolder });
  if ('server' in there) return { ok: true, found: `embedded server ${there.server}, ${there.path} (${there.from})` };
  return {
    ok: false,
    found: there.map(({ what, why }) => `${what}: ${why}`).join('; '),
    remedy: 'run "npm run temporal:install", install the Temporal CLI, or set TEMPORAL_ADDRESS to an existing cluster',
  };
}

async function mail({ smtpUrl, home }: DoctorConfig): Promise<Look> {
  if (smtpUrl === undefined) {
    const port = keptMailboxPort(home);
    const runs = port !== undefined && !(await isPortFree(port));
    return {
      ok: true,
      found: `the embedded mailbox, ${runs ? `running on port ${port}` : 'not running'}: letters are kept here and not sent on`,
    };
  }
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 5_000 });
  try {
    await transport.verify();
    return { ok: true, found: `${new URL(smtpUrl).host} accepts us` };
  } catch (error) {
    return { ok: false, found: `${new URL(smtpUrl).host}: ${String(error)}`, remedy: 'check SMTP_URL: host, port, user and password' };
  } finally {
    transport.close();
  }
}

async function webPort({ webPort: port }: DoctorConfig): Promise<Look> {
  if (await isPortFree(port)) return { ok: true, found: `port ${port} is free` };
  return { ok: 'unknown', found: `port ${port} is in use: by Rutina, if it runs`, remedy: 'if it does not, set PORT to another' };
}
