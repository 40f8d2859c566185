import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import type { Engine } from '../../client/connect.ts';
import { loadScenario } from '../../client/rehearsal/load.ts';
import { environmentWith } from '../../config/env.ts';
import { openWeekId, weeklyCycleId } from '../../contracts/ids.ts';
import { addDays } from '../../domain/calendar.ts';
import { MILESTONE_CODES } from '../../domain/values.ts';
import { daysOfWeek, weekOf } from '../../domain/week.ts';
import type { Store } from '../../store/store.ts';
import { zoneOf } from '../../store/zone.ts';
import type { openWeek, weeklyCycle } from '../../workflows/index.ts';
import { scenarioOf } from './rehearsing.ts';
import { smallMinistry } from './small-ministry.ts';

const ROOT = path.join(import.meta.dirname, '../..');

export interface LiveWeek {
  readonly institutionId: string;
  readonly week: string;
}

/** An institution on the wall's clock whose present week is compressed: all seventeen milestones, so many milliseconds apart, from soon on. */
export async function compressedWeek(
  store: Store,
  ownerUrl: string,
  { startsInMs = 3_000, apartMs = 1_000 }: { readonly startsInMs?: number; readonly apartMs?: number } = {},
): Promise<LiveWeek> {
  const institutionId = `live${Math.random().toString(36).slice(2, 8)}`;
  const zone = zoneOf('America/Lima');
  const now = Date.now();
  const week = weekOf(zone.dayOf(now));
  const monday = daysOfWeek(week)[0] ?? '';
  const text = smallMinistry()
    .replaceAll('2026-11-23T00:00', `${monday}T00:00`)
    .replaceAll('2026-11-30T12:00', `${addDays(monday, 7)}T12:00`)
    .replace('code: TINY', `code: ${institutionId.toUpperCase()}`)
    .replace('Ministerio Pequeño', `Ministerio ${institutionId}`);
  await loadScenario(store, scenarioOf(text), institutionId);
  const first = now + startsInMs;
  const milestones = MILESTONE_CODES.map((code, index) => ({ code, at: first + index * apartMs }));
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('UPDATE institution SET hand_at = NULL, last_deadline_run = $2 WHERE id = $1', [institutionId, zone.dayOf(now)]);
    await owner.query('UPDATE cycle SET plan = $3 WHERE institution_id = $1 AND week = $2', [
      institutionId,
      week,
      JSON.stringify({ version: 1, state: 'RUNNING', milestones }),
    ]);
  } finally {
    await owner.end();
  }
  return { institutionId, week };
}

/** Opens a live week as its Schedule would. */
export async function openLiveWeek({ client, taskQueue }: Engine, { institutionId, week }: LiveWeek): Promise<void> {
  await client.workflow.start<typeof openWeek>('openWeek', {
    workflowId: openWeekId(institutionId, week),
    taskQueue,
    args: [{ institutionId, at: Date.now() }],
  });
}

/** The end of a week, however long it takes. */
export const weekEnded = async ({ client }: Engine, { institutionId, week }: LiveWeek): Promise<unknown> =>
  client.workflow.getHandle<typeof weeklyCycle>(weeklyCycleId(institutionId, week)).result();

/** One of the service's processes as it runs in production, with its own environment. */
export function startProcess(command: 'worker' | 'web', env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [path.join(ROOT, 'client/cli/rutina.mjs'), command], {
    cwd: ROOT,
    env: environmentWith({ LOG_LEVEL: 'warn', ...env }),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Waits until a condition holds, looking often; fails with its name when it never does. */
export async function until(what: string, holds: () => Promise<boolean>, patienceMs = 60_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
