import { execFileSync, spawnSync } from 'node:child_process';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { findDatabase, findEngine } from '../client/parts.ts';
import { drive } from '../client/rehearsal/driver.ts';
import { type EngineRoom, openEngineRoom, type Parts } from '../client/rehearsal/engine-room.ts';
import { loadScenario } from '../client/rehearsal/load.ts';
import { plannedActs } from '../client/rehearsal/rehearse.ts';
import { instantIn } from '../client/rehearsal/scenario-model.ts';
import { loadConfig } from '../config/env.ts';
import { transaction } from '../store/transaction.ts';
import { zoneOf } from '../store/zone.ts';
import { quietEngine } from '../worker/engine-log.ts';
import { createLog } from '../worker/log.ts';
import { workflowBundle } from '../worker/start.ts';
import { engineCost } from './actions.ts';
import { documentCosts } from './documents.ts';
import { madeUpInstitution } from './institutions.ts';
import { mailPath } from './mail-path.ts';
import { createMeter, type Meter } from './meter.ts';
import { pageCosts } from './pages.ts';

const AT_ONCE = 4;
const SIZES = [
  { institutions: 1, goals: 10 },
  { institutions: 10, goals: 10 },
  { institutions: 100, goals: 10 },
  { institutions: 1, goals: 100 },
  { institutions: 1, goals: 1000 },
] as const;

const PAGE_SIZES = [10, 200, 10_000] as const;
const DOCUMENT_SIZES = [10, 200, 1_000] as const;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } } });
if (values.only === undefined) {
  // A process of its own for each measurement, so that the memory of one is not that of those before it.
  const all = values.quick
    ? ['mail', 0, 1, 'pages-10', 'pages-200', 'documents-10', 'documents-200']
    : ['mail', ...SIZES.keys(), ...PAGE_SIZES.map((goals) => `pages-${goals}`), ...DOCUMENT_SIZES.map((goals) => `documents-${goals}`)];
  for (const only of all) measureApart(String(only));
  process.exit(0);
}
if (isBig(values.only) && process.execArgv.some(isHeapLimit)) {
  measureApart(values.only);
  process.exit(0);
}

/** Pages of 10,000 goals are filled in here and read there, and documents hold a thousand: the small heap is for what measures the worker. */
function measureApart(only: string): void {
  const heap = isBig(only) ? process.execArgv.filter((argument) => !isHeapLimit(argument)) : process.execArgv;
  const quick = values.quick ? ['--quick'] : [];
  spawnSync(process.execPath, [...heap, import.meta.filename, '--only', only, ...quick], { stdio: 'inherit' });
}
function isBig(only: string): boolean {
  return only.startsWith('pages-') || only.startsWith('documents-');
}
function isHeapLimit(argument: string): boolean {
  return argument.startsWith('--max-old-space-size');
}

const config = loadConfig();
const silent = (): void => {};
const database = await findDatabase(config, silent);
const pages = /^pages-(\d+)$/.exec(values.only);
if (pages !== null) {
  for (const line of await pageCosts(database.ownerUrl, Number(pages[1]), values)) print(line);
  process.exit(0);
}
const documents = /^documents-(\d+)$/.exec(values.only);
if (documents !== null) {
  for (const line of await documentCosts(database.ownerUrl, Number(documents[1]), values)) print(line);
  process.exit(0);
}
const engine = await findEngine(config, silent, (line) => process.stderr.write(`${line}\n`));
const parts: Parts = {
  ownerUrl: database.ownerUrl,
  engine: engine.options,
  namespace: engine.namespace,
  log: createLog('silent', 'bench'),
  publicUrl: config.publicUrl,
};
quietEngine();
await workflowBundle();
const size = SIZES[Number(values.only)];
print(values.only === 'mail' || size === undefined ? await measureMail() : await measure(size));
process.exit(0);

async function measureMail(): Promise<string> {
  const room = await openEngineRoom(parts);
  try {
    const { raw, ours } = await mailPath(room);
    return `mail path: ${ours.toFixed(0)} letters/s in one batch, a raw nodemailer loop ${raw.toFixed(0)}: ratio ${(ours / raw).toFixed(2)} (load ${os.loadavg()[0]?.toFixed(2)} on ${os.cpus().length} cores)`;
  } finally {
    await room.close();
  }
}

async function measure({ institutions, goals }: (typeof SIZES)[number]): Promise<string> {
  let meter: Meter | undefined;
  const room = await openEngineRoom(parts, {
    interceptors: (store) => {
      meter = createMeter(store.statements);
      return [meter.interceptor];
    },
  });
  try {
    const made = Array.from({ length: institutions }, (_, index) => madeUpInstitution(index + 1, goals));
    for (const scenario of made) await loadScenario(room.store, scenario, `${scenario.institution.code.toLowerCase()}~${room.name}`);
    const statements = room.store.statements();
    const began = performance.now();
    const memory = { worker: 0, server: 0 };
    const watch = setInterval(() => {
      memory.worker = Math.max(memory.worker, process.memoryUsage.rss());
      memory.server = Math.max(memory.server, serverMemory());
    }, 250);
    const queue = [...made];
    await Promise.all(Array.from({ length: AT_ONCE }, () => playFrom(queue, room)));
    clearInterval(watch);
    const seconds = (performance.now() - began) / 1000;
    const cost = await engineCost(room.engine);
    const { letters, copies } = await counted(
      room,
      made.map(({ institution }) => `${institution.code.toLowerCase()}~${room.name}`),
    );
    const sending = meter?.of('sendWaiting');
    const routine = meter?.of('runMilestone', 'runDeadlinesUpTo');
    const rate = copies / ((sending?.ms ?? 1) / 1000);
    const perStep = (routine?.statements ?? 0) / (routine?.calls ?? 1);
    const sent = room.store.statements() - statements;
    const weeks = institutions;
    return [
      `${institutions} × ${goals} goals: ${seconds.toFixed(1)} s for a week each (${(seconds / weeks).toFixed(2)} s per institution)`,
      `  letters ${letters}, copies ${copies}${institutions === 1 ? `; ${rate.toFixed(0)} copies/s while sending, in the small batches of a week` : ''}`,
      `  billable actions per institution-week: ${(cost.routine / weeks).toFixed(1)} without mail, ${((cost.routine + cost.mail) / weeks).toFixed(1)} with it; per goal-week ${((cost.routine + cost.mail) / weeks / goals).toFixed(2)}`,
      `  longest history ${cost.longestHistory} events; SQL statements ${sent} in all${institutions === 1 ? `, ${perStep.toFixed(1)} per milestone or morning run` : ''}`,
      `  peak memory: worker ${(memory.worker / 1e6).toFixed(0)} MB, Temporal server ${(memory.server / 1e6).toFixed(0)} MB; load ${os.loadavg()[0]?.toFixed(2)}`,
    ].join('\n');
  } finally {
    await room.close();
  }
}

async function playFrom(queue: ReturnType<typeof madeUpInstitution>[], room: EngineRoom): Promise<void> {
  for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
    const zone = zoneOf(scenario.institution.timeZone);
    const institutionId = `${scenario.institution.code.toLowerCase()}~${room.name}`;
    const people = await transaction(room.store, institutionId, 'none', async (tx) => {
      const rows = await tx.db.person.findMany({ where: { institutionId }, select: { id: true, handle: true } });
      return new Map(rows.map(({ id, handle }) => [handle, id]));
    });
    await drive({
      ...room,
      institutionId,
      zone,
      start: instantIn(scenario.start, zone),
      end: instantIn(scenario.end, zone),
      acts: plannedActs(scenario, people, zone),
      outages: [],
      snapshots: [],
      onSnapshot: async () => {},
    });
  }
}

async function counted({ store }: EngineRoom, institutions: readonly string[]): Promise<{ letters: number; copies: number }> {
  let letters = 0;
  let copies = 0;
  for (const institutionId of institutions) {
    await transaction(store, institutionId, 'none', async (tx) => {
      letters += await tx.db.letter.count({ where: { institutionId, status: 'LEFT' } });
      copies += await tx.db.letterCopy.count({ where: { institutionId, status: 'SENT' } });
    });
  }
  return { letters, copies };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Resident memory of the embedded Temporal server; 0 for one that runs elsewhere. */
function serverMemory(): number {
  if (!engine.embedded) return 0;
  const port = engine.embedded.address.split(':').at(-1) ?? '';
  const lines = execFileSync('ps', ['-eo', 'rss=,args=']).toString().split('\n');
  const line = lines.find((one) => one.includes('start-dev') && one.includes(`--port ${port}`));
  return Number(line?.trim().split(/\s+/)[0] ?? 0) * 1024;
}
