import { z } from 'zod';
import { isDay } from '../domain/calendar.ts';

// Every message of these schemas is what was expected, as a noun: whoever reports a problem says what was found beside it.

/** The days of the calendar that exist, as domain.md writes them. */
export const day = z.string({ error: 'a day as 2026-11-25' }).refine(isDay, { error: 'a day of the calendar as 2026-11-25' });

const LOCAL = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::00)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;
const anInstant = 'an instant as 2026-11-25T10:10, in local time unless it has an offset';
/** An instant as people write it: local to the institution unless it carries an offset. */
export const instantText = z.string({ error: anInstant }).refine((text) => isDay(LOCAL.exec(text)?.[1] ?? ''), { error: anInstant });

/** A local time of the timetable. */
export const localTime = z.string({ error: 'a time as 17:00' }).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'a time as 17:00' });

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const PLAIN = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]*$/u;
/** Free text, trimmed, not empty (domain.md 3). */
export const text = (longest = 10_000) =>
  z
    .string({ error: 'a text' })
    .trim()
    .min(1, { error: 'a text that is not empty' })
    .regex(PLAIN, { error: 'plain text and line breaks, without control characters' })
    .max(longest, { error: `a text of at most ${longest} characters` });

/** A yes or no. */
export const flag = z.boolean({ error: 'true or false' });

/** A whole number of at least `least`. */
export const whole = (least: number) => {
  const expected = `a whole number of at least ${least}`;
  return z.int({ error: expected }).min(least, { error: expected });
};

/** One word of a fixed list. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, { error: `one of ${words.join(', ')}` });

/** The code of a thing of one kind: `R-001`, `A-001`, `O-001`, `AG-001` (domain.md 3). */
export const codeOf = (prefix: 'R' | 'A' | 'O' | 'AG' | 'I' | 'K') => {
  const expected = `a code as ${prefix}-001`;
  return z.string({ error: expected }).regex(new RegExp(`^${prefix}-\\d{3,6}$`), { error: expected });
};

const A_REFERENCE = /^[A-Z0-9-]{2,16}(?:\/[1-9]\d?,(?:0[1-9]|[1-9]\d))?$/;
/** A goal as `MOP-01`, an intermediate goal as `MOP-01/1,03`, or the code of an item, opportunity or agenda item. */
export const reference = z
  .string({ error: 'a reference as MOP-01, MOP-01/1,03 or R-001' })
  .regex(A_REFERENCE, { error: 'a reference as MOP-01, MOP-01/1,03 or R-001' });

/** A goal or one of its intermediate goals. */
export const goalReference = z
  .string({ error: 'a goal as MOP-01 or an intermediate goal as MOP-01/1,03' })
  .regex(A_REFERENCE, { error: 'a goal as MOP-01 or an intermediate goal as MOP-01/1,03' });

/** The code of a goal (domain.md 3.4). */
export const goalCode = z
  .string({ error: 'the code of a goal as MOP-01' })
  .regex(/^[A-Z0-9-]{3,16}$/, { error: 'the code of a goal as MOP-01, 3 to 16 capitals, digits and hyphens' });

/** The code of an intermediate goal, line 1–99 and step 01–99 (domain.md 3.5). */
export const intermediateCode = z
  .string({ error: 'a code as "1,03"' })
  .regex(/^[1-9]\d?,(?:0[1-9]|[1-9]\d)$/, { error: 'a code as "1,03", line 1 to 99 and step 01 to 99' });

/** The id of a person, as the scenario or the institution names them. */
export const personId = z
  .string({ error: 'the id of a person' })
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, { error: 'the id of a person: letters, digits, dot, hyphen and underscore' });

/** An object with these keys and no others; an unknown key is told which ones there are. */
export const strict = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `only ${Object.keys(shape).join(', ')}` : `fields ${Object.keys(shape).join(', ')}`,
  });

/** A list of these. */
export const listOf = <Element extends z.ZodType>(element: Element) => z.array(element, { error: 'a list' });

/** What was to be done about a problem: what, with whom and when (domain.md 3.7). */
export const treatment = strict({ what: text(), withWhom: text().nullable().default(null), when: text().nullable().default(null) });
