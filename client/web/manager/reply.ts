import type { Act } from '../../../domain/acts.ts';
import type { WorkListAnswer } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import { PROBLEM_TYPES, type ProblemType } from '../../../domain/values.ts';
import type { FormValues } from '../visit.ts';
import { dayIn, textIn } from './typed.ts';

/** Something to mend before the form can be sent: at which field, and which text of the area's says so. */
export interface Problem {
  readonly field: string;
  readonly say: string;
  readonly values: Readonly<Record<string, string>>;
}
/** What the fields of one question say. */
export interface Reply {
  readonly acts: readonly Act[]; // on what the list asks about
  readonly born: readonly Act[]; // what is new: registered after the update, so that the list it answers is the one that was read
  readonly answers: readonly WorkListAnswer[];
  readonly problems: readonly Problem[];
}
/** What a reply may have to know beside the question. */
export interface Asked {
  readonly goal: string; // code
  readonly today: Day;
  readonly sample: string; // how 1234.5 is written where the reader reads
  /** How the update that was sent already answered: what was done with it then is not done again. */
  readonly sent: ReadonlyMap<string, WorkListAnswer>;
}

/** Reads the fields of one question, remembering what is wrong with them. */
export interface Reader {
  readonly problems: Problem[];
  readonly chosen: string;
  readonly text: (field: string, say: string) => string;
  readonly day: (field: string, say: string, least?: Day) => Day | undefined;
  readonly wrong: (field: string, say: string) => void;
}

/** Reads the fields whose names begin with the question's key; `what` is how its messages call what it asks about. */
export function readerOf(key: string, what: string, values: FormValues): Reader {
  const problems: Problem[] = [];
  const wrong = (field: string, say: string): void => void problems.push({ field, say, values: { what } });
  return {
    problems,
    chosen: textIn(values, key),
    wrong,
    text: (field, say) => {
      const typed = textIn(values, `${key}-${field}`);
      if (typed === '') wrong(`${key}-${field}`, say);
      return typed;
    },
    day: (field, say, least) => {
      const typed = dayIn(values, `${key}-${field}`);
      if (typed === undefined) wrong(`${key}-${field}`, say);
      if (typed === null) wrong(`${key}-${field}`, 'wrong.day');
      if (typed && least !== undefined && typed < least) wrong(`${key}-${field}`, 'wrong.past');
      return typed ?? undefined;
    },
  };
}

/** A reply, or only what is wrong with it. */
export function reply(
  { problems }: Pick<Reader, 'problems'>,
  said: { readonly answers: readonly WorkListAnswer[]; readonly acts?: readonly Act[]; readonly born?: readonly Act[] },
): Reply {
  return problems.length > 0
    ? { acts: [], born: [], answers: [], problems }
    : { acts: said.acts ?? [], born: said.born ?? [], answers: said.answers, problems };
}

/** True when the line was sent with this very answer: what it did is done (domain.md 4.6, amend and resubmit). */
export const wasSent = ({ sent }: Asked, { line, answer, text }: WorkListAnswer): boolean => {
  const before = sent.get(line);
  return before?.answer === answer && before.text === text;
};

const SHORTEST_TITLE = 5;
const LONGEST_TITLE = 200;
/** A title of 5 to 200 characters (domain.md 3.7), so that the message stands beside the field. */
export function titleIn(read: Reader, key: string, say: string): string {
  const title = read.text('title', say);
  if (title !== '' && (title.length < SHORTEST_TITLE || title.length > LONGEST_TITLE)) read.wrong(`${key}-title`, 'wrong.title');
  return title;
}

/** The new restriction that a question's fields describe (domain.md 3.7). */
export function restrictionIn(
  read: Reader,
  key: string,
  values: FormValues,
  { on, today }: { readonly on: string; readonly today: Day },
): Act {
  const title = titleIn(read, key, 'missing.title');
  const type = textIn(values, `${key}-type`) as ProblemType;
  if (!PROBLEM_TYPES.includes(type)) read.wrong(`${key}-type`, 'missing.type');
  const description = read.text('effect', 'missing.effect');
  const limit = textIn(values, `${key}-limit`) === '' ? undefined : read.day('limit', 'wrong.day', today);
  const what = textIn(values, `${key}-what`);
  return {
    do: 'registerRestriction',
    on,
    title,
    type,
    description,
    ...(limit !== undefined && { limit }),
    ...(what !== '' && {
      treatment: { what, withWhom: textIn(values, `${key}-with`) || null, when: textIn(values, `${key}-when`) || null },
    }),
  };
}
