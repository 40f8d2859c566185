import { IG_KINDS, PROBLEM_TYPES } from '../../../domain/values.ts';
import type { Visit } from '../visit.ts';
import { typedForm } from './act-choices.ts';
import { DATES, GROUPS, type ListQuery } from './list-query.ts';
import { actionsOf, type Listed, officialsOf } from './listed.ts';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

/** What the list can be narrowed to: type of action, type of problem, official in charge, dates (domain.md 7.2), and the goal. */
export function facetsOf(visit: Visit, asked: ListQuery, listed: Listed) {
  const { t, book } = visit;
  const options = (chosen: string, some: readonly { readonly value: string; readonly label: string }[]): Option[] =>
    [{ value: '', label: t('any') }, ...some].map((one) => ({ ...one, chosen: one.value === chosen }));
  const goals = [...new Set(listed.all.map(({ goalId }) => goalId))].flatMap((id) => book.goals.get(id) ?? []);
  return {
    action: options(asked.action, actionOptions(visit, listed)),
    type: options(
      asked.type,
      PROBLEM_TYPES.map((type) => ({ value: type, label: t(`type.${type}`) })),
    ),
    official: options(asked.official, officialOptions(visit, listed)),
    goal: options(
      asked.goal,
      goals.sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
    ),
    dates: DATES.map((value) => ({ value, label: t(`dates.${value}`), chosen: asked.dates === value })),
    from: asked.from === '' ? '' : typedForm(asked.from),
    to: asked.to === '' ? '' : typedForm(asked.to),
    group: [
      { value: '', label: t('noGroup'), chosen: asked.group === '' },
      ...GROUPS.map((value) => ({ value, label: t(`column.${value}`), chosen: asked.group === value })),
    ],
  };
}

/** The kinds of intermediate goals, and the values of classifiers, that the items at hand have. */
function actionOptions(visit: Visit, { all, classes }: Listed): { value: string; label: string }[] {
  const present = new Set(all.flatMap((item) => actionsOf(visit, item, classes)));
  const kinds = IG_KINDS.map((kind) => ({ value: `ig.${kind}`, label: visit.t(`igKind.${kind}`) }));
  const values = [...visit.book.classifiers.values()]
    .flatMap(({ id, name, values: some }) => some.map((value) => ({ value: `${id}.${value}`, label: `${name}: ${value}` })))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  return [...kinds, ...values].filter(({ value }) => present.has(value));
}

function officialOptions(visit: Visit, { all, known }: Listed): { value: string; label: string }[] {
  const people = new Map(all.flatMap((item) => officialsOf(visit, item, known).map(({ id, name }) => [id, name] as const)));
  return [...people].map(([value, label]) => ({ value, label })).sort((a, b) => (a.label < b.label ? -1 : 1));
}
