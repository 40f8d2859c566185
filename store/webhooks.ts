import { randomBytes, randomUUID } from 'node:crypto';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { lastSeq } from './event-cursor.ts';
import type { Tx } from './transaction.ts';

/** An address that is told what happens; everything before it was made is history it does not get. */
export interface Webhook {
  readonly id: Id;
  readonly url: string;
  readonly kinds: readonly string[]; // of events; none: all
  readonly active: boolean;
  readonly lastSeq: number; // of the last event looked at
}
export interface Delivery {
  readonly seq: number;
  readonly state: 'WAITING' | 'DELIVERED' | 'GIVEN_UP';
  readonly attempts: number;
  readonly nextAt: Instant | null;
  readonly reply: string | null;
  readonly deliveredAt: Instant | null;
}
/** Kinds of records that are told (domain/facts.ts), besides what was refused. */
export const EVENT_KINDS = [
  'act',
  'scope',
  'state',
  'decision',
  'agenda',
  'selection',
  'milestone',
  'deadlineRun',
  'pack',
  'letter',
  'plan',
  'change',
] as const;

/** Makes a webhook from now on, and answers the secret by which its receiver knows our hand. */
export async function createWebhook(
  tx: Tx,
  { url, kinds, by, wall }: { readonly url: string; readonly kinds: readonly string[]; readonly by: Id; readonly wall: Instant },
): Promise<{ readonly id: Id; readonly secret: string }> {
  const { institutionId } = tx;
  const [id, secret] = [randomUUID(), randomBytes(32).toString('base64url')];
  const seq = BigInt(await lastSeq(tx));
  await tx.db.webhook.create({
    data: { institutionId, id, url, secret, kinds: [...kinds], createdBy: by, createdAt: new Date(wall), lastSeq: seq },
  });
  await note(tx, id, by, { before: null, after: { url, kinds } });
  return { id, secret };
}

/** Stops a webhook, or lets it go on where it stood, with what was given up tried again; false where there is none such. */
export async function setWebhook(tx: Tx, id: Id, { active, by }: { readonly active: boolean; readonly by: Id | null }): Promise<boolean> {
  const { institutionId } = tx;
  const { count } = await tx.db.webhook.updateMany({ where: { institutionId, id, active: !active }, data: { active } });
  if (count === 0) return false;
  if (active)
    await tx.db.webhookDelivery.updateMany({
      where: { institutionId, webhookId: id, state: 'GIVEN_UP' },
      data: { state: 'WAITING', attempts: 0, nextAt: null },
    });
  await note(tx, id, by, { before: !active, after: active });
  return true;
}

/** The institution's webhooks, oldest first; their secrets stay here. */
export async function webhooksOf(tx: Tx): Promise<Webhook[]> {
  const rows = await tx.db.webhook.findMany({ where: { institutionId: tx.institutionId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(({ id, url, kinds, active, lastSeq: seq }) => ({ id, url, kinds, active, lastSeq: Number(seq) }));
}

/** The latest deliveries of a webhook, newest first. */
export async function deliveriesOf(tx: Tx, webhookId: Id, limit: number): Promise<Delivery[]> {
  const rows = await tx.db.webhookDelivery.findMany({
    where: { institutionId: tx.institutionId, webhookId },
    orderBy: { seq: 'desc' },
    take: limit,
  });
  return rows.map(({ seq, state, attempts, nextAt, reply, deliveredAt }) => ({
    seq: Number(seq),
    state: state as Delivery['state'],
    attempts,
    nextAt: nextAt?.getTime() ?? null,
    reply,
    deliveredAt: deliveredAt?.getTime() ?? null,
  }));
}

/** True when a webhook has records before it that it has not looked at. */
export async function webhooksWait(tx: Tx): Promise<boolean> {
  const [row] = await tx.db.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM webhook w WHERE w.institution_id = ${tx.institutionId} AND w.active
      AND EXISTS (SELECT 1 FROM event e WHERE e.institution_id = w.institution_id AND e.seq > w.last_seq)) AS waits`;
  return row?.waits === true;
}

async function note(
  { db, institutionId, now }: Tx,
  id: Id,
  by: Id | null,
  { before, after }: { readonly before: unknown; readonly after: unknown },
) {
  const payload = JSON.parse(JSON.stringify({ of: 'webhook', id, field: 'active', before, after })) as object;
  await db.event.create({ data: { institutionId, at: new Date(now), asOf: new Date(now), kind: 'change', by, payload } });
}
