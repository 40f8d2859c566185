import type { ActName, Refusal } from '../../domain/acts.ts';
import type { Formats } from '../../templates/format.ts';
import type { FieldError } from '../acts.schema.ts';
import type { Language, Words } from '../words.ts';
import type { FailedForm } from './visit.ts';

/** A refusal as the reader is told it. */
export const refusalIn = (_language: Language, refusal: Refusal, _words: Words, _f: Formats): string => refusal.why;

/** What is wrong with the fields of a form, as the reader is told it. */
export const problemsIn = (_language: Language, _act: ActName | undefined, errors: readonly FieldError[]): FailedForm['problems'] =>
  errors.map(({ path, message, expected }) => ({ field: path.join('.') || null, message: `${message}; ${expected}` }));
