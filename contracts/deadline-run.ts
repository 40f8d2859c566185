import type { Day, Instant } from '../domain/instant.ts';

export interface DeadlineRunInput {
  readonly institutionId: string;
  readonly upTo?: Instant; // every morning run up to here; absent under a Schedule: the instant it meant
}
export interface DeadlineRunResult {
  readonly days: readonly Day[]; // the business days run, in order
}
