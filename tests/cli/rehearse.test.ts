import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadConfig } from '../../config/env.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { smallMinistry } from '../support/small-ministry.ts';
import { cliWith, configOf, type Ran } from './running.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina-rehearse-'));
const scenario = path.join(folder, 'tiny.yaml');
const end = '2026-11-23T12:00'; // the opening of a week is enough here
let database: TestDatabase;
let cli: (...argv: readonly string[]) => Promise<Ran>;

beforeAll(async () => {
  database = await testDatabase();
  cli = cliWith(() =>
    configOf(database, {
      RUTINA_HOME: path.join(folder, 'home'),
      DATABASE_URL: inject('postgresAdminUrl'),
      DATABASE_ADMIN_URL: inject('postgresAdminUrl'),
    }),
  );
  writeFileSync(scenario, smallMinistry({ end }));
});
afterAll(async () => {
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});
const fresh = (): string => mkdtempSync(path.join(folder, 'out-'));

test('0: it was played, and is as expected when played again, everything twice', { timeout: 120_000 }, async () => {
  const [first, second] = [fresh(), fresh()];
  const { code, out } = await cli('rehearse', scenario, '--out', first);
  expect([code, out]).toEqual([0, expect.stringMatching(/^played in [\d.]+ s: \d+ lines, \d+ letters/)]);
  expect(readdirSync(first)).toEqual(expect.arrayContaining(['mail', 'packs', 'summary.json', 'timeline.jsonl']));
  const again = await cli('rehearse', scenario, '--out', second, '--everything-twice', '--expect', path.join(first, 'timeline.jsonl'));
  expect([again.code, again.out]).toEqual([0, expect.stringContaining('as expected by')]);
});

test('3: another timeline than expected, each difference printed', { timeout: 120_000 }, async () => {
  const out = fresh();
  const expected = path.join(folder, 'expected.jsonl');
  writeFileSync(
    expected,
    '{"at":"2026-11-23T08:00:00-05:00","kind":"scope","item":"R-001","from":"MANAGER","to":"COORDINATOR","trigger":"MANUAL","due":null}\n',
  );
  const { code, out: told, err } = await cli('rehearse', scenario, '--out', out, '--expect', expected);
  expect(code).toBe(3);
  expect(told).toMatch(/^missing \(line 1\): .*R-001/m);
  expect(told).toMatch(/^extra \(line \d+ of the played one\): /m);
  expect(err).toMatch(/lines differ/);
});

test('1: the scenario was refused, every problem with its line and what was expected, and nothing was played', async () => {
  const bad = path.join(folder, 'bad.yaml');
  writeFileSync(
    bad,
    smallMinistry({ end: 'tomorrow', acts: ['{at: 2026-11-24T10:00, by: nobody, do: fly}'], extra: 'colour: blue\n' }).replace(
      'America/Lima',
      'America/Nowhere',
    ),
  );
  const out = fresh();
  const { code, out: told, err } = await cli('rehearse', bad, '--out', out, '--expect', path.join(folder, 'missing.jsonl'));
  expect([code, told]).toEqual([1, '']);
  expect(err).toMatch(/bad\.yaml:2:\d+: institution\.timeZone: .*expected a time zone/);
  expect(err).toMatch(/bad\.yaml:\d+:\d+: end: .*expected an instant/);
  expect(err).toMatch(/bad\.yaml:\d+:\d+: acts\[0\]\.do: .*expected one of the acts/);
  expect(err).toMatch(/colour/);
  expect(err).toContain('missing.jsonl cannot be read: there is no such file');
  expect(readdirSync(out)).toEqual([]);
});

test.each(['mail', 'packs'])('1: %s that no rehearsal wrote is not emptied', async (name) => {
  const out = fresh();
  mkdirSync(path.join(out, name));
  const thesis = path.join(out, name, 'thesis.txt');
  writeFileSync(thesis, 'dear');
  const { code, err } = await cli('rehearse', scenario, '--out', out);
  expect([code, err]).toEqual([1, expect.stringContaining('no rehearsal wrote (thesis.txt)')]);
  expect(readFileSync(thesis, 'utf8')).toBe('dear');
});

test('2: the service failed', async () => {
  const away = cliWith(() =>
    loadConfig({
      RUTINA_HOME: path.join(folder, 'home'),
      DATABASE_URL: 'postgresql://u:secret@127.0.0.1:9/x',
      TEMPORAL_ADDRESS: inject('temporalAddress'),
    }),
  );
  const { code, err } = await away('rehearse', scenario, '--out', fresh());
  expect(code).toBe(2);
  expect(err).toContain('ECONNREFUSED');
  expect(err).not.toContain('secret');
});

test('a role that may not create databases rehearses in the embedded PostgreSQL, and is told so', { timeout: 120_000 }, async () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'rutina-embedded-'));
  const humble = cliWith(() =>
    loadConfig({
      RUTINA_HOME: home,
      DATABASE_URL: database.serviceUrl,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      RUTINA_POSTGRES_PORT: '54777',
    }),
  );
  try {
    const { code, err } = await humble('rehearse', scenario, '--out', fresh());
    expect(err).toContain('the embedded PostgreSQL is used for this rehearsal');
    expect(code).toBe(0);
    expect((await humble('stop')).out).toContain('PostgreSQL');
  } finally {
    await humble('stop');
    rmSync(home, { recursive: true, force: true });
  }
});

test('a rehearsal leaves no database behind', async () => {
  const client = new pg.Client({ connectionString: inject('postgresAdminUrl') });
  await client.connect();
  const { rows } = await client.query(
    "SELECT datname FROM pg_database d WHERE datname LIKE 'rehearsal_%' AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)",
  );
  await client.end();
  expect(rows).toEqual([]);
});
