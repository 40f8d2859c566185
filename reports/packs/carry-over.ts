import type { Cycle, Item } from '../../domain/entities.ts';
import type { ItemLine } from '../../domain/letter-data.ts';
import { itemLine } from '../../domain/lines.ts';
import type { DecisionLevel, MilestoneCode } from '../../domain/values.ts';
import type { PackView } from './cover.ts';

/**
 * How often an item was already before a level, week after week, without a decision: it then comes first, with "carried over, n-th time"
 * (domain.md 5.7). Counted over the weeks that the book holds.
 */
export function timesCarried({ work, cycle }: PackView, item: Item, level: DecisionLevel, shownAt: MilestoneCode): number {
  const arrived = item.stays.at(-1)?.at ?? 0;
  const decisions = [...work.book.decisions.values()].filter((one) => one.level === level && one.ref === item.code);
  const decided = decisions.filter(({ recordedAt }) => recordedAt >= arrived).map(({ recordedAt }) => recordedAt);
  const from = Math.max(arrived, ...decided);
  return [...work.book.cycles.values()].filter((one) => one.week < cycle.week && wasShown(one, shownAt, from)).length;
}

/** The item's line, with how often it was carried over if it was. */
export function carriedLine(view: PackView, item: Item, level: DecisionLevel, shownAt: MilestoneCode): ItemLine {
  const { book, today } = view.work;
  const times = timesCarried(view, item, level, shownAt);
  return { ...itemLine(book, item, today, view.known), ...(times > 0 && { carriedOver: times }) };
}

/** What was carried over before what was not; else in the given order. */
export const carriedFirst = <Line extends { readonly carriedOver?: number }>(lines: readonly Line[]): Line[] => [
  ...lines.filter(({ carriedOver }) => carriedOver !== undefined),
  ...lines.filter(({ carriedOver }) => carriedOver === undefined),
];

const wasShown = ({ done }: Cycle, code: MilestoneCode, since: number): boolean =>
  done.some((one) => one.code === code && one.doneAt > since);
