import { setTimeout as pause } from 'node:timers/promises';

export interface KeepAliveOptions {
  readonly name: string;
  /** Whether the part answers. */
  readonly check: () => Promise<boolean>;
  readonly start: () => Promise<unknown>;
  readonly log?: (message: string, fields?: Record<string, unknown>) => void;
  readonly everyMs?: number;
}

/** Looks after an embedded part: whenever it no longer answers, it is started again, until stopped. */
export function keepAlive({ name, check, start, log = () => {}, everyMs = 2_000 }: KeepAliveOptions): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await pause(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        if (await check()) continue;
        if (stopping.signal.aborted) return;
        log('does not answer, is started again', { part: name });
        await start();
        log('answers again', { part: name });
      } catch (error) {
        log('could not be started again', { part: name, error: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  const finished = loop();
  return {
    stop: () => {
      stopping.abort();
      return finished;
    },
  };
}
