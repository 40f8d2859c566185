import { ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { itemsByType } from './items-by-type.ts';

/** A 3.3, open alerts by type: what causes them (domain.md 7.2). */
export const alertsByType: ReportDefinition = {
  code: 'A 3.3',
  filters: ITEM_FILTERS,
  make: (basis) => [itemsByType(basis, 'ALERT', 'noAlerts')],
};
