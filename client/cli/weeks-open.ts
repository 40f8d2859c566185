import { randomUUID } from 'node:crypto';
import { openWeekId } from '../../contracts/ids.ts';
import { planWeek } from '../../domain/routine.ts';
import { weekOf } from '../../domain/week.ts';
import { readInstitution } from '../../store/institution-views.ts';
import { readSettings } from '../../store/settings.ts';
import { type Tx, transaction } from '../../store/transaction.ts';
import type { openWeek } from '../../workflows/index.ts';
import { withPatience } from '../after-acts.ts';
import { command } from './command.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { institutionOf, withEngine, withStore } from './service.ts';

/** `rutina weeks open mop` */
export const open = command({
  name: 'open',
  about: 'Hands the present week over to the engine now, as its Schedule does on Mondays; a week that is open already stays as it is',
  args: {
    institution: INSTITUTION_ARG,
    late: {
      type: 'boolean',
      description: 'also where milestones have passed: they happen at once, and their letters say that they are late',
    },
  },
  examples: ['rutina weeks open mop', 'rutina weeks open mop --late'],
  perform: ({ institution, late }, io) =>
    withStore(io.config(), async (store) => {
      const id = await institutionOf(store, institution);
      const { now, week, handAt, passed } = await transaction(store, id, 'none', standingOf);
      if (passed.length > 0 && !late)
        throw new Refused(
          `${passed.length} milestones of ${week} have passed (${passed.join(', ')}). They would happen at once, with letters that say they are late: add --late if that is meant, or wait for the next week.`,
        );
      return withEngine(io.config(), io, async ({ engine }) => {
        const workflowId = `${openWeekId(id, week)}/${randomUUID()}`;
        const clock = handAt === null ? ({ kind: 'wall' } as const) : ({ kind: 'hand', at: handAt } as const);
        const opening = await engine.client.workflow.start<typeof openWeek>('openWeek', {
          workflowId,
          taskQueue: engine.taskQueue,
          args: [{ institutionId: id, at: now, clock }],
        });
        await withPatience(
          opening.result(),
          `no worker took ${workflowId} up yet: it happens when one runs ("rutina start" or "rutina worker")`,
        );
        io.out(`week ${week} of ${id} is with the engine`);
        return EXIT.ok;
      });
    }),
});

/** The present week, and which of its milestones have passed without having run. */
async function standingOf(tx: Tx) {
  const { weeks, handAt } = await readInstitution(tx);
  const week = weekOf(tx.today);
  const known = weeks.find((one) => one.week === week);
  const { milestones } = known?.plan ?? planWeek(await readSettings(tx), week, tx.zone).plan;
  const done = new Set(known?.done.map(({ code }) => code));
  const passed = milestones.filter(({ code, at }) => at < tx.now && !done.has(code)).map(({ code }) => code);
  return { now: tx.now, week, handAt, passed };
}
