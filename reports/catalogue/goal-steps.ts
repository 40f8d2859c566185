import { daysBetween } from '../../domain/calendar.ts';
import type { IntermediateGoal } from '../../domain/entities.ts';
import { igState } from '../../domain/goal-state.ts';
import type { Basis } from '../definition.ts';
import { type Column, columnsOf } from '../table.ts';
import { GOAL_COLUMNS, type GoalRow, goalRows } from './goal-columns.ts';
import { type StepRow, stepRow } from './step-columns.ts';

/** An intermediate goal with the goal it is a step of, for lists over many goals. */
export interface GoalStep {
  readonly of: GoalRow;
  readonly step: StepRow;
}

/** The steps of the report's goals that are kept, by goal, end date and code. */
export const goalSteps = (basis: Basis, keeps: (ig: IntermediateGoal) => boolean): GoalStep[] =>
  goalRows(basis, basis.goals).flatMap((of) =>
    basis
      .igsOf(of.goal.id)
      .filter(keeps)
      .map((ig) => ({ of, step: stepRow(basis, ig) })),
  );

/** Still to be done: neither finished nor cancelled (domain.md 4.2). */
export const isPending =
  ({ today }: Pick<Basis, 'today'>) =>
  (ig: IntermediateGoal): boolean => {
    const state = igState(ig, today);
    return state !== 'FINISHED' && state !== 'CANCELLED';
  };

/** Columns about the goal, and about the step, of such a row. */
export const ofGoal = (...keys: readonly (keyof typeof GOAL_COLUMNS)[]): Column<GoalStep>[] =>
  columnsOf(
    ({ of }) => of,
    keys.map((key): Column<GoalRow> => GOAL_COLUMNS[key]),
  );
export const ofStep = (...columns: readonly Column<StepRow>[]): Column<GoalStep>[] => columnsOf(({ step }) => step, columns);

/** Calendar days to the step's end date, negative when past (domain.md 8.3). */
export const daysLeft = ({ today }: Pick<Basis, 'today'>): Column<GoalStep> => ({
  key: 'daysLeft',
  kind: 'daysLeft',
  of: ({ step }) => daysBetween(today, step.ig.endDate),
});
