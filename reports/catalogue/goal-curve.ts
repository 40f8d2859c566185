import type { Chart } from '../../contracts/documents.ts';
import type { Goal } from '../../domain/entities.ts';
import type { Basis } from '../definition.ts';

/** How many intermediate goals were to be finished by each day, in the programme in force and the original one, and how many were (domain.md 8.4). */
export function goalCurve({ known, today }: Basis, goal: Goal): Chart {
  const live = known.igsOf(goal.id).filter(({ cancelled, finishedOn }) => finishedOn !== null || !cancelled);
  const planned = live.map(({ endDate }) => endDate).sort();
  const original = live.map(({ originalEndDate }) => originalEndDate).sort();
  const finished = live.flatMap(({ finishedOn }) => finishedOn ?? []).sort();
  const days = [goal.startDate, goal.endDate, today, ...planned, ...original, ...finished].sort();
  return {
    kind: 'curve',
    from: days[0] ?? today,
    to: days.at(-1) ?? today,
    today,
    total: live.length,
    planned,
    original,
    finished,
  };
}
