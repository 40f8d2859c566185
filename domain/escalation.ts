import { addBD, businessDaysBetween } from './calendar.ts';
import type { Item } from './entities.ts';
import type { Day } from './instant.ts';
import { dueOf, isTop, nextRung } from './item-dates.ts';
import { isOpen, moveItem } from './item-moves.ts';
import { convertAlert } from './item-registration.ts';
import { joinLetters } from './letter-writing.ts';
import { itemLine } from './lines.ts';
import { lookUps } from './look-ups.ts';
import { endOfDay } from './run-day.ts';
import { usefulUntil } from './useful-until.ts';
import { SCOPES, type Scope, type Trigger } from './values.ts';
import type { Work } from './work.ts';

/** E1 and E2, and E3 where it moves: every open item past its due date goes one rung up, and one only (domain.md 6.2). */
export function escalate(work: Work, date: Day): void {
  if (work.book.institution.mode === 'DRAFT') return; // a rehearsed routine escalates nothing (domain.md 9.1)
  for (const item of openItems(work)) {
    const step = stepOf(work, item, date);
    if (step === 'CONVERT') convertAlert(work, item, { by: null });
    else if (step !== undefined) moveItem(work, item, step.to, { trigger: step.trigger });
  }
}

/** E0: N07 to the holder five, two and no business days before the item is due, not on the day it arrived (domain.md 6.2). */
export function warn(work: Work, date: Day): void {
  const known = lookUps(work.book, work.today);
  const parts = openItems(work)
    .filter(({ arrivedAt, reportedOn }) => arrivedAt !== date && reportedOn !== date)
    .map((item) => ({ item, inDays: warningOf(work, item, date) }))
    .filter((one): one is { item: Item; inDays: number } => one.inDays !== undefined)
    .map(({ item, inDays }) => ({
      to: [{ scope: item.scope }],
      cc: item.scope === 'MANAGER' ? [] : [{ scope: 'MANAGER' as const }],
      goalId: item.goalId,
      about: [item.code],
      line: { ...itemLine(work.book, item, work.today, known), inDays },
    }));
  joinLetters(work, 'N07', parts, (items) => ({
    data: { items },
    usefulUntil: usefulUntil('N07', undefined, { endOfRunDay: endOfDay(work, date) }),
  }));
}

/** E3: N08 to the holder of what lies unreviewed three business days after its arrival, and each three after (domain.md 6.2). */
export function remindUnreviewed(work: Work, date: Day): void {
  const known = lookUps(work.book, work.today);
  const parts = openItems(work)
    .filter((item) => isForgotten(work, item, date))
    .map((item) => {
      const next = nextRung(work.book.institution.ladder, item.scope);
      return {
        to: [{ scope: item.scope }],
        cc: next === undefined ? [] : [{ scope: next }],
        goalId: item.goalId,
        about: [item.code],
        line: { ...itemLine(work.book, item, work.today, known), unreviewedDays: daysHere(work, item, date) },
      };
    });
  joinLetters(work, 'N08', parts, (items) => ({
    data: { items },
    usefulUntil: usefulUntil('N08', undefined, { endOfRunDay: endOfDay(work, date) }),
  }));
}

const TRIGGER_OF = { LIMIT: 'LIMIT_PASSED', TURN: 'TURN_EXPIRED', COMMITMENT: 'COMMITMENT_BROKEN' } as const;

/** What the clock does to an item on that date, if anything. */
function stepOf(work: Work, item: Item, date: Day): 'CONVERT' | { readonly to: Scope; readonly trigger: Trigger } | undefined {
  const { ladder, thresholds } = work.book.institution;
  const { due, from } = dueOf(work.book.institution, item);
  const next = nextRung(ladder, item.scope);
  if (next === undefined) return undefined; // at the top rung the clock has nothing to do
  const overdue = due !== null && from !== 'NONE' && date > due;
  if (overdue && from === 'LIMIT' && item.kind === 'ALERT' && thresholds.alertOnLimitPassed === 'CONVERT') return 'CONVERT';
  if (SCOPES.indexOf(next) > SCOPES.indexOf(thresholds.maxAutomaticScope)) return undefined;
  if (overdue) return { to: next, trigger: TRIGGER_OF[from] };
  const pushed = thresholds.unreviewedAction === 'ESCALATE' && isForgotten(work, item, date);
  return pushed ? { to: next, trigger: 'TURN_EXPIRED' } : undefined;
}

function warningOf(work: Work, item: Item, date: Day): number | undefined {
  const { calendar, ladder, thresholds } = work.book.institution;
  const { due } = dueOf(work.book.institution, item);
  if (due === null || isTop(ladder, item.scope)) return undefined;
  return thresholds.preLimitWarnings.find((days) => addBD(calendar, due, -days) === date);
}

function isForgotten(work: Work, item: Item, date: Day): boolean {
  if (item.state !== 'UNREVIEWED' || item.scope === 'MANAGER') return false;
  const days = daysHere(work, item, date);
  return days > 0 && days % work.book.institution.thresholds.unreviewedAfter === 0;
}
const daysHere = (work: Work, item: Item, date: Day): number => businessDaysBetween(work.book.institution.calendar, item.arrivedAt, date);

/** Open items of goals that go on, restrictions before alerts, then by code (domain.md 6.2, order inside a run). */
function openItems({ book }: Work): Item[] {
  const rank = ({ kind, code }: Item) => `${kind === 'RESTRICTION' ? 0 : 1}${code}`;
  return [...book.items.values()].filter((item) => isOpen(item) && goesOn(book, item)).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
function goesOn({ goals }: Work['book'], { goalId }: Item): boolean {
  const lifecycle = goals.get(goalId)?.lifecycle;
  return lifecycle !== undefined && lifecycle !== 'CLOSED' && lifecycle !== 'CANCELLED';
}
