import type { ReportCode } from '../../contracts/documents.ts';
import type { Item } from '../../domain/entities.ts';
import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, columnsOf, groupedTable } from '../table.ts';
import { type ActorGroup, byActor, takenColumns } from './by-actor.ts';
import { byLimitDate, ITEM_COLUMNS, type ItemRow, itemRows } from './item-columns.ts';
import { STEP_COLUMNS, type StepRow, stepRow } from './step-columns.ts';

/** B 3.1, alerts in intermediate goals by individual actor: who is concerned (domain.md 7.2). */
export const alertsByPerson = itemsByActor('B 3.1', 'ALERT', 'person');
/** B 3.2, alerts in intermediate goals by institutional actor: which institution is concerned by many (domain.md 7.2). */
export const alertsByInstitution = itemsByActor('B 3.2', 'ALERT', 'institution');
/** B 3.4, restrictions in intermediate goals by individual actor (domain.md 7.2). */
export const restrictionsByPerson = itemsByActor('B 3.4', 'RESTRICTION', 'person');
/** B 3.5, restrictions in intermediate goals by institutional actor (domain.md 7.2). */
export const restrictionsByInstitution = itemsByActor('B 3.5', 'RESTRICTION', 'institution');

interface Row {
  readonly problem: ItemRow;
  readonly step: StepRow;
}

function itemsByActor(code: ReportCode, kind: Item['kind'], group: ActorGroup): ReportDefinition {
  return {
    code,
    filters: ITEM_FILTERS,
    make: (basis) => [
      groupedTable(
        takenColumns(COLUMNS),
        byActor(basis, group, onSteps(basis, kind), ({ problem, step }) => ({ goalId: step.ig.goalId, ig: step.ig, item: problem.item })),
        { why: kind === 'ALERT' ? 'noStepAlerts' : 'noStepRestrictions' },
      ),
    ],
  };
}

/** Those that are on an intermediate goal, by limit date. */
const onSteps = (basis: Basis, kind: Item['kind']): Row[] =>
  byLimitDate(
    itemRows(
      basis,
      basis.items.filter((item) => item.kind === kind),
    ),
  ).flatMap((problem) => (problem.ig === undefined ? [] : [{ problem, step: stepRow(basis, problem.ig) }]));

const COLUMNS: readonly Column<Row>[] = [
  ...columnsOf(
    ({ problem }: Row) => problem,
    [ITEM_COLUMNS.limitDate, ITEM_COLUMNS.daysToLimit, ITEM_COLUMNS.item, ITEM_COLUMNS.itemTitle, ITEM_COLUMNS.goal, ITEM_COLUMNS.title],
  ),
  ...columnsOf(({ step }: Row) => step, [STEP_COLUMNS.ig, STEP_COLUMNS.step]),
  ...columnsOf(({ problem }: Row) => problem, [ITEM_COLUMNS.problemType, ITEM_COLUMNS.scope, ITEM_COLUMNS.reviewState]),
];
