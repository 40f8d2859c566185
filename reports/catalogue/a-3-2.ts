import { ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { plainTable } from '../table.ts';
import { byLimitDate, ITEM_COLUMNS, itemRows } from './item-columns.ts';

/** A 3.2, open alerts by limit date: what must be solved first (domain.md 7.2). */
export const alertsByLimitDate: ReportDefinition = {
  code: 'A 3.2',
  filters: ITEM_FILTERS,
  make: (basis) => {
    const alerts = basis.items.filter(({ kind }) => kind === 'ALERT');
    return [plainTable(COLUMNS, byLimitDate(itemRows(basis, alerts)), { why: 'noAlerts' })];
  },
};

const COLUMNS = [
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.daysToLimit,
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.goal,
  ITEM_COLUMNS.title,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.reviewState,
  ITEM_COLUMNS.itemResponsible,
];
