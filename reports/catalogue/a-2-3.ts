import { ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { PROBLEM_COLUMNS, stepsWithItems } from './steps-with-items.ts';

/** A 2.3, intermediate goals that have open alerts: as A 2.1, and each alert (domain.md 7.2). */
export const progressAndAlerts: ReportDefinition = {
  code: 'A 2.3',
  filters: ITEM_FILTERS,
  make: (basis) => [stepsWithItems(basis, { kind: 'ALERT', columns: PROBLEM_COLUMNS, why: 'noStepAlerts' })],
};
