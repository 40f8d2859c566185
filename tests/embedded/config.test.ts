import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { ConfigError, loadConfig } from '../../config/env.ts';

const ROOT = '/srv/rutina';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, ROOT);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('an empty environment is a working service of embedded parts', () => {
  expect(loadConfig({}, ROOT)).toMatchObject({
    home: '/srv/rutina/.rutina',
    temporal: { kind: 'embedded' },
    temporalNamespace: 'default',
    mailFrom: 'Rutina <rutina@localhost>',
    publicUrl: 'http://127.0.0.1:3000',
    webPort: 3000,
    logLevel: 'info',
    ports: { postgres: 54329, temporal: 7233, temporalUi: 8233, smtp: 2525 },
  });
});

test('every problem is told at once, each with its variable, what is wrong and what is expected', () => {
  const problems = problemsOf({
    PORT: '80a',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'rutina.org',
    TEMPORAL_ADDRESS: 'nowhere',
    DKIM_DOMAIN: 'a.org',
  });
  expect(problems).toHaveLength(6);
  for (const name of ['PORT', 'LOG_LEVEL', 'PUBLIC_URL', 'TEMPORAL_ADDRESS', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'])
    expect(problems).toContainEqual(expect.stringMatching(new RegExp(`^${name}: .+; expected`)));
});

test.each<[string, Record<string, string>, string]>([
  ['a port out of range', { PORT: '70000' }, 'PORT'],
  ['a database of another kind', { DATABASE_URL: 'mysql://a@b/c' }, 'DATABASE_URL'],
  ['an owner without a service', { DATABASE_ADMIN_URL: 'postgresql://a@b/c' }, 'DATABASE_URL'],
  ['a mail server by http', { SMTP_URL: 'http://mail' }, 'SMTP_URL'],
  ['a sender without address', { MAIL_FROM: 'Rutina' }, 'MAIL_FROM'],
  ['a key that is none', { DKIM_DOMAIN: 'a.org', DKIM_SELECTOR: 's', DKIM_PRIVATE_KEY: '/no/such/file' }, 'DKIM_PRIVATE_KEY'],
  ['a namespace with a space', { TEMPORAL_NAMESPACE: 'a b' }, 'TEMPORAL_NAMESPACE'],
  ['a session key that is too short', { SESSION_KEY: 'c2hvcnQ=' }, 'SESSION_KEY'],
  ['accounts without a client', { OIDC_ISSUER: 'https://accounts.example.org' }, 'OIDC_CLIENT_ID'],
  ['a secret of accounts that are not there', { OIDC_CLIENT_SECRET: 'hush' }, 'OIDC_CLIENT_SECRET'],
  [
    'groups that stand for nothing',
    { OIDC_ISSUER: 'https://a.org', OIDC_CLIENT_ID: 'rutina', OIDC_GROUPS: 'planificacion' },
    'OIDC_GROUPS',
  ],
])('%s is refused', (_what, env, variable) => {
  expect(problemsOf(env)).toEqual([expect.stringMatching(new RegExp(`^${variable}: `))]);
});

test('what is wrong with a secret does not print the secret', () => {
  expect(problemsOf({ DATABASE_URL: 'mysql://u:hush@h/d', SMTP_URL: 'ftp://u:hush@h' }).join()).not.toContain('hush');
});

test('the accounts of the institution, with the roles of their groups', () => {
  const env = { OIDC_ISSUER: 'https://a.org', OIDC_CLIENT_ID: 'rutina', OIDC_GROUPS: 'planificacion=PLANNER, gabinete = COORDINATOR' };
  expect(loadConfig(env, ROOT).oidc).toEqual({
    issuer: 'https://a.org',
    clientId: 'rutina',
    groups: { planificacion: 'PLANNER', gabinete: 'COORDINATOR' },
  });
});

test.each<[string, Record<string, string>, object]>([
  ['nothing', {}, { kind: 'embedded' }],
  ['a profile file alone', { TEMPORAL_CONFIG_FILE: '/etc/temporal.toml', TEMPORAL_API_KEY: 'k' }, { kind: 'embedded' }],
  [
    'an address',
    { TEMPORAL_ADDRESS: 't.org:7233', TEMPORAL_API_KEY: 'k' },
    { kind: 'existing', address: 't.org:7233', variables: { TEMPORAL_API_KEY: 'k' } },
  ],
  ['a profile', { TEMPORAL_PROFILE: 'prod' }, { kind: 'existing', profile: 'prod' }],
  ['an empty address', { TEMPORAL_ADDRESS: '' }, { kind: 'embedded' }],
])('%s decides which Temporal is used', (_what, env, expected) => {
  expect(loadConfig(env, ROOT).temporal).toMatchObject(expected);
});

test('the owner of the tables is the service itself unless another is named', () => {
  const databaseUrl = 'postgresql://app:a@db/rutina';
  expect(loadConfig({ DATABASE_URL: databaseUrl }, ROOT).databaseAdminUrl).toBe(databaseUrl);
});

test('a signing key may be written on one line', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const env = { DKIM_DOMAIN: 'a.org', DKIM_SELECTOR: 's1', DKIM_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n') };
  expect(loadConfig(env, ROOT).dkim).toEqual({ domain: 'a.org', selector: 's1', privateKey });
});

test('the configuration cannot be changed afterwards', () => {
  const { ports } = loadConfig({}, ROOT);
  expect(Object.isFrozen(ports)).toBe(true);
});

test('NODE_ENV decides nothing', () => {
  expect(loadConfig({ NODE_ENV: 'production' }, ROOT)).toEqual(loadConfig({ NODE_ENV: 'development' }, ROOT));
});
