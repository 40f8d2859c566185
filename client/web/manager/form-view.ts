import type { FormValues, Visit } from '../visit.ts';
import { answeredKeys } from './answers.ts';
import type { FormAt } from './form-at.ts';
import { lastTextsOf } from './last-texts.ts';
import { type AboutQuestion, aboutQuestion } from './question-words.ts';
import { anchorOf, isAsked, isOffered, type Question } from './questions.ts';
import { dayAsTyped, textIn } from './typed.ts';

/** One question as its template draws it. */
export interface QuestionView extends AboutQuestion {
  readonly key: string;
  readonly anchor: string;
  readonly kind: Question['kind'];
  readonly n: number;
  readonly of: number;
  readonly offered: boolean; // need not be answered
  readonly answered: boolean;
  readonly missing: boolean; // in a form that came back
  readonly answer: string;
  readonly v: Readonly<Record<string, string>>; // what its fields open with, by the end of their names
  readonly last: { readonly text: string; readonly when: string } | null;
}
/** The ends of the names of a question's fields. */
const FIELDS = [
  ...['date', 'why', 'to', 'reason', 'which', 'title', 'type', 'effect', 'limit', 'what', 'with', 'when'],
  ...['action', 'nothing', 'note', 'solved', 'read', 'withdraw', 'place', 'text', 'value'],
] as const;
const DAYS: ReadonlySet<string> = new Set(['date', 'to', 'limit']);

/** The questions of the form in their order, each with what is known beside it and what was typed (domain.md 5.3, 7.3). */
export function questionViews(visit: Visit, at: FormAt): QuestionView[] {
  const typed: FormValues = visit.failed?.values ?? at.given;
  const done = answeredKeys(at.questions, typed, at.asked);
  const wrong = (visit.failed?.problems ?? []).flatMap(({ field }) => (field === null ? [] : [field]));
  const last = lastTextsOf(visit, at);
  const asked = at.questions.filter(isAsked);
  const offered = at.questions.filter(isOffered);
  return [...asked, ...offered].map((question, index): QuestionView => {
    const { key, kind } = question;
    const said = last.get(key);
    return {
      key,
      anchor: anchorOf(key),
      kind,
      n: index < asked.length ? index + 1 : 0,
      offered: index >= asked.length,
      of: asked.length,
      answered: done.has(key),
      missing: wrong.some((field) => field === key || field.startsWith(`${key}-`)),
      answer: textIn(at.given, key),
      v: Object.fromEntries(FIELDS.map((field) => [field, openedWith(visit, at.given, key, field)])),
      last: said ? { text: said.text, when: said.when } : null,
      ...aboutQuestion(visit, at, question),
    };
  });
}

function openedWith({ f, language }: Pick<Visit, 'f' | 'language'>, given: FormValues, key: string, field: string): string {
  const text = textIn(given, `${key}-${field}`);
  return DAYS.has(field) ? dayAsTyped(text, f, language) : text;
}
