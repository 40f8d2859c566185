import type { Log } from '../../activities/dependencies.ts';
import type { Act } from '../../domain/acts.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Store } from '../../store/store.ts';
import { tellEngine } from '../after-acts.ts';
import type { Engine } from '../connect.ts';
import { advancePractice } from '../practice.ts';
import type { MailingWaker } from '../wake-mailing.ts';

/** The pages' way to the engine: connected when it is first needed, and again after it was away. */
export interface EngineDoor {
  readonly afterActs: (institutionId: string, acts: readonly Act[]) => void;
  /** Moves the clock of an institution that lives by a hand. */
  readonly advance: (institutionId: string, to: Instant) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The engine with its waker, connected now; an error where it does not run. */
export type ConnectEngine = () => Promise<{ readonly engine: Engine; readonly waker: MailingWaker }>;

/** Tells the engine of acts without keeping their person waiting; what could not be told is logged, and repeated by the worker's sweep. */
export function openEngineDoor(connect: ConnectEngine, store: Store, log: Log): EngineDoor {
  let known: ReturnType<ConnectEngine> | undefined;
  const tell = async (institutionId: string, acts: readonly Act[]): Promise<void> => {
    known ??= connect();
    const present = known;
    try {
      await tellEngine(store, await present, institutionId, acts);
    } catch (error) {
      if (known === present) known = undefined;
      log.warn('the engine was not told of an act', { error: error instanceof Error ? error.message : String(error) });
    }
  };
  return {
    afterActs: (institutionId, acts) => void tell(institutionId, acts),
    advance: async (institutionId, to) => {
      known ??= connect();
      const present = known;
      try {
        await advancePractice({ store, ...(await present) }, institutionId, to);
      } catch (error) {
        if (known === present) known = undefined;
        throw error;
      }
    },
    close: async () => {
      const engine = await known?.then((one) => one.engine).catch(() => undefined);
      await engine?.connection.close();
    },
  };
}
