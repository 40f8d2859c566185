import { ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { itemsByType } from './items-by-type.ts';

/** A 3.4, open restrictions by type: what causes them (domain.md 7.2). */
export const restrictionsByType: ReportDefinition = {
  code: 'A 3.4',
  filters: ITEM_FILTERS,
  make: (basis) => [itemsByType(basis, 'RESTRICTION', 'noRestrictions')],
};
