export { deadlineRun } from './deadline-run.ts';
export { mailing } from './mailing.ts';
export { openWeek } from './open-week.ts';
export { weeklyCycle } from './weekly-cycle.ts';
