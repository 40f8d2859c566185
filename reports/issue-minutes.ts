import { randomUUID } from 'node:crypto';
import type { WeekKey } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { Minutes } from '../domain/letter-data.ts';
import { startWork } from '../domain/work.ts';
import { loadBook } from '../store/book.ts';
import { settingOf } from '../store/document-setting.ts';
import { keepRun, readRun, runsOfWeek } from '../store/report-runs.ts';
import { readSitting } from '../store/sitting.ts';
import type { Tx } from '../store/transaction.ts';
import { viewOf } from './packs/cover.ts';
import { minutes } from './packs/minutes.ts';

/** The code of the minutes among the runs; each confirmation makes a version of its own. */
export const MINUTES = 'ACTA';

/** Issues the minutes of a week with what is recorded, as of the planned instant: what M15 does (domain.md 5.2). */
export async function issueMinutes(tx: Tx, week: WeekKey, asOf: Instant): Promise<void> {
  if ((await runsOfWeek(tx, week, MINUTES)).length === 0) await keepMinutes(tx, week, asOf, 1);
}

/** Issues them again when they were confirmed since, final with what was recorded by then (domain.md 1.2, 3.10). */
export async function issueConfirmedMinutes(tx: Tx, week: WeekKey): Promise<void> {
  const { confirmed } = await readSitting(tx, week);
  if (confirmed === null) return;
  const [last] = await runsOfWeek(tx, week, MINUTES);
  const said = last && ((await readRun(tx, last.id))?.data as Minutes | undefined);
  if (said?.confirmed?.at === confirmed.at) return;
  await keepMinutes(tx, week, confirmed.at, (last?.version ?? 0) + 1);
}

async function keepMinutes(tx: Tx, week: WeekKey, asOf: Instant, version: number): Promise<void> {
  const book = await loadBook(tx, 'all');
  const cycle = book.cycles.get(week);
  if (!cycle) return;
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf, occasion: `${week}/minutes`, newId: randomUUID });
  const data = minutes(viewOf(work, cycle), version, await readSitting(tx, week));
  await keepRun(tx, {
    code: MINUTES,
    week,
    version,
    asOf,
    params: {},
    reach: 'all',
    data,
    setting: settingOf(book.institution),
    requestedBy: null,
  });
}
