import { DASHBOARD_MODES, DASHBOARD_ORDERS, type DashboardMode, type DashboardOrder } from '../../../domain/dashboard.ts';
import { MANAGEMENT_STATES, type ManagementState } from '../../../domain/values.ts';
import type { Visit } from '../visit.ts';
import { folded, type Listed } from './board.ts';

/** What a reader asked of the list (domain.md 8.1, 8.2). */
export interface BoardQuery {
  readonly mode: DashboardMode;
  readonly order: DashboardOrder;
  readonly state: ManagementState | '';
  readonly manager: string;
  readonly unit: string;
  readonly q: string;
  readonly page: number; // from 1
}
const PLAIN: BoardQuery = { mode: 'NON_INTEGRATING', order: 'ATTENTION', state: '', manager: '', unit: '', q: '', page: 1 };
const LONGEST = 100;

/** Reads an address; what it does not know counts as not asked. */
export function readQuery(query: Visit['query']): BoardQuery {
  const text = (name: string): string =>
    String([query[name] ?? ''].flat()[0] ?? '')
      .slice(0, LONGEST)
      .trim();
  const page = Number(text('page'));
  return {
    mode: DASHBOARD_MODES.find((one) => one === text('mode')) ?? PLAIN.mode,
    order: DASHBOARD_ORDERS.find((one) => one === text('order')) ?? PLAIN.order,
    state: MANAGEMENT_STATES.find((one) => one === text('state')) ?? '',
    manager: text('manager'),
    unit: text('unit'),
    q: text('q'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The address's query for this, without what is not asked. */
export function addressOf(query: BoardQuery): string {
  const asked = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === PLAIN[name as keyof BoardQuery] ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`;
}

/** True when only some of the goals of a mode are asked for. */
export const isFiltered = ({ state, manager, unit, q }: BoardQuery): boolean => [state, manager, unit, q].some((one) => one !== '');

/** The rows that fit what was asked, in the order they came in. */
export function fitting(rows: readonly Listed[], query: BoardQuery): readonly Listed[] {
  if (!isFiltered(query)) return rows;
  const [manager, unit, ...words] = [query.manager, query.unit, ...query.q.split(/\s+/)].map(folded);
  return rows.filter(
    (row) =>
      (query.state === '' || row.line.state === query.state) &&
      (!manager || folded(row.manager ?? '').includes(manager)) &&
      (!unit || folded(row.goal.orgUnit ?? '').includes(unit)) &&
      words.every((word) => row.text.includes(word)),
  );
}
