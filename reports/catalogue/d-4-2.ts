import { businessDaysBetween } from '../../domain/calendar.ts';
import type { Item, Stay } from '../../domain/entities.ts';
import type { Scope } from '../../domain/values.ts';
import { inPeriod, isAskedOfficial } from '../basis.ts';
import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, columnsOf, inOrderOf, plainTable } from '../table.ts';
import { ITEM_COLUMNS, type ItemRow, itemRows, nameOf } from './item-columns.ts';

/** D 4.2, escalation log: each change of scope with its trigger, when it was, and what the level did (domain.md 7.2, 6.2). */
export const escalationLog: ReportDefinition = {
  code: 'D 4.2',
  needs: ['closedItems'],
  filters: ITEM_FILTERS,
  facets: {
    inCharge: (_book, { closedItems = [] }, goalId) =>
      closedItems.filter((item) => item.goalId === goalId).map(({ responsible }) => responsible),
  },
  make: (basis) => [plainTable(columns(basis), newestFirst(basis), { why: 'noScopeChanges' })],
};

/** One change of scope, and the stay that it began. */
interface Change {
  readonly row: ItemRow;
  readonly from: Scope | null;
  readonly stay: Stay;
  readonly next: Stay | undefined; // the stay after it
}
/** What the level did with an item until it left, or until today. */
type Response = 'WAITING' | 'REVIEWED' | 'DERIVED' | 'RETURNED' | 'EXPIRED' | Item['state'];

/** The period is that of the change; of what came with the data only what is known of its way is told. */
function newestFirst(basis: Basis): Change[] {
  const changes = itemRows(basis, itemsOf(basis)).flatMap((row) =>
    row.item.stays.flatMap((stay, place, stays): Change[] =>
      stay.trigger === null ? [] : [{ row, from: stays[place - 1]?.scope ?? null, stay, next: stays[place + 1] }],
    ),
  );
  const asked = changes.filter(({ stay }) => inPeriod(stay.on, basis.filters));
  return inOrderOf(asked, ({ row, stay }) => [-(stay.at ?? 0), row.item.code, -row.item.stays.indexOf(stay)]);
}

/** Open or not, of the report's goals. */
function itemsOf(basis: Basis): Item[] {
  const { book, goals, kept } = basis;
  const { problemType, actionType } = basis.filters;
  const ids = new Set(goals.map(({ id }) => id));
  const all = new Map([...kept.closedItems, ...book.items.values()].map((item) => [item.id, item]));
  const kindOf = ({ igId }: Item) => (igId === null ? undefined : book.intermediateGoals.get(igId)?.kind);
  return [...all.values()].filter(
    (item) =>
      ids.has(item.goalId) &&
      isAskedOfficial(basis, item.goalId, item.responsible) &&
      (problemType === undefined || item.problemType === problemType) &&
      (actionType === undefined || kindOf(item) === actionType),
  );
}

function columns({ book }: Basis): Column<Change>[] {
  const { calendar } = book.institution;
  const daysTo = (stay: Stay, end: string | null | undefined) => (end == null ? null : businessDaysBetween(calendar, stay.on, end));
  return [
    { key: 'changedAt', kind: 'moment', of: ({ stay }) => stay.at },
    { key: 'countsFrom', kind: 'day', of: ({ stay }) => stay.on },
    ...columnsOf(({ row }: Change) => row, [ITEM_COLUMNS.item, ITEM_COLUMNS.itemTitle, ITEM_COLUMNS.goal]),
    { key: 'fromScope', kind: 'term', list: 'scope', of: ({ from }) => from },
    { key: 'toScope', kind: 'term', list: 'scope', of: ({ stay }) => stay.scope },
    { key: 'trigger', kind: 'term', list: 'trigger', of: ({ stay }) => stay.trigger },
    { key: 'movedBy', kind: 'name', of: ({ stay }) => nameOf(book, stay.by) },
    { key: 'response', kind: 'term', list: 'response', width: 2, of: responseOf },
    { key: 'daysToReview', kind: 'days', of: ({ stay }) => daysTo(stay, stay.reviewedOn) },
    { key: 'daysHeld', kind: 'days', of: (change) => daysTo(change.stay, leftOn(change)) },
  ];
}

const isOver = ({ row: { item }, next }: Change): boolean => next === undefined && item.closedOn !== null;
const leftOn = (change: Change) => change.next?.on ?? (isOver(change) ? change.row.item.closedOn : null);

function responseOf({ row: { item }, stay, next }: Change): Response {
  if (next !== undefined) return next.down ? 'RETURNED' : next.trigger === 'MANUAL' ? 'DERIVED' : 'EXPIRED';
  if (item.closedOn !== null) return item.state;
  return stay.reviewedOn === null ? 'WAITING' : 'REVIEWED';
}
