import { addDays } from '../../domain/calendar.ts';
import type { Day } from '../../domain/instant.ts';
import { type Basis, GOAL_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { daysLeft, type GoalStep, goalSteps, isPending, ofGoal, ofStep } from './goal-steps.ts';
import { byLimitDate, type ItemRow, itemRows } from './item-columns.ts';
import { STEP_COLUMNS } from './step-columns.ts';

/** B 3.3, intermediate goals with open alerts of which the step is due, or an alert has its limit, in the next days (domain.md 7.2, 8.5). */
export const alertsDueSoon: ReportDefinition = {
  code: 'B 3.3',
  filters: [...GOAL_FILTERS, 'actionType', 'problemType'],
  make: (basis) => [plainTable(columns(basis), nearRisks(basis), { why: 'noNearRisks' })],
};

interface NearRisk {
  readonly step: GoalStep;
  readonly alerts: readonly ItemRow[]; // by limit date
  readonly limit: Day; // the earliest
}

/** By the earliest of both dates: the step's end and the limit of its first alert. */
function nearRisks(basis: Basis): NearRisk[] {
  const { today, book } = basis;
  const until = addDays(today, book.institution.thresholds.lookAheadDays);
  const isNear = (day: Day): boolean => day >= today && day <= until;
  const alerts = byLimitDate(
    itemRows(
      basis,
      basis.items.filter(({ kind }) => kind === 'ALERT'),
    ),
  );
  const onStep = Map.groupBy(alerts, ({ item }) => item.igId);
  const near = goalSteps(basis, isPending(basis)).flatMap((step): NearRisk[] => {
    const own = onStep.get(step.step.ig.id) ?? [];
    const limits = own.map(({ item }) => item.limitDate);
    const [limit] = limits;
    return limit !== undefined && [step.step.ig.endDate, ...limits].some(isNear) ? [{ step, alerts: own, limit }] : [];
  });
  return inOrderOf(near, ({ step: { of, step }, limit }) => [[step.ig.endDate, limit].sort()[0] ?? limit, of.goal.code, step.ig.code]);
}

function columns(basis: Basis): Column<NearRisk>[] {
  const ofRow = ({ of, ...field }: Column<GoalStep>): Column<NearRisk> => ({ ...field, of: ({ step }) => of(step) });
  return [
    ...[
      ...ofStep(STEP_COLUMNS.endDate),
      daysLeft(basis),
      ...ofGoal('goal'),
      ...ofStep(STEP_COLUMNS.ig, STEP_COLUMNS.step, STEP_COLUMNS.responsible, STEP_COLUMNS.igState),
    ].map(ofRow),
    { key: 'firstLimit', kind: 'day', of: ({ limit }) => limit },
    { key: 'openAlerts', kind: 'lines', width: 4, of: ({ alerts }) => alerts.map(({ item }) => `${item.code} ${item.title}`) },
  ];
}
