import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Executes every activity two times, one after the other: what can be observed must be the same. */
export const everythingTwice: ActivityInterceptorsFactory = () => ({
  inbound: {
    execute: async (input, next) => {
      await next(input);
      return next(input);
    },
  },
});
