import type { ActOf } from '../../../domain/acts.ts';
import type { DecisionLevel } from '../../../domain/values.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../problems.ts';
import type { FormResult, FormValues, Visit } from '../visit.ts';

type Field = Exclude<keyof ActOf<'recordDecision'>, 'do' | 'level' | 'on' | 'decision'>;
/** Each decision has its own fields, so that what was typed for another one is never taken for this one. */
const FIELDS: Readonly<Record<string, Partial<Record<Field, string>>>> = {
  COMMIT: { responsible: 'commit-who', due: 'commit-due', text: 'commit-text' },
  RESOLVE: { text: 'resolve-text' },
  RETURN: { to: 'return-to', due: 'return-due', text: 'return-text' },
  DERIVE: { text: 'derive-text' },
  APPROVE: { valuation: 'approve-valuation', text: 'approve-text' },
  DECLINE: { text: 'decline-text' },
  NOTE: { text: 'note-text' },
};

/** Takes a decision form: one act, recorded at the level of its page. */
export const takeDecision =
  (level: DecisionLevel, goTo: string) =>
  (visit: Visit, values: FormValues): FormResult => {
    const { t, language } = visit;
    const decision = String(values.decision ?? '');
    const fields = FIELDS[decision];
    const on = String(values.on ?? '');
    if (fields === undefined) return { problems: [{ field: 'decision', message: t('decide.pick') }] };
    const read = actFromForm({ do: 'recordDecision', level, on, decision, ...actFields(fields, values) });
    const formField = (where: string | null | undefined): string | null => fields[where as Field] ?? (where ? 'decision' : null);
    if ('errors' in read) {
      return { problems: problemsIn(language, read.name, read.errors).map((one) => ({ ...one, field: formField(one.field) })) };
    }
    return { acts: [read.act], goTo, told: t('decide.done', { code: on }), fieldOf: (_act, where) => formField(where) };
  };

const actFields = (fields: Partial<Record<Field, string>>, values: FormValues): FormValues =>
  Object.fromEntries(Object.entries(fields).flatMap(([field, name]) => (values[name] === undefined ? [] : [[field, values[name]]])));
