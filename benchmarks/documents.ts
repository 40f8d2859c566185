import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { loadScenario } from '../client/rehearsal/load.ts';
import { REPORT_CODES } from '../contracts/documents.ts';
import type { PackRequest } from '../domain/letters.ts';
import { compilePack } from '../reports/index.ts';
import { runReport } from '../reports/run-report.ts';
import { createDatabase, dropDatabase } from '../store/databases.ts';
import { keepRun, type ReportRun } from '../store/report-runs.ts';
import { openStore, type Store } from '../store/store.ts';
import { type Tx, transaction } from '../store/transaction.ts';
import { zoneOf } from '../store/zone.ts';
import { makeDocument } from '../templates/documents.ts';
import { createTypesetter, type Typesetter } from '../templates/typeset.ts';
import { playRoutine } from '../tests/support/playing.ts';
import { bareTypesetting } from './bare-typesetting.ts';
import { madeUpInstitution } from './institutions.ts';
import { packBasis } from './pack-basis.ts';

const PACKS: readonly PackRequest['pack'][] = ['P2', 'P3', 'P4', 'P5', 'P6', 'P7'];
const IN_A_ROW = 230;
const IN_A_ROW_GOALS = 200;
const LOCALE = 'es-PE';

/**
 * What documents cost in an institution of so many goals: statements, seconds and memory for each pack and over all reports; with 200 goals
 * also 230 packs in a row, and how that compares with the typesetter's bare compilation of the same documents in the same run.
 */
export async function documentCosts(ownerUrl: string, goals: number, { quick = false } = {}): Promise<string[]> {
  const name = `bench_${randomBytes(5).toString('hex')}`;
  const store = openStore({ url: await createDatabase(ownerUrl, name), wall: Date.now });
  const typesetter = createTypesetter();
  try {
    const scenario = madeUpInstitution(1, goals);
    const id = scenario.institution.code.toLowerCase();
    await loadScenario(store, scenario, id);
    await playRoutine(store, id, zoneOf('America/Lima').instantOf('2026-11-26', '13:30'));
    const lines: string[] = [];
    for (const pack of PACKS) lines.push(await packCost(store, id, typesetter, { pack, version: 1 }, goals));
    lines.push(...(await reportCosts(store, id, typesetter, quick)));
    if (goals === IN_A_ROW_GOALS) lines.push(...(await inARow(store, id, typesetter, quick ? 23 : IN_A_ROW)));
    return lines;
  } finally {
    await typesetter.close();
    await store.close();
    await dropDatabase(ownerUrl, name);
  }
}

async function packCost(store: Store, id: string, typesetter: Typesetter, request: PackRequest, goals: number): Promise<string> {
  await made(store, id, typesetter, request); // warm
  const before = store.statements();
  const began = performance.now();
  const run = await compiled(store, id, request);
  const compiledAt = performance.now();
  const statements = store.statements() - before;
  const { bytes } = await makeDocument({ run, format: 'PDF', locale: LOCALE }, typesetter);
  const end = performance.now();
  return `pack ${request.pack}, ${goals} goals: ${seconds(end - began)} s, of which data ${seconds(compiledAt - began)} and PDF ${seconds(end - compiledAt)}; ${statements} SQL statements; ${kb(bytes)} kB; ${memory()}`;
}

async function reportCosts(store: Store, id: string, typesetter: Typesetter, quick: boolean): Promise<string[]> {
  const rows: { readonly code: string; readonly ms: Readonly<Record<string, number>>; readonly statements: number }[] = [];
  for (const code of quick ? REPORT_CODES.slice(0, 6) : REPORT_CODES) {
    const filters = code === 'A 1.1' ? { goal: 'G-0001' } : {};
    const before = store.statements();
    const began = performance.now();
    const run = await transaction(store, id, 'none', async (tx) => {
      const someone = await tx.db.person.findFirst({ where: { institutionId: id, handle: 'coordinator' }, select: { id: true } });
      return runReport(tx, { code, filters, readerId: someone?.id ?? null });
    });
    const statements = store.statements() - before;
    const ms: Record<string, number> = { data: performance.now() - began };
    for (const format of ['PDF', 'XLSX', 'CSV'] as const) {
      const from = performance.now();
      await makeDocument({ run, format, locale: LOCALE }, typesetter);
      ms[format] = performance.now() - from;
    }
    rows.push({ code, ms, statements });
  }
  const worst = (form: string): string => {
    const slowest = rows.reduce((one, other) => ((other.ms[form] ?? 0) > (one.ms[form] ?? 0) ? other : one));
    const sum = rows.reduce((total, one) => total + (one.ms[form] ?? 0), 0);
    return `${form} ${seconds(sum)} s in all, slowest ${slowest.code} ${seconds(slowest.ms[form] ?? 0)} s`;
  };
  const most = Math.max(...rows.map((one) => one.statements));
  return [
    `${rows.length} reports: ${['data', 'PDF', 'XLSX', 'CSV'].map(worst).join('; ')}; at most ${most} SQL statements each; ${memory()}`,
  ];
}

/** The packs of a week, one after the other, each from its data to its file; then the same inputs through the compiler alone. */
async function inARow(store: Store, id: string, typesetter: Typesetter, count: number): Promise<string[]> {
  const times: number[] = [];
  let settled = 0;
  const runs: ReportRun[] = [];
  const before = store.statements();
  const began = performance.now();
  for (let n = 0; n < count; n += 1) {
    const from = performance.now();
    const pack = PACKS[n % 4] ?? 'P2';
    const { run } = await made(store, id, typesetter, { pack, version: n + 2 });
    times.push(performance.now() - from);
    if (runs.length < 4) runs.push(run);
    if (n === Math.floor(count / 5)) settled = process.memoryUsage.rss();
  }
  const took = performance.now() - began;
  const statements = (store.statements() - before) / count;
  const grown = process.memoryUsage.rss() - settled;
  const typeset = await msEach(runs, (run) => makeDocument({ run, format: 'PDF', locale: LOCALE }, typesetter).then(() => {}));
  const bare = bareTypesetting(runs, LOCALE);
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return [
    `${count} packs (P2 to P5) in a row, ${IN_A_ROW_GOALS} goals: ${seconds(took)} s; p50 ${seconds(at(0.5))} s, p99 ${seconds(at(0.99))} s; ${statements.toFixed(1)} SQL statements each; memory grew by ${(grown / 1e6).toFixed(0)} MB after the first fifth; ${memory()}`,
    `PDF by our whole path ${typeset.toFixed(0)} ms each, the bare compilation of the same documents ${bare.toFixed(0)} ms: ratio ${(typeset / bare).toFixed(2)}`,
  ];
}

async function msEach(runs: readonly ReportRun[], make: (run: ReportRun) => Promise<void>): Promise<number> {
  const ROUNDS = 5;
  const began = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const run of runs) await make(run);
  return (performance.now() - began) / ROUNDS / Math.max(1, runs.length);
}

async function made(store: Store, id: string, typesetter: Typesetter, request: PackRequest): Promise<{ readonly run: ReportRun }> {
  const run = await compiled(store, id, request);
  await makeDocument({ run, format: 'PDF', locale: LOCALE }, typesetter);
  return { run };
}

const compiled = (store: Store, id: string, request: PackRequest): Promise<ReportRun> =>
  transaction(store, id, 'none', async (tx: Tx) => {
    const { work, cycle, kept, setting } = await packBasis(tx, request);
    return keepRun(tx, {
      code: request.pack,
      version: request.version,
      week: cycle.week,
      asOf: tx.now,
      params: { measured: request.version },
      reach: 'all',
      goalIds: null,
      data: compilePack(work, cycle, request, kept),
      setting,
      requestedBy: null,
    });
  });

const seconds = (ms: number): string => (ms / 1000).toFixed(ms < 100 ? 3 : 2);
const kb = (bytes: Uint8Array): string => (bytes.length / 1000).toFixed(0);
const memory = (): string => `memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB, load ${os.loadavg()[0]?.toFixed(1)}`;
