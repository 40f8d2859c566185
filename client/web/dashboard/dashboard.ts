import { DASHBOARD_MODES, DASHBOARD_ORDERS, type Dashboard, headerOf } from '../../../domain/dashboard.ts';
import { MANAGEMENT_STATES } from '../../../domain/values.ts';
import { mayCreate } from '../goals/new-goal.ts';
import { COLOUR_OF_STATE, markOf } from '../kit/marks.ts';
import { moment } from '../text-helpers.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { boardOf, bookOfBoard, type Listed } from './board.ts';
import { addressOf, type BoardQuery, fitting, isFiltered, readQuery } from './query.ts';
import { rowOf } from './row.ts';

/** `/dashboard`: every goal the reader may see, counted by state, in the order that asks for attention (domain.md 8). */
export const DASHBOARD_PAGE: PageDefinition = {
  address: '/dashboard',
  view: 'DASHBOARD',
  name: 'dashboard/dashboard',
  keptBook: bookOfBoard,
  show: (visit) => {
    const { t, f, tx } = visit;
    const board = boardOf(visit.book);
    const query = readQuery(visit.query);
    const all = board.rowsFor(visit.book, visit.person.id, query.mode, query.order);
    const rows = fitting(all, query);
    const pages = pagesOf(visit, query, rows.length);
    const shown = rows.slice(pages.from, pages.to);
    return {
      asOf: t('asOf', { n: rows.length, mode: query.mode, at: moment({ f, today: tx.today }, board.at) }),
      header: shareOf(visit, rows),
      opens: mayCreate(visit),
      filters: filtersOf(visit, query, all),
      caption: t(`caption.${query.order}`),
      rows: shown.map((row) => ({
        drawn: row.drawn,
        get row() {
          return rowOf(visit, row);
        },
      })),
      empty: rows.length > 0 ? null : t(isFiltered(query) ? 'noneFit' : `none.${query.mode}`),
      pages,
    };
  },
};

const ROWS = 50;
const MOST_ON_ONE_PAGE = 60;

/** Fifty rows to a page above sixty goals. */
function pagesOf({ base, t }: Visit, query: BoardQuery, count: number) {
  if (count <= MOST_ON_ONE_PAGE) return { from: 0, to: count, previous: null, next: null, text: null };
  const last = Math.ceil(count / ROWS);
  const page = Math.min(query.page, last);
  const to = (number: number): string | null =>
    number < 1 || number > last ? null : `${base}/dashboard${addressOf({ ...query, page: number })}`;
  return { from: (page - 1) * ROWS, to: page * ROWS, previous: to(page - 1), next: to(page + 1), text: t('page', { page, last }) };
}

const headers = new WeakMap<readonly Listed[], Dashboard['header']>(); // rows that are kept are counted once
/** Total, and per state its count and share, gravest first (domain.md 8.1). */
function shareOf(visit: Visit, rows: readonly Listed[]) {
  const { f, t, words } = visit;
  const { total, counts } = headers.get(rows) ?? headerOf(rows.map(({ line }) => line));
  headers.set(rows, { total, counts });
  let [x, said] = [0, [] as string[]];
  const bars = counts.flatMap(({ state, count }) => {
    if (count === 0) return [];
    const width = (100 * count) / total;
    const bar = { colour: COLOUR_OF_STATE[state], x: x.toFixed(2), width: Math.max(0.3, width - 0.4).toFixed(2) };
    x += width;
    return [bar];
  });
  const states = counts.map(({ state, count, percent }) => {
    const share = percent === null ? '–' : f.percent(percent);
    said = [...said, `${words.states.goal?.[state] ?? ''}: ${count} (${share})`];
    return { mark: markOf(state, words), count: f.number(count), percent: share };
  });
  return { total: t('total', { n: total }), states, bars, label: said.join('; ') };
}

const MOST_CHOICES = 60;
const choices = new WeakMap<readonly Listed[], { readonly managers: readonly string[]; readonly units: readonly string[] }>();

function filtersOf({ t, words, base }: Visit, query: BoardQuery, all: readonly Listed[]) {
  const known = choices.get(all) ?? { managers: named(all, ({ manager }) => manager), units: named(all, ({ goal }) => goal.orgUnit) };
  choices.set(all, known);
  const options = (values: readonly string[], chosen: string, label: (value: string) => string) =>
    values.map((value) => ({ value, label: label(value), chosen: value === chosen }));
  const byName = (name: 'manager' | 'unit', values: readonly string[]) =>
    values.length < 2 && query[name] === ''
      ? null
      : {
          name,
          label: t(name),
          value: query[name],
          options: values.length > MOST_CHOICES ? null : options(['', ...values], query[name], (one) => one || t('any')),
        };
  return {
    selects: [
      { name: 'order', label: t('order'), options: options(DASHBOARD_ORDERS, query.order, (one) => t(`order.${one}`)) },
      { name: 'mode', label: t('mode'), options: options(DASHBOARD_MODES, query.mode, (one) => t(`mode.${one}`)) },
      {
        name: 'state',
        label: t('state'),
        options: options(['', ...MANAGEMENT_STATES], query.state, (one) => (one === '' ? t('any') : (words.states.goal?.[one] ?? ''))),
      },
    ],
    named: [byName('manager', known.managers), byName('unit', known.units)].filter((one) => one !== null),
    q: query.q,
    clear: isFiltered(query) ? `${base}/dashboard${addressOf({ ...query, state: '', manager: '', unit: '', q: '', page: 1 })}` : null,
  };
}

const named = (rows: readonly Listed[], of: (row: Listed) => string | null): string[] =>
  [...new Set(rows.flatMap((row) => of(row) ?? []))].sort((a, b) => (a < b ? -1 : 1));
