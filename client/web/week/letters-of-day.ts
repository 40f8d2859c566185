import { addDays } from '../../../domain/calendar.ts';
import type { Day } from '../../../domain/instant.ts';
import { daysOfWeek } from '../../../domain/week.ts';
import { searchOutbox } from '../../../store/outbox.ts';
import type { Happenings } from '../../../store/week-happenings.ts';
import { type LetterRow, letterRow } from '../outbox/letter-rows.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';

export interface LettersOfDay {
  readonly title: string;
  readonly rows: readonly LetterRow[];
  readonly more: string | null;
  readonly days: readonly { readonly href: string; readonly text: string; readonly here: boolean }[];
  readonly outbox: string | null;
  readonly own: boolean; // the reader's own letters alone
}

const MOST = 100;

/** The letters of one day of a week: all of them for whoever looks after the routine, their own for anybody else (domain.md 6.6). */
export async function lettersOfDay(visit: Visit, week: string, happened: Happenings): Promise<LettersOfDay> {
  const { tx, t, f, base, person } = visit;
  const whole = visit.maySee('LETTERS');
  const days = daysOfWeek(week);
  const counts = countsByDay(visit, happened);
  const day = dayToShow(visit, days, counts);
  const span = [tx.zone.instantOf(day, '00:00'), tx.zone.instantOf(addDays(day, 1), '00:00')] as const;
  const { letters, all } = await searchOutbox(tx, { between: span, most: MOST, ...(!whole && { personId: person.id }) });
  const name = day === tx.today ? t('letters.today') : nearDay({ f, today: tx.today }, day);
  const links = days.filter((one) => whole && (counts.get(one) ?? 0) > 0);
  return {
    title: t(whole ? 'letters.title' : 'letters.own', { day: name, n: all }),
    rows: letters.map((letter) => letterRow(visit, letter, whole)),
    more: all > letters.length ? t('letters.more', { n: all - letters.length }) : null,
    days: links.map((one) => ({
      href: `${base}/week/${week}?day=${one}#letters`,
      text: t('letters.day', { day: nearDay({ f, today: tx.today }, one), n: counts.get(one) ?? 0 }),
      here: one === day,
    })),
    outbox: whole ? `${base}/admin/letters` : null,
    own: !whole,
  };
}

function countsByDay({ tx }: Visit, { letters }: Happenings): Map<Day, number> {
  const counts = new Map<Day, number>();
  for (const { quarter, letters: n } of letters) {
    const day = tx.zone.dayOf(quarter);
    counts.set(day, (counts.get(day) ?? 0) + n);
  }
  return counts;
}

/** The day asked for, else today, else the last day of the week that had letters. */
function dayToShow({ tx, query }: Visit, days: readonly Day[], counts: ReadonlyMap<Day, number>): Day {
  const asked = days.find((day) => day === query.day);
  if (asked !== undefined) return asked;
  if (days.includes(tx.today) && (counts.get(tx.today) ?? 0) > 0) return tx.today;
  const last = days.filter((day) => (counts.get(day) ?? 0) > 0).at(-1);
  return last ?? (days.includes(tx.today) ? tx.today : (days[0] ?? tx.today));
}
