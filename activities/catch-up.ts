import { failure } from '../contracts/failures.ts';
import { runDeadlines } from '../domain/deadline-run.ts';
import { catchUpDates } from '../domain/goal-state.ts';
import type { Day, Instant } from '../domain/instant.ts';
import type { PackRequest } from '../domain/letters.ts';
import { runMilestone } from '../domain/milestones.ts';
import type { Work } from '../domain/work.ts';
import { compilePack, PACK_NEEDS } from '../reports/index.ts';
import { type Kept, readKept } from '../store/report-history.ts';
import { nextPending, type Pending, readStanding, type UpTo, workAsOf } from '../store/routine.ts';
import { type CompiledPack, packOf, saveWork } from '../store/save.ts';
import { type Tx, transaction } from '../store/transaction.ts';
import { afterMilestone } from './after-milestone.ts';
import type { Dependencies, Log } from './dependencies.ts';

/** What a catch-up did. */
export interface CaughtUp {
  readonly mornings: readonly Day[];
  readonly letters: boolean;
}

/**
 * Does, in the order of their planned instants and one transaction each, every morning run and milestone that comes first and is not yet
 * done (domain.md 5.2). Another week's milestone that fails is left for its own cycle to report.
 */
export async function catchUp({ store, heartbeat, log }: Dependencies, institutionId: string, upTo: UpTo): Promise<CaughtUp> {
  const left = new Set<string>();
  const mornings: Day[] = [];
  let letters = false;
  for (;;) {
    heartbeat();
    let attempted: Pending | undefined;
    try {
      const did = await transaction(store, institutionId, 'exclusive', async (tx) => {
        const pending = nextPending(await readStanding(tx), upTo, tx.now, tx.zone, left);
        attempted = pending;
        return pending && { pending, letters: await runPending(tx, pending, log) };
      });
      if (!did) return { mornings, letters };
      letters ||= did.letters;
      if (did.pending.kind === 'morning') mornings.push(did.pending.day);
    } catch (error) {
      if (attempted?.kind !== 'milestone' || isOwn(attempted, upTo)) throw error;
      log.warn('a milestone of another week failed', { institutionId, week: attempted.week, milestone: attempted.code });
      left.add(attempted.week);
    }
  }
}

const isOwn = ({ week }: { readonly week: string }, { milestone }: UpTo): boolean => milestone?.week === week;

/** One morning run or milestone, with all it changes; answers whether letters were written. */
export async function runPending(tx: Tx, pending: Pending, log?: Log): Promise<boolean> {
  const occasion = pending.kind === 'morning' ? pending.day : `${pending.week}/${pending.code}`;
  const work = await workAsOf(tx, pending.at, occasion);
  catchUpDates(work, 'all', work.asOfDay);
  if (pending.kind === 'morning') runDeadlines(work, pending.day);
  else {
    const { weekRecord = null } = pending.code === 'M17' ? await readKept(tx, ['weekRecord']) : {};
    const refusal = runMilestone(work, pending.week, pending.code, weekRecord);
    if (refusal) throw failure(refusal.failure, refusal.why);
  }
  await saveWork(tx, work, {}, async () => compilePacks(work, pending, await keptForPacks(tx, work)));
  await afterMilestone(tx, work, pending, log);
  return work.letters.length > 0;
}

/** The data of every pack that a milestone's letters carry, compiled with its facts and never while the week waits. */
export function compilePacks(work: Work, pending: Pending, kept: Partial<Kept> = {}): CompiledPack[] {
  if (pending.kind === 'morning') return [];
  const cycle = work.book.cycles.get(pending.week);
  if (!cycle) return [];
  return packsWanted(work).map((request) => ({ ...request, week: pending.week, data: compilePack(work, cycle, request, kept) }));
}

function packsWanted({ letters }: Work): PackRequest[] {
  const wanted = new Map<string, PackRequest>();
  for (const letter of letters) {
    const name = packOf(letter);
    if (name !== null && 'pack' in letter.data) wanted.set(name, letter.data);
  }
  return [...wanted.values()];
}

/** What those packs need beyond the book. */
const keptForPacks = (tx: Tx, work: Work): Promise<Partial<Kept>> =>
  readKept(
    tx,
    packsWanted(work).flatMap(({ pack }) => PACK_NEEDS[pack] ?? []),
  );

/** Writes what the dates up to an instant's day change, where nothing else did: the end of a rehearsal (scenario.md). */
export async function recordDates({ store }: Pick<Dependencies, 'store'>, institutionId: string, upTo: Instant): Promise<void> {
  await transaction(store, institutionId, 'exclusive', async (tx) => {
    const work = await workAsOf(tx, upTo, 'dates');
    catchUpDates(work, 'all', work.asOfDay);
    await saveWork(tx, work);
  });
}
