import { ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { ITEM_COLUMNS } from './item-columns.ts';
import { PROBLEM_COLUMNS, stepsWithItems } from './steps-with-items.ts';

/** A 2.4, intermediate goals that have open restrictions, with how it is proposed to treat each (domain.md 7.2). */
export const progressAndRestrictions: ReportDefinition = {
  code: 'A 2.4',
  filters: ITEM_FILTERS,
  make: (basis) => [
    stepsWithItems(basis, { kind: 'RESTRICTION', columns: [...PROBLEM_COLUMNS, ITEM_COLUMNS.treatment], why: 'noStepRestrictions' }),
  ],
};
