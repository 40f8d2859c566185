import type { RoutinePlan } from './entities.ts';
import type { Instant } from './instant.ts';
import type { MilestoneCode } from './values.ts';

export type Step =
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'run'; readonly milestone: RoutinePlan['milestones'][number] }
  | { readonly kind: 'paused' }
  | { readonly kind: 'closed' };

/**
 * The rhythm of the week: given the plan and how far we are, what happens next? (domain.md 4.7, 5.2) Runs inside a workflow: it changes
 * only with a green replay test, and this file imports types alone.
 */
export function nextStep({ state, milestones }: RoutinePlan, done: readonly MilestoneCode[], now: Instant): Step {
  const milestone = milestones.find(({ code }) => !done.includes(code));
  if (state === 'CANCELLED' || milestone === undefined) return { kind: 'closed' };
  if (state === 'PAUSED') return { kind: 'paused' };
  return now < milestone.at ? { kind: 'wait', until: milestone.at } : { kind: 'run', milestone };
}
