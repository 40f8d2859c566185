import { randomUUID } from 'node:crypto';
import { openWeekId } from '../../contracts/ids.ts';
import { weekOf } from '../../domain/week.ts';
import { readInstitution } from '../../store/institution-views.ts';
import { transaction } from '../../store/transaction.ts';
import type { openWeek } from '../../workflows/index.ts';
import { command } from './command.ts';
import { withPatience } from './do-act.ts';
import { INSTITUTION_ARG } from './listing.ts';
import { EXIT } from './outcome.ts';
import { institutionOf, withEngine, withStore } from './service.ts';

/** `rutina weeks open mop` */
export const open = command({
  name: 'open',
  about: 'Hands the present week over to the engine now, as its Schedule does on Mondays; a week that is open already stays as it is',
  args: { institution: INSTITUTION_ARG },
  examples: ['rutina weeks open mop'],
  perform: ({ institution }, io) =>
    withStore(io.config(), async (store) => {
      const id = await institutionOf(store, institution);
      const { now, week, handAt } = await transaction(store, id, 'none', async (tx) => ({
        now: tx.now,
        week: weekOf(tx.today),
        handAt: (await readInstitution(tx)).handAt,
      }));
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
