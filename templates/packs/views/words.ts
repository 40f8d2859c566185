import { type Arguments, type Language, languageOf, localeTag, sayMessage } from '../../locales.ts';
import texts from '../texts.json' with { type: 'json' };

export type PackWord = keyof typeof texts.es;
export type SayWord = (key: PackWord, args?: Arguments) => string;

const TEXTS: Readonly<Record<Language, Readonly<Record<PackWord, string>>>> = texts;

/** The words that only the printed packs need; all others are the letters' own (domain.md 7.3). */
export function packWords(locale: string): SayWord {
  const words = TEXTS[languageOf(locale)];
  const numbers = localeTag(locale);
  return (key, args = {}) => sayMessage(words[key], numbers, args);
}
