import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { alphabetical, type Column, groupedTable, inOrderOf, type RowGroup } from '../table.ts';
import { liveOpportunities, OPPORTUNITY_COLUMNS, type OpportunityRow } from './opportunity-columns.ts';

/** B 2.2, opportunities of intermediate goals by territory: joint visits and events (domain.md 7.2). */
export const opportunitiesByTerritory: ReportDefinition = {
  code: 'B 2.2',
  filters: STEP_FILTERS,
  make: (basis) => [
    groupedTable(
      COLUMNS,
      byPlace(basis, ({ ig }) => ig !== null),
      { why: 'noOpportunities' },
    ),
  ],
};

/** B 2.2.1, the same with those of the goals themselves (domain.md 7.2). */
export const allOpportunitiesByTerritory: ReportDefinition = {
  code: 'B 2.2.1',
  filters: STEP_FILTERS,
  make: (basis) => [
    groupedTable(
      [...COLUMNS, direct, opportunityKind],
      byPlace(basis, () => true),
      { why: 'noOpportunities' },
    ),
  ],
};

const { place: _place, direct, opportunityKind, ...columns } = OPPORTUNITY_COLUMNS;
const COLUMNS: readonly Column<OpportunityRow>[] = Object.values(columns);

/** By the name of the place, what has none last; inside by date. */
function byPlace(basis: Basis, keeps: (row: OpportunityRow) => boolean): RowGroup<OpportunityRow>[] {
  const rows = liveOpportunities(basis).filter(keeps);
  const groups = [...Map.groupBy(rows, ({ opportunity }) => opportunity.place?.trim() ?? '')];
  return inOrderOf(groups, ([place]) => [place === '' ? 1 : 0, alphabetical(place), place]).map(([place, some]) => ({
    heading: [
      place === '' ? { key: 'place', kind: 'term', list: 'without', cell: 'PLACE' } : { key: 'place', kind: 'text', cell: place },
      { key: 'cases', kind: 'count', cell: some.length },
    ],
    rows: some,
  }));
}
