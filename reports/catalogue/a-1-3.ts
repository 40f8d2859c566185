import { asksForSome, inDashboardOrder } from '../basis.ts';
import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, factsOf, groupedTable, type RowGroup } from '../table.ts';
import { GOAL_COLUMNS, goalRows } from './goal-columns.ts';
import { byLimitDate, type ItemRow, itemRows } from './item-columns.ts';
import { liveOpportunities, type OpportunityRow } from './opportunity-columns.ts';

/** A 1.3, the goals with their open restrictions, alerts and live opportunities, one line each (domain.md 7.2). */
export const basicList: ReportDefinition = {
  code: 'A 1.3',
  filters: ITEM_FILTERS,
  make: (basis) => [groupedTable(COLUMNS, goalsWithAro(basis), { why: 'noGoals' })],
};

type Row = { readonly item: ItemRow } | { readonly opportunity: OpportunityRow };

const COLUMNS: readonly Column<Row>[] = [
  { key: 'aroKind', kind: 'term', list: 'aroKind', of: (row) => ('item' in row ? row.item.item.kind : 'OPPORTUNITY') },
  { key: 'aro', kind: 'code', of: (row) => aroOf(row).code },
  { key: 'aroTitle', kind: 'text', width: 4, of: (row) => aroOf(row).title },
  { key: 'aroDate', kind: 'day', of: (row) => ('item' in row ? row.item.item.limitDate : row.opportunity.opportunity.proposedDate) },
  { key: 'scope', kind: 'term', list: 'scope', width: 2, of: (row) => ('item' in row ? row.item.item.scope : null) },
  { key: 'aroState', kind: 'term', list: 'aroState', of: (row) => aroOf(row).state },
];
const aroOf = (row: Row) => ('item' in row ? row.item.item : row.opportunity.opportunity);

const HEADING = [
  GOAL_COLUMNS.goal,
  GOAL_COLUMNS.title,
  GOAL_COLUMNS.manager,
  GOAL_COLUMNS.state,
  GOAL_COLUMNS.goalEnd,
  GOAL_COLUMNS.daysLeft,
];

/** Every goal, also one with nothing open, unless some kind is asked for; restrictions and alerts by limit date, opportunities by proposed date. */
function goalsWithAro(basis: Basis): RowGroup<Row>[] {
  const items = Map.groupBy(byLimitDate(itemRows(basis, basis.items)), ({ item }) => item.goalId);
  const opportunities = Map.groupBy(liveOpportunities(basis), ({ opportunity }) => opportunity.goalId);
  return goalRows(basis, inDashboardOrder(basis)).flatMap((row) => {
    const own = items.get(row.goal.id) ?? [];
    const ofKind = (kind: 'RESTRICTION' | 'ALERT'): Row[] => own.flatMap((item) => (item.item.kind === kind ? [{ item }] : []));
    const live = (opportunities.get(row.goal.id) ?? []).map((opportunity) => ({ opportunity }));
    const rows = [...ofKind('RESTRICTION'), ...ofKind('ALERT'), ...live];
    return rows.length > 0 || !asksForSome(basis) ? [{ heading: factsOf(HEADING, row), rows }] : [];
  });
}
