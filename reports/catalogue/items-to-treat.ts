import type { Section } from '../../contracts/documents.ts';
import type { Item } from '../../domain/entities.ts';
import { byDueDate, unreviewedFirst } from '../../domain/item-lines.ts';
import type { Basis } from '../definition.ts';
import { plainTable } from '../table.ts';
import { ITEM_COLUMNS, itemRows } from './item-columns.ts';

/** Open items whose holder is the reader, also as a delegate: unreviewed first, then by due date (domain.md 4, 7.2, A 3.5, A 3.6). */
export function itemsToTreat(basis: Basis, kind: Item['kind']): Section {
  const { book, known, items, readerId } = basis;
  const mine = items.filter((item) => item.kind === kind && known.holdersOf(item.scope, item.goalId).some(({ id }) => id === readerId));
  return plainTable(COLUMNS, itemRows(basis, unreviewedFirst(byDueDate(book, mine))), { why: 'nothingToTreat' });
}

const COLUMNS = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.goal,
  ITEM_COLUMNS.title,
  ITEM_COLUMNS.problemType,
  ITEM_COLUMNS.reviewState,
  ITEM_COLUMNS.due,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.daysToLimit,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.treatment,
];
