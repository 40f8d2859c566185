import { defineSignal } from '@temporalio/workflow';

export interface WebhooksInput {
  readonly institutionId: string;
}
/** What one round of deliveries leaves: how long until one that failed is due again, null when nothing waits. */
export interface DeliveryRound {
  readonly delivered: number;
  readonly againInMs: number | null;
}
/** Something happened that webhooks may tell. */
export const eventsWritten = defineSignal('eventsWritten');
