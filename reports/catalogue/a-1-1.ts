import type { Section } from '../../contracts/documents.ts';
import type { Basis, ReportDefinition } from '../definition.ts';
import { plainTable } from '../table.ts';
import { goalRows } from './goal-columns.ts';
import { goalCurve } from './goal-curve.ts';
import { baseFacts, baselineFacts, chainFacts, lastReportFacts } from './goal-facts.ts';
import { actorsTable, alignmentTables, documentsTable, indicatorTable, openTables, stepsTable } from './goal-tables.ts';

/** A 1.1, the full sheet of one goal, a section per tab (domain.md 3.4, 7.2). */
export const goalSheet: ReportDefinition = {
  code: 'A 1.1',
  needs: ['documents'],
  subject: 'goal',
  filters: ['goal'],
  make: (basis) => sheetOf(basis) ?? [plainTable([], [], { why: 'noGoal' })],
};

/** Of the goal that is named, if the reader may see it. */
function sheetOf(basis: Basis): Section[] | undefined {
  if (basis.filters.goal === undefined) return undefined;
  const [row] = goalRows(basis, basis.goals);
  if (!row) return undefined;
  const { goal } = row;
  return [
    baseFacts(basis.book, row),
    baselineFacts(goal),
    chainFacts(goal),
    ...alignmentTables(goal),
    indicatorTable(basis, goal),
    stepsTable(basis, goal),
    { kind: 'chart', key: 'curve', chart: goalCurve(basis, goal) },
    ...openTables(basis),
    actorsTable(basis, goal),
    documentsTable(basis, goal),
    lastReportFacts(goal),
  ];
}
