import { addDays } from '../../domain/calendar.ts';
import type { IntermediateGoal } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import { inPeriod, isAskedOfficial } from '../basis.ts';
import { type Basis, ITEM_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, inOrderOf, plainTable } from '../table.ts';
import { goalRows } from './goal-columns.ts';
import { daysLeft, type GoalStep, isPending, ofGoal, ofStep } from './goal-steps.ts';
import { byLimitDate, type ItemRow, itemRows } from './item-columns.ts';
import { STEP_COLUMNS, stepRow } from './step-columns.ts';

/** B 3.3, intermediate goals with open alerts of which the step is due, or an alert has its limit, in the next days (domain.md 7.2, 8.5). */
export const alertsDueSoon: ReportDefinition = {
  code: 'B 3.3',
  filters: ITEM_FILTERS,
  make: (basis) => [plainTable(columns(basis), nearRisks(basis), { why: 'noNearRisks' })],
};

interface NearRisk {
  readonly step: GoalStep;
  readonly alerts: readonly ItemRow[]; // by limit date
  readonly limit: Day; // the earliest
  readonly first: Day; // of the step's end and that limit
}

/** By the earliest of both dates: the step's end and the limit of its first alert; the period asked for is of that date. */
function nearRisks(basis: Basis): NearRisk[] {
  const { today, book, filters } = basis;
  const until = addDays(today, book.institution.thresholds.lookAheadDays);
  const isNear = (day: Day): boolean => day >= today && day <= until;
  const near = openAlerts(basis).flatMap((one): NearRisk[] => {
    const limits = one.alerts.map(({ item }) => item.limitDate);
    const { endDate } = one.step.step.ig;
    const [limit = endDate] = limits;
    const first = [endDate, limit].sort()[0] ?? limit;
    return [endDate, ...limits].some(isNear) && inPeriod(first, filters) ? [{ ...one, limit, first }] : [];
  });
  return inOrderOf(near, ({ first, step: { of, step } }) => [first, of.goal.code, step.ig.code]);
}

/** The pending steps with open alerts that fit what is asked, but for the period; of an official are those of the own steps too. */
function openAlerts(basis: Basis): Pick<NearRisk, 'step' | 'alerts'>[] {
  const { known, filters } = basis;
  const pending = isPending(basis);
  const isAsked =
    ({ goalId, responsible }: IntermediateGoal) =>
    ({ item }: ItemRow): boolean =>
      [responsible, item.responsible].some((one) => isAskedOfficial(basis, goalId, one));
  return goalRows(basis, basis.goals).flatMap((of) => {
    const alerts = known
      .openItemsOf(of.goal.id)
      .filter(({ kind, problemType }) => kind === 'ALERT' && (filters.problemType ?? problemType) === problemType);
    const onStep = Map.groupBy(byLimitDate(itemRows(basis, alerts)), ({ item }) => item.igId);
    return known
      .igsOf(of.goal.id)
      .filter((ig) => pending(ig) && (filters.actionType ?? ig.kind) === ig.kind && onStep.has(ig.id))
      .map((ig) => ({ step: { of, step: stepRow(basis, ig) }, alerts: (onStep.get(ig.id) ?? []).filter(isAsked(ig)) }))
      .filter((one) => one.alerts.length > 0);
  });
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
