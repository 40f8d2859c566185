import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { RoutinePlan } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { MilestoneCode } from '../domain/values.ts';

/** A cycle lives by the wall clock, or by a hand that only moves forward: rehearsals, tests and the demonstration move the hand. */
export type ClockSetting = { readonly kind: 'wall' } | { readonly kind: 'hand'; readonly at: Instant };
export interface CycleRef {
  readonly institutionId: string;
  readonly week: string;
}
/** Where the week stands: its plan as last read, and which milestones have run. */
export interface Progress {
  readonly plan: RoutinePlan;
  readonly done: readonly MilestoneCode[];
}
export interface WeeklyCycleInput extends CycleRef, Progress {
  readonly clock: ClockSetting;
}
/** The milestone a week waits at because it could not run, and why. */
export interface Blocked {
  readonly milestone: MilestoneCode;
  readonly failure: string;
}
export interface WeeklyCycleView extends Progress {
  readonly now: Instant;
  readonly blocked?: Blocked;
}
/** Moves the hand forward; answers when all that is due by then has run, or the week is blocked. */
export const advanceTo = defineUpdate<WeeklyCycleView, [{ readonly instant: Instant }]>('advanceTo');
/** "Read your plan again": after a holiday, a pause, or a mended cause. */
export const replan = defineUpdate<WeeklyCycleView>('replan');
/** What an operator sees. */
export const weeklyCycleView = defineQuery<WeeklyCycleView>('weeklyCycleView');

export interface OpenWeekInput {
  readonly institutionId: string;
  readonly at?: Instant; // the instant meant; absent under a Schedule
  readonly clock?: ClockSetting;
}
export interface RunMilestone extends CycleRef {
  readonly code: MilestoneCode;
  readonly asOf: Instant;
  readonly planVersion: number;
}
/** `ran: false` is only ever answered together with a newer plan, so that the loop never spins. */
export interface MilestoneOutcome {
  readonly ran: boolean;
  readonly plan: RoutinePlan;
}
