import type { FilterName, ReportFilters } from '../../../contracts/documents.ts';
import { lookUps } from '../../../domain/look-ups.ts';
import { IG_KINDS, PROBLEM_TYPES } from '../../../domain/values.ts';
import { goalsSeen } from '../../../domain/views.ts';
import { nameOf } from '../../../reports/catalogue/item-columns.ts';
import type { ReportDefinition } from '../../../reports/definition.ts';
import { typedForm } from '../items/act-choices.ts';
import type { Visit } from '../visit.ts';
import { MODES } from './filters.ts';
import { wordsFor } from './words.ts';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}
/** One field of the form over a report: a list to choose from, or a day. */
export interface FilterField {
  readonly name: string;
  readonly label: string;
  readonly day: boolean;
  readonly value: string;
  readonly options: readonly Option[];
}

/** The fields for exactly the filters that the report takes, over what the reader may see (domain.md 7.1, 7.2). */
export function filterForm(visit: Visit, { filters: taken }: ReportDefinition, asked: ReportFilters): FilterField[] {
  const lists = listsOf(visit);
  const w = wordsFor(visit);
  return taken.flatMap((name): FilterField[] => {
    if (name === 'value') return []; // one choice with its classifier
    const field = name === 'classifier' ? 'class' : name;
    if (name === 'from' || name === 'to')
      return [{ name, label: w.t(`filter.${name}`), day: true, value: typed(asked[name]), options: [] }];
    const some = lists[name]();
    if (some.length === 0 && asked[name] === undefined) return []; // nothing to choose from
    const chosen = name === 'classifier' ? `${asked.classifier ?? ''}.${asked.value ?? ''}` : String(asked[name] ?? '');
    const all = name === 'mode' ? some : [{ value: '', label: visit.t(name === 'goal' ? 'pickGoal' : 'any') }, ...some];
    const options = all.map((one) => ({
      ...one,
      chosen: one.value === chosen || (name === 'mode' && chosen === '' && one.value === MODES[0]),
    }));
    return [{ name: field, label: w.t(`filter.${name}`), day: false, value: '', options }];
  });
}

const typed = (day: string | undefined): string => (day === undefined ? '' : typedForm(day));
type Some = readonly { readonly value: string; readonly label: string }[];
type Listed = Exclude<FilterName, 'value' | 'from' | 'to'>;

function listsOf(visit: Visit): Readonly<Record<Listed, () => Some>> {
  const { book, t, tx, person } = visit;
  const w = wordsFor(visit);
  const seen = goalsSeen(book, person.id, 'GOAL', tx.today);
  const goals = [...book.goals.values()].filter(({ id }) => seen.has(id)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const known = lookUps(book, tx.today);
  const managers = new Map(goals.flatMap(({ id }) => known.managerOf(id) ?? []).map((one) => [one.id, one.name]));
  const plain = (names: Iterable<string | null | undefined>): Some =>
    [...new Set([...names].filter((name) => name))]
      .sort((a, b) => String(a).localeCompare(String(b), visit.language))
      .map((name) => ({ value: String(name), label: String(name) }));
  return {
    goal: () => goals.map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
    area: () => plain(goals.map(({ orgUnit }) => orgUnit)),
    manager: () => byLabel([...managers].map(([value, label]) => ({ value, label }))),
    priority: () => [{ value: 'true', label: t('onlyPriority') }],
    mode: () => MODES.map((value) => ({ value, label: w.term('mode', value) })),
    classifier: () =>
      byLabel(
        [...book.classifiers.values()].flatMap(({ id, name, values }) =>
          values.map((value) => ({ value: `${id}.${value}`, label: `${name}: ${value}` })),
        ),
      ),
    territory: () => byLabel([...book.territories.values()].map(({ id, name }) => ({ value: id, label: name }))),
    actionType: () => IG_KINDS.map((value) => ({ value, label: w.term('igKind', value) })),
    problemType: () => PROBLEM_TYPES.map((value) => ({ value, label: w.term('problemType', value) })),
    official: () =>
      plain([
        ...managers.values(),
        ...goals.flatMap(({ id }) => [...known.igsOf(id), ...known.openItemsOf(id)].map(({ responsible }) => nameOf(book, responsible))),
      ]),
  };
}

const byLabel = (some: Some): Some => some.toSorted((a, b) => a.label.localeCompare(b.label));
