import { tellCalendarMoves } from './calendar-moves.ts';
import type { Cycle, CycleDays, RoutinePlan, WeekKey } from './entities.ts';
import type { Instant } from './instant.ts';
import type { LetterData, WeekLine } from './letter-data.ts';
import { pushLetter } from './letter-writing.ts';
import { everybody } from './milestone-audience.ts';
import { planned, planWeek } from './routine.ts';
import { isAwaited, moveUpdate, updatesOf } from './update.ts';
import { asksTooLate, usefulUntil } from './useful-until.ts';
import type { CycleState, Notice } from './values.ts';
import { nextWeek } from './week.ts';
import { type Book, put, tell, type Work } from './work.ts';

/** The week under way, between its opening and its close; there is at most one (domain.md 4.7). */
export const openCycle = (book: Book): Cycle | undefined =>
  [...book.cycles.values()].find(({ state }) => state !== 'SCHEDULED' && !hasEnded(state));

/** True for a cycle that nothing more happens in. */
export const hasEnded = (state: CycleState): boolean => state === 'CLOSED' || state === 'CANCELLED';

/** A week's cycle is born as planned by the calendar of now; one that exists stays as it is (domain.md 4.7). */
export function scheduleWeek(work: Work, week: WeekKey): Cycle {
  const known = work.book.cycles.get(week);
  if (known) return known;
  const { days, plan } = planWeek(work.book.institution, week, work.zone);
  const cycle: Cycle = {
    id: work.newId(),
    week,
    state: 'SCHEDULED',
    days,
    month: null,
    plan,
    done: [],
    selectionFrozenAt: null,
    selectionConfirmed: false,
    closedAt: null,
    stats: null,
    version: 1,
  };
  put(work, 'cycles', cycle);
  tell(work, { kind: 'state', of: 'cycle', id: week, from: null, to: 'SCHEDULED' });
  return cycle;
}

/** Enters a state: the row and its line; nothing where it is in that state already. */
export function moveCycle(work: Work, cycle: Cycle, to: CycleState, changes: Partial<Cycle> = {}, reason?: string): Cycle {
  const next: Cycle = { ...cycle, ...changes, state: to };
  put(work, 'cycles', next);
  if (cycle.state !== to) {
    tell(work, { kind: 'state', of: 'cycle', id: cycle.week, from: cycle.state, to, ...(reason !== undefined && { reason }) });
  }
  return next;
}

/** Gives a week another plan, as a newer version of it, and says so (domain.md 5.5). */
export function replanCycle(work: Work, cycle: Cycle, plan: RoutinePlan, days: CycleDays | null, reason?: string): Cycle {
  const version = Math.max(plan.version, cycle.plan.version + 1);
  const next: Cycle = { ...cycle, days, plan: { ...plan, version } };
  put(work, 'cycles', next);
  tell(work, { kind: 'plan', week: cycle.week, version, state: plan.state, ...(reason !== undefined && { reason }) });
  tellCalendarMoves(work, cycle, next);
  return next;
}

/**
 * The end of a week that is cancelled: by the calendar, or by the administrator with a reason. Updates not submitted are excused, N29
 * tells everybody, the next week is scheduled (domain.md 4.7).
 */
export function cancelCycle(work: Work, cycle: Cycle, reason: string | null): void {
  const stopped = replanCycle(work, cycle, { ...cycle.plan, state: 'CANCELLED' }, cycle.days, reason ?? undefined);
  moveCycle(work, stopped, 'CANCELLED', { closedAt: work.now }, reason ?? undefined);
  for (const update of updatesOf(work.book, cycle.week)) {
    if (isAwaited(update)) moveUpdate(work, update, 'EXCUSED', { excuseReason: reason }, reason ?? undefined);
  }
  const next = scheduleWeek(work, nextWeek(cycle.week));
  pushLetter(work, {
    notice: 'N29',
    to: everybody(work.book),
    about: [cycle.week],
    data: { week: cycle.week, reason, byCalendar: reason === null, next: comingUp(next) },
  });
}

/** Until when a letter of the week is useful: at once too late where it asks by a moment moved after the week (domain.md 5.5, 6.6). */
export const askedUntil = (work: Work, cycle: Cycle, notice: Notice, number?: number): Instant | null =>
  asksTooLate(notice, cycle) ? work.asOf : usefulUntil(notice, number, cycle);

/** What a letter says of the moments of a week. */
export const weekLine = ({ week, plan }: Pick<Cycle, 'week' | 'plan'>): WeekLine => ({
  week,
  closesAt: planned(plan, 'M05') ?? null,
  graceAt: planned(plan, 'M07') ?? null,
});

/** What a letter says of the week to come. */
export function comingUp({ week, days, plan }: Cycle): LetterData['N29']['next'] {
  const opensAt: Instant | null = days === null ? null : (planned(plan, 'M01') ?? null);
  return { week, days, opensAt };
}
