import type { ActOf, Refusal } from './acts.ts';
import type { Goal, IntermediateGoal } from './entities.ts';
import type { Day } from './instant.ts';
import { because, refuse } from './refusal.ts';

/** InvalidInput: a goal's title has 10 to 250 characters (domain.md 3.4). */
export function ifBadGoalTitle(title: string): Refusal | undefined {
  const { length } = title.trim();
  return length < 10 || length > 250
    ? refuse('InvalidInput', because`the title of a goal has 10 to 250 characters, this one has ${length}`, 'title')
    : undefined;
}

/** InvalidInput: a goal that ends before it begins (domain.md 3.4). */
export const ifBadDates = (start: Day, end: Day): Refusal | undefined =>
  start < end ? undefined : refuse('InvalidInput', because`it ends on ${end}, which is not after its first day (${start})`, 'end');

/** InvalidInput: an intermediate goal that would end after its goal (domain.md 3.4, invariants). */
export function ifOutside(igs: readonly IntermediateGoal[], end: Day): Refusal | undefined {
  const outside = igs.find(({ cancelled, endDate }) => !cancelled && endDate > end);
  return outside && refuse('InvalidInput', because`its intermediate goal ${outside.code} ends on ${outside.endDate}, after ${end}`, 'end');
}

/** InvalidInput: an intermediate goal without words or weight, or after its goal (domain.md 3.5). */
export function ifBadIntermediateGoal({ title, end, weight }: ActOf<'programIntermediateGoal'>, goal: Goal): Refusal | undefined {
  if (title.trim() === '') return refuse('InvalidInput', 'say what will have been achieved', 'title');
  if (weight !== undefined && !(weight > 0)) return refuse('InvalidInput', because`a weight is greater than 0, not ${weight}`, 'weight');
  return end > goal.endDate
    ? refuse('InvalidInput', because`${end} is after the end of ${goal.code} (${goal.endDate}): move that date first`, 'end')
    : undefined;
}
