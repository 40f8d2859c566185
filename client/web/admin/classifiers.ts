import { IG_KINDS, PROBLEM_TYPES } from '../../../domain/values.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/classifiers';

/** `/admin/classifiers`: the lists goals are grouped and found by, the two fixed ones shown beside the institution's own (domain.md 3.11). */
export const classifiersPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/classifiers',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { book, t } = visit;
    return {
      nav: sectionNav(visit, ADDRESS),
      rows: [...book.classifiers.values()]
        .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'es'))
        .map((one) => ({ ...one, key: `change/${one.id}`, list: one.values.join(', '), lines: one.values.join('\n') })),
      fixed: [
        { name: t('classifiers.problemType'), list: PROBLEM_TYPES.map((one) => t(`problemType.${one}`)).join(', ') },
        { name: t('classifiers.kind'), list: IG_KINDS.map((one) => t(`igKind.${one}`)).join(', ') },
      ],
    };
  },
  forms: { add: (visit, values) => listed(visit, values), change: (visit, values) => listed(visit, values) },
};

/** Values are typed one on each line. */
function listed({ language, t }: Visit, values: FormValues): FormResult {
  const lines = String(values.values ?? '')
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const active = values.classifier === undefined ? {} : { active: values.active ?? 'false' };
  const read = actFromForm({ ...values, ...active, do: 'setClassifier', values: lines });
  if ('errors' in read) return { problems: problemsIn(language, 'setClassifier', read.errors) };
  return { acts: [read.act], told: t('classifiers.saved') };
}
