import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Postgres, startPostgres, stopPostgres } from '../../embedded/postgres.ts';
import { aHome } from './homes.ts';

const isRoot = process.getuid?.() === 0;
const { home, remove } = aHome();
let postgres: Postgres;

beforeAll(async () => {
  postgres = await startPostgres({ home, port: 0, durable: false });
});
afterAll(async () => {
  await stopPostgres({ home });
  remove();
});

async function ask(url: string, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const rows: unknown[] = [];
    for (const statement of statements) rows.push(...(await client.query({ text: statement, rowMode: 'array' })).rows.flat());
    return rows;
  } finally {
    await client.end();
  }
}

const pidOf = (folder: string): number => Number(readFileSync(path.join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

test('it listens on the loopback address only, with room for 300 connections, in UTC and UTF-8', async () => {
  expect(
    await ask(
      postgres.adminUrl,
      'SHOW listen_addresses',
      'SHOW max_connections',
      'SHOW timezone',
      'SHOW server_encoding',
      'SHOW unix_socket_directories',
    ),
  ).toEqual(['127.0.0.1', '300', 'UTC', 'UTF8', '']);
  expect(await ask(postgres.adminUrl, "SELECT lower('ÁRBOL Ñ')")).toEqual(['árbol ñ']);
});

test('no one gets in without the password, which only its owner can read', async () => {
  for (const url of [postgres.adminUrl, postgres.appUrl('postgres')]) {
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  }
  expect(statSync(path.join(home, 'postgres', 'server.json')).mode & 0o777).toBe(0o600);
});

test('the role of the service is bound by row-level security, as another tenant finds out', async () => {
  await postgres.ensureDatabase('tenancy');
  await postgres.ensureDatabase('tenancy'); // twice is once
  await ask(
    postgres.url('tenancy'),
    'CREATE TABLE goal (institution_id text, code text)',
    'ALTER TABLE goal ENABLE ROW LEVEL SECURITY',
    "CREATE POLICY tenant ON goal USING (institution_id = current_setting('app.institution_id', true))",
    'GRANT SELECT, INSERT ON goal TO rutina_app',
    "INSERT INTO goal VALUES ('mop', 'M-1'), ('salud', 'S-1')",
  );
  const role = 'SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user';
  const tenant = "SELECT set_config('app.institution_id', 'mop', false)";
  expect(await ask(postgres.appUrl('tenancy'), role, 'SELECT code FROM goal', tenant, 'SELECT code FROM goal')).toEqual([
    false,
    false,
    false,
    'mop',
    'M-1',
  ]);
});

test('whoever starts it again finds it running, other processes at the same moment too', async () => {
  const others = await Promise.all([1, 2, 3].map(() => startPostgres({ home, port: 0 })));
  expect(others.map(({ found, adminUrl }) => ({ found, adminUrl }))).toEqual(Array(3).fill({ found: true, adminUrl: postgres.adminUrl }));
});

test('it outlives who started it', async () => {
  const { home: other, remove: removeOther } = aHome();
  const script = `import { startPostgres } from ${JSON.stringify(path.resolve('embedded/postgres.ts'))};
    console.log((await startPostgres({ home: process.argv[1], port: 0, durable: false })).found);`;
  const start = (): string => execFileSync(process.execPath, ['--input-type=module', '-e', script, other], { encoding: 'utf8' }).trim();
  try {
    expect(start()).toBe('false');
    expect((await startPostgres({ home: other, port: 0 })).found).toBe(true);
  } finally {
    expect(await stopPostgres({ home: other })).toBe(true);
    expect(await stopPostgres({ home: other })).toBe(false);
    removeOther();
  }
});

test('after kill -9 it starts again on the same port, with what was committed', async () => {
  await ask(postgres.adminUrl, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (7)');
  process.kill(pidOf(postgres.folder), 'SIGKILL');
  const again = await startPostgres({ home, port: 0, durable: false });
  expect(again).toMatchObject({ found: false, port: postgres.port });
  expect(await ask(again.adminUrl, 'SELECT n FROM kept')).toEqual([7]);
});

test('when somebody else has taken its port meanwhile, it takes another and keeps that', async () => {
  await postgres.stop();
  const stranger = net.createServer().listen(postgres.port, '127.0.0.1');
  await new Promise((ready) => stranger.once('listening', ready));
  const moved = await startPostgres({ home, durable: false });
  expect(moved.port).not.toBe(postgres.port);
  await new Promise((closed) => stranger.close(closed));
  expect(await startPostgres({ home })).toMatchObject({ found: true, port: moved.port });
  postgres = moved;
});

test('without the file of its passwords it says so, and makes no new cluster over the old one', async () => {
  const { home: other, remove: removeOther } = aHome();
  mkdirSync(path.join(other, 'postgres', 'data'), { recursive: true });
  await expect(startPostgres({ home: other, port: 0 })).rejects.toThrow(/server\.json.*is missing/);
  removeOther();
});

describe.runIf(isRoot)('as root', () => {
  test('it runs as an unprivileged user', () => {
    expect(statSync(`/proc/${pidOf(postgres.folder)}`).uid).not.toBe(0);
  });

  test('where that user cannot enter the home folder, the data live elsewhere, and it says where', async () => {
    const { home: closed, remove: removeClosed } = aHome(false);
    const said: string[] = [];
    const elsewhere = await startPostgres({ home: closed, port: 0, durable: false, log: (message) => said.push(message) });
    try {
      expect(elsewhere.folder.startsWith(closed)).toBe(false);
      expect(said.join()).toContain(elsewhere.folder);
      expect(await ask(elsewhere.appUrl('postgres'), 'SELECT 1')).toEqual([1]);
      expect(await startPostgres({ home: closed })).toMatchObject({ found: true, adminUrl: elsewhere.adminUrl });
    } finally {
      await elsewhere.stop();
      rmSync(elsewhere.folder, { recursive: true, force: true });
      removeClosed();
    }
    expect(existsSync(elsewhere.folder)).toBe(false);
  });
});
