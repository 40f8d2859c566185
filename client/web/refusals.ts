import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Refusal } from '../../domain/acts.ts';
import { isDay } from '../../domain/calendar.ts';
import type { Formats } from '../../templates/format.ts';
import { createSay, type MessageKey } from '../../templates/locales.ts';
import { LANGUAGES, type Language, type Words } from '../words.ts';

export { problemsIn } from './problems.ts';

const texts = z.record(z.string(), z.string());
const sentences = z.strictObject({ es: z.string(), pt: z.string(), en: z.string().optional() });
const schema = z.strictObject({
  patterns: z.record(z.string(), sentences),
  words: z.record(z.enum(LANGUAGES), z.record(z.string(), texts)),
});
/** What templates/refusals.json holds: every sentence of domain/ and store/ in the other languages, and words for codes that only refusals name. */
export type RefusalTexts = z.infer<typeof schema>;

let kept: RefusalTexts | undefined;
/** The sentences of refusals; a file that is missing or not whole is an error at the first use. */
export function refusalTexts(): RefusalTexts {
  kept ??= schema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../templates/refusals.json'), 'utf8')));
  return kept;
}

/** A refusal as its reader would say it: the sentence in their language, codes as words, days as they write them (domain.md 4). */
export function refusalIn(language: Language, { why, said }: Refusal, words: Words, f: Formats): string {
  const pattern = said?.pattern ?? why;
  const sentence = refusalTexts().patterns[pattern]?.[language] ?? pattern;
  const told = sentence.replace(/\{(\d)(?::([^}]+))?\}/g, (whole, index: string, lists: string | undefined) => {
    const value = said?.values[Number(index)];
    return value === undefined ? whole : valueIn(language, value, lists?.split('|') ?? [], words, f);
  });
  return sentenceOf(told);
}

/** A value as words: a code by the first list that knows it, a day as its reader writes it, a choice with its "or". */
function valueIn(language: Language, value: string, lists: readonly string[], words: Words, f: Formats): string {
  if (isDay(value)) return f.record(value);
  if (lists.length === 0) return value;
  if (lists.includes('lines')) return f.list(value.split(', ').map((line) => lineIn(language, line)));
  const codes = value.split(' or ');
  if (codes.length === 1) return wordFor(language, value, lists, words);
  const choice = new Intl.ListFormat(language, { type: 'disjunction' });
  return choice.format(codes.map((code) => quoted(language, wordFor(language, code, lists, words))));
}

function wordFor(language: Language, code: string, lists: readonly string[], words: Words): string {
  if (lists.includes('roles')) return createSay(language)(`role.${code}` as MessageKey);
  for (const list of lists) {
    const [name = '', part] = list.split('.');
    const own = refusalTexts().words[language][name];
    const shared = (words as unknown as Readonly<Record<string, Readonly<Record<string, unknown>>>>)[name];
    const known = own ?? (part === undefined ? shared : shared?.[part]);
    const found = (known as Readonly<Record<string, unknown>> | undefined)?.[code];
    if (typeof found === 'string') return found;
  }
  return code;
}

/** A line of the work list by what it asks about: `item/R-001` is about R-001 (domain.md 5.3). */
const lineIn = (language: Language, line: string): string => refusalTexts().words[language].lines?.[line] ?? line.replace(/^\w+\//, '');
const quoted = (language: Language, text: string): string => (language === 'en' ? `“${text}”` : `«${text}»`);
const sentenceOf = (told: string): string => {
  const capital = told.charAt(0).toUpperCase() + told.slice(1);
  return /[.!?]$/.test(capital) ? capital : `${capital}.`;
};
