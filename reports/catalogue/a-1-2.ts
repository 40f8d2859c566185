import type { Goal, IntermediateGoal } from '../../domain/entities.ts';
import { inPeriod } from '../basis.ts';
import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { alphabetical, type Column, columnsOf, groupedTable, inOrderOf, type RowGroup } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow, goalRows, severityOf } from './goal-columns.ts';
import { institutionsBy, type Part } from './institutions.ts';

/** A 1.2, goals in execution by institutional actor: who is doing what; the period is that of the goal's end (domain.md 7.2). */
export const goalsByInstitution: ReportDefinition = {
  code: 'A 1.2',
  filters: ITEM_FILTERS,
  make: (basis) => [groupedTable(COLUMNS, byInstitution(basis), { why: 'noGoals' })],
};

interface Row {
  readonly row: GoalRow;
  readonly part: Part;
}
const ofGoal = (...columns: readonly Column<GoalRow>[]): Column<Row>[] => columnsOf(({ row }) => row, columns);
const COLUMNS: readonly Column<Row>[] = [
  ...ofGoal(GOAL_COLUMNS.goal, GOAL_COLUMNS.title, GOAL_COLUMNS.manager, GOAL_COLUMNS.state),
  { key: 'participation', kind: 'term', list: 'participation', of: ({ part }) => part.participation },
  ...ofGoal(GOAL_COLUMNS.goalEnd, GOAL_COLUMNS.thermometer, GOAL_COLUMNS.normal, GOAL_COLUMNS.delayed, GOAL_COLUMNS.finished),
  ...ofGoal(GOAL_COLUMNS.restrictions, GOAL_COLUMNS.alerts),
];

/** By actor; inside by state, gravest first, then end date, then code. An actor tied to a step of the goal takes part in it. */
function byInstitution(basis: Basis): RowGroup<Row>[] {
  const partsOf = institutionsBy(basis);
  const rows = goalRows(basis, basis.goals.filter(isAsked(basis))).flatMap((row) =>
    partsOf(row.goal, ({ itemId }) => itemId === null).map((part) => ({ row, part })),
  );
  const sorted = inOrderOf(rows, ({ row, part }) => [alphabetical(part.name), part.name, severityOf(row), row.goal.endDate, row.goal.code]);
  return [...Map.groupBy(sorted, ({ part }) => part.name)].map(([institution, some]) => ({
    heading: [{ key: 'institution', kind: 'text', cell: institution }],
    rows: some,
  }));
}

/** A goal that ends in the period and has what is asked for under it: a step of that type, or an open problem of that type on one. */
function isAsked({ book, known, filters }: Basis): (goal: Goal) => boolean {
  const { actionType, problemType } = filters;
  const isOfType = (ig: IntermediateGoal | undefined): boolean => actionType === undefined || ig?.kind === actionType;
  const has = ({ id }: Goal): boolean =>
    problemType === undefined
      ? actionType === undefined || known.igsOf(id).some(isOfType)
      : known.openItemsOf(id).some((item) => item.problemType === problemType && isOfType(book.intermediateGoals.get(item.igId ?? '')));
  return (goal) => inPeriod(goal.endDate, filters) && has(goal);
}
