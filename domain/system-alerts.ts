import type { Item } from './entities.ts';
import type { GoalLine, ItemLine } from './letter-data.ts';
import { joinLetters, type LetterPart } from './letter-writing.ts';
import { goalLine, itemLine } from './lines.ts';
import { lookUps } from './look-ups.ts';
import type { Work } from './work.ts';

/** N11: to the coordinator, copy to the managers, one letter for all alerts of the same coordinators (domain.md 6.2 E4 and E8, 6.6). */
export function tellAlerts(work: Work, alerts: readonly Item[]): void {
  const known = lookUps(work.book, work.today);
  const parts = alerts.flatMap((alert): LetterPart<{ readonly item: ItemLine; readonly goal: GoalLine }>[] => {
    const goal = work.book.goals.get(alert.goalId);
    if (!goal) return [];
    const line = { item: itemLine(work.book, alert, work.today, known), goal: goalLine(work.book, goal, work.today, known) };
    return [{ to: [{ role: 'COORDINATOR' }], cc: [{ role: 'GOAL_MANAGER' }], goalId: goal.id, about: [alert.code], line }];
  });
  joinLetters(work, 'N11', parts, ([first, ...more]) => {
    if (!first) throw new Error('a letter has a line');
    return { data: { ...first, ...(more.length > 0 && { more }) } };
  });
}
