import type { ReportFilters, Section } from '../../contracts/documents.ts';
import type { AgendaItem, Id } from '../../domain/entities.ts';
import type { AgendaLine, P8 } from '../../domain/letter-data.ts';
import { agendaLine } from '../../domain/lines.ts';
import { SCOPES } from '../../domain/values.ts';
import type { Book } from '../../domain/work.ts';
import { basisOf, inDashboardOrder } from '../basis.ts';
import { GOAL_COLUMNS, goalRows } from '../catalogue/goal-columns.ts';
import { INDICATOR_COLUMNS, indicatorRows } from '../catalogue/indicator-columns.ts';
import { ITEM_COLUMNS, type ItemRow, itemRows } from '../catalogue/item-columns.ts';
import { trajectoryOf } from '../catalogue/trajectory.ts';
import type { Basis } from '../definition.ts';
import { inOrderOf, plainTable } from '../table.ts';
import { ownCover, type PackAsked } from './own-cover.ts';

/**
 * The stocktake of one theme with the Head of Government: trajectory against target, goals of the theme, three problems, decisions asked
 * (domain.md 5.9, 7.4). The theme is a classifier's value, `Tema: Vivienda`; null, the priority goals. Integrating goals count too.
 */
export function compileStocktake(asked: PackAsked, theme: string | null): P8 {
  const { book, now, today } = asked;
  const filters: ReportFilters = { ...themeOf(book, theme), mode: 'ALL' };
  const basis = basisOf({ book, now, today, readerId: null, filters, kept: asked.kept ?? {} });
  const goals = goalRows(basis, inDashboardOrder(basis));
  const cover = ownCover(
    asked,
    'P8',
    goals.map(({ line }) => line),
  );
  const ids = new Set(basis.goals.map(({ id }) => id));
  return {
    cover,
    theme,
    decisions: decisionsAsked(basis, ids),
    parts: [...trajectories(basis, ids), plainTable(GOALS, goals, { key: 'themeGoals', why: 'noThemeGoals' }), problems(basis)],
  };
}

/** What a theme restricts goals to; one that no classifier has is nobody's. */
function themeOf({ classifiers }: Book, theme: string | null): ReportFilters {
  if (theme === null) return { priority: true };
  for (const { id, name, values } of classifiers.values()) {
    const value = values.find((one) => `${name}: ${one}` === theme);
    if (value !== undefined) return { classifier: id, value };
  }
  return { classifier: '', value: theme };
}

/** The indicators of the goals with their three main numbers and light, then each one's course. */
function trajectories(basis: Basis, ids: ReadonlySet<Id>): Section[] {
  const rows = indicatorRows(basis, ids);
  return [
    plainTable(Object.values(INDICATOR_COLUMNS), rows, { key: 'indicators', why: 'noIndicators' }),
    ...rows.map((row): Section => ({ kind: 'chart', key: 'trajectory', chart: trajectoryOf(basis, row) })),
  ];
}

const MOST_PROBLEMS = 3;
/**
 * The three gravest open problems: restrictions before alerts, the highest rung first, then what stops the path, then the earliest limit
 * date, then code.
 */
const problems = (basis: Basis): Section =>
  plainTable(PROBLEMS, inOrderOf(itemRows(basis, basis.items), gravity).slice(0, MOST_PROBLEMS), { key: 'gravest', why: 'noProblems' });

const gravity = ({ item }: ItemRow): (string | number)[] => [
  item.kind === 'RESTRICTION' ? 0 : 1,
  -SCOPES.indexOf(item.scope),
  item.blocking ? 0 : 1,
  item.limitDate,
  item.code,
];

/** Decisions on these goals that wait, proposed, accepted or put off; oldest limit first, with the history of what they are about. */
function decisionsAsked({ book, today, known }: Basis, ids: ReadonlySet<Id>): AgendaLine[] {
  const waits = ({ kind, state, goalId }: AgendaItem): boolean => kind === 'DECISION' && WAITING.includes(state) && ids.has(goalId);
  const lines = [...book.agenda.values()].filter(waits).map((one) => agendaLine(book, one, today, known));
  return inOrderOf(lines, ({ limitDate, agenda }) => [limitDate ?? '9999-12-31', agenda]);
}
const WAITING: readonly AgendaItem['state'][] = ['PROPOSED', 'ACCEPTED', 'DEFERRED', 'SCHEDULED'];

const { normal: _normal, finished: _finished, delayed: _delayed, area: _area, ...goalColumns } = GOAL_COLUMNS;
const GOALS = Object.values(goalColumns);
const PROBLEMS = [
  ITEM_COLUMNS.item,
  ITEM_COLUMNS.itemKind,
  ITEM_COLUMNS.itemTitle,
  ITEM_COLUMNS.goal,
  ITEM_COLUMNS.problemType,
  ITEM_COLUMNS.scope,
  ITEM_COLUMNS.reviewState,
  ITEM_COLUMNS.limitDate,
  ITEM_COLUMNS.daysToLimit,
  ITEM_COLUMNS.treatment,
  ITEM_COLUMNS.lastAction,
];
