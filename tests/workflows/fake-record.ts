import { randomBytes } from 'node:crypto';
import type { Activities } from '../../activities/index.ts';
import type { DeliveryRound } from '../../contracts/webhooks.ts';
import type { RoutinePlan } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import type { MilestoneCode } from '../../domain/values.ts';
import { aPlan, at, W48_DAYS } from '../support/week-builders.ts';

/** What a test's record holds of one institution and its week 2026-W48, and what was done to it. */
export interface FakeWeek {
  readonly institutionId: string;
  readonly week: '2026-W48';
  plan: RoutinePlan;
  /** The institution's own hand; null is the wall's clock. */
  hand: Instant | null;
  readonly done: MilestoneCode[];
  /** Each milestone once, as it was written. */
  readonly ran: { readonly code: MilestoneCode; readonly asOf: Instant; readonly at: Instant }[];
  /** Asked before a milestone is written: throws what stands in its way. */
  hinder: (code: MilestoneCode) => Promise<void>;
  readonly mornings: Instant[]; // how far each morning run was told to go
  waiting: number; // letters
  readonly sent: number[]; // letters of each sending
  readonly rounds: DeliveryRound[]; // what each round of webhooks answers
  /** Awaited in the middle of a sending, after it has looked at what waits. */
  sending: () => Promise<void>;
}

export interface FakeRecord {
  readonly activities: Activities;
  readonly week: (
    over?: Partial<Pick<FakeWeek, 'institutionId' | 'plan' | 'hand' | 'waiting' | 'rounds'>> & { readonly done?: readonly MilestoneCode[] },
  ) => FakeWeek;
}

/** A record kept in memory that answers as the activities promise (contracts/weekly-cycle.ts), for any number of institutions. */
export function fakeRecord(): FakeRecord {
  const weeks = new Map<string, FakeWeek>();
  const of = (institutionId: string): FakeWeek => {
    const week = weeks.get(institutionId);
    if (!week) throw new Error(`nobody made ${institutionId}`);
    return week;
  };
  return {
    week: ({ done = [], ...over } = {}) => {
      const week = { ...anEmptyWeek(), ...over, done: [...done] };
      weeks.set(week.institutionId, week);
      return week;
    },
    activities: {
      planWeekAt: async ({ institutionId }) => {
        const { week, plan, done } = of(institutionId);
        return { week, plan, done: [...done] };
      },
      readPlan: async ({ institutionId }) => of(institutionId).plan,
      runMilestone: async ({ institutionId, code, asOf, planVersion }) => {
        const week = of(institutionId);
        const now = week.hand ?? Date.now();
        const { plan } = week;
        const planned = plan.milestones.find((one) => one.code === code);
        if (week.done.includes(code)) return { ran: true, plan };
        if (plan.version !== planVersion && (plan.state !== 'RUNNING' || planned === undefined || planned.at > now))
          return { ran: false, plan };
        await week.hinder(code);
        week.done.push(code);
        week.ran.push({ code, asOf, at: now });
        return { ran: true, plan };
      },
      runDeadlinesUpTo: async ({ institutionId, upTo }) => {
        of(institutionId).mornings.push(upTo);
        return { days: [] };
      },
      sendWaiting: async ({ institutionId }) => {
        const week = of(institutionId);
        const left = week.waiting;
        week.waiting = 0;
        week.sent.push(left);
        await week.sending();
        return { left };
      },
      deliverEvents: async ({ institutionId }) => {
        const { rounds } = of(institutionId);
        return rounds.shift() ?? { delivered: 0, againInMs: null };
      },
    },
  };
}

const anEmptyWeek = (): FakeWeek => ({
  institutionId: `i${randomBytes(5).toString('hex')}`,
  week: '2026-W48',
  plan: aPlan(W48_DAYS),
  hand: at('2026-11-23T00:00'),
  done: [],
  ran: [],
  hinder: async () => {},
  mornings: [],
  waiting: 0,
  sent: [],
  sending: async () => {},
  rounds: [],
});

/** The same plan, read anew, with some milestones at another time. */
export const movedPlan = (plan: RoutinePlan, moves: Partial<Record<MilestoneCode, Instant>>): RoutinePlan => ({
  ...plan,
  version: plan.version + 1,
  milestones: plan.milestones.map((one) => ({ ...one, at: moves[one.code] ?? one.at })),
});
/** The same plan, read anew, in another state. */
export const planIn = (plan: RoutinePlan, state: RoutinePlan['state']): RoutinePlan => ({ ...plan, version: plan.version + 1, state });
/** The same plan, read anew, without one milestone. */
export const planWithout = (plan: RoutinePlan, code: MilestoneCode): RoutinePlan => ({
  ...plan,
  version: plan.version + 1,
  milestones: plan.milestones.filter((one) => one.code !== code),
});

/** Holds a milestone in the middle of its work, until it is let go. */
export function aHindrance(week: FakeWeek, code: MilestoneCode): { readonly reached: Promise<void>; readonly release: () => void } {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  week.hinder = async (asked) => {
    if (asked !== code) return;
    reached.resolve();
    await released.promise;
  };
  return { reached: reached.promise, release: released.resolve };
}
