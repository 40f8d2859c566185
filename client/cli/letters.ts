import type { CommandGroup } from './command.ts';

/** `rutina letters …` */
export const letters: CommandGroup = {
  about: 'Lists and shows letters, and lets refused ones leave again',
  commands: {
    list: { about: 'the letters, newest first', load: async () => (await import('./letters-show.ts')).list },
    show: { about: 'one letter with the fate of each copy', load: async () => (await import('./letters-show.ts')).show },
    retry: { about: 'let the refused copies of a letter leave again', load: async () => (await import('./letters-retry.ts')).retry },
  },
};
