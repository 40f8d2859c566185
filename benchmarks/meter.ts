import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** What a worker's activities took, by name. */
export interface Meter {
  readonly interceptor: ActivityInterceptorsFactory;
  readonly of: (...activities: string[]) => { readonly calls: number; readonly ms: number; readonly statements: number };
}

/** Measures each activity: how often, how long, and how many statements were sent meanwhile (true where one runs at a time). */
export function createMeter(statements: () => number): Meter {
  const taken = new Map<string, { calls: number; ms: number; statements: number }>();
  return {
    interceptor: ({ info: { activityType } }) => ({
      inbound: {
        execute: async (input, next) => {
          const began = performance.now();
          const before = statements();
          try {
            return await next(input);
          } finally {
            const one = taken.get(activityType) ?? { calls: 0, ms: 0, statements: 0 };
            taken.set(activityType, {
              calls: one.calls + 1,
              ms: one.ms + performance.now() - began,
              statements: one.statements + statements() - before,
            });
          }
        },
      },
    }),
    of: (...activities) =>
      activities.reduce(
        (sum, name) => {
          const one = taken.get(name) ?? { calls: 0, ms: 0, statements: 0 };
          return { calls: sum.calls + one.calls, ms: sum.ms + one.ms, statements: sum.statements + one.statements };
        },
        { calls: 0, ms: 0, statements: 0 },
      ),
  };
}
