import { ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { itemsToTreat } from './items-to-treat.ts';

/** A 3.6, open restrictions that the reader must treat: a personal work list (domain.md 7.2). */
export const restrictionsToTreat: ReportDefinition = {
  code: 'A 3.6',
  subject: 'reader',
  filters: ITEM_FILTERS.filter((name) => name !== 'mode'),
  always: { mode: 'ALL' },
  make: (basis) => [itemsToTreat(basis, 'RESTRICTION')],
};
