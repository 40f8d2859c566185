import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ActName } from '../../domain/acts.ts';
import type { FieldError } from '../acts.schema.ts';
import { LANGUAGES, type Language, say } from '../words.ts';

const texts = z.record(z.string(), z.string());
const schema = z.record(z.enum(LANGUAGES), z.strictObject({ fields: texts, found: texts }));

let kept: z.infer<typeof schema> | undefined;
/** What to write into each field of each act, in each language; `act.field` goes before `field`. */
export function problemTexts(): z.infer<typeof schema> {
  kept ??= schema.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../templates/pages/problems.json'), 'utf8')));
  return kept;
}

/** What to write into each field that was left out or does not fit, in the reader's language. */
export function problemsIn(
  language: Language,
  act: ActName | undefined,
  errors: readonly FieldError[],
): { readonly field: string | null; readonly message: string }[] {
  const told = errors.map((error) => {
    const field = error.path.filter((step) => typeof step === 'string' && step !== '').join('.');
    return { field: field === '' ? null : field, message: problemIn(language, act, field === '' ? 'do' : field, error) };
  });
  return told.filter(({ field }, index) => field === null || told.findIndex((other) => other.field === field) === index);
}

function problemIn(language: Language, act: ActName | undefined, field: string, { message, expected }: FieldError): string {
  const { fields, found } = problemTexts()[language];
  if (message.startsWith('unknown key')) return `${found.unknown}.`;
  const top = field.split('.')[0] ?? field;
  const ask = fields[`${act}.${field}`] ?? fields[field] ?? fields[top] ?? found.none ?? '';
  const [, shown] = /^(.*) does not fit$/s.exec(message) ?? [];
  const most = /at most (\d+) characters/.exec(expected)?.[1];
  if (shown === undefined || expected.endsWith('not empty')) return `${ask}.`;
  if (most !== undefined) return `${say(found.long, { most })}.`;
  if (expected.startsWith('plain text')) return `${found.plain}.`;
  const value = asTyped(shown);
  return value === undefined ? `${ask}.` : `${say(expected.startsWith('a day') ? found.day : found.unfit, { value })}. ${ask}.`;
}

/** What was typed, as it was typed; nothing where it was not a text. */
function asTyped(shown: string): string | undefined {
  try {
    const value: unknown = JSON.parse(shown);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return shown.replace(/^"/, ''); // cut off, so no JSON any more
  }
}
