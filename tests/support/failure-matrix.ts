import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectEngine, type Engine } from '../../client/connect.ts';
import { TASK_QUEUE } from '../../contracts/ids.ts';
import { keepAlive } from '../../embedded/keep-alive.ts';
import { type Mailbox, startMailbox } from '../../embedded/mailbox.ts';
import { startPostgres } from '../../embedded/postgres.ts';
import { startTemporal } from '../../embedded/temporal.ts';
import { migrate } from '../../store/migrate.ts';
import { openStore } from '../../store/store.ts';
import { accountsOf, nothingLost } from './accounts.ts';
import { compressedWeek, type LiveWeek, openLiveWeek, startProcess, until, weekEnded } from './live-week.ts';

// Every part of the service killed with -9 in the middle of a running week and in the middle of a batch of letters. Run before a release:
//     npm run failures
const PARTS = ['worker', 'temporal', 'postgres'] as const;
type Part = (typeof PARTS)[number];
const MOMENTS = [
  { name: 'in the batch of the opening', afterLetters: 1 },
  { name: 'in the middle of the week', afterLetters: 5 },
] as const;

const home = mkdtempSync(path.join(os.tmpdir(), 'rutina-failures-'));
let failed = 0;
try {
  for (const part of PARTS) for (const moment of MOMENTS) await round(part, moment);
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.stdout.write(`\n${PARTS.length * MOMENTS.length - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);

async function round(part: Part, { name, afterLetters }: (typeof MOMENTS)[number]): Promise<void> {
  const began = performance.now();
  const postgres = await startPostgres({ home, port: 0 });
  const temporal = await startTemporal({ home, ports: { temporal: 0, ui: 0 }, progress: (line) => process.stderr.write(`${line}\n`) });
  await postgres.ensureDatabase('rutina');
  await migrate(postgres.url('rutina'));
  const mailbox = await startMailbox();
  const guards = [
    keepAlive({ name: 'postgres', check: () => postgres.answers(), start: () => startPostgres({ home }), everyMs: 500 }),
    keepAlive({ name: 'temporal', check: () => temporal.answers(), start: () => startTemporal({ home }), everyMs: 500 }),
  ];
  const env = {
    DATABASE_URL: postgres.appUrl('rutina'),
    DATABASE_ADMIN_URL: postgres.url('rutina'),
    TEMPORAL_ADDRESS: temporal.address,
    SMTP_URL: mailbox.url,
  };
  let worker = startProcess('worker', env);
  const store = openStore({ url: env.DATABASE_URL, wall: Date.now });
  const engine = await connectEngine({ address: temporal.address }, { namespace: 'default', taskQueue: TASK_QUEUE });
  try {
    const week = await compressedWeek(store, env.DATABASE_ADMIN_URL, { startsInMs: 5_000, apartMs: 1_000 });
    await openLiveWeek(engine, week);
    await until(`${afterLetters} letters have arrived`, async () => mailbox.messages().length >= afterLetters);
    if (part === 'worker') {
      worker.kill('SIGKILL');
      worker = startProcess('worker', env);
    } else process.kill(pidOf(part, postgres.folder), 'SIGKILL');
    tell(part, name, await outcome(engine, store, mailbox, week), began);
  } catch (error) {
    tell(part, name, [error instanceof Error ? error.message : String(error)], began);
  } finally {
    worker.kill('SIGKILL');
    for (const guard of guards) await guard.stop();
    await engine.connection.close().catch(() => {});
    await store.close().catch(() => {});
    await mailbox.stop();
    await (await startTemporal({ home })).stop();
    await (await startPostgres({ home })).stop();
  }
}

/** What is wrong once the week has ended and the last letter has left. */
async function outcome(engine: Engine, store: ReturnType<typeof openStore>, mailbox: Mailbox, week: LiveWeek): Promise<readonly string[]> {
  await until('the week has ended', () => weekEnded(engine, week).then(() => true), 120_000);
  await until(
    'the last letter has left',
    async () => nothingLost(await accountsOf(store, week.institutionId, mailbox)).length === 0,
    90_000,
  ).catch(() => {});
  return nothingLost(await accountsOf(store, week.institutionId, mailbox));
}

function pidOf(part: 'temporal' | 'postgres', postgresFolder: string): number {
  if (part === 'postgres') return Number(readFileSync(path.join(postgresFolder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return Number((JSON.parse(readFileSync(path.join(home, 'temporal', 'server.json'), 'utf8')) as { pid: number }).pid);
}

function tell(part: Part, moment: string, wrong: readonly string[], began: number): void {
  if (wrong.length > 0) failed += 1;
  process.stdout.write(
    `${wrong.length === 0 ? 'ok  ' : 'FAIL'} ${part} killed with -9 ${moment} (${((performance.now() - began) / 1000).toFixed(0)} s)\n${wrong.map((line) => `       ${line}\n`).join('')}`,
  );
}
