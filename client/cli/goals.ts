import type { CommandGroup } from './command.ts';

/** `rutina goals …` */
export const goals: CommandGroup = {
  about: 'Lists, shows and imports goals',
  commands: {
    list: { about: 'the goals of an institution', load: async () => (await import('./goals-show.ts')).list },
    show: { about: 'one goal with its intermediate goals', load: async () => (await import('./goals-show.ts')).show },
    import: { about: 'goals from a spreadsheet or a CSV file', load: async () => (await import('./goals-import.ts')).importing },
  },
};
