import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import {
  address,
  groupRoles,
  key32,
  namespace,
  oneOf,
  port,
  privateKey,
  sender,
  text,
  url,
  type Variables,
  variable,
} from './variables.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const POSTGRES_PROTOCOLS = ['postgresql:', 'postgres:'];

/** Every variable the service knows; anything else in the environment is none of its business. */
const schema = z.object({
  RUTINA_HOME: variable('the path of a folder', text),
  DATABASE_URL: variable('an address such as postgresql://user:password@host:5432/rutina', url(POSTGRES_PROTOCOLS), 'secret'),
  DATABASE_ADMIN_URL: variable('an address such as postgresql://owner:password@host:5432/rutina', url(POSTGRES_PROTOCOLS), 'secret'),
  TEMPORAL_ADDRESS: variable('host:port of a Temporal cluster, such as temporal.example.org:7233', address),
  TEMPORAL_PROFILE: variable('the name of a profile in the Temporal configuration file', text),
  TEMPORAL_NAMESPACE: variable('the name of a Temporal namespace: letters, digits, . _ -', namespace),
  TEMPORAL_CLI_PATH: variable('the path of a temporal executable', text),
  SMTP_URL: variable('an address such as smtps://user:password@mail.example.org:465', url(['smtp:', 'smtps:']), 'secret'),
  MAIL_FROM: variable('a sender such as Rutina <rutina@example.org>', sender),
  SESSION_KEY: variable('32 random bytes in base64, as "openssl rand -base64 32" writes them', key32, 'secret'),
  OIDC_ISSUER: variable('an address such as https://accounts.example.org', url(['https:', 'http:'])),
  OIDC_CLIENT_ID: variable('the name under which the provider knows Rutina', text),
  OIDC_CLIENT_SECRET: variable('the secret that the provider gave', text, 'secret'),
  OIDC_GROUPS: variable('groups and the roles they stand for, such as planificacion=PLANNER,gabinete=COORDINATOR', groupRoles),
  PUBLIC_URL: variable('an address such as https://rutina.example.org', url(['http:', 'https:'])),
  PORT: variable('a port from 1 to 65535', port),
  DKIM_DOMAIN: variable('the domain that signs the letters', text),
  DKIM_SELECTOR: variable('the selector of the signing key', text),
  DKIM_PRIVATE_KEY: variable('a private key in PEM form, or the path of a file that holds one', privateKey, 'secret'),
  WEBHOOKS_INSIDE: variable('yes or no: whether webhooks may reach networks of their own, and plain http', oneOf(['yes', 'no'])),
  WORKFLOW_BUNDLE: variable('the path of a bundle that "npm run build:bundle" wrote', text),
  LOG_LEVEL: variable(`one of ${LOG_LEVELS.join(', ')}`, oneOf(LOG_LEVELS)),
  RUTINA_POSTGRES_PORT: variable('a port from 1 to 65535', port),
  RUTINA_TEMPORAL_PORT: variable('a port from 1 to 65535', port),
  RUTINA_TEMPORAL_UI_PORT: variable('a port from 1 to 65535', port),
  RUTINA_SMTP_PORT: variable('a port from 1 to 65535', port),
});
type Read = z.infer<typeof schema>;

/** What the environment decides; everything but the `main.ts` files receives values of it as arguments. */
export interface Config {
  /** The folder where the embedded parts and the mailbox keep what they know. */
  readonly home: string;
  /** The user's cache folder, shared by every checkout: the fetched Temporal executable. */
  readonly cacheFolder: string;
  /** The workflow code as one file; absent means bundling at the worker's start. */
  readonly workflowBundle?: string;
  /** The role that row-level security binds; absent means the embedded PostgreSQL. */
  readonly databaseUrl?: string;
  /** The owner of the tables, for migrations. */
  readonly databaseAdminUrl?: string;
  /** An existing cluster only when TEMPORAL_ADDRESS or TEMPORAL_PROFILE says so: a profile file alone decides nothing. */
  readonly temporal:
    | { readonly kind: 'embedded' }
    | {
        readonly kind: 'existing';
        readonly address?: string;
        readonly profile?: string;
        /** The TEMPORAL_… variables, for `overrideEnvVars` of @temporalio/envconfig. */
        readonly variables: Readonly<Record<string, string>>;
      };
  readonly temporalCli?: string;
  /** Of the embedded server; an existing cluster's profile may name another. */
  readonly temporalNamespace: string;
  /** Absent means the embedded mailbox. */
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Of the sessions, in base64; absent means one that the home folder keeps. */
  readonly sessionKey?: string;
  /** The institution's own accounts, by OpenID Connect; absent means codes by mail alone. */
  readonly oidc?: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret?: string;
    readonly groups?: Readonly<Record<string, string>>; // group of the directory: role
  };
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly webPort: number;
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly privateKey: string };
  /** Whether webhooks may reach addresses inside, over plain http too. */
  readonly webhooksInside: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where the embedded parts listen at first; one that is taken gives way to a free one, kept in the home folder. */
  readonly ports: { readonly postgres: number; readonly temporal: number; readonly temporalUi: number; readonly smtp: number };
}

/** Says everything that is wrong with the environment, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/** Reads the environment once, whole: every problem is told, or a frozen value returned. The only reader of process.env. */
export function loadConfig(env: Variables = process.env, root: string = path.resolve(import.meta.dirname, '..')): Config {
  const read = schema.safeParse(env);
  const problems = read.success ? [] : read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
  problems.push(...incomplete(env));
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  return deepFreeze(configOf(read.data, env, root));
}

/** Our own environment with some variables set, for a child process. */
export const environmentWith = (extra: Variables): Variables => ({ ...process.env, ...extra });

function configOf(read: Read, env: Variables, root: string): Config {
  const webPort = read.PORT ?? 3000;
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY: signingKey } = read;
  const databaseAdminUrl = read.DATABASE_ADMIN_URL ?? read.DATABASE_URL;
  return {
    home: path.resolve(root, read.RUTINA_HOME ?? '.rutina'),
    cacheFolder: cacheFolderOf(env),
    ...(read.WORKFLOW_BUNDLE !== undefined && { workflowBundle: path.resolve(root, read.WORKFLOW_BUNDLE) }),
    ...(read.DATABASE_URL !== undefined && { databaseUrl: read.DATABASE_URL }),
    ...(databaseAdminUrl !== undefined && { databaseAdminUrl }),
    temporal: temporalOf(read, env),
    ...(read.TEMPORAL_CLI_PATH !== undefined && { temporalCli: path.resolve(root, read.TEMPORAL_CLI_PATH) }),
    temporalNamespace: read.TEMPORAL_NAMESPACE ?? 'default',
    ...(read.SMTP_URL !== undefined && { smtpUrl: read.SMTP_URL }),
    mailFrom: read.MAIL_FROM ?? 'Rutina <rutina@localhost>',
    publicUrl: (read.PUBLIC_URL ?? `http://127.0.0.1:${webPort}`).replace(/\/+$/, ''),
    webPort,
    ...(read.SESSION_KEY !== undefined && { sessionKey: read.SESSION_KEY }),
    ...oidcOf(read),
    ...(domain !== undefined &&
      selector !== undefined &&
      signingKey !== undefined && { dkim: { domain, selector, privateKey: signingKey } }),
    webhooksInside: read.WEBHOOKS_INSIDE === 'yes',
    logLevel: read.LOG_LEVEL ?? 'info',
    ports: {
      postgres: read.RUTINA_POSTGRES_PORT ?? 54_329,
      temporal: read.RUTINA_TEMPORAL_PORT ?? 7_233,
      temporalUi: read.RUTINA_TEMPORAL_UI_PORT ?? 8_233,
      smtp: read.RUTINA_SMTP_PORT ?? 2_525,
    },
  };
}

function oidcOf({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET, OIDC_GROUPS: groups }: Read): Pick<Config, 'oidc'> {
  if (issuer === undefined || clientId === undefined) return {};
  return {
    oidc: { issuer, clientId, ...(OIDC_CLIENT_SECRET !== undefined && { clientSecret: OIDC_CLIENT_SECRET }), ...(groups && { groups }) },
  };
}

function temporalOf({ TEMPORAL_ADDRESS, TEMPORAL_PROFILE }: Read, env: Variables): Config['temporal'] {
  if (TEMPORAL_ADDRESS === undefined && TEMPORAL_PROFILE === undefined) return { kind: 'embedded' };
  const variables: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) if (name.startsWith('TEMPORAL_') && value) variables[name] = value;
  return {
    kind: 'existing',
    ...(TEMPORAL_ADDRESS !== undefined && { address: TEMPORAL_ADDRESS }),
    ...(TEMPORAL_PROFILE !== undefined && { profile: TEMPORAL_PROFILE }),
    variables,
  };
}

/** What only makes sense together. */
function incomplete(env: Variables): string[] {
  const given = (name: string): boolean => (env[name] ?? '').trim() !== '';
  const dkim = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'];
  const missing = dkim.filter((name) => !given(name));
  const problems =
    missing.length === dkim.length ? [] : missing.map((name) => `${name}: is missing; expected, since ${others(dkim, missing)} set`);
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID'];
  const absent = oidc.filter((name) => !given(name));
  if (absent.length === 1) problems.push(...absent.map((name) => `${name}: is missing; expected, since ${others(oidc, absent)} set`));
  for (const name of ['OIDC_CLIENT_SECRET', 'OIDC_GROUPS'])
    if (given(name) && absent.length === oidc.length) problems.push(`${name}: says nothing without OIDC_ISSUER and OIDC_CLIENT_ID`);
  if (given('DATABASE_ADMIN_URL') && !given('DATABASE_URL'))
    problems.push('DATABASE_URL: is missing; expected beside DATABASE_ADMIN_URL, with the role of the service');
  return problems;
}

function others(all: readonly string[], missing: readonly string[]): string {
  const set = all.filter((name) => !missing.includes(name));
  return `${set.join(' and ')} ${set.length === 1 ? 'is' : 'are'}`;
}

function cacheFolderOf(env: Variables): string {
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches', 'rutina');
  const base = process.platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const usual = process.platform === 'win32' ? ['AppData', 'Local'] : ['.cache'];
  return path.join(base !== undefined && path.isAbsolute(base) ? base : path.join(os.homedir(), ...usual), 'rutina');
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part);
  return Object.freeze(value);
}
