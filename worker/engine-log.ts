import { IllegalStateError } from '@temporalio/common';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Log } from '../activities/dependencies.ts';

/**
 * Lets the engine's own library speak through our log, and leaves signals to us; before the first connection of a process. Where it
 * speaks already nothing changes.
 * Without a log only its errors are told.
 */
export function quietEngine(log?: Log): void {
  const logger = new DefaultLogger(log === undefined ? 'ERROR' : 'WARN', ({ level, message, meta }) => {
    const text = meta?.error instanceof Error ? `${message}: ${meta.error.message}` : message;
    if (log === undefined) process.stderr.write(`${text}\n`);
    else if (level === 'ERROR') log.error('the engine', { told: text });
    else log.warn('the engine', { told: text });
  });
  try {
    Runtime.install({
      logger,
      telemetryOptions: { logging: { filter: { core: 'ERROR', other: 'ERROR' }, forward: {} } },
      shutdownSignals: [],
    });
  } catch (error) {
    if (!(error instanceof IllegalStateError)) throw error;
  }
}
