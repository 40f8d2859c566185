import { addDays } from '../../domain/calendar.ts';
import type { IntermediateGoal } from '../../domain/entities.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { type GoalStep, goalSteps, ofGoal, ofStep } from './goal-steps.ts';
import { nameOf } from './item-columns.ts';
import { STEP_COLUMNS } from './step-columns.ts';

/** D 3.2, intermediate goals programmed in the last days: new programming to look at; the period is that of programming (domain.md 7.2, 8.5, 12 number 14). */
export const recentlyProgrammed: ReportDefinition = {
  code: 'D 3.2',
  filters: STEP_FILTERS,
  facets: { stepDate: ({ programmedAt: at }, zone) => (at === null ? null : zone.dayOf(at)) },
  make: (basis) => [plainTable(columns(basis), newestFirst(basis), { why: 'noneProgrammed' })],
};

/** Created from so many days ago until today; what was loaded with the data was not programmed here. */
function newestFirst(basis: Basis): GoalStep[] {
  const { today, zone, book } = basis;
  const since = addDays(today, -book.institution.thresholds.recentlyProgrammedDays);
  const isRecent = ({ programmedAt }: IntermediateGoal): boolean => programmedAt !== null && zone.dayOf(programmedAt) >= since;
  return inOrderOf(goalSteps(basis, isRecent), ({ of, step: { ig } }) => [-(ig.programmedAt ?? 0), of.goal.code, ig.code]);
}

const columns = ({ book }: Basis): Column<GoalStep>[] => [
  { key: 'programmedAt', kind: 'moment', of: ({ step }) => step.ig.programmedAt },
  { key: 'programmedBy', kind: 'name', width: 2, of: ({ step }) => nameOf(book, step.ig.programmedBy) },
  ...ofGoal('goal'),
  ...ofStep(STEP_COLUMNS.ig, STEP_COLUMNS.step, STEP_COLUMNS.responsible, STEP_COLUMNS.endDate, STEP_COLUMNS.igState),
  ...ofGoal('title'),
];
