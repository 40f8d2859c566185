import type { CommandGroup } from './command.ts';

/** `rutina institutions …` */
export const institutions: CommandGroup = {
  about: 'Lists, shows and creates institutions, and moves them between databases',
  commands: {
    list: { about: 'all institutions', load: async () => (await import('./institutions-show.ts')).list },
    show: { about: 'one institution with its settings', load: async () => (await import('./institutions-show.ts')).show },
    create: {
      about: 'found an institution that lives by the wall clock',
      load: async () => (await import('./institutions-create.ts')).create,
    },
    export: {
      about: 'write everything of one into a file',
      load: async () => (await import('./institutions-export.ts')).exporting,
    },
    import: {
      about: 'take one in from such a file',
      load: async () => (await import('./institutions-import.ts')).importingInstitution,
    },
  },
};
