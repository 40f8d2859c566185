import { addDays, isWorkingDay } from '../../../domain/calendar.ts';
import type { Day } from '../../../domain/instant.ts';
import { anchorDays } from '../../../domain/routine.ts';
import { weekOf } from '../../../domain/week.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, PageDefinition, Visit } from '../visit.ts';
import { COUNTRIES, countryOf, MOVING_LAWS, proposedHolidays } from './proposed-holidays.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/calendar';
const AHEAD_DAYS = 400;

/** `/admin/calendar`: days off, proposed for the country and confirmed one by one, each with what it does to its week (domain.md 3.2, 5.5). */
export const calendarPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/calendar',
  bookOf: () => ({ goalIds: [] }),
  show: async (visit) => {
    const { book, t, tx, query, language } = visit;
    const { calendar } = book.institution;
    const country = COUNTRIES.find((one) => one === query.country) ?? countryOf(book.institution);
    const names = new Intl.DisplayNames([language], { type: 'region' });
    const until = addDays(tx.today, AHEAD_DAYS);
    const years = [...new Set([Number(tx.today.slice(0, 4)), Number(until.slice(0, 4))])];
    const proposed = country === null ? [] : years.flatMap((year) => proposedHolidays(country, year, language));
    const open = proposed.filter(({ date }) => date >= tx.today && date <= until && !calendar.holidays.some((one) => one.date === date));
    const working = open.filter(({ date }) => isWorkingDay(calendar, date));
    const who = await declaredBy(visit);
    const confirmed = calendar.holidays.map((one) => ({
      ...one,
      when: one.date,
      by: who.get(one.date) ?? null,
      key: `withdraw/${one.date}`,
      ahead: one.date > tx.today,
    }));
    return {
      nav: sectionNav(visit, ADDRESS),
      title: working.length === 0 ? t('calendar.title') : t('calendar.toConfirm', { n: working.length }),
      lede: country === null ? t('calendar.noCountry') : t('calendar.lede', { country: names.of(country) ?? country }),
      countries: COUNTRIES.map((value) => ({ value, label: names.of(value) ?? value, chosen: value === country })).sort((a, b) =>
        a.label.localeCompare(b.label, language),
      ),
      moving: country !== null && MOVING_LAWS.has(country),
      proposed: working.map((one) => ({
        key: `confirm/${one.date}`,
        date: one.date,
        name: one.name,
        rule: t(`calendar.${one.rule}`),
        doubt: one.doubt === null ? null : t(`calendar.doubt.${one.doubt}`),
        effect: effectOf(visit, one.date),
      })),
      idle: open
        .filter((one) => !working.includes(one))
        .map(({ date, name }) => t('calendar.idle', { name, day: visit.f.weekday(date, tx.today) })),
      confirmed: confirmed.filter(({ date }) => date >= tx.today),
      past: confirmed.filter(({ date }) => date < tx.today).reverse(),
    };
  },
  forms: {
    add: (visit, values): FormResult => {
      const source = String(values.source ?? '').trim();
      const name = String(values.name ?? '').trim();
      const read = actFromForm({ ...values, do: 'declareHoliday', name: source === '' || name === '' ? name : `${name} (${source})` });
      if ('errors' in read) return { problems: problemsIn(visit.language, 'declareHoliday', read.errors) };
      return { acts: [read.act], told: visit.t('calendar.added', { name }) };
    },
  },
};

/** What a day off does to its week: the days on which managers, coordination and committee would then meet (domain.md 5.5). */
function effectOf({ book, f, t, tx }: Visit, date: Day): string {
  const { calendar, anchors } = book.institution;
  const week = weekOf(date);
  const after = anchorDays({ ...calendar, holidays: [...calendar.holidays, { date, name: '' }] }, anchors, week);
  if (after === null) return t('calendar.cancels', { week });
  const before = anchorDays(calendar, anchors, week);
  const isSame = before !== null && (['manager', 'coordinator', 'committee'] as const).every((phase) => before[phase] === after[phase]);
  const days = {
    week,
    manager: f.weekday(after.manager, tx.today),
    coordinator: f.weekday(after.coordinator, tx.today),
    committee: f.weekday(after.committee, tx.today),
  };
  return isSame ? t('calendar.noMove', { week }) : t('calendar.moves', days);
}

/** Who declared each day, as the history has it. */
async function declaredBy({ tx }: Visit): Promise<ReadonlyMap<Day, string>> {
  const rows = await tx.db.$queryRaw<{ day: string; name: string }[]>`
    SELECT e.payload->>'on' AS day, p.name FROM event e JOIN person p ON p.institution_id = e.institution_id AND p.id = e.by_id
    WHERE e.institution_id = ${tx.institutionId} AND e.kind = 'act' AND e.payload->>'do' = 'declareHoliday' ORDER BY e.seq`;
  return new Map(rows.map(({ day, name }) => [day, name]));
}
