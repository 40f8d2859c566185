import { addBD, businessDaysBetween, daysBetween } from '../../../domain/calendar.ts';
import type { Goal } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import type { Visit } from '../visit.ts';
import { kitTexts } from './texts.ts';

export type Dated = Pick<Visit, 'book' | 'f' | 'tx' | 'language'>;
/** Until when, in words that press only where it presses; `{{> deadline d}}`. */
export interface Deadline {
  readonly text: string;
  readonly colour: 'red' | 'amber' | ''; // bold and coloured when past, or within two business days
}
const SOON_DAYS = 2;

/** The words of a due date; null is what has none, at the top rung (domain.md 6.1, 8.4). */
export function deadlineOf({ book, f, tx, language }: Dated, day: Day | null): Deadline {
  const t = kitTexts(language);
  const { today } = tx;
  const { calendar } = book.institution;
  if (day === null) return { text: t('deadline.none'), colour: '' };
  if (day < today) return { text: t('deadline.past', { n: daysBetween(day, today) }), colour: 'red' };
  if (day === today) return { text: t('deadline.today'), colour: 'amber' };
  const n = businessDaysBetween(calendar, today, day);
  return { text: t('deadline.ahead', { day: f.short(day, today), n }), colour: day <= addBD(calendar, today, SOON_DAYS) ? 'amber' : '' };
}

/** How many days a goal has left, as the list of goals says it (domain.md 8.3). */
export function daysLeftOf(
  { f, tx, language }: Omit<Dated, 'book'>,
  { endDate, finishedOn }: Pick<Goal, 'endDate' | 'finishedOn'>,
): string {
  const t = kitTexts(language);
  if (finishedOn !== null) return t('days.finished', { day: f.record(finishedOn) });
  const n = daysBetween(tx.today, endDate);
  if (n === 0) return t('deadline.today');
  return n > 0 ? t('days.left', { n }) : t('days.past', { n, days: f.whole(n) });
}
