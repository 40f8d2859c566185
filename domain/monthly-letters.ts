import type { Cycle } from './entities.ts';
import type { MonthlyDuty } from './letter-data.ts';
import { joinLetters, type LetterPart, pushLetter } from './letter-writing.ts';
import { everybody } from './milestone-audience.ts';
import { askedUntil, weekLine } from './milestone-cycle.ts';
import { monthlyLines } from './monthly-lines.ts';
import { isAwaited, updatesOf } from './update.ts';
import type { Work } from './work.ts';

/** N22 with N01 and N23 with each N02 of the monthly week: to the same managers about the same goals, without copies (domain.md 5.8). */
export function tellMonthlyDuties(work: Work, cycle: Cycle, notice: 'N22' | 'N23', k?: 1 | 2 | 3): void {
  const { month } = cycle;
  if (month === null) return;
  const parts = awaitedDuties(work, cycle);
  if (notice === 'N22')
    joinLetters(work, 'N22', parts, (goals) => ({
      data: { ...weekLine(cycle), month, goals },
      usefulUntil: askedUntil(work, cycle, 'N22'),
    }));
  else if (k !== undefined)
    joinLetters(work, 'N23', parts, (goals) => ({
      number: k,
      data: { ...weekLine(cycle), month, k, goals },
      usefulUntil: askedUntil(work, cycle, 'N23', k),
    }));
}

/** N24 with the close of the monthly week: the monthly report to everybody and the head office (domain.md 5.8, 6.6). */
export function sendMonthlyReport(work: Work, { month, week }: Cycle): void {
  if (month === null) return;
  const to = [...everybody(work.book), { role: 'HEAD_OFFICE' as const }];
  pushLetter(work, { notice: 'N24', to, about: [week], data: { pack: 'P7', version: 1 } });
}

/** What each goal whose update is awaited owes for the month. */
function awaitedDuties(work: Work, { week }: Cycle): LetterPart<MonthlyDuty>[] {
  const { book, today } = work;
  return updatesOf(book, week)
    .filter(isAwaited)
    .flatMap(({ goalId }) => {
      const goal = book.goals.get(goalId);
      if (!goal) return [];
      const lines = monthlyLines(book, goal, week, today);
      const indicators = lines.flatMap((line) =>
        line.what === 'INDICATOR' && line.asked ? [{ ...line.indicator, period: line.period, recorded: line.recorded }] : [],
      );
      const line = { goal: goal.code, title: goal.title, indicators };
      return [{ to: [{ role: 'GOAL_MANAGER' }], goalId, about: [goal.code], line }] satisfies LetterPart<MonthlyDuty>[];
    });
}
