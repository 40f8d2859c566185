import { randomUUID } from 'node:crypto';
import { addDays, isWorkingDay } from '../domain/calendar.ts';
import type { Cycle, Institution } from '../domain/entities.ts';
import type { Day, Instant, Zone } from '../domain/instant.ts';
import { nextStep } from '../domain/next-step.ts';
import type { MilestoneCode } from '../domain/values.ts';
import { startWork, type Work } from '../domain/work.ts';
import { loadBook } from './book.ts';
import type { Tx } from './transaction.ts';

/** What the routine of an institution has to do next: a morning run or a milestone, with its planned instant. */
export type Pending =
  | { readonly kind: 'morning'; readonly at: Instant; readonly day: Day }
  | { readonly kind: 'milestone'; readonly at: Instant; readonly week: string; readonly code: MilestoneCode };
/** How far to go: everything planned before the instant, and at it up to the named milestone, or every morning run alone. */
export interface UpTo {
  readonly at: Instant;
  readonly milestone?: { readonly week: string; readonly code: MilestoneCode };
}

/** What the catch-up looks at, read in one small statement. */
export interface Standing {
  readonly institution: Pick<Institution, 'calendar' | 'timetable' | 'lastDeadlineRun'>;
  readonly cycles: readonly Pick<Cycle, 'week' | 'plan' | 'done' | 'state'>[]; // not ended, older first
}

/** Reads where the routine stands. */
export async function readStanding(tx: Tx): Promise<Standing> {
  const [row] = await tx.db.$queryRaw<{ standing: Standing }[]>`
    SELECT json_build_object(
      'institution', json_build_object('calendar', calendar, 'timetable', timetable, 'lastDeadlineRun', last_deadline_run),
      'cycles', coalesce((SELECT json_agg(json_build_object('week', week, 'plan', plan, 'done', done, 'state', state) ORDER BY week)
        FROM cycle c WHERE c.institution_id = ${tx.institutionId} AND c.state NOT IN ('CLOSED', 'CANCELLED')), '[]'::json)) AS standing
    FROM institution WHERE id = ${tx.institutionId}`;
  if (!row) throw new Error(`there is no institution ${tx.institutionId}`);
  return row.standing;
}

/**
 * The next thing to do up to an instant, in the order of domain.md 5.2: by planned instant, a morning run before a milestone, the older
 * week before the newer. Paused weeks are passed over, and those in `left` whose milestone failed.
 */
export function nextPending(
  { institution, cycles }: Standing,
  upTo: UpTo,
  now: Instant,
  zone: Zone,
  left: ReadonlySet<string>,
): Pending | undefined {
  const found: Pending[] = [];
  const morning = nextMorning(institution, upTo.at, zone);
  if (morning) found.push(morning);
  for (const { week, plan, done } of cycles) {
    if (left.has(week)) continue;
    const step = nextStep(
      plan,
      done.map(({ code }) => code),
      Math.min(now, upTo.at),
    );
    if (step.kind !== 'run') continue;
    const { code, at } = step.milestone;
    const target = upTo.milestone;
    const isWithin = at < upTo.at || (target !== undefined && (week < target.week || (week === target.week && code <= target.code)));
    if (isWithin) found.push({ kind: 'milestone', at, week, code });
  }
  return found.sort(inOrder)[0];
}

function inOrder(a: Pending, b: Pending): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return a.kind === 'morning' ? -1 : 1;
  return a.kind === 'milestone' && b.kind === 'milestone' && a.week < b.week ? -1 : 1;
}

function nextMorning({ calendar, timetable, lastDeadlineRun }: Standing['institution'], upTo: Instant, zone: Zone): Pending | undefined {
  const last = zone.dayOf(upTo);
  for (let day = addDays(lastDeadlineRun ?? addDays(last, -1), 1); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    const at = zone.instantOf(day, timetable.R07);
    return at <= upTo ? { kind: 'morning', at, day } : undefined;
  }
  return undefined;
}

/** Loads the whole institution to decide something as of a planned instant. */
export async function workAsOf(tx: Tx, asOf: Instant, occasion: string): Promise<Work> {
  const book = await loadBook(tx, 'all');
  return startWork({ book, zone: tx.zone, now: tx.now, asOf, occasion, newId: randomUUID });
}

/** Notes which version of its plan a week's workflow has read, so that the sweep sees when a message about a newer one was lost. */
export async function notePlanRead(tx: Tx, week: string, version: number): Promise<void> {
  await tx.db
    .$executeRaw`UPDATE cycle SET plan_read = ${version} WHERE institution_id = ${tx.institutionId} AND week = ${week} AND plan_read <> ${version}`;
}
