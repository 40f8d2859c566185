import { parseAct } from '../acts.schema.ts';
import { type Command, command } from './command.ts';
import { doAct, refuseAct } from './do-act.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { institutionOf, withStore } from './service.ts';

export const replan = steering('replan', 'replanWeek', 'Computes the plan of a week again from timetable and calendar');
export const pause = steering('pause', 'pauseWeek', 'Lets a week wait: no milestone runs until it is resumed');
export const resume = steering('resume', 'resumeWeek', 'Lets a paused week go on; what it missed happens at once');
export const cancel = steering(
  'cancel',
  'cancelWeek',
  'Ends a week for good: everybody is told, and the next week is scheduled; this cannot be undone',
);

/** An operator's act on a week, by somebody who administers the institution, with a reason. */
function steering(name: string, act: 'replanWeek' | 'pauseWeek' | 'resumeWeek' | 'cancelWeek', about: string): Command {
  return command({
    name,
    about,
    args: {
      institution: INSTITUTION_ARG,
      week: { type: 'positional', description: 'its key, as 2026-W48' },
      by: { type: 'string', required: true, valueHint: 'person', description: 'who does it: somebody with the role INSTANCE_ADMIN' },
      reason: { type: 'string', required: true, valueHint: 'text', description: 'why; it is kept, and told with a cancellation' },
    },
    examples: [`rutina weeks ${name} mop 2026-W48 --by olga --reason "…"`],
    perform: async ({ institution, week, by, reason }, io) => {
      const parsed = parseAct({ do: act, week: week.toUpperCase(), reason });
      if ('errors' in parsed) return refuseAct(parsed.errors);
      return withStore(io.config(), async (store) =>
        doAct(store, parsed.act, { institutionId: await institutionOf(store, institution), by }, io),
      );
    },
  });
}
