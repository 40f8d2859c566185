import type { Section } from '../../contracts/documents.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { type GoalStep, goalSteps, ofGoal, ofStep } from './goal-steps.ts';
import { STEP_COLUMNS } from './step-columns.ts';

/** B 3.8, reprogrammed intermediate goals: the quality of programming (domain.md 7.2). */
export const reprogrammedSteps: ReportDefinition = {
  code: 'B 3.8',
  needs: ['reprogrammings'],
  filters: STEP_FILTERS,
  make: (basis) => [reprogrammedTable(basis, 'main')],
};

/** Most often reprogrammed first, then the most days moved; finished ones too, cancelled ones not. */
export function reprogrammedTable(basis: Basis, key: string): Section {
  const steps = goalSteps(basis, ({ reprogramCount, cancelled, finishedOn }) => reprogramCount > 0 && (finishedOn !== null || !cancelled));
  const rows = inOrderOf(steps, (row) => [-row.step.ig.reprogramCount, -daysMoved(row), row.of.goal.code, row.step.ig.code]);
  return plainTable(columns(basis), rows, { why: 'noReprogrammed', key });
}

const daysMoved = ({ step: { ig } }: GoalStep): number => daysBetween(ig.originalEndDate, ig.endDate);

function columns({ kept }: Basis): Column<GoalStep>[] {
  const reasons = Map.groupBy(kept.reprogrammings, ({ igId }) => igId);
  return [
    ...ofGoal('goal'),
    ...ofStep(STEP_COLUMNS.ig, STEP_COLUMNS.step),
    { key: 'originalEnd', kind: 'day', of: ({ step }) => step.ig.originalEndDate },
    ...ofStep(STEP_COLUMNS.endDate, STEP_COLUMNS.reprogrammed),
    { key: 'daysMoved', kind: 'days', of: daysMoved },
    { key: 'reasons', kind: 'lines', width: 4, of: ({ step }) => (reasons.get(step.ig.id) ?? []).map(({ reason }) => reason) },
    ...ofStep(STEP_COLUMNS.igState),
    ...ofGoal('title', 'manager'),
  ];
}
