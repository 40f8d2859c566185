import { addDays, isWorkingDay } from '../../../domain/calendar.ts';
import { intermediateGoalsOf } from '../../../domain/work.ts';
import { lastRehearsal } from '../../../store/rehearsals.ts';
import { countryOf, proposedHolidays } from '../admin/proposed-holidays.ts';
import { vacancies } from '../admin/vacant.ts';
import type { Visit } from '../visit.ts';

const FEW_GOALS = 10; // of the first selection (domain.md 9.1, step 1)
const AHEAD_DAYS = 60;

export interface SetUpLine {
  readonly name: string;
  readonly says: string;
  readonly done: boolean;
  readonly href: string;
  readonly link: string;
}

/** What a first week needs, each with where to do it; what stands already is told as it stands. */
export async function settingUp(visit: Visit): Promise<SetUpLine[]> {
  const { base, book, t, words, f } = visit;
  const { institution } = book;
  const empty = vacancies(visit);
  const goals = [...book.goals.values()].filter(({ lifecycle }) => lifecycle === 'ACTIVE').length;
  const holidays = toConfirm(visit);
  const rehearsed = (await lastRehearsal(visit.tx)) !== undefined;
  const line = (key: string, done: boolean, says: string, at: string): SetUpLine => ({
    name: t(`setUp.${key}`),
    says,
    done,
    href: `${base}${at}`,
    link: t(done ? 'setUp.look' : `setUp.do.${key}`),
  });
  return [
    line('goals', goals > 0, goals > FEW_GOALS ? t('setUp.manyGoals', { n: goals }) : t('setUp.goalsAre', { n: goals }), '/admin/import'),
    line('people', empty.length === 0, empty.length === 0 ? t('setUp.peopleAre', { n: book.people.size }) : f.list(empty), '/admin/people'),
    line('ladder', true, institution.ladder.map((scope) => words.scopes[scope] ?? scope).join(' → '), '/admin/ladder'),
    line(
      'timetable',
      true,
      t('setUp.timetableIs', { cut: institution.timetable.M05, sitting: institution.timetable.M14 }),
      '/admin/timetable',
    ),
    line('calendar', holidays === 0, t('setUp.calendarIs', { n: holidays, kept: institution.calendar.holidays.length }), '/admin/calendar'),
    line('rehearsal', rehearsed, t(rehearsed ? 'setUp.rehearsed' : 'setUp.notRehearsed'), '/week/rehearsal'),
  ];
}

function toConfirm({ book, tx, language }: Visit): number {
  const { calendar } = book.institution;
  const country = countryOf(book.institution);
  const until = addDays(tx.today, AHEAD_DAYS);
  const years = [...new Set([tx.today, until].map((day) => Number(day.slice(0, 4))))];
  return (country === null ? [] : years.flatMap((year) => proposedHolidays(country, year, language))).filter(
    ({ date }) => date >= tx.today && date <= until && isWorkingDay(calendar, date),
  ).length;
}

/** What the product itself can say of a step, beside what people write (domain.md 9.1, third column). */
export async function seenOf({ book, t, tx }: Visit): Promise<Readonly<Record<number, string>>> {
  const goals = [...book.goals.values()].filter(({ lifecycle, integrating }) => !integrating && lifecycle !== 'CANCELLED');
  const programmed = goals.filter(({ id }) => intermediateGoalsOf(book, id).some(({ cancelled }) => !cancelled)).length;
  const active = goals.filter(({ lifecycle }) => lifecycle === 'ACTIVE').length;
  const closed = await tx.db.cycle.count({ where: { institutionId: tx.institutionId, state: 'CLOSED' } });
  const { mode, ladder } = book.institution;
  return {
    1: goals.length > FEW_GOALS ? t('seen.manyGoals', { n: goals.length }) : t('seen.goals', { n: goals.length }),
    2: t('seen.programmed', { n: programmed, of: goals.length }),
    3: t('seen.active', { n: active, of: goals.length }),
    5: t(mode === 'DRAFT' ? 'seen.draft' : 'seen.official'),
    6: t('seen.weeks', { n: closed }),
    8: t(ladder.includes('COMMITTEE') ? 'seen.committee' : 'seen.noCommittee'),
  };
}
