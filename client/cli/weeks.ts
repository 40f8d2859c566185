import type { CommandGroup } from './command.ts';

const steering = async () => import('./weeks-steer.ts');

/** `rutina weeks …` */
export const weeks: CommandGroup = {
  about: 'Shows the weeks of an institution and steers them',
  commands: {
    list: { about: 'the weeks, newest first', load: async () => (await import('./weeks-show.ts')).list },
    show: { about: 'one week: milestones, planned and done, and who answered', load: async () => (await import('./weeks-show.ts')).show },
    'would-be-sent': {
      about: 'which letters a day would send if nobody did anything until then',
      load: async () => (await import('./weeks-foresee.ts')).wouldBeSent,
    },
    open: { about: 'hand the present week over to the engine now', load: async () => (await import('./weeks-open.ts')).open },
    replan: { about: 'compute the plan of a week again', load: async () => (await steering()).replan },
    pause: { about: 'let a week wait', load: async () => (await steering()).pause },
    resume: { about: 'let a paused week go on', load: async () => (await steering()).resume },
    cancel: { about: 'end a week for good, and tell everybody', load: async () => (await steering()).cancel },
  },
};
