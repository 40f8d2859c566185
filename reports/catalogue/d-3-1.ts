import { daysBetween } from '../../domain/calendar.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { type GoalStep, goalSteps, isPending, ofGoal, ofStep } from './goal-steps.ts';
import { STEP_COLUMNS } from './step-columns.ts';

/** D 3.1, last update of the intermediate goals that are still to be done; the period is that of the last progress report (domain.md 7.2). */
export const lastStepReports: ReportDefinition = {
  code: 'D 3.1',
  filters: STEP_FILTERS,
  facets: { stepDate: ({ progressUpdatedAt: at }, zone) => (at === null ? null : zone.dayOf(at)) },
  make: (basis) => [plainTable(columns(basis), oldestFirst(basis), { why: 'noSteps' })],
};

/** What was never reported on comes before all, then by end date. */
const oldestFirst = (basis: Basis): GoalStep[] =>
  inOrderOf(goalSteps(basis, isPending(basis)), ({ of, step: { ig } }) => [ig.progressUpdatedAt ?? 0, ig.endDate, of.goal.code, ig.code]);

const columns = ({ zone, today }: Basis): Column<GoalStep>[] => [
  ...ofGoal('goal'),
  ...ofStep(STEP_COLUMNS.ig, STEP_COLUMNS.step, STEP_COLUMNS.responsible, STEP_COLUMNS.reportedAt),
  {
    key: 'daysSince',
    kind: 'days',
    of: ({ step: { ig } }) => (ig.progressUpdatedAt === null ? null : daysBetween(zone.dayOf(ig.progressUpdatedAt), today)),
  },
  ...ofStep(STEP_COLUMNS.progressReport, STEP_COLUMNS.igState, STEP_COLUMNS.endDate),
  ...ofGoal('title'),
];
