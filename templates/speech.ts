import type { Day, Instant } from '../domain/instant.ts';
import { weekOf } from '../domain/week.ts';
import { type Formats, formatsOf } from './format.ts';
import type { LetterInput } from './letter-input.ts';
import { createSay, type Say } from './locales.ts';
import { userText } from './user-text.ts';

/** How much of everything one letter shows; a letter that grows too big is said again with less (6.6: one screen of items). */
export interface Limits {
  readonly lines: number; // per list
  readonly goals: number; // of the dashboard, or with a work list each
  readonly title: number; // characters
  readonly prose: number;
}
export const LIMITS: readonly Limits[] = [
  { lines: 8, goals: 12, title: 200, prose: 800 },
  { lines: 7, goals: 10, title: 120, prose: 400 },
  { lines: 6, goals: 8, title: 80, prose: 200 },
  { lines: 5, goals: 6, title: 50, prose: 120 },
  { lines: 3, goals: 4, title: 30, prose: 60 },
];

/** All a view needs to turn data into one reader's words. */
export interface Speech {
  readonly t: Say;
  readonly f: Formats;
  readonly limits: Limits;
  readonly at: Instant;
  readonly today: Day; // of `at`, in the institution's zone
  readonly week: string; // of the planned instant
  readonly links: LetterInput['links'];
  /** What people wrote: a title, a paragraph, a name. */
  readonly title: (text: string) => string;
  readonly prose: (text: string) => string;
  readonly name: (text: string) => string;
  /** `hoy miércoles 25, 18:00`: after "until" */
  readonly until: (instant: Instant) => string;
  /** the same where something happens at that moment */
  readonly atMoment: (instant: Instant) => string;
  readonly day: (day: Day) => string; // short
  readonly weekday: (day: Day) => string; // short with weekday
  readonly named: (day: Day) => string;
  /** Codes in a row, at most so many, then "and n more". */
  readonly codes: (codes: readonly string[], most?: number) => string;
}

const NAME = 80;
const CODES = 6;

/** What the words of a letter or a document depend on beside its data. */
export type Spoken = Pick<LetterInput, 'locale' | 'timeZone' | 'at' | 'asOf' | 'links'>;
/** The voice of one letter: its language, numbers, zone and measure. */
export function createSpeech(input: Spoken, limits: Limits): Speech {
  const t = createSay(input.locale);
  const f = formatsOf(input.locale, input.timeZone);
  const today = f.dayOf(input.at);
  return {
    t,
    f,
    limits,
    at: input.at,
    today,
    week: weekOf(f.dayOf(input.asOf)),
    links: input.links,
    title: (text) => userText(text, limits.title),
    prose: (text) => userText(text, limits.prose),
    name: (text) => userText(text, Math.min(NAME, limits.title)),
    until: (instant) => `${f.named(f.dayOf(instant), today)}, ${f.time(instant)}`,
    atMoment: (instant) => `${f.on(f.dayOf(instant), today)}, ${f.time(instant)}`,
    day: (day) => f.short(day, today),
    weekday: (day) => f.weekday(day, today),
    named: (day) => f.named(day, today),
    codes: (codes, most = CODES) => {
      const shown = codes.slice(0, most).map((code) => userText(code, NAME));
      const more = codes.length - shown.length;
      if (more === 0) return f.list(shown);
      return `${shown.join(', ')} ${t('list.more', { n: more })}`;
    },
  };
}
