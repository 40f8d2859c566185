import { managerOf } from '../../../domain/addressees.ts';
import type { Goal, IntermediateGoal, Item } from '../../../domain/entities.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { isLive } from '../../../domain/opportunity-moves.ts';
import { thermometer } from '../../../domain/thermometer.ts';
import { goalByCode, intermediateGoalsOf } from '../../../domain/work.ts';
import { goalCalled } from '../../../store/own-goals.ts';
import { daysLeftOf } from '../kit/deadlines.ts';
import { type Mark, markOf } from '../kit/marks.ts';
import { kitTexts } from '../kit/texts.ts';
import { thermoOf } from '../kit/thermometer.ts';
import type { PageDefinition, Visit } from '../visit.ts';

/** How every page about one goal begins. */
export const GOAL_PAGE = {
  view: 'GOAL',
  bookOf: (tx, _reader, params) => goalCalled(tx, params.code ?? ''),
  goalOf: (visit: Visit) => goalAt(visit)?.id,
} as const satisfies Partial<PageDefinition>;

/** The goal that the address names. */
export const goalAt = ({ book, params }: Visit): Goal | undefined => goalByCode(book, params.code ?? '');
/** The intermediate goal that the address names. */
export function igAt(visit: Visit): IntermediateGoal | undefined {
  const goal = goalAt(visit);
  return goal && intermediateGoalsOf(visit.book, goal.id).find(({ code }) => code === visit.params.ig);
}
/** The goal's items of a kind, those closed too. */
export const itemsOf = ({ book }: Visit, goal: Goal, kind?: Item['kind']): Item[] =>
  [...book.items.values()].filter((item) => item.goalId === goal.id && (kind === undefined || item.kind === kind));

/** The tabs of the sheet, in the order of domain.md 3.4. */
export const TABS = [
  'base',
  'intermediate-goals',
  'alerts',
  'restrictions',
  'opportunities',
  'documents',
  'indicators',
  'sheet',
  'history',
] as const;
export type Tab = (typeof TABS)[number];

/** What stands above every tab: state, title, manager, days, last update (domain.md 3.4, 8.2–8.4). */
export interface SheetHead {
  readonly code: string;
  readonly title: string;
  readonly priority: boolean;
  readonly mark: Mark | null; // null: an integrating goal, or one that is not under way
  readonly byHand: string | null;
  readonly lifecycle: string | null;
  readonly manager: string;
  readonly endDate: string;
  readonly days: string;
  readonly updated: string | null;
  readonly href: string;
  readonly update: string | null; // where its manager answers the week
  readonly tabs: readonly { readonly text: string; readonly href: string; readonly count: number | null; readonly here: boolean }[];
}

export function sheetHead(visit: Visit, goal: Goal, here: Tab | null): SheetHead {
  const { book, tx, t, f, words, base } = visit;
  const stale = goal.missedInARow >= book.institution.thresholds.staleFrame;
  const active = goal.lifecycle === 'ACTIVE';
  const href = `${base}/goals/${encodeURIComponent(goal.code)}`;
  const counts: Partial<Record<Tab, number>> = {
    alerts: itemsOf(visit, goal, 'ALERT').filter(isOpen).length,
    restrictions: itemsOf(visit, goal, 'RESTRICTION').filter(isOpen).length,
    opportunities: [...book.opportunities.values()].filter((one) => one.goalId === goal.id && isLive(one)).length,
  };
  return {
    code: goal.code,
    title: goal.title,
    priority: goal.priority,
    mark: active && !goal.integrating ? markOf(goal.managementState, words, stale) : null,
    byHand: active && isByHand(goal) ? t('head.byHand') : null,
    lifecycle: active ? (goal.integrating ? t('head.integrating') : null) : t(`lifecycle.${goal.lifecycle}`),
    manager: managerOf(book, goal.id, tx.today)?.name ?? t('head.vacant'),
    endDate: goal.endDate,
    days: daysLeftOf(visit, goal),
    updated: goal.lastUpdateAt === null ? null : f.moment(goal.lastUpdateAt),
    href,
    update: active && visit.maySee('UPDATE', goal.id) ? `${base}/mine/${encodeURIComponent(goal.code)}` : null,
    tabs: TABS.map((tab) => ({
      text: t(`tab.${tab}`),
      href: tab === 'base' ? href : `${href}/${tab}`,
      count: counts[tab] || null,
      here: tab === here,
    })),
  };
}

/** The state shown is not what the programme alone would give (domain.md 4.1). */
const isByHand = ({ managementState, computedState, stopped }: Goal): boolean =>
  managementState !== computedState || (stopped !== null && managementState === 'STOPPED');

/** Thermometer with both marks, and its figures in words (domain.md 8.4). */
export function progressOf({ book, tx, f, language }: Visit, goal: Goal) {
  const igs = intermediateGoalsOf(book, goal.id);
  const live = igs.filter(({ finishedOn, cancelled }) => finishedOn !== null || !cancelled);
  const { exactGap: _exact, ...figures } = thermometer(igs, tx.today, book.institution.thresholds);
  return {
    thermo: thermoOf(figures, f, kitTexts(language), true),
    live: live.length,
    done: live.filter(({ finishedOn }) => finishedOn !== null).length,
    expected: live.filter(({ endDate }) => endDate < tx.today).length,
    original: live.filter(({ originalEndDate }) => originalEndDate < tx.today).length,
  };
}
