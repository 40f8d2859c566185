import { z } from 'zod';
import { isResponsibleFor } from '../../domain/capacities.ts';
import { DASHBOARD_MODES, DASHBOARD_ORDERS, dashboard, goalLine, headerOf } from '../../domain/dashboard.ts';
import type { Goal, Item, Opportunity } from '../../domain/entities.ts';
import { itemLine } from '../../domain/item-lines.ts';
import { isOpen } from '../../domain/item-moves.ts';
import { igLine, opportunityLine } from '../../domain/lines.ts';
import { OPPORTUNITY_STATES, SCOPES } from '../../domain/values.ts';
import { goalByCode, itemByCode } from '../../domain/work.ts';
import { oneOf } from '../fields.schema.ts';
import { dashboardAnswer, goalListed, goalSheet, itemListed, itemSheet, opportunityListed } from './answers.schema.ts';
import { type ApiRead, type Look, reading } from './route.ts';

const byCode = <Row extends { readonly code: string }>(a: Row, b: Row): number => (a.code < b.code ? -1 : 1);

/** The items of the goals one sees, and those one must solve (domain/views.ts). */
const seesOne = ({ sees, book, person }: Look, item: Item): boolean => sees(item.goalId) || isResponsibleFor(book, person.id, item);

/** Goals, their items and opportunities (domain.md 3.4–3.8, 8). */
export const GOAL_READS: readonly ApiRead[] = [
  {
    path: '/goals',
    name: 'listGoals',
    says: 'Every goal the person may see, by code',
    view: 'GOAL',
    answer: z.strictObject({ goals: z.array(goalListed) }),
    read: (look) => ({ goals: goalsOf(look).map((goal) => goalIn(look, goal)) }),
  },
  {
    path: '/goals/:goal',
    name: 'readGoal',
    says: 'The sheet of a goal with its intermediate goals, items and opportunities',
    view: 'GOAL',
    answer: goalSheet,
    read: (look) => {
      const goal = goalByCode(look.book, look.params.goal ?? '');
      return goal && look.sees(goal.id) ? sheetOf(look, goal) : undefined;
    },
  },
  reading({
    path: '/items',
    name: 'listItems',
    says: 'Restrictions and alerts, open ones unless asked otherwise',
    view: 'ITEMS',
    query: z.strictObject({
      state: oneOf(['OPEN', 'ALL']).default('OPEN'),
      kind: oneOf(['RESTRICTION', 'ALERT']).exactOptional(),
      scope: oneOf(SCOPES).exactOptional(),
      goal: z.string().exactOptional(),
    }),
    answer: z.strictObject({ items: z.array(itemListed) }),
    read: (look) => {
      const { state, kind, scope, goal } = look.query;
      const items = [...look.book.items.values()].filter(
        (one) =>
          seesOne(look, one) &&
          (state === 'ALL' || isOpen(one)) &&
          (kind === undefined || one.kind === kind) &&
          (scope === undefined || one.scope === scope) &&
          (goal === undefined || look.book.goals.get(one.goalId)?.code === goal),
      );
      return { items: items.sort(byCode).map((one) => itemIn(look, one)) };
    },
  }),
  {
    path: '/items/:item',
    name: 'readItem',
    says: 'One restriction or alert with its way through the rungs and its actions, newest last',
    view: 'ITEMS',
    answer: itemSheet,
    read: async (look) => {
      const item = itemByCode(look.book, look.params.item ?? '');
      return item && seesOne(look, item) ? itemSheetOf(look, item) : undefined;
    },
  },
  reading({
    path: '/opportunities',
    name: 'listOpportunities',
    says: 'Opportunities by proposed date',
    view: 'ITEMS',
    query: z.strictObject({ state: oneOf(OPPORTUNITY_STATES).exactOptional() }),
    answer: z.strictObject({ opportunities: z.array(opportunityListed) }),
    read: (look) => {
      const some = [...look.book.opportunities.values()].filter(
        ({ goalId, state }) => look.sees(goalId) && (look.query.state === undefined || state === look.query.state),
      );
      const dated = some.sort((a, b) => (`${a.proposedDate} ${a.code}` < `${b.proposedDate} ${b.code}` ? -1 : 1));
      return { opportunities: dated.map((one) => opportunityIn(look, one)) };
    },
  }),
  reading({
    path: '/dashboard',
    name: 'readDashboard',
    says: 'The management dashboard: counts by state and one row for each goal, in one of its orders',
    view: 'DASHBOARD',
    query: z.strictObject({
      mode: oneOf(DASHBOARD_MODES).default('NON_INTEGRATING'),
      order: oneOf(DASHBOARD_ORDERS).default('ATTENTION'),
    }),
    answer: dashboardAnswer,
    read: (look) => {
      const { book, tx, known, query } = look;
      const seen = new Set(goalsOf(look).map(({ code }) => code));
      const rows = dashboard(book, tx.today, query.mode, query.order, known).rows.filter(({ goal }) => seen.has(goal));
      return { header: headerOf(rows), rows };
    },
  }),
];

const goalsOf = ({ book, sees }: Look): Goal[] => [...book.goals.values()].filter(({ id }) => sees(id)).sort(byCode);

const goalIn = ({ book, tx, known }: Look, goal: Goal) => ({
  ...goalLine(book, goal, tx.today, known),
  lifecycle: goal.lifecycle,
  integrating: goal.integrating,
  version: goal.version,
});
const itemIn = ({ book, tx, known }: Look, item: Item) => ({ ...itemLine(book, item, tx.today, known), version: item.version });
const opportunityIn = ({ book }: Look, one: Opportunity) => ({ ...opportunityLine(book, one), version: one.version });

function sheetOf(look: Look, goal: Goal) {
  const { book, tx, known } = look;
  const { description, baseline, expectedResult, orgUnit, startDate, id } = goal;
  return {
    ...goalIn(look, goal),
    description,
    baseline,
    expectedResult,
    orgUnit,
    startDate,
    intermediateGoals: known.igsOf(id).map((ig) => ({ ...igLine(book, ig, tx.today), version: ig.version })),
    items: [...book.items.values()]
      .filter(({ goalId }) => goalId === id)
      .sort(byCode)
      .map((one) => itemIn(look, one)),
    opportunities: [...book.opportunities.values()]
      .filter(({ goalId }) => goalId === id)
      .sort(byCode)
      .map((one) => opportunityIn(look, one)),
  };
}

async function itemSheetOf(look: Look, item: Item) {
  const { tx, book } = look;
  const rows = await tx.db.actionLogEntry.findMany({
    where: { institutionId: tx.institutionId, itemId: item.id },
    orderBy: { seq: 'asc' },
  });
  const actions = rows.map(({ at, by, text, committedDate }) => ({
    at: at.getTime(),
    by: by === null ? null : (book.people.get(by)?.name ?? null),
    text,
    committedDate: committedDate === null ? null : committedDate.toISOString().slice(0, 10),
  }));
  return { ...itemIn(look, item), actions, closedOn: item.closedOn, closingText: item.closingText };
}
