import { readdirSync, readFileSync } from 'node:fs';
import type { ManagementState } from '../../domain/values.ts';
import { type Arguments, createSay, isMessage, type Language, languageOf, localeTag, sayMessage } from '../locales.ts';

type Texts = Readonly<Record<Language, Readonly<Record<string, string>>>>;
/** What the reports say in one language. */
export interface ReportWords {
  /** A text of templates/reports; with arguments it is an ICU message. */
  readonly t: (key: string, args?: Arguments) => string;
  readonly has: (key: string) => boolean;
  /** A value of a list in words: `term('scope', 'MINISTER')`. */
  readonly term: (list: string, value: string) => string;
  readonly state: (state: ManagementState | 'CANCELLED') => string;
  readonly say: ReturnType<typeof createSay>;
}

// Value lists that the letters have in words already: under which of their keys.
const ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  state: ['state'],
  igState: ['state'],
  itemKind: ['kind'],
  problemType: ['type'],
  scope: ['rung'],
  opportunityState: ['opportunity.state'],
  aroState: ['term.reviewState', 'opportunity.state'],
  updateState: ['update'],
  updateMark: ['mark'],
  reprogrammingState: ['reprogramming'],
  decision: ['decision'],
  decisionKind: ['decision'],
  decisionLevel: ['level'],
  agendaKind: ['agenda.kind'],
  agendaAnswer: ['agenda.answer'],
  commitmentState: ['commitment'],
  role: ['role'],
};

let read: Texts | undefined;
const made = new Map<string, ReportWords>();
const MOST_MADE = 100;

/** The words of the reports in the language of a locale; a key without words is an error, never shown to a reader. */
export function reportWords(locale: string): ReportWords {
  const known = made.get(locale);
  if (known) return known;
  const words = createWords(locale);
  if (made.size < MOST_MADE) made.set(locale, words);
  return words;
}

/** Every text of the reports, of all files together. */
export function reportTexts(): Texts {
  read ??= readTexts();
  return read;
}

function createWords(locale: string): ReportWords {
  const language = languageOf(locale);
  const numbers = localeTag(locale);
  const texts = reportTexts()[language];
  const say = createSay(locale);
  const t = (key: string, args?: Arguments): string => {
    const text = texts[key];
    if (text === undefined) throw new Error(`the reports have no words for ${key} in ${language}`);
    return args === undefined ? text : sayMessage(text, numbers, args);
  };
  const term = (list: string, value: string): string => {
    const own = texts[`term.${list}.${value}`];
    if (own !== undefined) return own;
    for (const prefix of ELSEWHERE[list] ?? []) {
      const key = `${prefix}.${value}`;
      const found = texts[key] ?? (isMessage(key) ? say(key) : undefined);
      if (found !== undefined) return capital(found);
    }
    throw new Error(`the reports have no words for ${value} of ${list} in ${language}`);
  };
  return { t, has: (key) => texts[key] !== undefined, term, state: (state) => say(`state.${state}`), say };
}

const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

function readTexts(): Texts {
  const folder = new URL('.', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const all = files.map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Texts);
  const merged = (language: Language) => Object.assign({}, ...all.map((texts) => texts[language])) as Readonly<Record<string, string>>;
  return { es: merged('es'), pt: merged('pt'), en: merged('en') };
}
