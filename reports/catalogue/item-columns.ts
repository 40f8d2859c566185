import type { IntermediateGoal, Item } from '../../domain/entities.ts';
import type { ItemLine } from '../../domain/letter-data.ts';
import { itemLine } from '../../domain/lines.ts';
import type { Book } from '../../domain/work.ts';
import type { Basis } from '../definition.ts';
import { type Column, inOrderOf } from '../table.ts';

/** A restriction or alert as reports tell it. */
export interface ItemRow {
  readonly item: Item;
  readonly line: ItemLine;
  readonly ig: IntermediateGoal | undefined; // none: it is on the goal itself
  readonly responsible: string | null;
}

/** The rows of items, in their order. */
export const itemRows = ({ book, today, known }: Basis, items: readonly Item[]): ItemRow[] =>
  items.map((item) => ({
    item,
    line: itemLine(book, item, today, known),
    ig: item.igId === null ? undefined : book.intermediateGoals.get(item.igId),
    responsible: nameOf(book, item.responsible),
  }));

/** Whom an id names; a responsible person may also be typed as a name (domain.md 3.5, 3.7). */
export const nameOf = ({ people }: Book, id: string | null): string | null => (id === null ? null : (people.get(id)?.name ?? id));

/** By limit date, then code: what must be solved first (domain.md 7.2). */
export const byLimitDate = (rows: readonly ItemRow[]): ItemRow[] => inOrderOf(rows, ({ item }) => [item.limitDate, item.code]);

/** What columns about a restriction or alert say; a report picks those it has (domain.md 7.2). */
export const ITEM_COLUMNS = {
  item: { key: 'item', kind: 'code', of: ({ item }) => item.code },
  itemTitle: { key: 'itemTitle', kind: 'text', width: 3, of: ({ item }) => item.title },
  itemKind: { key: 'itemKind', kind: 'term', list: 'itemKind', of: ({ item }) => item.kind },
  problemType: { key: 'problemType', kind: 'term', list: 'problemType', width: 2, of: ({ item }) => item.problemType },
  goal: { key: 'goal', kind: 'code', of: ({ line }) => line.goal },
  title: { key: 'title', kind: 'text', width: 3, of: ({ line }) => line.goalTitle },
  ig: { key: 'ig', kind: 'code', of: ({ line }) => line.ig },
  limitDate: { key: 'limitDate', kind: 'day', of: ({ item }) => item.limitDate },
  daysToLimit: { key: 'daysToLimit', kind: 'daysLeft', of: ({ line }) => line.daysToLimit },
  due: { key: 'due', kind: 'due', of: ({ line }) => ({ day: line.due, light: line.dueLight }) },
  scope: { key: 'scope', kind: 'term', list: 'scope', width: 2, of: ({ item }) => item.scope },
  reviewState: { key: 'reviewState', kind: 'term', list: 'reviewState', of: ({ item }) => item.state },
  itemResponsible: { key: 'itemResponsible', kind: 'name', width: 2, of: ({ responsible }) => responsible },
  manager: { key: 'manager', kind: 'name', width: 2, of: ({ line }) => line.manager },
  treatment: { key: 'treatment', kind: 'lines', width: 3, of: ({ line }) => treatmentLines(line) },
  lastAction: { key: 'lastAction', kind: 'text', width: 3, of: ({ line }) => line.lastAction?.text ?? null },
  lastActionAt: { key: 'lastActionAt', kind: 'moment', of: ({ line }) => line.lastAction?.at ?? null },
} satisfies Readonly<Record<string, Column<ItemRow>>>;

const treatmentLines = ({ treatment }: ItemLine): string[] =>
  treatment === null ? [] : [treatment.what, treatment.withWhom, treatment.when].flatMap((line) => line ?? []);
