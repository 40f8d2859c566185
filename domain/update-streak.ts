import { addBD } from './calendar.ts';
import type { Goal, Id, Item, WeekKey } from './entities.ts';
import type { Day } from './instant.ts';
import { closeItem, isOpen } from './item-moves.ts';
import { registerItem } from './item-registration.ts';
import { planWeek } from './routine.ts';
import { nextWeek } from './week.ts';
import { giveCode, type Work } from './work.ts';

/** E4: when the streak of missed updates reaches the threshold, and then only, the goal gets its system alert (domain.md 6.2). */
export function raiseStreakAlert(work: Work, { id, missedInARow }: Goal, week: WeekKey): Item | undefined {
  if (missedInARow !== work.book.institution.thresholds.missedForSystemAlert) return undefined;
  if (openStreakAlerts(work, id).length > 0) return undefined; // loaded with the streak
  return registerItem(work, {
    code: giveCode(work, 'ALERT'),
    kind: 'ALERT',
    goalId: id,
    igId: null,
    title: wordsOf(work).title,
    problemType: 'INFORMATION_COMMUNICATION',
    limitDate: nextManagerDay(work, week),
    scope: 'COORDINATOR',
    state: 'UNREVIEWED',
    origin: 'SYSTEM',
    reportedBy: null,
  });
}

/** An update submitted or accepted late resolves the alert of the streak (domain.md 6.2 E4). */
export function resolveStreakAlert(work: Work, goalId: Id, by: Id): void {
  for (const alert of openStreakAlerts(work, goalId)) closeItem(work, alert, 'RESOLVED', wordsOf(work).resolved, by);
}

const openStreakAlerts = ({ book }: Work, goalId: Id): Item[] =>
  [...book.items.values()].filter((item) => item.goalId === goalId && isStreakAlert(item) && isOpen(item));

/** The alert of a streak of misses, not that of a risk, which has a type of its own; one that is loaded is such a one (domain.md 6.2 E4, E8). */
export const isStreakAlert = ({ kind, origin, problemType, loaded }: Item): boolean =>
  kind === 'ALERT' && origin === 'SYSTEM' && (loaded || problemType === 'INFORMATION_COMMUNICATION');

const WORDS = {
  es: { title: 'Meta sin actualizar', resolved: 'La meta fue actualizada' },
  pt: { title: 'Meta sem atualização', resolved: 'A meta foi atualizada' },
  en: { title: 'Goal not updated', resolved: 'The goal was updated' },
} as const;

/** What the service itself writes into an item is in the institution's language. */
function wordsOf({ book }: Work): { readonly title: string; readonly resolved: string } {
  const { locale } = book.institution;
  return locale.startsWith('pt') ? WORDS.pt : locale.startsWith('en') ? WORDS.en : WORDS.es;
}

const WEEKS_AHEAD = 53;

/** The manager day of the next week that the calendar does not cancel. */
function nextManagerDay({ book, zone, asOfDay }: Work, week: WeekKey): Day {
  let next = nextWeek(week);
  for (let ahead = 0; ahead < WEEKS_AHEAD; ahead += 1) {
    const known = book.cycles.get(next);
    const days = known === undefined ? planWeek(book.institution, next, zone).days : known.state === 'CANCELLED' ? null : known.days;
    if (days !== null) return days.manager;
    next = nextWeek(next);
  }
  return addBD(book.institution.calendar, asOfDay, 5); // a calendar without a full week in a year
}
