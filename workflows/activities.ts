import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';

// Retry is bounded by time, because deadlines are. One profile per kind of outside.

/** The database: short attempts for as long as the workflow lives. */
export const storage = proxyActivities<Pick<Activities, 'planWeekAt' | 'readPlan' | 'runMilestone' | 'runDeadlinesUpTo'>>({
  startToCloseTimeout: '10 minutes', // a catch-up after a long outage; the heartbeat tells a dead worker within seconds
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});
/** The mail server: patient for half a day, after which the next wake-up starts afresh. */
export const mail = proxyActivities<Pick<Activities, 'sendWaiting'>>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  scheduleToCloseTimeout: '12 hours',
  retry: { initialInterval: '2 seconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
});
/** Receivers of webhooks: their own patience is kept in the record, so that only the database makes this fail. */
export const receivers = proxyActivities<Pick<Activities, 'deliverEvents'>>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '2 minutes' },
});
