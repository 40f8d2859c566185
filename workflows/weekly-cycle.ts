import {
  ActivityFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  isCancellation,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { failure, failureType } from '../contracts/failures.ts';
import {
  advanceTo,
  type Blocked,
  replan,
  type WeeklyCycleInput,
  type WeeklyCycleView,
  weeklyCycleView,
} from '../contracts/weekly-cycle.ts';
import type { RoutinePlan } from '../domain/entities.ts';
import { nextStep } from '../domain/next-step.ts';
import type { MilestoneCode } from '../domain/values.ts';
import { storage } from './activities.ts';
import { createClock } from './clock.ts';
import { pinned } from './versioning.ts';

pinned(weeklyCycle);
/** One week of one institution, from the opening to the close: asks the domain what is next and does as told (domain.md 4.7). */
export async function weeklyCycle({ institutionId, week, ...input }: WeeklyCycleInput): Promise<WeeklyCycleView> {
  const cycle = { institutionId, week };
  const clock = createClock(input.clock);
  const done = [...input.done];
  let plan: RoutinePlan = input.plan;
  let blocked: Blocked | undefined;
  let asked = 0; // how often somebody told us to read the plan again
  const view = (): WeeklyCycleView => ({ plan, done, now: clock.now(), ...(blocked && { blocked }) });
  const adopt = (read: RoutinePlan): void => {
    if (read.version > plan.version) plan = read;
  };

  setHandler(weeklyCycleView, view);
  setHandler(replan, async () => {
    adopt(await storage.readPlan(cycle));
    asked += 1;
    blocked = undefined; // it is tried again
    return view();
  });
  setHandler(
    advanceTo,
    async ({ instant }) => {
      clock.advanceTo(instant);
      await condition(() => blocked !== undefined || nextStep(plan, done, instant).kind !== 'run'); // all due by then has run
      return view();
    },
    {
      validator: ({ instant }) => {
        if (input.clock.kind === 'wall') throw failure('InvalidInput', 'this week lives by the wall clock');
        if (!Number.isSafeInteger(instant)) throw failure('InvalidInput', 'instant: epoch milliseconds');
      },
    },
  );

  for (;;) {
    // A week may stay blocked until somebody mends it, and every new attempt lengthens its history.
    if (workflowInfo().continueAsNewSuggested && allHandlersFinished())
      await continueAsNew<typeof weeklyCycle>({ ...cycle, plan, done, clock: clock.setting() });
    const before = { plan, asked };
    const told = (): boolean => plan !== before.plan || asked !== before.asked;
    const step = nextStep(plan, done, clock.now());
    switch (step.kind) {
      case 'wait':
        await clock.waitUntil(step.until, told);
        break;
      case 'paused':
        await condition(told);
        break;
      case 'run':
        blocked = await attempt(step.milestone);
        if (blocked) await condition(told); // an operator mends the cause, then asks to replan
        blocked = undefined;
        break;
      case 'closed':
        await condition(allHandlersFinished);
        return view();
    }
  }

  /** Runs one milestone as of its planned instant; what it cannot do stops the week visibly instead of failing it. */
  async function attempt({ code, at }: { readonly code: MilestoneCode; readonly at: number }): Promise<Blocked | undefined> {
    try {
      const outcome = await storage.runMilestone({ ...cycle, code, asOf: at, planVersion: plan.version });
      if (outcome.ran) done.push(code);
      adopt(outcome.plan);
      return undefined;
    } catch (error) {
      if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
      return { milestone: code, failure: failureType(error) };
    }
  }
}
