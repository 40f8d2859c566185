import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keepAlive } from '../../embedded/keep-alive.ts';
import { isAlive } from '../../embedded/processes.ts';
import { type ChildExit, supervise } from '../../embedded/supervisor.ts';
import { until } from './homes.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'rutina-supervisor-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const script = (name: string, body: string): string => {
  const file = path.join(folder, `${name}.mjs`);
  writeFileSync(file, body);
  return file;
};
const timing = { firstMs: 20, longestMs: 80, steadyMs: 60_000, graceMs: 300 };
const waits = script('waits', 'setInterval(() => {}, 1000)');

test('a child that dies is started again, later each time, up to a limit', async () => {
  const exits: ChildExit[] = [];
  const dies = script('dies', 'process.exit(4)');
  const supervisor = supervise({ children: [{ name: 'worker', argv: [dies] }], timing, onExit: (exit) => exits.push(exit) });
  await until('it died five times', () => exits.length >= 5);
  await supervisor.stop();
  expect(exits.slice(0, 5).map(({ code, againInMs }) => [code, againInMs])).toEqual([
    [4, 20],
    [4, 40],
    [4, 80],
    [4, 80],
    [4, 80],
  ]);
});

test('a child that had been steady is started again at once', async () => {
  const exits: ChildExit[] = [];
  const dies = script('steady', 'setTimeout(() => process.exit(1), 150)');
  const supervisor = supervise({
    children: [{ name: 'worker', argv: [dies] }],
    timing: { ...timing, steadyMs: 100 },
    onExit: (exit) => exits.push(exit),
  });
  await until('it died three times', () => exits.length >= 3);
  await supervisor.stop();
  expect(exits.slice(0, 3).map(({ againInMs }) => againInMs)).toEqual([20, 20, 20]);
});

test('one killed by kill -9 comes back, the other is left in peace', async () => {
  const supervisor = supervise({
    children: [
      { name: 'worker', argv: [waits] },
      { name: 'web', argv: [waits] },
    ],
    timing,
  });
  const [worker, web] = [supervisor.pidOf('worker'), supervisor.pidOf('web')];
  process.kill(Number(worker), 'SIGKILL');
  await until('another worker runs', () => ![undefined, worker].includes(supervisor.pidOf('worker')));
  expect(supervisor.pidOf('web')).toBe(web);
  await supervisor.stop();
  expect(isAlive(Number(web))).toBe(false);
});

test('a child that does not end when asked is killed after the grace', async () => {
  const deaf = script('deaf', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.send("up")');
  const exits: ChildExit[] = [];
  const supervisor = supervise({ children: [{ name: 'web', argv: [deaf] }], timing, onExit: (exit) => exits.push(exit) });
  await new Promise((settled) => setTimeout(settled, 300)); // until it is deaf: it tells nobody but its supervisor
  await supervisor.stop();
  expect(exits).toEqual([{ name: 'web', code: null, signal: 'SIGKILL' }]);
});

const SUPERVISOR = `import { supervise } from ${JSON.stringify(path.resolve('embedded/supervisor.ts'))};
const supervisor = supervise({ children: [{ name: 'worker', argv: [process.argv[2]] }] });
console.log(supervisor.pidOf('worker'));
await supervisor.finished;`;

test.each<[string, NodeJS.Signals, string]>([
  ['asked to end', 'SIGTERM', 'setInterval(() => {}, 1000)'],
  ['interrupted', 'SIGINT', 'setInterval(() => {}, 1000)'],
  [
    'killed',
    'SIGKILL',
    `import { whenSupervisorIsGone } from ${JSON.stringify(path.resolve('embedded/supervisor.ts'))}; whenSupervisorIsGone(() => process.exit()); setInterval(() => {}, 1000);`,
  ],
])('a supervisor that is %s leaves no child behind', async (_what, signal, body) => {
  const child = script(`child-${signal}`, body);
  const supervisor = spawn(process.execPath, [script('supervisor', SUPERVISOR), child]);
  const ended = new Promise((settled) => supervisor.on('exit', settled));
  const pid = await new Promise<number>((told) => supervisor.stdout.once('data', (chunk: Buffer) => told(Number(chunk.toString()))));
  await until('the child has started', () => isAlive(pid));
  supervisor.kill(signal);
  await ended;
  await until('the child is gone', () => !isAlive(pid));
});

test('a part that no longer answers is started again, also when starting fails at first', async () => {
  let answers = true;
  let starts = 0;
  const start = async (): Promise<void> => {
    starts += 1;
    if (starts === 1) throw new Error('not yet');
    answers = true;
  };
  const watch = keepAlive({ name: 'PostgreSQL', check: async () => answers, start, everyMs: 10 });
  answers = false;
  await until('it answers again', () => answers);
  await watch.stop();
  answers = false;
  await new Promise((settled) => setTimeout(settled, 50));
  expect(starts).toBe(2);
});
