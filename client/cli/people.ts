import type { CommandGroup } from './command.ts';

/** `rutina people …` */
export const people: CommandGroup = {
  about: 'Lists, shows and adds people and their roles',
  commands: {
    list: { about: 'everybody of an institution', load: async () => (await import('./people-show.ts')).list },
    show: { about: 'one person', load: async () => (await import('./people-show.ts')).show },
    add: { about: 'a person with roles', load: async () => (await import('./people-add.ts')).add },
  },
};
