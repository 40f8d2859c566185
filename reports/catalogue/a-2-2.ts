import { type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { plainTable } from '../table.ts';
import { AGENDA_COLUMNS, liveOpportunities } from './opportunity-columns.ts';

/** A 2.2, opportunities of intermediate goals for the authority's agenda, by proposed date (domain.md 7.2). */
export const stepOpportunities: ReportDefinition = {
  code: 'A 2.2',
  filters: STEP_FILTERS,
  make: (basis) => [
    plainTable(
      AGENDA_COLUMNS,
      liveOpportunities(basis).filter(({ ig }) => ig !== null),
      { why: 'noStepOpportunities' },
    ),
  ],
};
