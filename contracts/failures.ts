import { ActivityFailure, ApplicationFailure } from '@temporalio/common';

/** Every failure that crosses a process boundary, and whether the same call may pass later. */
export const FAILURES = {
  NotFound: { retried: false },
  NotAllowed: { retried: false },
  Stale: { retried: false },
  PhaseClosed: { retried: false },
  NotPossible: { retried: false },
  InvalidInput: { retried: false },
  MailRejected: { retried: false },
  MailUnavailable: { retried: true },
  StorageUnavailable: { retried: true },
} as const;
export type FailureType = keyof typeof FAILURES;

/** The only place that builds a failure for the engine; the table decides whether it is retried. */
export function failure(type: FailureType, message: string, { cause }: { readonly cause?: Error } = {}): ApplicationFailure {
  return ApplicationFailure.create({ type, message, nonRetryable: !FAILURES[type].retried, ...(cause && { cause }) });
}

/** Reads the name back through the chain of causes; anything unnamed is told by its message. */
export function failureType(error: unknown): string {
  let cause: unknown = error;
  while (cause instanceof Error) {
    if (cause instanceof ApplicationFailure && cause.type) return `${cause.type}: ${cause.message}`;
    if (!(cause instanceof ActivityFailure) && cause.cause === undefined) return `${cause.name}: ${cause.message}`;
    cause = cause.cause;
  }
  return String(error);
}
