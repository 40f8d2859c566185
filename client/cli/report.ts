import type { CommandGroup } from './command.ts';

/** `rutina report …` */
export const report: CommandGroup = {
  about: 'Lists and runs the reports of the catalogue',
  commands: {
    list: { about: 'the reports there are', load: async () => (await import('./report-run.ts')).list },
    run: { about: 'compute a report as it stands now, and keep it', load: async () => (await import('./report-run.ts')).run },
  },
};
