import { randomUUID } from 'node:crypto';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { readEventsInOrder } from './event-cursor.ts';
import type { EventRow } from './events.ts';
import type { Tx } from './transaction.ts';

/** What a webhook is told next, or how long it waits. */
export interface NextDelivery {
  readonly id: Id; // of the delivery, the same at every attempt
  readonly event: EventRow;
  readonly attempts: number; // so far
}
const BATCH = 100;

/** Passes over what the webhook is not told and answers what it is told next; `waitMs` while the last failure is too fresh. */
export async function nextDelivery(
  tx: Tx,
  webhookId: Id,
  wall: Instant,
): Promise<{ readonly next: NextDelivery; readonly url: string; readonly secret: string } | { readonly waitMs: number } | undefined> {
  const { institutionId } = tx;
  const webhook = await tx.db.webhook.findUnique({ where: { institutionId_id: { institutionId, id: webhookId } } });
  if (!webhook?.active) return undefined;
  const { kinds, url, secret } = webhook;
  const told = ({ kind }: EventRow): boolean => kind !== 'refused' && (kinds.length === 0 || kinds.includes(kind));
  let after = Number(webhook.lastSeq);
  for (;;) {
    const events = await readEventsInOrder(tx, { after, limit: BATCH });
    const event = events.find(told);
    const passed = event === undefined ? (events.at(-1)?.seq ?? after) : event.seq - 1;
    if (passed > after) await advance(tx, webhookId, passed);
    after = passed;
    if (event !== undefined) {
      const known = await tx.db.webhookDelivery.findFirst({ where: { institutionId, webhookId, seq: BigInt(event.seq) } });
      if (known?.nextAt && known.nextAt.getTime() > wall) return { waitMs: known.nextAt.getTime() - wall };
      const delivery =
        known ?? (await tx.db.webhookDelivery.create({ data: { institutionId, id: randomUUID(), webhookId, seq: BigInt(event.seq) } }));
      return { next: { id: delivery.id, event, attempts: delivery.attempts }, url, secret };
    }
    if (events.length < BATCH) return undefined;
  }
}

/** It was taken: the webhook goes on to what comes after it. */
export async function noteDelivered(tx: Tx, webhookId: Id, { id, event }: NextDelivery, reply: string, wall: Instant): Promise<void> {
  await tx.db.webhookDelivery.update({
    where: { institutionId_id: { institutionId: tx.institutionId, id } },
    data: { state: 'DELIVERED', attempts: { increment: 1 }, reply, nextAt: null, deliveredAt: new Date(wall) },
  });
  await advance(tx, webhookId, event.seq);
}

/** It was not: tried again at `nextAt`, or given up, which stops the webhook until somebody lets it go on. */
export async function noteFailed(tx: Tx, webhookId: Id, { id }: NextDelivery, reply: string, nextAt: Instant | null): Promise<void> {
  const { institutionId } = tx;
  await tx.db.webhookDelivery.update({
    where: { institutionId_id: { institutionId, id } },
    data: {
      state: nextAt === null ? 'GIVEN_UP' : 'WAITING',
      attempts: { increment: 1 },
      reply,
      nextAt: nextAt === null ? null : new Date(nextAt),
    },
  });
  if (nextAt === null)
    await tx.db.webhook.update({ where: { institutionId_id: { institutionId, id: webhookId } }, data: { active: false } });
}

async function advance({ db, institutionId }: Tx, id: Id, seq: number): Promise<void> {
  await db.webhook.update({ where: { institutionId_id: { institutionId, id } }, data: { lastSeq: BigInt(seq) } });
}
