import { addDays, daysBetween } from '../domain/calendar.ts';
import type { Day, Instant } from '../domain/instant.ts';
import { type Language, languageOf, localeTag } from './locales.ts';

/** The words and figures of one reader: the one place that formats days, instants, numbers and lists (domain.md 7.1, 8.1, 8.3). */
export interface Formats {
  readonly language: Language;
  readonly dayOf: (instant: Instant) => Day;
  readonly hourOf: (instant: Instant) => number;
  /** `25/11/2026`, as a record */
  readonly record: (day: Day) => string;
  /** `25/11`, with the year where it is another one */
  readonly short: (day: Day, today: Day) => string;
  /** `miércoles 25/11` */
  readonly weekday: (day: Day, today: Day) => string;
  /** `el miércoles 25 de noviembre`, `hoy miércoles 25`: after "until", "since" and the like */
  readonly named: (day: Day, today: Day) => string;
  /** the same where something happens on that day: `na quarta-feira, 25 de novembro` */
  readonly on: (day: Day, today: Day) => string;
  /** `jueves 26 de noviembre de 2026`, as a document is dated */
  readonly dated: (day: Day) => string;
  /** `noviembre de 2026`, of `2026-11` */
  readonly month: (month: string) => string;
  readonly time: (instant: Instant) => string;
  /** `25/11/2026, 18:00` */
  readonly moment: (instant: Instant) => string;
  readonly number: (value: number) => string;
  /** with all its decimals, as somebody typed it, and a true minus */
  readonly digits: (value: number) => string;
  /** one decimal */
  readonly decimal: (value: number) => string;
  readonly percent: (value: number) => string;
  /** with its sign, `+25,0` or `−16,7` */
  readonly signed: (value: number) => string;
  /** a whole number with a true minus */
  readonly whole: (value: number) => string;
  readonly list: (items: readonly string[]) => string;
}

const NO_BREAK = '\u00a0';
const MINUS = '\u2212';
const RELATIVE: Readonly<Record<Language, readonly [yesterday: string, today: string, tomorrow: string]>> = {
  es: ['ayer ', 'hoy ', 'mañana '],
  pt: ['ontem, ', 'hoje, ', 'amanhã, '],
  en: ['yesterday, ', 'today, ', 'tomorrow, '],
};

const made = new Map<string, Formats>();
const MOST_MADE = 100; // a deployment speaks few locales in few zones

/** The formats of a locale and a time zone, made once; an unknown locale formats like English. */
export function formatsOf(locale: string, timeZone: string): Formats {
  const id = `${localeTag(locale)} ${timeZone}`;
  const formats = made.get(id) ?? createFormats(locale, timeZone);
  if (made.size < MOST_MADE) made.set(id, formats);
  return formats;
}

function createFormats(locale: string, timeZone: string): Formats {
  const language = languageOf(locale);
  const tag = localeTag(locale);
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const shortMonths = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const calendar = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const numbers = new Intl.NumberFormat(tag);
  const digits = new Intl.NumberFormat(tag, { maximumFractionDigits: 10 });
  const decimals = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const lists = new Intl.ListFormat(language, { type: 'conjunction' });

  const dayOf = (instant: Instant): Day => calendar.format(instant);
  const weekdayOf = (day: Day) => weekdays.format(noonOf(day));
  const record = (day: Day) => {
    const { year, month, date } = partsOf(day);
    return language === 'en' ? `${date} ${shortMonths.format(noonOf(day))} ${year}` : `${two(date)}/${two(month)}/${year}`;
  };
  const short = (day: Day, today: Day) => {
    const { month, date } = partsOf(day);
    if (!near(day, today)) return record(day);
    return language === 'en' ? `${date} ${shortMonths.format(noonOf(day))}` : `${date}/${month}`;
  };
  const weekday = (day: Day, today: Day) => `${weekdayOf(day)} ${short(day, today)}`;
  const full = (day: Day, today: Day) => {
    const { year, date } = partsOf(day);
    const month = months.format(noonOf(day));
    const other = year !== partsOf(today).year;
    if (language === 'es') return `${weekdayOf(day)} ${date} de ${month}${other ? ` de ${year}` : ''}`;
    if (language === 'pt') return `${weekdayOf(day)}, ${date} de ${month}${other ? ` de ${year}` : ''}`;
    return `${weekdayOf(day)} ${date} ${month}${other ? ` ${year}` : ''}`;
  };
  const relative = (day: Day, today: Day): string | undefined => {
    const word = RELATIVE[language][daysBetween(today, day) + 1];
    return word === undefined ? undefined : `${word}${weekdayOf(day)} ${partsOf(day).date}`;
  };
  const named = (day: Day, today: Day) => relative(day, today) ?? `${language === 'es' ? 'el ' : ''}${full(day, today)}`;
  const on = (day: Day, today: Day) => relative(day, today) ?? `${preposition(language, day)} ${full(day, today)}`;
  const decimal = (value: number) => decimals.format(withoutMinusZero(value)).replace('-', MINUS);

  return {
    language,
    dayOf,
    hourOf: (instant) => Number(clock.format(instant).slice(0, 2)),
    record,
    short,
    weekday,
    named,
    on,
    dated: (day) => full(day, SOME_OTHER_YEAR),
    month: (month) => {
      const { year } = partsOf(`${month}-01`);
      return `${months.format(noonOf(`${month}-01`))}${language === 'en' ? '' : ' de'} ${year}`;
    },
    time: (instant) => clock.format(instant),
    moment: (instant) => `${record(dayOf(instant))}, ${clock.format(instant)}`,
    number: (value) => numbers.format(value),
    digits: (value) => digits.format(value).replace('-', MINUS),
    decimal,
    percent: (value) => `${decimal(value)}${NO_BREAK}%`,
    signed: (value) => `${withoutMinusZero(value) > 0 ? '+' : ''}${decimal(value)}`,
    whole: (value) => numbers.format(value).replace('-', MINUS),
    list: (items) => lists.format(items),
  };
}

const SOME_OTHER_YEAR: Day = '0001-01-01';
/** Within half a year a day needs no year: nobody takes 3/12 for last year's. */
const near = (day: Day, today: Day) => day.slice(0, 4) === today.slice(0, 4) || Math.abs(daysBetween(today, day)) < 180;
const noonOf = (day: Day): number => Date.parse(`${day}T12:00:00Z`);
const two = (value: number) => String(value).padStart(2, '0');
const withoutMinusZero = (value: number) => (Math.abs(value) < 0.05 ? 0 : value);

function partsOf(day: Day) {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, date };
}

function preposition(language: Language, day: Day): string {
  if (language === 'es') return 'el';
  if (language === 'en') return 'on';
  const weekend = [day, addDays(day, 1)].some((one) => new Date(noonOf(one)).getUTCDay() === 0); // o sábado, o domingo
  return weekend ? 'no' : 'na';
}
