import { businessDaysBetween, daysBetween } from './calendar.ts';
import type { Item } from './entities.ts';
import type { Day } from './instant.ts';
import { dueLight, dueOf, orderDate } from './item-dates.ts';
import type { ItemLine } from './letter-data.ts';
import { type LookUps, lookUps } from './look-ups.ts';
import type { Book } from './work.ts';

/** One restriction or alert as it stands today, for a letter, pack or screen (domain.md 3.7, 6.1, 7.3). */
export function itemLine(book: Book, item: Item, today: Day, known: LookUps = lookUps(book, today)): ItemLine {
  const { institution, goals, intermediateGoals, people } = book;
  const goal = goals.get(item.goalId);
  const ig = item.igId === null ? undefined : intermediateGoals.get(item.igId);
  const { due } = dueOf(institution, item);
  const promised = known.commitmentOf(item.id);
  const action = known.lastActionOf(item.id);
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id)?.name ?? id));
  return {
    item: item.code,
    kind: item.kind,
    title: item.title,
    type: item.problemType,
    description: item.description,
    goal: goal?.code ?? item.goalId,
    goalTitle: goal?.title ?? '',
    ig: ig?.code ?? null,
    igTitle: ig?.title ?? null,
    scope: item.scope,
    state: item.state,
    limitDate: item.limitDate,
    due,
    dueLight: dueLight(institution, item, today),
    daysToDue: due === null ? null : businessDaysBetween(institution.calendar, today, due),
    daysToLimit: daysBetween(today, item.limitDate),
    urgent: item.urgent,
    transsectoral: item.transsectoral,
    blocking: item.blocking,
    treatment: item.treatment,
    holders: known.holdersOf(item.scope, item.goalId).map(({ name }) => name),
    manager: known.managerOf(item.goalId)?.name ?? null,
    reportedOn: item.reportedOn,
    reportedBy: nameOf(item.reportedBy),
    stays: item.stays.map(({ scope, on, trigger, down }) => ({ scope, on, trigger, down })),
    ladder: institution.ladder,
    commitment: promised ? { responsible: nameOf(promised.responsibleId) ?? promised.responsibleId, due: promised.due } : null,
    lastAction: action ? { at: action.at, by: nameOf(action.by), text: action.text } : null,
  };
}

/** By due date, at the top by the date that stands for it; restrictions before alerts, then by code (domain.md 6.1, 7.3). */
export function byDueDate(book: Book, items: readonly Item[]): Item[] {
  const keyOf = (item: Item): string => `${orderDate(book.institution, item)} ${item.kind === 'RESTRICTION' ? 0 : 1} ${item.code}`;
  return inKeyOrder(items, keyOf);
}

/** What nobody at its rung has looked at yet first, else as they were (domain.md 7.2, A 3.5). */
export const unreviewedFirst = (items: readonly Item[]): Item[] => [
  ...items.filter(({ state }) => state === 'UNREVIEWED'),
  ...items.filter(({ state }) => state !== 'UNREVIEWED'),
];

/** Sorted by a key computed once for each. */
export function inKeyOrder<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}
