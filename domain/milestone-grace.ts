import type { Cycle } from './entities.ts';
import type { Fact } from './facts.ts';
import type { GoalLine } from './letter-data.ts';
import { joinLetters, type LetterPart } from './letter-writing.ts';
import { goalLine } from './lines.ts';
import { lookUps } from './look-ups.ts';
import { weekLine } from './milestone-cycle.ts';
import { awaitedGoals } from './milestone-manager.ts';
import { sendReviewPack } from './milestone-selection.ts';
import { tellAlerts } from './system-alerts.ts';
import { moveUpdate } from './update.ts';
import { raiseStreakAlert } from './update-streak.ts';
import { put, type Work } from './work.ts';

/** M07: what is not submitted is missed, a streak raises its alert, and what changed since the first pack makes a second (domain.md 5.2). */
export function endGrace(work: Work, cycle: Cycle): void {
  const missed = awaitedGoals(work, cycle.week);
  for (const { goal, update } of missed) {
    moveUpdate(work, update, 'MISSED');
    put(work, 'goals', { ...goal, missedInARow: goal.missedInARow + 1 });
  }
  const goals = missed.map(({ goal }) => work.book.goals.get(goal.id) ?? goal);
  const alerts = goals.map((goal) => raiseStreakAlert(work, goal, cycle.week)).filter((alert) => alert !== undefined);
  const known = lookUps(work.book, work.today);
  const parts = goals.map(
    (goal): LetterPart<GoalLine> => ({
      to: [{ role: 'GOAL_MANAGER' }],
      cc: [{ role: 'COORDINATOR' }],
      goalId: goal.id,
      about: [goal.code],
      line: goalLine(work.book, goal, work.today, known),
    }),
  );
  joinLetters(work, 'N05', parts, (lines) => ({ data: { ...weekLine(cycle), goals: lines } }));
  tellAlerts(work, alerts);
  if (work.book.changedSincePack || work.facts.some(changesAPack)) sendReviewPack(work, cycle, 2);
}

/** The effects of M07 itself count too. */
const changesAPack = ({ kind }: Fact): boolean => kind === 'scope' || kind === 'state';
