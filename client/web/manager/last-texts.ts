import type { FormValues, Visit } from '../visit.ts';
import type { FormAt } from './form-at.ts';
import type { Question } from './questions.ts';

/** What was said about the same thing before, and the fields it fills when it is taken over: nothing is typed twice. */
export interface LastText {
  readonly text: string;
  readonly when: string;
  readonly fields: FormValues;
}

/** Last week's answers, by question; those that had words. */
export function lastTextsOf(visit: Pick<Visit, 'book' | 'f' | 't'>, at: FormAt): ReadonlyMap<string, LastText> {
  return new Map(
    at.questions.flatMap((question) => {
      const last = lastTextOf(visit, at, question);
      return last ? [[question.key, last] as const] : [];
    }),
  );
}

function lastTextOf(
  { book, f, t }: Pick<Visit, 'book' | 'f' | 't'>,
  { goal, cycle, update, previous }: FormAt,
  question: Question,
): LastText | undefined {
  const said = (line: string | null): string | undefined => previous?.answers.find((one) => one.line === line)?.text?.trim() || undefined;
  const week = previous === undefined ? '' : t('weekOf', { week: Number(previous.week.slice(-2)) });
  if (question.kind === 'IG') {
    const { key, delayLine, ig } = question;
    const { explained } = [...book.intermediateGoals.values()].find((one) => one.goalId === goal.id && one.code === ig.ig) ?? {};
    const before = explained && explained.week !== cycle.week && explained.text !== '' ? explained : undefined;
    const text = said(delayLine) ?? before?.text;
    if (text === undefined || delayLine === null) return undefined;
    const when = said(delayLine) ? week : t('weekOf', { week: Number(before?.week.slice(-2)) });
    return { text, when, fields: { [key]: 'ON_COURSE', [`${key}-why`]: text } };
  }
  if (question.kind === 'ITEM') {
    const { key, item } = question;
    const { lastAction } = item;
    return lastAction
      ? { text: lastAction.text, when: f.record(f.dayOf(lastAction.at)), fields: { [key]: 'ACTION', [`${key}-action`]: lastAction.text } }
      : undefined;
  }
  if (question.kind !== 'REPORT') return undefined;
  const sentNow = update.submittedAt !== null;
  const text = previous?.narrative ?? (sentNow ? null : goal.narrative);
  if (!text) return undefined;
  const when = previous?.narrative ? week : goal.lastUpdateAt === null ? '' : f.record(f.dayOf(goal.lastUpdateAt));
  return { text, when, fields: { report: 'NARRATIVE', 'report-text': text } };
}
