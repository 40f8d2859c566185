import type { WorkflowHandle } from '@temporalio/client';
import { applySchedules, morningScheduleId } from '../../client/schedules.ts';
import { failure } from '../../contracts/failures.ts';
import { deadlineRunId, mailingId, openWeekId, webhooksId } from '../../contracts/ids.ts';
import { lettersQueued } from '../../contracts/mailing.ts';
import { eventsWritten } from '../../contracts/webhooks.ts';
import type { RoutinePlan } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import type { deadlineRun, mailing, openWeek, webhooks } from '../../workflows/index.ts';
import { anInstitution } from '../support/builders.ts';
import type { TestEngine } from '../support/engine.ts';
import { aPlan, at, W48_DAYS } from '../support/week-builders.ts';
import { type FakeRecord, type FakeWeek, movedPlan, planIn } from '../workflows/fake-record.ts';

type History = Pick<WorkflowHandle, 'fetchHistory'>;
export interface Scenario {
  /** `<workflow>.<path>` */
  readonly name: string;
  /** Lives one run on the engine, with synthetic data; answers whose history it is. */
  readonly play: (engine: TestEngine, record: FakeRecord) => Promise<History>;
}

const PLAN = aPlan(W48_DAYS);
const END = at('2026-11-27T17:00');

/** One run per workflow and path. Only ever added to: a history is deleted when no run it stands for can still be open. */
export const SCENARIOS: readonly Scenario[] = [
  weekOf('happy', async ({ moveTo, end }) => {
    for (const { at: planned } of PLAN.milestones) await moveTo(planned);
    await end();
  }),
  weekOf('late', async ({ end }) => end(), { hand: END }),
  weekOf('replanned', async ({ week, moveTo, replan, end }) => {
    await moveTo(at('2026-11-24T15:00'));
    week.plan = movedPlan(week.plan, { M03: at('2026-11-25T09:30') }); // nobody told: the milestone's answer does
    await moveTo(at('2026-11-25T08:30'));
    await moveTo(at('2026-11-25T15:00'));
    week.plan = movedPlan(week.plan, { M05: at('2026-11-25T14:00') }); // into the past
    await replan();
    await moveTo(END);
    await end();
  }),
  weekOf('paused', async ({ week, moveTo, replan, end }) => {
    await moveTo(at('2026-11-25T08:30'));
    week.plan = planIn(week.plan, 'PAUSED');
    await replan();
    await moveTo(at('2026-11-26T08:30'));
    week.plan = planIn(week.plan, 'RUNNING');
    await replan();
    week.plan = planIn(week.plan, 'PAUSED'); // nobody told
    await moveTo(at('2026-11-26T12:00'));
    week.plan = planIn(week.plan, 'RUNNING');
    await replan();
    await moveTo(END);
    await end();
  }),
  weekOf('blocked', async ({ week, moveTo, replan, end }) => {
    week.hinder = async (code) => {
      if (code === 'M05') throw failure('PhaseClosed', 'the week before is still open');
    };
    await moveTo(END);
    await replan();
    await moveTo(END);
    week.hinder = async () => {};
    await replan();
    await moveTo(END);
    await end();
  }),
  weekOf('cancelled', async ({ week, moveTo, replan, end }) => {
    await moveTo(at('2026-11-25T18:00'));
    week.plan = planIn(week.plan, 'CANCELLED');
    await replan();
    await end();
  }),
  weekOf('waiting', async ({ moveTo }) => moveTo(at('2026-11-25T18:00'))),
  weekOf(
    'wall',
    async ({ week, replan, end }) => {
      week.plan = plannedFrom(Date.now() + 300, week.plan);
      await replan();
      await end();
    },
    { hand: null, plan: plannedFrom(Date.now() + 3_600_000, PLAN) },
  ),
  {
    name: 'openWeek.happy',
    play: async (engine, record) => open(engine, record.week(), 'first'),
  },
  {
    name: 'openWeek.again',
    play: async (engine, record) => {
      const week = record.week();
      await open(engine, week, 'first');
      return open(engine, week, 'second');
    },
  },
  {
    name: 'deadlineRun.happy',
    play: async ({ client, taskQueue }, record) => {
      const { institutionId } = record.week();
      const workflowId = deadlineRunId(institutionId, '2026-11-25');
      const handle = await client.workflow.start<typeof deadlineRun>('deadlineRun', { workflowId, taskQueue, args: [{ institutionId }] });
      await handle.result();
      return handle;
    },
  },
  {
    name: 'deadlineRun.scheduled',
    play: async (engine, record) => {
      const { institutionId } = record.week();
      const { schedule, workflow } = engine.client;
      await applySchedules(engine, anInstitution({ id: institutionId }));
      const morning = schedule.getHandle(morningScheduleId(institutionId));
      await morning.trigger();
      for (;;) {
        const { recentActions } = (await morning.describe()).info;
        const started = recentActions[0]?.action.workflow;
        if (started) {
          const handle = workflow.getHandle(started.workflowId);
          await handle.result();
          return handle;
        }
      }
    },
  },
  {
    name: 'mailing.happy',
    play: async (engine, record) => {
      const handle = await wake(engine, record.week({ waiting: 2 }));
      await handle.result();
      return handle;
    },
  },
  {
    name: 'mailing.woken',
    play: async (engine, record) => {
      const week = record.week({ waiting: 2 });
      const atWork = Promise.withResolvers<void>();
      const released = Promise.withResolvers<void>();
      week.sending = () => {
        atWork.resolve();
        return released.promise;
      };
      const handle = await wake(engine, week);
      await atWork.promise;
      week.waiting = 1;
      await handle.signal(lettersQueued);
      released.resolve();
      await handle.result();
      return handle;
    },
  },
  {
    name: 'webhooks.happy',
    play: async (engine, record) => tellWebhooks(engine, record.week({ rounds: [{ delivered: 2, againInMs: null }] })),
  },
  {
    name: 'webhooks.waiting',
    play: async (engine, record) =>
      tellWebhooks(
        engine,
        record.week({
          rounds: [
            { delivered: 1, againInMs: 50 },
            { delivered: 1, againInMs: null },
          ],
        }),
      ),
  },
];

async function tellWebhooks({ client, taskQueue }: TestEngine, { institutionId }: FakeWeek): Promise<History> {
  const handle = await client.workflow.signalWithStart<typeof webhooks, []>('webhooks', {
    workflowId: webhooksId(institutionId),
    taskQueue,
    args: [{ institutionId }],
    signal: eventsWritten,
    signalArgs: [],
  });
  await client.workflow.getHandle(webhooksId(institutionId)).result();
  return handle;
}

interface Playing {
  readonly week: FakeWeek;
  readonly moveTo: (instant: Instant) => Promise<unknown>;
  readonly replan: () => Promise<unknown>;
  readonly end: () => Promise<unknown>;
}

function weekOf(path: string, live: (playing: Playing) => Promise<unknown>, over: Parameters<FakeRecord['week']>[0] = {}): Scenario {
  return {
    name: `weeklyCycle.${path}`,
    play: async (engine, record) => {
      const week = record.week(over);
      const { institutionId, hand } = week;
      await engine.open({ institutionId, at: hand ?? Date.now(), clock: hand === null ? { kind: 'wall' } : { kind: 'hand', at: hand } });
      const { handle, advanceTo, replan } = engine.cycle(institutionId, week.week);
      const moveTo = (instant: Instant): Promise<unknown> => {
        week.hand = instant;
        return advanceTo(instant);
      };
      await live({ week, moveTo, replan, end: () => handle.result() });
      return handle;
    },
  };
}

function plannedFrom(first: Instant, plan: RoutinePlan): RoutinePlan {
  return movedPlan(plan, Object.fromEntries(plan.milestones.map(({ code }, index) => [code, first + index * 60])));
}

async function open({ client, taskQueue }: TestEngine, { institutionId, hand }: FakeWeek, which: string): Promise<History> {
  const workflowId = `${openWeekId(institutionId, '2026-11-23')}/${which}`;
  const input = { institutionId, at: hand ?? Date.now(), clock: { kind: 'hand', at: hand ?? 0 } } as const;
  const handle = await client.workflow.start<typeof openWeek>('openWeek', { workflowId, taskQueue, args: [input] });
  await handle.result();
  return handle;
}

const wake = ({ client, taskQueue }: TestEngine, { institutionId }: FakeWeek) =>
  client.workflow.signalWithStart<typeof mailing, []>('mailing', {
    workflowId: mailingId(institutionId),
    taskQueue,
    args: [{ institutionId }],
    signal: lettersQueued,
    signalArgs: [],
  });
