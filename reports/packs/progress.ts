import type { IntermediateGoal } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import type { GoalLine, IgLine } from '../../domain/letter-data.ts';
import { goalLine, igLine } from '../../domain/lines.ts';
import type { PackView } from './cover.ts';

/** What was finished since an instant, oldest first (domain.md 7.3: progress of the week). */
export function progressSince({ work, known }: PackView, since: Instant): { readonly igs: IgLine[]; readonly goals: GoalLine[] } {
  const { book, today } = work;
  const isNew = ({ finishedAt }: { readonly finishedAt: Instant | null }): boolean => finishedAt !== null && finishedAt >= since;
  const goals = [...book.goals.values()].filter((goal) => goal.lifecycle === 'ACTIVE' && isNew(goal));
  return {
    igs: activeIgs({ work, known })
      .filter(isNew)
      .sort((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0))
      .map((ig) => igLine(book, ig, today)),
    goals: goals.sort((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0)).map((goal) => goalLine(book, goal, today, known)),
  };
}

/** The intermediate goals of active goals, by goal, end date and code. */
export function activeIgs({ work, known }: Pick<PackView, 'work' | 'known'>): IntermediateGoal[] {
  return [...work.book.goals.values()]
    .filter(({ lifecycle }) => lifecycle === 'ACTIVE')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .flatMap(({ id }) => known.igsOf(id));
}
