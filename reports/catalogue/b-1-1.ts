import { addDays } from '../../domain/calendar.ts';
import type { Id } from '../../domain/entities.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { daysLeft, type GoalStep, goalSteps, isPending, ofGoal, ofStep } from './goal-steps.ts';
import { STEP_COLUMNS } from './step-columns.ts';

/** B 1.1, intermediate goals due in the next days: from today to the look-ahead, not finished (domain.md 7.2, 8.5). */
export const dueSoon: ReportDefinition = {
  code: 'B 1.1',
  filters: STEP_FILTERS,
  make: (basis) => [plainTable(columns(basis), stepsDueSoon(basis), { why: 'noneDueSoon' })],
};

/** By end date, then goal and code. */
export function stepsDueSoon(basis: Basis): GoalStep[] {
  const { today, book } = basis;
  const until = addDays(today, book.institution.thresholds.lookAheadDays);
  const pending = isPending(basis);
  const steps = goalSteps(basis, (ig) => pending(ig) && ig.endDate >= today && ig.endDate <= until);
  return inOrderOf(steps, ({ of, step }) => [step.ig.endDate, of.goal.code, step.ig.code]);
}

function columns(basis: Basis): Column<GoalStep>[] {
  const open = openOn(basis);
  return [
    ...ofStep(STEP_COLUMNS.endDate),
    daysLeft(basis),
    ...ofGoal('goal'),
    ...ofStep(STEP_COLUMNS.ig, STEP_COLUMNS.step),
    ...ofGoal('title'),
    ...ofStep(STEP_COLUMNS.responsible, STEP_COLUMNS.igState),
    { key: 'restrictions', kind: 'count', of: ({ step }) => open('RESTRICTION', step.ig.id) },
    { key: 'alerts', kind: 'count', of: ({ step }) => open('ALERT', step.ig.id) },
  ];
}

/** How many are open on a step, whatever was asked to see. */
function openOn({ goals, known }: Basis): (kind: 'RESTRICTION' | 'ALERT', igId: Id) => number {
  const open = Map.groupBy(
    goals.flatMap(({ id }) => known.openItemsOf(id)),
    ({ kind, igId }) => `${kind} ${igId}`,
  );
  return (kind, igId) => open.get(`${kind} ${igId}`)?.length ?? 0;
}
