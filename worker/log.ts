import { pino } from 'pino';
import type { Log } from '../activities/dependencies.ts';

/** JSON lines on standard error: a constant message and fields, no names, addresses or bodies. */
export function createLog(level: string, name: string): Log {
  const logger = pino(
    { level, name, redact: ['email', '*.email', 'address', '*.address', 'token', '*.token'] },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}
