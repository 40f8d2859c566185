import { listInstitutions, readInstitution } from '../../store/institution-views.ts';
import { readSettings } from '../../store/settings.ts';
import { command, JSON_FLAG } from './command.ts';
import { INSTITUTION_ARG, local, printRows, reading } from './listing.ts';
import { EXIT } from './outcome.ts';
import { withStore } from './service.ts';
import { fields } from './table.ts';

/** `rutina institutions list` */
export const list = command({
  name: 'list',
  about: 'Lists all institutions',
  args: { json: JSON_FLAG },
  examples: ['rutina institutions list', 'rutina institutions list --json'],
  perform: ({ json }, io) =>
    withStore(io.config(), async (store) =>
      printRows(
        (await listInstitutions(store)).map(({ weeks, ...one }) => ({
          ...one,
          week: weeks.find(({ state }) => state !== 'SCHEDULED')?.week ?? weeks[0]?.week ?? null,
        })),
        [
          { title: 'id', of: ({ id }) => id },
          { title: 'name', of: ({ name }) => name, shrinks: true },
          { title: 'kind', of: ({ kind }) => kind },
          { title: 'time zone', of: ({ timeZone }) => timeZone },
          { title: 'clock', of: ({ handAt, scheduled }) => (handAt !== null ? 'by hand' : scheduled ? 'wall, scheduled' : 'wall') },
          { title: 'week', of: ({ week }) => week },
        ],
        {
          json,
          io,
          none: 'There is no institution yet: "rutina institutions create" makes one, "rutina start" brings the one of the demonstration.',
        },
      ),
    ),
});

/** `rutina institutions show mop` */
export const show = command({
  name: 'show',
  about: 'Shows one institution with its settings',
  args: { institution: INSTITUTION_ARG, json: JSON_FLAG },
  examples: ['rutina institutions show mop'],
  perform: ({ institution, json }, io) =>
    reading(io, institution, async (tx) => {
      const settings = await readSettings(tx);
      const { scheduled, weeks } = await readInstitution(tx);
      if (json) io.out(JSON.stringify({ ...settings, scheduled, weeks: weeks.map(({ week, state }) => ({ week, state })) }, null, 2));
      else {
        const { code, name, kind, timeZone, locale, handAt, ladder, timetable, anchors, calendar, lastDeadlineRun } = settings;
        const hours = Object.entries(timetable).map(([milestone, time]) => `${milestone} ${time}`);
        io.out(
          fields([
            ['code', code],
            ['name', name],
            ['kind', kind],
            ['time zone', timeZone],
            ['locale', locale],
            [
              'clock',
              handAt === null
                ? `wall; ${scheduled ? 'has Schedules' : 'no Schedules: nothing happens by itself'}`
                : `by hand, at ${local(tx, handAt)}`,
            ],
            ['ladder', ladder.join(' > ')],
            [
              'anchor days',
              `manager ${anchors.manager}, coordinator ${anchors.coordinator}, committee ${anchors.committee} (Monday 1 to Sunday 7)`,
            ],
            ['timetable', hours.join(', ')],
            ['working weekdays', calendar.workingWeekdays.join(', ')],
            ['holidays', calendar.holidays.map((one) => `${one.date} ${one.name}`).join(', ') || null],
            ['last morning run', lastDeadlineRun],
            [
              'weeks',
              weeks
                .slice(0, 6)
                .map(({ week, state }) => `${week} ${state}`)
                .join(', ') || null,
            ],
          ]),
        );
      }
      return EXIT.ok;
    }),
});
