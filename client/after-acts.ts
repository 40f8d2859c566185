import { weeklyCycleId } from '../contracts/ids.ts';
import { replan } from '../contracts/weekly-cycle.ts';
import { actsWith } from '../domain/act-traits.ts';
import type { Act } from '../domain/acts.ts';
import { issueConfirmedMinutes } from '../reports/issue-minutes.ts';
import { keepHandovers } from '../reports/own-packs.ts';
import { loadBook } from '../store/book.ts';
import { readStanding } from '../store/routine.ts';
import { readSettings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { transaction } from '../store/transaction.ts';
import type { Engine } from './connect.ts';
import { applySchedules } from './schedules.ts';
import type { MailingWaker } from './wake-mailing.ts';
import { wakeWebhooks } from './wake-webhooks.ts';

/** The acts after which open weeks read their plan again. */
export const WEEK_ACTS = actsWith('MOVES_PLAN');
const SCHEDULING = actsWith('MOVES_SCHEDULE');
const ENDS_ROLES: ReadonlySet<string> = new Set(['changeManager', 'disablePerson', 'endRole']);
export const PATIENCE_MS = 15_000;

interface Service {
  readonly engine: Engine;
  readonly waker: MailingWaker;
}
/** What follows the commit of acts: confirmed minutes are issued anew, what is handed over is put down, letters leave, and open weeks read their plan where an act moved it. */
export async function tellEngine(store: Store, service: Service, institutionId: string, acts: readonly Act[]): Promise<void> {
  const [papers] = await Promise.allSettled([putDown(store, institutionId, acts)]);
  await move(store, service, institutionId, acts); // a paper that cannot be made keeps no letter from leaving
  if (papers.status === 'rejected') throw papers.reason;
}

async function putDown(store: Store, institutionId: string, acts: readonly Act[]): Promise<void> {
  for (const act of acts)
    if (act.do === 'confirmMinutes') await transaction(store, institutionId, 'shared', (tx) => issueConfirmedMinutes(tx, act.week));
  if (acts.some(({ do: what }) => ENDS_ROLES.has(what)))
    await transaction(store, institutionId, 'shared', async (tx) =>
      keepHandovers(tx, { book: await loadBook(tx, 'all'), asOf: tx.now }, tx.today),
    );
}

async function move(store: Store, { engine, waker }: Service, institutionId: string, acts: readonly Act[]): Promise<void> {
  await waker.wake(institutionId);
  await wakeWebhooks(store, engine.client.workflow, engine.taskQueue, institutionId);
  if (acts.some((act) => SCHEDULING.has(act.do))) await keepSchedules(store, engine, institutionId);
  if (!acts.some((act) => WEEK_ACTS.has(act.do))) return;
  const { cycles } = await transaction(store, institutionId, 'none', readStanding);
  for (const { week, state } of cycles) {
    if (state === 'SCHEDULED') continue;
    const told = engine.client.workflow.getHandle(weeklyCycleId(institutionId, week)).executeUpdate(replan);
    await withPatience(told, `week ${week} did not answer within ${PATIENCE_MS / 1_000} seconds`);
  }
}

/** The Schedules of an institution that lives by them follow its morning hour and its time zone. */
async function keepSchedules(store: Store, engine: Engine, institutionId: string): Promise<void> {
  const [settings, scheduled] = await transaction(store, institutionId, 'none', async (tx) => [
    await readSettings(tx),
    (await tx.db.institution.findUnique({ where: { id: institutionId }, select: { scheduled: true } }))?.scheduled === true,
  ]);
  if (scheduled) await applySchedules(engine, settings);
}

/** Waits for the engine, which answers only while a worker runs. */
export async function withPatience<Result>(work: Promise<Result>, why: string): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(why)), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
