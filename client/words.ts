import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const LANGUAGES = ['es', 'pt', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const texts = z.record(z.string(), z.string());
const schema = z.object({
  milestones: texts,
  scopes: texts,
  triggers: texts,
  kinds: texts,
  acts: texts,
  did: texts,
  decisions: texts,
  states: z.record(z.string(), texts),
  told: texts,
  start: texts,
  page: texts,
});
/** The words around the domain's own, for pages and for what the command line tells. */
export type Words = z.infer<typeof schema> & { readonly language: Language };

const kept = new Map<Language, Words>();

/** The words of a language; a file that is missing or not whole is an error at the first use. */
export function wordsOf(language: Language): Words {
  const known = kept.get(language);
  if (known !== undefined) return known;
  const file = path.join(import.meta.dirname, '../templates/pages', `texts.${language}.json`);
  const words = { ...schema.parse(JSON.parse(readFileSync(file, 'utf8'))), language };
  kept.set(language, words);
  return words;
}

/** One of our languages for a locale as `es-PE` or `pt_BR.UTF-8`; English where it is none of ours. */
export function languageOf(locale: string): Language {
  const wanted = locale.slice(0, 2).toLowerCase();
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

/** Puts values into a text: `{n} letters`. */
export function say(text: string | undefined, values: Readonly<Record<string, string | number>> = {}): string {
  return (text ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The word for a code of a value list, or the code itself. */
export const word = (texts: Readonly<Record<string, string>> | undefined, code: string): string => texts?.[code] ?? code;
