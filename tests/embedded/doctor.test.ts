import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DoctorConfig, type DoctorFinding, doctor } from '../../embedded/doctor.ts';
import { platformOf } from '../../embedded/platform.ts';
import { type Postgres, startPostgres } from '../../embedded/postgres.ts';
import { aHome } from './homes.ts';

const { home, remove } = aHome();
let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres({ home, port: 0, durable: false });
});
afterAll(async () => {
  await postgres.stop();
  remove();
});

const aConfig = (given: Partial<DoctorConfig> = {}): DoctorConfig => ({ home, temporal: { kind: 'embedded' }, webPort: 45_871, ...given });
async function finding(part: string, given?: Partial<DoctorConfig>): Promise<DoctorFinding | undefined> {
  return (await doctor(aConfig(given))).find((one) => one.part === part);
}

test.each<[string, string, string, boolean, string]>([
  ['Linux with glibc', 'linux', 'x64', false, 'supported'],
  ['Linux with glibc on ARM', 'linux', 'arm64', false, 'supported'],
  ['Alpine', 'linux', 'x64', true, 'refused'],
  ['macOS', 'darwin', 'arm64', false, 'untried'],
  ['Windows', 'win32', 'x64', false, 'untried'],
  ['something rare', 'linux', 's390x', false, 'refused'],
])('%s is what the documents say', (_what, platform, arch, musl, kind) => {
  expect(platformOf(platform, arch, musl)).toMatchObject({ kind });
});

test('on a machine where all is well nothing is to be mended', async () => {
  const findings = await doctor(aConfig());
  expect(findings.filter(({ ok }) => ok === false)).toEqual([]);
  expect(findings.map(({ part }) => part)).toEqual([
    'Node',
    'platform',
    'home folder',
    'disk space',
    'database',
    'Temporal',
    'mail',
    'web port',
  ]);
  expect(findings.find(({ part }) => part === 'database')?.found).toContain(`running on port ${postgres.port}`);
});

test('a role that row-level security does not bind may not be the role of the service', async () => {
  expect(await finding('database', { databaseUrl: postgres.adminUrl })).toMatchObject({
    ok: false,
    remedy: expect.stringContaining('NOBYPASSRLS'),
  });
  expect(await finding('database', { databaseUrl: postgres.appUrl('postgres'), databaseAdminUrl: postgres.adminUrl })).toMatchObject({
    ok: true,
  });
});

test.each<[string, string, Partial<DoctorConfig>]>([
  ['a database that does not answer', 'database', { databaseUrl: 'postgresql://a:hush@127.0.0.1:9/b' }],
  ['an owner who does not get in', 'database', { databaseUrl: 'app', databaseAdminUrl: 'postgresql://a:hush@127.0.0.1:9/b' }],
  ['a mail server that is away', 'mail', { smtpUrl: 'smtp://a:hush@127.0.0.1:9' }],
  ['a named executable that is not there', 'Temporal', { temporalCli: '/no/such/file' }],
  ['a cluster that is away', 'Temporal', { temporal: { kind: 'existing', variables: { TEMPORAL_ADDRESS: '127.0.0.1:9' } } }],
])('%s is found, with a remedy and without secrets', async (_what, part, given) => {
  const config = given.databaseUrl === 'app' ? { ...given, databaseUrl: postgres.appUrl('postgres') } : given;
  const found = await finding(part, config);
  expect(found).toMatchObject({ ok: false, remedy: expect.stringMatching(/./) });
  expect(JSON.stringify(found)).not.toContain('hush');
});

test('a port in use is said, since it may be ours', async () => {
  expect(await finding('web port', { webPort: postgres.port })).toMatchObject({ ok: 'unknown' });
});
