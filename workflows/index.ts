export { deadlineRun } from './deadline-run.ts';
export { mailing } from './mailing.ts';
export { openWeek } from './open-week.ts';
export { webhooks } from './webhooks.ts';
export { weeklyCycle } from './weekly-cycle.ts';
