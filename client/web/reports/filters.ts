import type { FilterName, ReportFilters } from '../../../contracts/documents.ts';
import { IG_KINDS, PROBLEM_TYPES } from '../../../domain/values.ts';
import type { ReportDefinition } from '../../../reports/definition.ts';
import { askedFilters } from '../../../reports/run-report.ts';
import { dayIn, oneOf, textIn } from '../items/list-query.ts';
import type { FormValues, Visit } from '../visit.ts';

export const MODES = ['NON_INTEGRATING', 'INTEGRATING', 'ALL'] as const;
type Given = Visit['query'] | FormValues;

/** What is asked of a report in an address or a form: only what it takes; what is not understood counts as not asked (domain.md 7.1, 7.2). */
export function filtersIn({ filters: taken }: Pick<ReportDefinition, 'filters'>, given: Given): ReportFilters {
  const asked = new Map<FilterName, unknown>(taken.map((name) => [name, READ[name](given)]));
  return withoutHalves(askedFilters(Object.fromEntries(asked)));
}

const READ: Readonly<Record<FilterName, (given: Given) => unknown>> = {
  goal: (given) => textIn(given.goal),
  area: (given) => textIn(given.area),
  manager: (given) => idIn(given.manager),
  priority: (given) => (textIn(given.priority) === 'true' ? true : undefined),
  mode: (given) => oneOf(MODES, given.mode),
  classifier: (given) => idIn(classIn(given).classifier),
  value: (given) => classIn(given).value,
  territory: (given) => idIn(given.territory),
  actionType: (given) => oneOf(IG_KINDS, given.actionType),
  problemType: (given) => oneOf(PROBLEM_TYPES, given.problemType),
  official: (given) => textIn(given.official),
  from: (given) => dayIn(given.from),
  to: (given) => dayIn(given.to),
};

const AN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idIn = (given: Given[string] | undefined): string => (AN_ID.test(textIn(given)) ? textIn(given) : '');

/** A classifier and its value are one choice, `class=<id>.<value>`; programs and kept filters name both. */
function classIn(given: Given): { readonly classifier: string; readonly value: string } {
  const one = textIn(given.class);
  const at = one.indexOf('.');
  return at < 0
    ? { classifier: textIn(given.classifier), value: textIn(given.value) }
    : { classifier: one.slice(0, at), value: one.slice(at + 1) };
}

/** A value says nothing without its classifier, nor the other way round. */
function withoutHalves({ classifier, value, ...others }: ReportFilters): ReportFilters {
  return classifier === undefined || value === undefined ? others : { ...others, classifier, value };
}

/** The filters as fields of a form or as the query of an address. */
export function filterFields({ classifier, value, ...filters }: ReportFilters): [name: string, value: string][] {
  const plain = Object.entries(filters).map(([name, one]): [string, string] => [name, String(one)]);
  return classifier === undefined ? plain : [...plain, ['class', `${classifier}.${value ?? ''}`]];
}

/** The address of a report with these filters: whoever opens it sees the same question, answered by their own rights. */
export function reportAddress(base: string, slug: string, filters: ReportFilters): string {
  const search = new URLSearchParams(filterFields(filters)).toString();
  return `${base}/reports/${slug}${search === '' ? '' : `?${search}`}`;
}
