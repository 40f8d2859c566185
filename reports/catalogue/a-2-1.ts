import type { Cell, Field, Group } from '../../contracts/documents.ts';
import type { Goal, IntermediateGoal } from '../../domain/entities.ts';
import { igState } from '../../domain/goal-state.ts';
import { goalLine } from '../../domain/lines.ts';
import { MANAGEMENT_STATES } from '../../domain/values.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';

/** A 2.1, intermediate goals and their progress: the integral review of each goal's programme (domain.md 7.2). */
export const intermediateGoalsProgress: ReportDefinition = {
  code: 'A 2.1',
  filters: STEP_FILTERS,
  make: (basis) => [{ kind: 'table', key: 'main', columns: COLUMNS, groups: groupsOf(basis), why: 'noSteps' }],
};

const COLUMNS: readonly Field[] = [
  { key: 'ig', kind: 'code' },
  { key: 'step', kind: 'text', width: 4 },
  { key: 'responsible', kind: 'name', width: 2 },
  { key: 'igState', kind: 'term', list: 'igState' },
  { key: 'endDate', kind: 'day' },
  { key: 'progressReport', kind: 'text', width: 4 },
  { key: 'reportedAt', kind: 'moment' },
  { key: 'reprogrammed', kind: 'count' },
];

/** Gravest state first, then by the goal's code; inside by end date, then code. */
function groupsOf(basis: Basis): Group[] {
  const lines = basis.goals.map((goal) => ({ goal, line: goalLine(basis.book, goal, basis.today, basis.known) }));
  const bySeverity = lines.toSorted((a, b) => MANAGEMENT_STATES.indexOf(a.line.state) - MANAGEMENT_STATES.indexOf(b.line.state));
  return bySeverity
    .map(({ goal, line }) => ({
      heading: [
        { key: 'goal', kind: 'code' as const, cell: goal.code },
        { key: 'title', kind: 'text' as const, cell: goal.title },
        { key: 'state', kind: 'state' as const, cell: { state: line.state, stale: line.stale } },
        { key: 'goalEnd', kind: 'day' as const, cell: goal.endDate },
        { key: 'area', kind: 'text' as const, cell: inCharge(basis, goal) },
        { key: 'manager', kind: 'name' as const, cell: line.manager },
      ],
      rows: basis.igsOf(goal.id).map((ig) => rowOf(ig, basis)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

const inCharge = ({ book }: Basis, { orgUnit }: Goal): string => orgUnit ?? book.institution.name;

function rowOf(ig: IntermediateGoal, { today }: Basis): Cell[] {
  const { code, title, responsible, endDate, progressReport, progressUpdatedAt, reprogramCount } = ig;
  return [code, title, responsible, igState(ig, today), endDate, progressReport, progressUpdatedAt, reprogramCount];
}
