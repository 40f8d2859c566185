import { daysBetween } from '../../domain/calendar.ts';
import type { Risk } from '../../domain/entities.ts';
import { inPeriod, isAskedOfficial } from '../basis.ts';
import { type Basis, GOAL_FILTERS, type ReportDefinition } from '../definition.ts';
import { type Column, factsOf, groupedTable, inOrderOf, type RowGroup } from '../table.ts';
import { nameOf } from './item-columns.ts';

/** A 4.2, risk action plans and their follow-up; the period is that of what is due, the official whoever is to do it (domain.md 3.14, 7.2). */
export const riskPlans: ReportDefinition = {
  code: 'A 4.2',
  filters: [...GOAL_FILTERS, 'from', 'to'],
  facets: {
    inCharge: ({ risks }, _kept, goalId) =>
      [...risks.values()].filter((risk) => risk.goalId === goalId).flatMap(({ actions }) => actions.map(({ responsible }) => responsible)),
  },
  make: (basis) => [groupedTable(ACTION, plansOf(basis), { why: 'noRisks' })],
};

interface ActionRow {
  readonly action: Risk['actions'][number];
  readonly responsible: string | null;
  readonly daysLeft: number | null; // none once it is done
}
const ACTION: readonly Column<ActionRow>[] = [
  { key: 'action', kind: 'text', width: 4, of: ({ action }) => action.text },
  { key: 'responsible', kind: 'name', width: 2, of: ({ responsible }) => responsible },
  { key: 'actionDue', kind: 'day', of: ({ action }) => action.due },
  { key: 'daysLeft', kind: 'daysLeft', of: ({ daysLeft }) => daysLeft },
  { key: 'doneOn', kind: 'day', of: ({ action }) => action.done },
];

interface RiskRow {
  readonly risk: Risk;
  readonly goal: string;
  readonly title: string;
}
const RISK: readonly Column<RiskRow>[] = [
  { key: 'risk', kind: 'code', of: ({ risk }) => risk.code },
  { key: 'riskText', kind: 'text', width: 4, of: ({ risk }) => risk.risk },
  { key: 'goal', kind: 'code', of: ({ goal }) => goal },
  { key: 'title', kind: 'text', width: 3, of: ({ title }) => title },
  { key: 'probability', kind: 'count', of: ({ risk }) => risk.probability },
  { key: 'impact', kind: 'count', of: ({ risk }) => risk.impact },
  { key: 'riskLevel', kind: 'count', of: ({ risk }) => levelOf(risk) },
  { key: 'riskSource', kind: 'term', list: 'riskSource', of: ({ risk }) => risk.source },
  { key: 'riskStage', kind: 'term', list: 'riskStage', of: ({ risk }) => risk.stage },
  { key: 'evidence', kind: 'text', width: 3, of: ({ risk }) => risk.evidence },
];
const levelOf = ({ probability, impact }: Risk): number => probability * impact;

/** Those being followed first, the gravest of them; actions by due date. A plan of which nothing is due in the period, or nothing is the official's, is left out. */
function plansOf(basis: Basis): RowGroup<ActionRow>[] {
  const goals = new Map(basis.goals.map((goal) => [goal.id, goal]));
  const rows = [...basis.book.risks.values()].flatMap((risk) => {
    const goal = goals.get(risk.goalId);
    return goal ? [{ risk, goal: goal.code, title: goal.title }] : [];
  });
  return inOrderOf(rows, ({ risk }) => [risk.stage === 'CLOSED' ? 1 : 0, -levelOf(risk), risk.code]).flatMap((row) => {
    const actions = inOrderOf(row.risk.actions.filter(fits(basis, row.risk)), ({ due, text }) => [due, text]);
    if ((asksForPeriod(basis) || !isAskedOfficial(basis, row.risk.goalId, null)) && actions.length === 0) return [];
    return [{ heading: factsOf(RISK, row), rows: actions.map((action) => actionRow(basis, action)) }];
  });
}

const asksForPeriod = ({ filters: { from, to } }: Basis): boolean => from !== undefined || to !== undefined;
const fits =
  (basis: Basis, { goalId }: Risk) =>
  ({ due, responsible }: Risk['actions'][number]): boolean =>
    inPeriod(due, basis.filters) && isAskedOfficial(basis, goalId, responsible);

const actionRow = ({ book, today }: Basis, action: Risk['actions'][number]): ActionRow => ({
  action,
  responsible: nameOf(book, action.responsible),
  daysLeft: action.done === null ? daysBetween(today, action.due) : null,
});
