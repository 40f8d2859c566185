import type { ReportCode } from '../../contracts/documents.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { groupedTable, inOrderOf } from '../table.ts';
import { type ActorGroup, byActor, takenColumns } from './by-actor.ts';
import { daysLeft, type GoalStep, goalSteps, isPending, ofGoal, ofStep } from './goal-steps.ts';
import { STEP_COLUMNS } from './step-columns.ts';

/** B 3.6, intermediate goals by individual actor: what each has still before them (domain.md 7.2). */
export const stepsByPerson = stepsByActor('B 3.6', 'person');
/** B 3.7, intermediate goals by institutional actor (domain.md 7.2). */
export const stepsByInstitution = stepsByActor('B 3.7', 'institution');

function stepsByActor(code: ReportCode, group: ActorGroup): ReportDefinition {
  return {
    code,
    filters: STEP_FILTERS,
    make: (basis) => [
      groupedTable(
        takenColumns(columns(basis)),
        byActor(basis, group, byEndDate(basis), ({ of, step }) => ({ goalId: of.goal.id, ig: step.ig })),
        { why: 'noSteps' },
      ),
    ],
  };
}

const byEndDate = (basis: Basis): GoalStep[] =>
  inOrderOf(goalSteps(basis, isPending(basis)), ({ of, step }) => [step.ig.endDate, of.goal.code, step.ig.code]);

const columns = (basis: Basis) => [
  ...ofStep(STEP_COLUMNS.endDate),
  daysLeft(basis),
  ...ofGoal('goal', 'title'),
  ...ofStep(STEP_COLUMNS.ig, STEP_COLUMNS.step, STEP_COLUMNS.igState),
];
