import { ScheduleNotFoundError } from '@temporalio/client';
import { listInstitutions, noteScheduled } from '../../store/institution-views.ts';
import { readSettings } from '../../store/settings.ts';
import { transaction } from '../../store/transaction.ts';
import { applySchedules, listSchedules, morningScheduleId, openingScheduleId } from '../schedules.ts';
import { type CommandGroup, command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, printRows } from './listing.ts';
import { EXIT, Refused } from './outcome.ts';
import { institutionOf, withEngine, withStore } from './service.ts';

/** `rutina schedules …` */
export const schedules: CommandGroup = {
  about: 'Applies, lists and removes the Schedules by which institutions live',
  commands: {
    apply: { about: 'create the two Schedules of an institution, or bring them up to date', load: async () => apply },
    list: { about: 'all Schedules and when they fire next', load: async () => list },
    remove: { about: 'let nothing happen by itself any more', load: async () => remove },
  },
};

const apply = command({
  name: 'apply',
  about: 'Creates the two Schedules of an institution (opening on Mondays, morning run) or brings them up to date; twice is once',
  args: { institution: INSTITUTION_ARG },
  examples: ['rutina schedules apply msp'],
  perform: ({ institution }, io) =>
    withStore(io.config(), async (store) => {
      const id = await institutionOf(store, institution);
      const settings = await transaction(store, id, 'none', readSettings);
      if (settings.handAt !== null)
        throw new Refused(`${id} lives by a clock with a hand: Schedules are for institutions on the wall clock.`);
      await withEngine(io.config(), io, async ({ engine }) => {
        await applySchedules(engine, settings);
        await transaction(store, id, 'none', (tx) => noteScheduled(tx, true));
      });
      io.out(`${id} lives by its Schedules: its weeks open on Mondays. "rutina weeks open ${id}" opens the present one now.`);
      return EXIT.ok;
    }),
});

const list = command({
  name: 'list',
  about: 'Lists all Schedules and when they fire next',
  args: { json: JSON_FLAG },
  examples: ['rutina schedules list'],
  perform: ({ json }, io) =>
    withEngine(io.config(), io, async ({ engine }) =>
      printRows(
        await listSchedules(engine),
        [
          { title: 'schedule', of: ({ id }) => id },
          { title: 'time zone', of: ({ timeZone }) => timeZone },
          { title: 'paused', of: ({ paused }) => (paused ? 'yes' : 'no') },
          { title: 'next', of: ({ next }) => next.map((at) => at.toISOString().slice(0, 16).replace('T', ' ')).join(', ') },
        ],
        { json, io, none: 'There is no Schedule: "rutina schedules apply" creates those of an institution.' },
      ),
    ),
});

const remove = command({
  name: 'remove',
  about: 'Removes the Schedules of an institution: weeks that are open go on, none opens by itself',
  args: { institution: INSTITUTION_ARG },
  examples: ['rutina schedules remove msp'],
  perform: ({ institution }, io) =>
    withStore(io.config(), async (store) => {
      const id = await institutionOf(store, institution);
      const was = (await listInstitutions(store)).find((one) => one.id === id)?.scheduled === true;
      await withEngine(io.config(), io, async ({ engine }) => {
        for (const scheduleId of [openingScheduleId(id), morningScheduleId(id)]) {
          await engine.client.schedule
            .getHandle(scheduleId)
            .delete()
            .catch((error: unknown) => {
              if (!(error instanceof ScheduleNotFoundError)) throw error;
            });
        }
        await transaction(store, id, 'none', (tx) => noteScheduled(tx, false));
      });
      io.out(was ? `${id} has no Schedules any more: nothing opens by itself` : `${id} had no Schedules`);
      return EXIT.ok;
    }),
});
