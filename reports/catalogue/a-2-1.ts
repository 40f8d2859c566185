import { asksForSome } from '../basis.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { groupedTable, inOrderOf, type RowGroup } from '../table.ts';
import { goalRows, severityOf } from './goal-columns.ts';
import { goalHeading } from './goal-heading.ts';
import { PROGRESS_COLUMNS, type StepRow, stepRow } from './step-columns.ts';

/** A 2.1, intermediate goals and their progress: the integral review of each goal's programme (domain.md 7.2). */
export const intermediateGoalsProgress: ReportDefinition = {
  code: 'A 2.1',
  filters: STEP_FILTERS,
  make: (basis) => [groupedTable(PROGRESS_COLUMNS, programmes(basis), { why: 'noSteps' })],
};

/**
 * Gravest state first, then by the goal's code; inside by end date, then code. A goal without a programme is listed, so that its gap
 * shows; one of whose programme nothing fits what is asked is not.
 */
function programmes(basis: Basis): RowGroup<StepRow>[] {
  const rows = inOrderOf(goalRows(basis, basis.goals), (row) => [severityOf(row), row.goal.code]);
  return rows.flatMap((row) => {
    const steps = basis.igsOf(row.goal.id).map((ig) => stepRow(basis, ig));
    const hasNone = basis.known.igsOf(row.goal.id).length === 0;
    return steps.length > 0 || (hasNone && !asksForSome(basis)) ? [{ heading: goalHeading(row), rows: steps }] : [];
  });
}
