import { isDay } from '../../../domain/calendar.ts';
import { PROBLEM_TYPES, REVIEW_STATES, type ReviewState } from '../../../domain/values.ts';
import { typedDay } from '../act-forms.ts';
import type { Visit } from '../visit.ts';

/** By what the list of items can be grouped: any column of it (domain.md 8.6). */
export const GROUPS = ['kind', 'goal', 'type', 'scope', 'official', 'limit', 'state'] as const;
/** Which date the period is about. */
export const DATES = ['limit', 'reported', 'closed'] as const;
export const KINDS = ['RESTRICTION', 'ALERT'] as const;

/** What is asked of the list of restrictions and alerts: states, the four facets, grouping (domain.md 7.2, 8.6). */
export interface ListQuery {
  readonly states: readonly ReviewState[];
  readonly kind: string; // empty: both
  readonly action: string;
  readonly type: string;
  readonly official: string;
  readonly dates: (typeof DATES)[number];
  readonly from: string; // a day, or empty
  readonly to: string;
  readonly goal: string;
  readonly group: (typeof GROUPS)[number] | '';
  readonly mine: boolean;
  readonly page: number;
}

const OPEN: readonly ReviewState[] = ['UNREVIEWED', 'IN_PROCESS'];

/** Reads the query of the address; what is not understood counts as not asked. */
export function listQuery(query: Visit['query']): ListQuery {
  const states = REVIEW_STATES.filter((state) => [query.state].flat().includes(state));
  return {
    states: states.length > 0 ? states : OPEN,
    kind: oneOf(KINDS, query.kind) ?? '',
    action: textIn(query.action),
    type: oneOf(PROBLEM_TYPES, query.type) ?? '',
    official: textIn(query.official),
    dates: oneOf(DATES, query.dates) ?? 'limit',
    from: dayIn(query.from),
    to: dayIn(query.to),
    goal: textIn(query.goal),
    group: oneOf(GROUPS, query.group) ?? '',
    mine: textIn(query.mine) !== '',
    page: pageIn(query.page),
  };
}

/** The address of the list with something asked otherwise. */
export function listAddress(base: string, asked: ListQuery, changes: Partial<ListQuery>): string {
  const { states, page, mine, dates, ...rest } = { ...asked, ...changes };
  const search = new URLSearchParams();
  for (const state of states) search.append('state', state);
  for (const [name, value] of Object.entries(rest)) if (value !== '') search.set(name, value);
  if (dates !== 'limit') search.set('dates', dates);
  if (mine) search.set('mine', '1');
  if (page > 1) search.set('page', String(page));
  return `${base}/items?${search}`;
}

export const textIn = (given: Visit['query'][string] | undefined): string => [given].flat()[0]?.trim().slice(0, 200).toWellFormed() ?? '';
export const oneOf = <Value extends string>(values: readonly Value[], given: Visit['query'][string] | undefined): Value | undefined =>
  values.find((value) => value === textIn(given));
export function dayIn(given: Visit['query'][string] | undefined): string {
  const read = typedDay(textIn(given));
  return isDay(read) ? read : '';
}
export const pageIn = (given: Visit['query'][string] | undefined): number => {
  const page = Number(textIn(given));
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1;
};
