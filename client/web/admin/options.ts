import { parseAct } from '../../acts.schema.ts';
import { textIn } from '../manager/typed.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/options';
const SWITCHES = ['fortnightlyAgenda', 'stocktake', 'quarterlyReview'] as const;

/** `/admin/options`: what an institution may switch on beside its week, and how large a letter may be (domain.md 5.9, 7.4). */
export const optionsPage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/options',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { book, t, f } = visit;
    const { options, version } = book.institution;
    const themes = [...book.classifiers.values()]
      .filter(({ active }) => active)
      .flatMap(({ name, values }) => values.map((value) => `${name}: ${value}`))
      .sort((a, b) => a.localeCompare(b));
    const chosen = options.stocktakeTheme;
    const gone = chosen !== null && !themes.includes(chosen) ? [chosen] : []; // the value of a list that has changed since
    return {
      nav: sectionNav(visit, ADDRESS),
      version,
      switches: SWITCHES.map((name) => ({ name, label: t(`options.${name}`), hint: t(`options.hint.${name}`), on: options[name] })),
      theme: chosen ?? '',
      themes: [{ value: '', label: t('options.priorityGoals') }, ...[...gone, ...themes].map((value) => ({ value, label: value }))],
      limit: f.digits(options.attachmentLimitKb),
    };
  },
  forms: { options: take },
};

function take({ language, t }: Visit, values: FormValues): FormResult {
  const limit = textIn(values, 'attachmentLimitKb').replace(/[.,\s\u00a0]/g, ''); // whole kilobytes, with or without marks between thousands
  const read = parseAct({
    do: 'setOptions',
    ...Object.fromEntries(SWITCHES.map((name) => [name, textIn(values, name) !== ''])),
    stocktakeTheme: textIn(values, 'stocktakeTheme') || null,
    attachmentLimitKb: /^\d+$/.test(limit) ? Number(limit) : textIn(values, 'attachmentLimitKb'),
  });
  if ('errors' in read) return { problems: problemsIn(language, 'setOptions', read.errors) };
  return { acts: [read.act], told: t('options.saved') };
}
