import type { ActName, Refusal } from '../../domain/acts.ts';
import type { Formats } from '../../templates/format.ts';
import type { FieldError } from '../acts.schema.ts';
import type { Language, Words } from '../words.ts';

/** A refusal as its reader would say it: the sentence in their language, codes as words, days as they write them (domain.md 4). */
export function refusalIn(_language: Language, refusal: Refusal, _words: Words, _f: Formats): string {
  return refusal.why;
}

/** What to write into each field that was left out or does not fit, in the reader's language. */
export function problemsIn(
  _language: Language,
  _act: ActName,
  errors: readonly FieldError[],
): { readonly field: string | null; readonly message: string }[] {
  return errors.map(({ path, expected }) => ({ field: path.join('.') || null, message: expected }));
}
