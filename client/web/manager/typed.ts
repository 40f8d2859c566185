import { isDay } from '../../../domain/calendar.ts';
import type { Day } from '../../../domain/instant.ts';
import type { Formats } from '../../../templates/format.ts';
import type { Language } from '../../words.ts';
import { typedDay } from '../act-forms.ts';
import type { FormValues } from '../visit.ts';

/** What stands in a field, trimmed; empty where there is none. */
export const textIn = (values: FormValues, name: string): string => [values[name]].flat()[0]?.trim() ?? '';

/** The day typed in a field: undefined where there is none, null where it is no day. */
export function dayIn(values: FormValues, name: string): Day | undefined | null {
  const typed = textIn(values, name);
  if (typed === '') return undefined;
  const day = typedDay(typed);
  return isDay(day) ? day : null;
}

/** A day as its reader would type it; anything else as it is. */
export const dayAsTyped = (text: string, f: Pick<Formats, 'record'>, language: Language): string =>
  isDay(text) && language !== 'en' ? f.record(text) : text;
