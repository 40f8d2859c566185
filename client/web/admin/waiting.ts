import { addDays, isWorkingDay } from '../../../domain/calendar.ts';
import type { Visit } from '../visit.ts';
import { countryOf, proposedHolidays } from './proposed-holidays.ts';
import { vacancies } from './vacant.ts';

const AHEAD_DAYS = 60;

/** What only the administrator can put right, each with where to do it. */
export function waiting(visit: Visit): { readonly text: string; readonly href: string; readonly link: string }[] {
  const { base, book, t, tx, language } = visit;
  const { calendar, mode } = book.institution;
  const country = countryOf(book.institution);
  const until = addDays(tx.today, AHEAD_DAYS);
  const years = [...new Set([Number(tx.today.slice(0, 4)), Number(until.slice(0, 4))])];
  const holidays = (country === null ? [] : years.flatMap((year) => proposedHolidays(country, year, language))).filter(
    ({ date }) => date >= tx.today && date <= until && isWorkingDay(calendar, date),
  );
  const empty = vacancies(visit);
  return [
    ...empty.map((text) => ({ text, href: `${base}/admin/people`, link: t('home.name') })),
    ...(holidays.length > 0
      ? [
          {
            text: t('home.holidays', { n: holidays.length, first: visit.f.weekday(holidays[0]?.date ?? tx.today, tx.today) }),
            href: `${base}/admin/calendar`,
            link: t('home.confirm'),
          },
        ]
      : []),
    ...(mode === 'DRAFT' ? [{ text: t('home.draft'), href: `${base}/start`, link: t('home.steps') }] : []),
  ];
}
