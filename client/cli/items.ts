import type { CommandGroup } from './command.ts';

/** `rutina items …` */
export const items: CommandGroup = {
  about: 'Lists and shows restrictions and alerts',
  commands: {
    list: { about: 'the open ones, or all', load: async () => (await import('./items-show.ts')).list },
    show: { about: 'one with its history', load: async () => (await import('./items-show.ts')).show },
  },
};
