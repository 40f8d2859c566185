import type { Chart } from '../../contracts/documents.ts';
import type { Goal, IntermediateGoal } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import type { Basis } from '../definition.ts';

/** How many intermediate goals were to be finished by each day, in the programme in force and the original one, and how many were (domain.md 8.4). */
export const goalCurve = ({ known, today }: Basis, goal: Goal): Chart => curveOf(known.igsOf(goal.id), [goal], today);

/** The same over all intermediate goals of several goals, from the first day of any to the last. */
export function curveOf(
  igs: readonly IntermediateGoal[],
  goals: readonly Pick<Goal, 'startDate' | 'endDate'>[],
  today: Day,
): Extract<Chart, { kind: 'curve' }> {
  const live = igs.filter(({ cancelled, finishedOn }) => finishedOn !== null || !cancelled);
  const planned = live.map(({ endDate }) => endDate).sort();
  const original = live.map(({ originalEndDate }) => originalEndDate).sort();
  const finished = live.flatMap(({ finishedOn }) => finishedOn ?? []).sort();
  const bounds = goals.flatMap(({ startDate, endDate }) => [startDate, endDate]);
  const days = [...bounds, today, ...planned, ...original, ...finished].sort();
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
