import { defineSignal } from '@temporalio/workflow';

export interface MailingInput {
  readonly institutionId: string;
}
export interface MailingResult {
  readonly left: number; // copies
}
/** Letters wait to leave. */
export const lettersQueued = defineSignal('lettersQueued');
