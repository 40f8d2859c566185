import { randomUUID } from 'node:crypto';
import type { DeadlineRunResult } from '../contracts/deadline-run.ts';
import { failure } from '../contracts/failures.ts';
import type { CycleRef, MilestoneOutcome, Progress, RunMilestone } from '../contracts/weekly-cycle.ts';
import type { Cycle, RoutinePlan } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { scheduleWeek } from '../domain/milestones.ts';
import { weekOf } from '../domain/week.ts';
import { startWork } from '../domain/work.ts';
import { loadBook } from '../store/book.ts';
import { notePlanRead } from '../store/routine.ts';
import { saveWork } from '../store/save.ts';
import { type Tx, transaction } from '../store/transaction.ts';
import { catchUp, runPending } from './catch-up.ts';
import type { Dependencies } from './dependencies.ts';

/** The activities over the record: each does its work once and, asked again, nothing. */
export function createRoutineActivities(dependencies: Dependencies) {
  const { store, wakeMailing } = dependencies;
  return {
    /** The plan of the week that an instant falls in, and how far it is; born here where no week came before (domain.md 4.7). */
    async planWeekAt({
      institutionId,
      at,
    }: {
      readonly institutionId: string;
      readonly at: Instant;
    }): Promise<Progress & { readonly week: string }> {
      return transaction(store, institutionId, 'exclusive', async (tx) => {
        const week = weekOf(tx.zone.dayOf(at));
        const cycle = (await findCycle(tx, week)) ?? (await birth(tx, week));
        await notePlanRead(tx, week, cycle.plan.version);
        return { week, plan: cycle.plan, done: cycle.done.map(({ code }) => code) };
      });
    },

    /** The newest plan of a week, for a cycle that was told to read it again. */
    async readPlan({ institutionId, week }: CycleRef): Promise<RoutinePlan> {
      return transaction(store, institutionId, 'none', async (tx) => {
        const { plan } = await cycleOf(tx, week);
        await notePlanRead(tx, week, plan.version);
        return plan;
      });
    },

    /** One milestone, once: what comes before it, then its facts, events, packs and letters in one transaction. */
    async runMilestone({ institutionId, week, code, asOf, planVersion }: RunMilestone): Promise<MilestoneOutcome> {
      const caught = await catchUp(dependencies, institutionId, { at: asOf, milestone: { week, code } });
      const outcome = await transaction(store, institutionId, 'exclusive', async (tx) => {
        const { plan, done } = await cycleOf(tx, week);
        await notePlanRead(tx, week, plan.version);
        const planned = plan.milestones.find((milestone) => milestone.code === code);
        const hasRun = done.some((one) => one.code === code);
        if (!hasRun && plan.version !== planVersion && (plan.state !== 'RUNNING' || planned === undefined || planned.at > tx.now))
          return { ran: false, plan };
        if (!hasRun) await runPending(tx, { kind: 'milestone', at: asOf, week, code });
        return { ran: true, plan: hasRun ? plan : (await cycleOf(tx, week)).plan };
      });
      if (caught.letters || outcome.ran) await wakeMailing(institutionId); // after the commit
      return outcome;
    },

    /** Every morning run not yet done up to an instant, one transaction each, with the milestones that come between them. */
    async runDeadlinesUpTo({
      institutionId,
      upTo,
    }: {
      readonly institutionId: string;
      readonly upTo: Instant;
    }): Promise<DeadlineRunResult> {
      const { mornings, letters } = await catchUp(dependencies, institutionId, { at: upTo });
      if (letters) await wakeMailing(institutionId);
      return { days: mornings };
    },
  };
}

async function findCycle(tx: Tx, week: string): Promise<Pick<Cycle, 'plan' | 'done'> | undefined> {
  const row = await tx.db.cycle.findUnique({
    where: { institutionId_week: { institutionId: tx.institutionId, week } },
    select: { plan: true, done: true },
  });
  // Written by saveWork from a Cycle, and by nothing else.
  return row ? (row as unknown as Pick<Cycle, 'plan' | 'done'>) : undefined;
}

async function cycleOf(tx: Tx, week: string): Promise<Pick<Cycle, 'plan' | 'done'>> {
  const cycle = await findCycle(tx, week);
  if (!cycle) throw failure('NotFound', `there is no week ${week} here`);
  return cycle;
}

async function birth(tx: Tx, week: string): Promise<Pick<Cycle, 'plan' | 'done'>> {
  const book = await loadBook(tx, 'all');
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: tx.now, occasion: `${week}/birth`, newId: randomUUID });
  scheduleWeek(work, week);
  await saveWork(tx, work);
  return cycleOf(tx, week);
}
