import type { CommandGroup } from './command.ts';

/** `rutina pack …` */
export const pack: CommandGroup = {
  about: 'Proves documents that were sent',
  commands: {
    verify: { about: 'say whether a document is the one that was sent', load: async () => (await import('./pack-verify.ts')).verify },
  },
};
