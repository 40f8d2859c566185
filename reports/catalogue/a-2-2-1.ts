import { type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { plainTable } from '../table.ts';
import { AGENDA_COLUMNS, liveOpportunities, OPPORTUNITY_COLUMNS } from './opportunity-columns.ts';

/** A 2.2.1, the same with those of the goals themselves: direct or not, and where (domain.md 7.2). */
export const allOpportunities: ReportDefinition = {
  code: 'A 2.2.1',
  filters: STEP_FILTERS,
  make: (basis) => [plainTable(COLUMNS, liveOpportunities(basis), { why: 'noOpportunities' })],
};

const { direct, opportunityKind, place } = OPPORTUNITY_COLUMNS;
const COLUMNS = [...AGENDA_COLUMNS, direct, opportunityKind, place];
