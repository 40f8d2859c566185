import { LANGUAGES } from '../../../templates/locales.ts';
import { reportWords } from '../../../templates/reports/words.ts';
import { plainWord } from '../values.ts';

const LEAST = 4; // letters of a beginning that says enough

/** The value that a word names in any language: all of it, its code, or a beginning that only one of them has. */
export function valueOfWord<Value extends string>(list: string, values: readonly Value[], word: string): Value | undefined {
  const plain = plainWord(word);
  const named = values.map((value) => ({ value, names: namesOf(list, value) }));
  const exact = named.find(({ names }) => names.includes(plain));
  if (exact || plain.length < LEAST) return exact?.value;
  const begun = named.filter(({ names }) => names.some((name) => name.startsWith(`${plain} `) || name === `${plain}s`));
  return begun.length === 1 ? begun[0]?.value : undefined;
}

/** What the values of a list are called in one language. */
export const wordsOf = (list: string, values: readonly string[], locale: string): string[] =>
  values.map((value) => reportWords(locale).term(list, value));

/** A value's code and its words in all languages; `Ministro/a` is two. */
const namesOf = (list: string, value: string): string[] =>
  [value, ...LANGUAGES.flatMap((language) => variants(reportWords(language).term(list, value)))].map(plainWord);

function variants(term: string): string[] {
  const both = /^(\p{L}+)\/(\p{L}{1,2})\b(.*)$/u.exec(term);
  const [, one = '', ending = '', rest = ''] = both ?? [];
  return both ? [term, `${one}${rest}`, `${one.slice(0, -ending.length)}${ending}${rest}`] : [term];
}
