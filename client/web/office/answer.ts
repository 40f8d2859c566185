import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../problems.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';

/** Each answer has its own fields, so that what was typed for another one is never taken for this one. */
const FIELDS: Readonly<Record<string, { readonly text: string; readonly date?: string }>> = {
  ACCEPT: { text: 'accept-text' },
  DEFER: { text: 'defer-text' },
  REJECT: { text: 'reject-text' },
  SCHEDULE: { text: 'schedule-text', date: 'schedule-date' },
  HELD: { text: 'held-text' },
};

/** Takes the head office's answer to one agenda item (domain.md 4.8). */
export function takeAnswer(visit: Visit, values: FormValues): FormResult {
  const { t, language } = visit;
  const answer = String(values.answer ?? '');
  const fields = FIELDS[answer];
  const agenda = String(values.agenda ?? '');
  if (fields === undefined) return { problems: [{ field: 'answer', message: t('answer.pick') }] };
  const { text, date } = fields;
  const read = actFromForm({
    do: 'answerAgenda',
    agenda,
    answer,
    text: values[text] ?? '',
    ...(date !== undefined && { date: values[date] ?? '' }),
  });
  const formField = (where: string | null | undefined): string | null =>
    where === 'text' ? text : where === 'date' ? (date ?? 'answer') : where ? 'answer' : null;
  if ('errors' in read)
    return { problems: problemsIn(language, read.name, read.errors).map((one) => ({ ...one, field: formField(one.field) })) };
  return { acts: [read.act], goTo: '/agenda', told: t(`done.${answer}`, { code: agenda }), fieldOf: (_act, where) => formField(where) };
}
