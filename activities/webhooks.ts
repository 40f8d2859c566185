import { createHmac } from 'node:crypto';
import type { DeliveryRound } from '../contracts/webhooks.ts';
import type { EventRow } from '../store/events.ts';
import { transaction } from '../store/transaction.ts';
import { type NextDelivery, nextDelivery, noteDelivered, noteFailed } from '../store/webhook-deliveries.ts';
import { webhooksOf } from '../store/webhooks.ts';
import type { Dependencies } from './dependencies.ts';
import { type PostWebhook, webhookPoster } from './webhook-post.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
/** After each failure a longer wait; after the last one, some three days on, the webhook is stopped. */
const WAITS_MS = [5 * SECOND, 30 * SECOND, 120 * SECOND, 600 * SECOND, HOUR / 2, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR, 24 * HOUR];
const MOST_IN_A_ROUND = 200; // of one webhook: the others have their turn

/** Tells webhooks what happened: each in order and at least once, one failure holding up that webhook alone. */
export function createWebhookActivities({
  store,
  heartbeat,
  log,
  post = webhookPoster({ inside: false }),
}: Pick<Dependencies, 'store' | 'heartbeat' | 'log' | 'post'>) {
  return {
    async deliverEvents({ institutionId }: { readonly institutionId: string }): Promise<DeliveryRound> {
      const webhooks = await transaction(store, institutionId, 'none', webhooksOf);
      let delivered = 0;
      const waits: number[] = [];
      for (const { id, active } of webhooks) {
        if (!active) continue;
        const told = await tell(institutionId, id);
        delivered += told.delivered;
        if (told.againInMs !== null) waits.push(told.againInMs);
      }
      return { delivered, againInMs: waits.length === 0 ? null : Math.min(...waits) };
    },
  };

  async function tell(institutionId: string, webhookId: string): Promise<DeliveryRound> {
    for (let delivered = 0; ; delivered += 1) {
      heartbeat();
      const found = await transaction(store, institutionId, 'none', (tx) => nextDelivery(tx, webhookId, store.wall()));
      if (found === undefined) return { delivered, againInMs: null };
      if ('waitMs' in found) return { delivered, againInMs: found.waitMs };
      if (delivered >= MOST_IN_A_ROUND) return { delivered, againInMs: SECOND };
      const reply = await post({ url: found.url, ...signed(institutionId, found.next, found.secret, store.wall()) });
      const wall = store.wall();
      if (reply.kind === 'taken') {
        await transaction(store, institutionId, 'none', (tx) => noteDelivered(tx, webhookId, found.next, reply.reply, wall));
        continue;
      }
      const waitMs = reply.kind === 'refused' ? undefined : WAITS_MS[found.next.attempts];
      const nextAt = waitMs === undefined ? null : wall + waitMs;
      await transaction(store, institutionId, 'none', (tx) => noteFailed(tx, webhookId, found.next, reply.reply, nextAt));
      if (nextAt === null) log.warn('a webhook was stopped', { institutionId, webhook: webhookId });
      return { delivered, againInMs: waitMs ?? null };
    }
  }
}

/** The body and the headers that prove who wrote it and when: HMAC-SHA256 over `timestamp.body` (docs/api.md). */
export function signed(
  institutionId: string,
  { id, event }: Pick<NextDelivery, 'id' | 'event'>,
  secret: string,
  wall: number,
): Omit<Parameters<PostWebhook>[0], 'url'> {
  const body = JSON.stringify({ institution: institutionId, ...eventOf(event) });
  const timestamp = String(Math.floor(wall / SECOND));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return {
    body,
    headers: {
      'user-agent': 'Rutina-Webhooks/1',
      'rutina-delivery': id,
      'rutina-event': event.kind,
      'rutina-timestamp': timestamp,
      'rutina-signature': `sha256=${signature}`,
    },
  };
}

const eventOf = ({ seq, at, asOf, kind, by, onBehalfOf, payload }: EventRow) => ({ seq, at, asOf, kind, by, onBehalfOf, payload });
