import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { findTemporal, inspect, keptFile } from '../../embedded/temporal-executable.ts';
import { installTemporal } from '../../embedded/temporal-install.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina cache '));
const bin = path.join(folder, 'bin');
mkdirSync(bin);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

function program(file: string, body: string): string {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}
const saying = (version: string): string => `echo "temporal version 1.5.1 (Server ${version}, UI 2.42.1)"`;

test.each<[string, string, object]>([
  ['a server', saying('1.29.1'), { server: '1.29.1', from: 'configuration' }],
  ['a server too old for Updates', saying('1.22.4'), { why: 'its server 1.22.4 is older than 1.25' }],
  ['something else', 'echo hello', { why: expect.stringContaining('hello') }],
  ['something that fails', 'echo no >&2; exit 3', { why: expect.stringContaining('no') }],
])('an executable that is %s is known for it', async (_what, body, expected) => {
  expect(await inspect(program(path.join(bin, 'tried'), body), 'configuration')).toMatchObject(expected);
});

test('it is looked for where configuration says, then on the PATH, then where an earlier start kept it', async () => {
  const cacheFolder = path.join(folder, 'full');
  const onPath = path.join(folder, 'path');
  const named = program(path.join(bin, 'named'), saying('1.31.0'));
  program(keptFile(cacheFolder), saying('1.29.1'));
  vi.stubEnv('PATH', `${onPath}:/usr/bin:/bin`);
  expect(await findTemporal({ cacheFolder })).toEqual({ path: keptFile(cacheFolder), server: '1.29.1', from: 'kept' });
  program(path.join(onPath, 'temporal'), saying('1.30.2'));
  expect(await findTemporal({ cacheFolder })).toMatchObject({ server: '1.30.2', from: 'PATH' });
  expect(await findTemporal({ cacheFolder, cliPath: named })).toMatchObject({ server: '1.31.0', from: 'configuration' });
  expect(await findTemporal({ cacheFolder, cliPath: '/no/such/file' })).toEqual([
    { what: expect.stringContaining('TEMPORAL_CLI_PATH'), why: 'there is none' },
  ]);
});

test('where nothing works, one message says what was tried, why each failed, and the three ways to mend it', async () => {
  const cacheFolder = path.join(folder, 'empty');
  vi.stubEnv('PATH', `${program(path.join(bin, 'go'), 'echo "no network" >&2; exit 1').replace(/\/go$/, '')}:/usr/bin:/bin`);
  vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9'); // nobody listens there: the download fails at once
  const lines: string[] = [];
  const message = await installTemporal((line) => lines.push(line), { cacheFolder }).then(
    () => 'it found one',
    (error: Error) => error.message,
  );
  for (const said of [
    'on the PATH: there is none',
    'kept by an earlier start',
    'download of the Temporal CLI v1.5.1: ',
    'go install',
    'no network',
    '  1. ',
    'TEMPORAL_CLI_PATH',
    '  2. ',
    'TEMPORAL_ADDRESS',
    '  3. ',
    'Go 1.25',
  ])
    expect(message).toContain(said);
  expect(readdirSync(path.join(cacheFolder, 'temporal'))).toEqual([]);
});

test('with Go and without the download, it is built once with visible progress, and kept', async () => {
  const cacheFolder = path.join(folder, 'built');
  const server = program(path.join(folder, 'made', 'temporal'), saying('1.29.1'));
  program(
    path.join(bin, 'go'),
    `[ "$1" = version ] && exit 0; echo "$@" > "${folder}/called"; sleep 1.2; cp "${server}" "$GOBIN/temporal"`,
  );
  vi.stubEnv('PATH', `${bin}:/usr/bin:/bin`);
  vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:9');
  const lines: string[] = [];
  const both = await Promise.all([1, 2].map(() => installTemporal((line) => lines.push(line), { cacheFolder })));
  expect(both.map(({ from, server: version }) => [from, version])).toEqual(
    expect.arrayContaining([
      ['go', '1.29.1'],
      ['kept', '1.29.1'],
    ]),
  );
  expect(lines.some((line) => /: 1 s$/.test(line))).toBe(true);
  expect(lines).toContain('another process is fetching the Temporal server: waiting for it');
  expect(readdirSync(path.join(cacheFolder, 'temporal'))).toEqual([path.basename(keptFile(cacheFolder))]);
});
