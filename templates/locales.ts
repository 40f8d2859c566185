import { IntlMessageFormat, type PrimitiveType } from 'intl-messageformat';
import en from './locales/en.json' with { type: 'json' };
import es from './locales/es.json' with { type: 'json' };
import pt from './locales/pt.json' with { type: 'json' };

export const LANGUAGES = ['es', 'pt', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
export type MessageKey = keyof typeof es;
export type Arguments = Readonly<Record<string, string | number>>;
export type Say = (key: MessageKey, args?: Arguments) => string;

const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = { es, pt, en };

/** The language a locale speaks; one we do not speak is answered in English, never in a mixture (domain.md 6.6). */
export function languageOf(locale: string): Language {
  const language = locale.toLowerCase().split(/[-_]/)[0] ?? '';
  return LANGUAGES.find((known) => known === language) ?? 'en';
}

/** Whether the letters have words under this key. */
export const isMessage = (key: string): key is MessageKey => Object.hasOwn(es, key);

/** Speaks one catalogue; the numbers inside a message follow the full locale. */
export function createSay(locale: string): Say {
  const language = languageOf(locale);
  const numbers = localeTag(locale);
  return (key, args = {}) => {
    const said = messageOf(language, numbers, key).format({ ...args } satisfies Record<string, PrimitiveType>);
    return String(said);
  };
}

/** The locale for numbers: as given where this runtime knows it and we speak its language. */
export function localeTag(locale: string): string {
  const language = languageOf(locale);
  const tag = locale.replaceAll('_', '-');
  try {
    return new Intl.Locale(tag).language === language ? tag : language;
  } catch {
    return language;
  }
}

/** The keys that are not in every catalogue, and those whose arguments differ: a locale is complete or absent. */
export function localeGaps(): string[] {
  const keys = [...new Set(LANGUAGES.flatMap((language) => Object.keys(CATALOGUES[language])))].sort();
  return keys.flatMap((key) => {
    const missing = LANGUAGES.filter((language) => !CATALOGUES[language][key]?.trim()).map((language) => `${language}: no ${key}`);
    const named = LANGUAGES.map((language) => argumentsOf(CATALOGUES[language][key] ?? '').join(' '));
    const differ = missing.length === 0 && SAME_ARGUMENTS_NOT_NEEDED.every((one) => one !== key) && new Set(named).size > 1;
    return differ ? [`${key}: ${named.map((args, at) => `${LANGUAGES[at]} {${args}}`).join(', ')}`] : missing;
  });
}

/** In Portuguese an alert is masculine: these messages ask for the kind there and nowhere else. */
const SAME_ARGUMENTS_NOT_NEEDED: readonly string[] = [
  'review.UNREVIEWED',
  'review.RESOLVED',
  'review.IGNORED',
  'review.CONVERTED',
  'item.reported',
  'item.reportedBySystem',
  'trigger.born',
];

const made = new Map<string, IntlMessageFormat>();
const plurals = new Map<string, Intl.PluralRules>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function messageOf(language: Language, numbers: string, key: string): IntlMessageFormat {
  const source = CATALOGUES[language][key];
  if (source === undefined) throw new Error(`no message ${key} in ${language}`);
  return compiled(source, numbers);
}

/** Says an ICU message of any catalogue; the numbers inside it follow the full locale. */
export const sayMessage = (source: string, numbers: string, args: Arguments = {}): string =>
  String(compiled(source, numbers).format({ ...args } satisfies Record<string, PrimitiveType>));

function compiled(source: string, numbers: string): IntlMessageFormat {
  const id = `${numbers} ${source}`;
  const known = made.get(id);
  if (known) return known;
  const message = new IntlMessageFormat(source, numbers, undefined, { ignoreTag: true, formatters });
  made.set(id, message);
  return message;
}

// The library's own date formatter ignores the time zone, so that days would be wrong by one: dates come as words from format.ts.
const formatters = {
  getNumberFormat: (locales?: string | string[], options?: Intl.NumberFormatOptions) =>
    kept(numberFormats, `${locales} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locales, options)),
  getPluralRules: (locales?: string | string[], options?: Intl.PluralRulesOptions) =>
    kept(plurals, `${locales} ${JSON.stringify(options)}`, () => new Intl.PluralRules(locales, options)),
  getDateTimeFormat: (): Intl.DateTimeFormat => {
    throw new Error('a message gets its dates as words: templates/format.ts knows the time zone');
  },
};

function kept<Value>(cache: Map<string, Value>, id: string, make: () => Value): Value {
  const value = cache.get(id) ?? make();
  cache.set(id, value);
  return value;
}

type Elements = ReturnType<IntlMessageFormat['getAst']>;
const LITERAL = 0; // of the parser's element types

/** The values that an ICU message names. */
export function argumentsOf(source: string): string[] {
  const names = (elements: Elements): string[] =>
    elements.flatMap((element) => {
      const own = 'value' in element && element.type !== LITERAL ? [String(element.value)] : [];
      return 'options' in element ? [...own, ...Object.values(element.options).flatMap((option) => names(option.value))] : own;
    });
  return [...new Set(names(new IntlMessageFormat(source, 'en', undefined, { ignoreTag: true }).getAst()))].sort();
}
