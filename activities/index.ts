import type { Dependencies } from './dependencies.ts';
import { createMailActivities } from './mailer.ts';
import { createRoutineActivities } from './milestones.ts';
import { createWebhookActivities } from './webhooks.ts';

/** Every activity of the service, closed over its collaborators; each tells the engine that it is alive while it works. */
export function createActivities(dependencies: Dependencies) {
  const { sendWaiting } = createMailActivities(dependencies);
  const { planWeekAt, readPlan, runMilestone, runDeadlinesUpTo } = createRoutineActivities(dependencies);
  const { deliverEvents } = createWebhookActivities(dependencies);
  const alive = beating(dependencies.heartbeat);
  return {
    sendWaiting: alive(sendWaiting),
    planWeekAt: alive(planWeekAt),
    readPlan: alive(readPlan),
    runMilestone: alive(runMilestone),
    runDeadlinesUpTo: alive(runDeadlinesUpTo),
    deliverEvents: alive(deliverEvents),
  };
}
export type Activities = ReturnType<typeof createActivities>;

const BEAT_MS = 4_000;
const beating =
  (heartbeat: () => void) =>
  <Input, Output>(activity: (input: Input) => Promise<Output>) =>
  async (input: Input): Promise<Output> => {
    const beat = setInterval(heartbeat, BEAT_MS);
    try {
      return await activity(input);
    } finally {
      clearInterval(beat);
    }
  };
