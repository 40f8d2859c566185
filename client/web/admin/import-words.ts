import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { isDay } from '../../../domain/calendar.ts';
import type { Formats } from '../../../templates/format.ts';
import type { CellError } from '../../import/imported-goal.ts';
import type { Language, Words } from '../../words.ts';
import { refusalIn } from '../refusals.ts';

const FILE = path.join(import.meta.dirname, '../../../templates/pages/admin/import-words.json');
const schema = z.record(z.string(), z.strictObject({ es: z.string(), pt: z.string() }));
interface Pattern {
  readonly matches: RegExp;
  readonly told: Readonly<Record<'es' | 'pt', string>>;
}
let kept: readonly Pattern[] | undefined;

/** What is wrong with a cell and what belongs there, in the reader's language: by the words of the import, or by those of the rules. */
export function errorWords(
  { language, words, f }: { readonly language: Language; readonly words: Words; readonly f: Formats },
  { message, expected, refusal }: Pick<CellError, 'message' | 'expected' | 'refusal'>,
): { readonly message: string; readonly expected: string } {
  if (refusal !== undefined) return { message: refusalIn(language, refusal, words, f), expected: '' };
  return { message: importWords(language, message, f), expected: importWords(language, expected, f) };
}

/** What the reader of tables says of a cell, in the language of whoever sent the table; days as that reader writes them. */
export function importWords(language: Language, sentence: string, f: Pick<Formats, 'record'>): string {
  for (const { matches, told } of patterns()) {
    const found = matches.exec(sentence);
    if (!found) continue;
    const values = found.slice(1).map((value) => (isDay(value) ? f.record(value) : value));
    const text = language === 'en' ? sentence : told[language].replace(/\{(\d)\}/g, (_whole, index: string) => values[Number(index)] ?? '');
    return text;
  }
  return sentence;
}

/** Exact sentences first, then those with places for values, the longest first. */
function patterns(): readonly Pattern[] {
  kept ??= Object.entries(schema.parse(JSON.parse(readFileSync(FILE, 'utf8'))))
    .sort(([a], [b]) => Number(a.includes('{')) - Number(b.includes('{')) || b.length - a.length)
    .map(([pattern, told]) => ({
      matches: new RegExp(
        `^${pattern
          .split(/\{\d\}/)
          .map(plain)
          .join('(.*)')}$`,
        's',
      ),
      told,
    }));
  return kept;
}
const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
