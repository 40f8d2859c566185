import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentWith, loadConfig } from '../../config/env.ts';
import { readMailbox } from '../../embedded/mailbox-files.ts';
import { isAlive } from '../../embedded/processes.ts';
import { until } from '../support/live-week.ts';
import { cliWith } from './running.ts';

// The first start of an empty home as a person sees it, with servers of its own; then killed, and taken up again.
const home = mkdtempSync(path.join(os.tmpdir(), 'rutina-start-'));
const VARIABLES = {
  RUTINA_HOME: home,
  LC_ALL: 'pt_BR.UTF-8',
  PORT: '39871',
  RUTINA_POSTGRES_PORT: '39872',
  RUTINA_TEMPORAL_PORT: '39873',
  RUTINA_TEMPORAL_UI_PORT: '39874',
  RUTINA_SMTP_PORT: '39875',
};
const cli = cliWith(() => loadConfig(VARIABLES));
const started: ChildProcess[] = [];

beforeAll(() => chmodSync(home, 0o755));
afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  await cli('stop');
  rmSync(home, { recursive: true, force: true });
}, 60_000);

function start(...argv: readonly string[]) {
  const child = spawn(process.execPath, ['client/cli/rutina.mjs', 'start', ...argv], { env: environmentWith(VARIABLES) });
  started.push(child);
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said.text += chunk.toString();
    });
  const ended = new Promise<number | null>((settled) => child.once('exit', (code) => settled(code)));
  return {
    child,
    said,
    ended,
    says: (text: string) => until(`it says ${text}:\n${said.text}`, async () => said.text.includes(text), 120_000),
  };
}
const told = (text: string): string[] => text.split('\n').filter((line) => /^(?:seg|ter|qua|qui|sex) \d\d\/11 /.test(line));

test('the example lives its week once, whatever is killed on the way', { timeout: 400_000 }, async () => {
  const first = start('--pace', '20');
  await first.says('Ctrl-C para tudo');
  expect(first.said.text).toContain('http://127.0.0.1:39871/mailbox');
  expect(first.said.text).toContain('npx rutina weeks show mop');
  expect((await fetch('http://127.0.0.1:39871/mop/week')).status).toBe(200);

  const second = await cli('start');
  expect([second.code, second.err]).toEqual([
    1,
    expect.stringMatching(new RegExp(`already runs in .* \\(process ${first.child.pid}\\): its pages are at http://127.0.0.1:39871`)),
  ]);

  await first.says('M03');
  first.child.kill('SIGKILL'); // nobody could tidy up: its children leave by themselves, the servers stay
  await first.ended;
  await until('the pages are gone', async () =>
    fetch('http://127.0.0.1:39871/health').then(
      () => false,
      () => true,
    ),
  );

  const again = start('--pace', '3');
  await again.says('continua sua semana');
  await again.says('A semana de exemplo terminou');
  const lines = [...told(first.said.text), ...told(again.said.text)];
  for (const milestone of ['M01', 'M05', 'M09', 'M17'])
    expect([milestone, lines.filter((line) => line.includes(`▸ ${milestone} `)).length]).toEqual([milestone, 1]);
  expect(lines.filter((line) => line.includes('submete') || line.includes('envia a atualização de MOP-01'))).toHaveLength(1);
  expect(lines.some((line) => /^qua 25\/11 07:00 +↑ R-002: Ministro → Comitê de Metas, venceu o turno$/.test(line))).toBe(true);
  expect(lines.some((line) => /✉ N16 .* → carmen@mop\.example \(1 em cópia\)/.test(line))).toBe(true);
  const ids = readMailbox(home).map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length); // no letter twice
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
  expect((await cli('stop')).out).toContain('nothing ran'); // Ctrl-C leaves nothing behind

  const third = start();
  await third.says('Ctrl-C para tudo');
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);
  expect(told(third.said.text)).toEqual([]); // its week is lived
  expect(started.filter(({ pid }) => isAlive(Number(pid)))).toEqual([]);
});
