import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { until } from './homes.ts';

const LAUNCHER = path.resolve('client/cli/rutina.mjs');
const OLD_NODE = '/usr/bin/node'; // what the system has, where that is an older one
const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina launcher '));
const script = path.join(folder, 'script.ts');
writeFileSync(
  script,
  `const asked: string = process.argv[2] ?? '';
console.log(JSON.stringify({ node: process.versions.node, args: process.argv.slice(2), script: process.argv[1], given: process.env.RUTINA_GIVEN }));
if (asked === 'exit') process.exitCode = 7;
if (asked === 'wait') setInterval(() => {}, 1000);
if (asked === 'leave') process.on('SIGTERM', () => process.exit(9)), setInterval(() => {}, 1000);
if (asked === 'read') process.stdin.on('data', (text) => console.log('read ' + text));
`,
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function launch(node: string, ...args: string[]) {
  const child = spawn(node, [LAUNCHER, '--script', script, ...args], { env: { ...process.env, RUTINA_GIVEN: 'handed on' } });
  const said = { text: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.text += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; signal: string | null }>((settled) =>
    child.on('close', (code, signal) => settled({ code, signal })),
  );
  return { child, said, ended };
}

function majorOf(node: string): number {
  const header = existsSync('/usr/include/node/node_version.h') ? readFileSync('/usr/include/node/node_version.h', 'utf8') : '';
  return node === OLD_NODE && existsSync(node) ? Number(/NODE_MAJOR_VERSION (\d+)/.exec(header)?.[1] ?? 0) : 99;
}

describe.each([['this Node', process.execPath], ...(majorOf(OLD_NODE) < 24 ? [['an older Node', OLD_NODE]] : [])])(
  'under %s',
  (_what, node = '') => {
    test('arguments, environment and exit code pass through to a Node of 24 or later', async () => {
      const { said, ended } = launch(node, 'exit', 'two words', '--flag');
      expect(await ended).toEqual({ code: 7, signal: null });
      const told = JSON.parse(said.text);
      expect(told).toMatchObject({ args: ['exit', 'two words', '--flag'], script, given: 'handed on' });
      expect(Number(told.node.split('.')[0])).toBeGreaterThanOrEqual(24);
    });

    test('what is typed is read', async () => {
      const { child, said, ended } = launch(node, 'read');
      child.stdin.end('hello');
      expect(await ended).toEqual({ code: 0, signal: null });
      expect(said.text).toContain('read hello');
    });

    test('a signal reaches the program, which may leave in its own way', async () => {
      const { child, said, ended } = launch(node, 'leave');
      await until('the program runs', () => said.text !== '');
      child.kill('SIGTERM');
      expect(await ended).toEqual({ code: 9, signal: null });
    });

    test('a signal that ends the program ends the launcher the same way', async () => {
      const { child, said, ended } = launch(node, 'wait');
      await until('the program runs', () => said.text !== '');
      child.kill('SIGTERM');
      expect(await ended).toEqual({ code: null, signal: 'SIGTERM' });
    });
  },
);
