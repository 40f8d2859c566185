import { createHash, randomUUID } from 'node:crypto';
import type { DocumentAct, Refusal } from '../domain/acts.ts';
import type { Id } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { because, refuse } from '../domain/refusal.ts';
import type { Tx } from './transaction.ts';

/** A document of a goal without its bytes (domain.md 3.11). */
export interface DocumentRow {
  readonly id: Id;
  readonly goalId: Id;
  readonly igId: Id | null;
  readonly name: string;
  readonly description: string | null;
  readonly mediaType: string;
  readonly size: number;
  readonly attachedBy: Id;
  readonly attachedAt: Instant;
}
export interface Taken {
  readonly name: string;
  readonly description: string | null;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Takes a file in, put aside until an act attaches it: what nobody attaches stays aside. */
export async function takeDocument(
  tx: Tx,
  on: { readonly goalId: Id; readonly igId: Id | null; readonly by: Id },
  taken: Taken,
): Promise<Id> {
  const id = randomUUID();
  const { name, description, mediaType, bytes } = taken;
  const at = new Date(tx.now);
  await tx.db.document.create({
    data: {
      institutionId: tx.institutionId,
      id,
      goalId: on.goalId,
      igId: on.igId,
      name,
      description,
      mediaType,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: new Uint8Array(bytes),
      attachedBy: on.by,
      attachedAt: at,
      removedAt: at,
    },
  });
  return id;
}

/** Does to the row what the act has decided; refused where the goal has no such document in that place. */
export async function settleDocument(tx: Tx, act: DocumentAct, by: Id): Promise<Refusal | undefined> {
  const [code = ''] = ('on' in act ? act.on : act.goal).split('/');
  const attaching = act.do === 'attachDocument';
  const missing = refuse('NotFound', because`${code} has no document ${act.name} here`, 'document');
  if (!isUuid(act.document)) return missing;
  const { count } = await tx.db.document.updateMany({
    where: {
      institutionId: tx.institutionId,
      id: act.document,
      name: act.name,
      goal: { code },
      ...(attaching ? { attachedBy: by, removedAt: { equals: tx.db.document.fields.attachedAt } } : { removedAt: null }),
    },
    data: attaching ? { attachedAt: new Date(tx.now), removedAt: null } : { removedAt: new Date(tx.now) },
  });
  return count === 1 ? undefined : missing;
}

/** The documents of a goal, the last first. */
export async function documentsOf(tx: Tx, goalId: Id): Promise<DocumentRow[]> {
  const rows = await tx.db.document.findMany({
    where: { institutionId: tx.institutionId, goalId, removedAt: null },
    orderBy: [{ attachedAt: 'desc' }, { id: 'asc' }],
    omit: { bytes: true },
  });
  return rows.map((row) => ({ ...row, attachedAt: row.attachedAt.getTime() }));
}

/** One attached document with its bytes. */
export async function readDocument(tx: Tx, id: Id): Promise<(DocumentRow & { readonly bytes: Buffer }) | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await tx.db.document.findUnique({ where: { institutionId_id: { institutionId: tx.institutionId, id }, removedAt: null } });
  return row ? { ...row, attachedAt: row.attachedAt.getTime(), bytes: Buffer.from(row.bytes) } : undefined;
}

/** True for an id as rows have them. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
