import type { Section } from '../../contracts/documents.ts';
import type { Item } from '../../domain/entities.ts';
import { percentOf } from '../../domain/fractions.ts';
import { PROBLEM_TYPES } from '../../domain/values.ts';
import type { Basis } from '../definition.ts';
import { groupedTable, inOrderOf } from '../table.ts';
import { byLimitDate, ITEM_COLUMNS, itemRows } from './item-columns.ts';

/** Open items by problem type with count and share: the commonest cause first, inside by limit date (domain.md 7.2, A 3.3, A 3.4). */
export function itemsByType(basis: Basis, kind: Item['kind'], why: string): Section {
  const rows = byLimitDate(
    itemRows(
      basis,
      basis.items.filter((item) => item.kind === kind),
    ),
  );
  const types = [...Map.groupBy(rows, ({ item }) => item.problemType)];
  const byCount = inOrderOf(types, ([type, some]) => [-some.length, PROBLEM_TYPES.indexOf(type)]);
  const groups = byCount.map(([type, some]) => ({
    heading: [
      { key: 'problemType', kind: 'term' as const, list: 'problemType', cell: type },
      { key: 'count', kind: 'count' as const, cell: some.length },
      { key: 'share', kind: 'percent' as const, cell: percentOf(some.length, rows.length) },
    ],
    rows: some,
  }));
  return groupedTable(COLUMNS, groups, { why });
}

const COLUMNS = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.goal,
  ITEM_COLUMNS.title,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.daysToLimit,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.reviewState,
];
