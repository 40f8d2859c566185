import { isResponsibleFor } from '../../../domain/capacities.ts';
import type { Item, Opportunity } from '../../../domain/entities.ts';
import type { BookOf } from '../../../store/book.ts';
import { goalOfCode } from '../../../store/history.ts';
import type { Tx } from '../../../store/transaction.ts';
import type { PageDefinition, Visit } from '../visit.ts';

/** What a page about one item or opportunity needs: its goal with all that is on it, also what closed long ago. */
export const bookAt =
  (table: 'item' | 'opportunity') =>
  async (tx: Tx, _reader: unknown, { code = '' }: Visit['params']): Promise<BookOf> => {
    const goalId = await goalOfCode(tx, table, code);
    return { goalIds: goalId === undefined ? [] : [goalId] };
  };
/** The item that the address names. */
export const itemAt = ({ book, params }: Visit): Item | undefined => [...book.items.values()].find(({ code }) => code === params.code);
/** The opportunity that the address names. */
export const opportunityAt = ({ book, params }: Visit): Opportunity | undefined =>
  [...book.opportunities.values()].find(({ code }) => code === params.code);

/** How every page about one item begins. */
export const ITEM_PAGE = {
  view: 'ITEMS',
  bookOf: bookAt('item'),
  goalOf: goalAsked,
} as const satisfies Partial<PageDefinition>;
/** How every page about one opportunity begins. */
export const OPPORTUNITY_PAGE = {
  view: 'ITEMS',
  bookOf: bookAt('opportunity'),
  goalOf: (visit: Visit) => opportunityAt(visit)?.goalId,
} as const satisfies Partial<PageDefinition>;

/** Whoever must solve an item of another's goal sees the item; of the goal they are asked nothing. */
function goalAsked(visit: Visit): string | undefined {
  const item = itemAt(visit);
  return item && isResponsibleFor(visit.book, visit.person.id, item) ? undefined : item?.goalId;
}
