import { ScheduleAlreadyRunning, type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';
import { INSTITUTION } from '../contracts/ids.ts';
import type { Institution } from '../domain/entities.ts';
import type { deadlineRun, openWeek } from '../workflows/index.ts';
import type { Engine } from './connect.ts';

export interface ScheduleState {
  readonly id: string;
  readonly paused: boolean;
  readonly next: readonly Date[];
  readonly timeZone: string;
}

type Rhythm = Pick<Institution, 'id' | 'timeZone' | 'timetable'>;
const OPENING = { hour: 5, minute: 0 }; // before the morning run; nothing is scheduled between midnight and 03:00, where DST may skip or repeat it

/** The two Schedules of an institution as data: the opening of the week and the morning run, each in its own time zone. */
export function schedulesOf({ id, timeZone, timetable }: Rhythm, taskQueue: string): ScheduleOptions[] {
  const [hour, minute] = timetable.R07.split(':').map(Number);
  const common = { policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '7 days' as const }, state: {} };
  const action = (type: 'openWeek' | 'deadlineRun', workflowId: string) => ({
    type: 'startWorkflow' as const,
    workflowType: type satisfies (typeof openWeek | typeof deadlineRun)['name'],
    workflowId,
    taskQueue,
    args: [{ institutionId: id }],
    typedSearchAttributes: [{ key: INSTITUTION, value: id }],
  });
  return [
    {
      ...common,
      scheduleId: openingScheduleId(id),
      spec: { timezone: timeZone, calendars: [{ dayOfWeek: 'MONDAY', ...OPENING }] },
      action: action('openWeek', `open-week/${id}`),
    },
    {
      ...common,
      scheduleId: morningScheduleId(id),
      spec: { timezone: timeZone, calendars: [{ dayOfWeek: '*', hour: hour ?? 7, minute: minute ?? 0 }] }, // the calendar of holidays decides in the activity
      action: action('deadlineRun', `deadline-run/${id}`),
    },
  ];
}

export const openingScheduleId = (institutionId: string): string => `opening/${institutionId}`;
export const morningScheduleId = (institutionId: string): string => `morning-run/${institutionId}`;

/** Creates the Schedules of an institution or brings them up to date; twice is once. */
export async function applySchedules({ client, taskQueue }: Engine, institution: Rhythm): Promise<void> {
  for (const options of schedulesOf(institution, taskQueue)) {
    try {
      await client.schedule.create(options);
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
      await client.schedule
        .getHandle(options.scheduleId)
        .update((present) => ({ ...present, spec: options.spec, action: options.action, policies: options.policies ?? {} }));
    }
  }
}

/** The Schedules of one institution, or of all. */
export async function listSchedules({ client }: Engine): Promise<ScheduleState[]> {
  const found: ScheduleState[] = [];
  for await (const { scheduleId } of client.schedule.list()) {
    if (!/^(opening|morning-run)\//.test(scheduleId)) continue;
    const { state, info, spec } = await client.schedule.getHandle(scheduleId).describe();
    found.push({ id: scheduleId, paused: state.paused, next: info.nextActionTimes.slice(0, 3), timeZone: spec.timezone ?? 'UTC' });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
