import type { CommandGroup } from './command.ts';

/** Everything the command line can do; a command's code is read when it is called. */
export const commands: CommandGroup = {
  about: "Keeps a government's weekly management routine going by itself",
  commands: {
    start: {
      about: 'start everything and keep it running, with a demonstration the first time',
      load: async () => (await import('./start.ts')).start,
    },
    worker: { about: 'run the worker alone, against existing servers', load: async () => (await import('./worker.ts')).worker },
    web: { about: 'run the web pages alone, against an existing database', load: async () => (await import('./web.ts')).web },
    stop: { about: "stop this home's embedded PostgreSQL and Temporal", load: async () => (await import('./stop.ts')).stop },
    rehearse: {
      about: 'play a scenario on the real engine and write what happens',
      load: async () => (await import('./rehearse.ts')).rehearse,
    },
    institutions: { about: 'list, show and create institutions', load: async () => (await import('./institutions.ts')).institutions },
    people: { about: 'list, show and add people and their roles', load: async () => (await import('./people.ts')).people },
    goals: { about: 'list, show and import goals', load: async () => (await import('./goals.ts')).goals },
    import: {
      about: 'read a table of goals, people, actors, indicators, measurements or items',
      load: async () => (await import('./import-tables.ts')).importTables,
    },
    items: { about: 'list and show restrictions and alerts', load: async () => (await import('./items.ts')).items },
    weeks: { about: 'show weeks, steer them, and see what would be sent', load: async () => (await import('./weeks.ts')).weeks },
    letters: { about: 'list and show letters, and send refused ones again', load: async () => (await import('./letters.ts')).letters },
    report: { about: 'list the reports, and run one', load: async () => (await import('./report.ts')).report },
    pack: { about: 'prove a document that was sent', load: async () => (await import('./pack.ts')).pack },
    act: { about: 'do what a person may do, in their name', load: async () => (await import('./act.ts')).act },
    schedules: {
      about: 'apply, list and remove the Schedules of institutions',
      load: async () => (await import('./schedules.ts')).schedules,
    },
    database: { about: 'migrate the database, and see how it stands', load: async () => (await import('./database.ts')).database },
    temporal: { about: 'get a Temporal server for this machine', load: async () => (await import('./temporal.ts')).temporal },
    doctor: { about: 'look at everything the service needs on this machine', load: async () => (await import('./doctor.ts')).doctor },
  },
};
