import { adoptionAtClose, SUMMARY_FIGURES } from '../../domain/adoption.ts';
import { byDueDate } from '../../domain/item-lines.ts';
import type { AdoptionFigure, P6 } from '../../domain/letter-data.ts';
import type { PackRequest } from '../../domain/letters.ts';
import { decisionLine, itemLine } from '../../domain/lines.ts';
import { planned, planWeek } from '../../domain/routine.ts';
import { nextWeek } from '../../domain/week.ts';
import { coverOf, type PackView, sinceLast } from './cover.ts';
import { movesSince } from './moves.ts';

/** The weekly summary for everybody (domain.md 7.3). */
export function p6(view: PackView, request: PackRequest): P6 {
  const { work, known, board } = view;
  const { book, today } = work;
  const since = sinceLast(view, 'M17');
  return {
    cover: coverOf(view, request),
    indicators: indicators(view, since),
    dashboard: board.rows,
    decisions: [...book.decisions.values()]
      .filter(({ recordedAt }) => recordedAt >= since)
      .sort((a, b) => a.recordedAt - b.recordedAt)
      .map((one) => decisionLine(book, one)),
    moves: movesSince(view, since),
    carried: byDueDate(
      book,
      [...book.goals.keys()].flatMap((goalId) => known.openItemsOf(goalId)),
    ).map((item) => itemLine(book, item, today, known)),
    next: nextCycle(view),
  };
}

/** As written at the close, else as they stand. */
function indicators({ work, cycle }: PackView, since: number): P6['indicators'] {
  const stats = cycle.stats ?? adoptionAtClose(work.book, cycle.week, since, work.now, work.today);
  return Object.fromEntries(
    SUMMARY_FIGURES.flatMap((key) => {
      const value = stats[key];
      return isIndicator(value) ? [[key, value]] : [];
    }),
  );
}
const isIndicator = (value: unknown): value is AdoptionFigure =>
  typeof value === 'object' && value !== null && 'of' in value && 'total' in value && 'percent' in value;

function nextCycle({ work, cycle }: PackView): P6['next'] {
  const week = nextWeek(cycle.week);
  const { days, plan } = work.book.cycles.get(week) ?? planWeek(work.book.institution, week, work.zone);
  return { week, days, opensAt: days === null ? null : (planned(plan, 'M01') ?? null) };
}
