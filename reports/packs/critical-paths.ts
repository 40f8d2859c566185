import { listed } from '../../domain/dashboard.ts';
import { igState } from '../../domain/goal-state.ts';
import type { CriticalPath } from '../../domain/letter-data.ts';
import { igLine } from '../../domain/lines.ts';
import { quarterUnderReview } from '../../domain/rhythms.ts';
import type { PackView } from './cover.ts';

/** The coordinator's review of the critical paths of all goals, once a quarter; those where nothing was finished come first (domain.md 5.9). */
export function criticalPaths({ work, cycle, known }: PackView): readonly CriticalPath[] | null {
  const { book, today } = work;
  const since = quarterUnderReview(book.institution.options, cycle);
  if (since === null) return null;
  const paths = listed(book, 'NON_INTEGRATING').flatMap((goal): CriticalPath[] => {
    const steps = known.igsOf(goal.id).filter(({ critical, cancelled }) => critical && !cancelled);
    const open = steps.filter(({ finishedOn }) => finishedOn === null);
    if (open.length === 0) return [];
    const [next] = open;
    return [
      {
        goal: goal.code,
        title: goal.title,
        manager: known.managerOf(goal.id)?.name ?? null,
        open: open.length,
        delayed: open.filter((ig) => igState(ig, today) === 'DELAYED').length,
        reprogrammed: open.filter(({ reprogramCount }) => reprogramCount > 0).length,
        finished: steps.filter(({ finishedOn }) => finishedOn !== null && finishedOn >= since).length,
        next: next ? igLine(book, next, today) : null,
      },
    ];
  });
  return paths.sort((a, b) => a.finished - b.finished || b.delayed - a.delayed || (a.goal < b.goal ? -1 : 1));
}
