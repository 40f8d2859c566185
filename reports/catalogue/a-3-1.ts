import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { alphabetical, type Column, groupedTable, inOrderOf, type RowGroup } from '../table.ts';
import { institutionsBy } from './institutions.ts';
import { ITEM_COLUMNS, type ItemRow, itemRows } from './item-columns.ts';

/** A 3.1, open alerts by the institution that executes the goal: the load of each (domain.md 7.2). */
export const alertsByExecutor: ReportDefinition = {
  code: 'A 3.1',
  filters: ITEM_FILTERS,
  make: (basis) => [groupedTable(COLUMNS, byExecutor(basis), { why: 'noAlerts' })],
};

const COLUMNS: readonly Column<ItemRow>[] = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.goal,
  ITEM_COLUMNS.title,
  ITEM_COLUMNS.problemType,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.reviewState,
];

/** By institution, then limit date; an alert on a step is also of who executes that step, and a goal may have several executors. */
function byExecutor(basis: Basis): RowGroup<ItemRow>[] {
  const partsOf = institutionsBy(basis);
  const alerts = itemRows(
    basis,
    basis.items.filter(({ kind }) => kind === 'ALERT'),
  );
  const rows = alerts.flatMap((alert) =>
    partsOf(
      basis.goalOf(alert.item.goalId),
      ({ participation, igId, itemId }) => participation === 'EXECUTOR' && itemId === null && (igId === null || igId === alert.item.igId),
    ).map(({ name }) => ({ name, alert })),
  );
  const sorted = inOrderOf(rows, ({ name, alert }) => [alphabetical(name), name, alert.item.limitDate, alert.item.code]);
  return [...Map.groupBy(sorted, ({ name }) => name)].map(([institution, some]) => ({
    heading: [
      { key: 'institution', kind: 'text', cell: institution },
      { key: 'count', kind: 'count', cell: some.length },
    ],
    rows: some.map(({ alert }) => alert),
  }));
}
