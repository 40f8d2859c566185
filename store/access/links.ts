import type { Cycle } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Notice } from '../../domain/values.ts';
import type { Tx } from '../transaction.ts';

/** A copy of a letter that a link leads to, with what decides how long it does. */
export interface LinkedCopy {
  readonly id: string;
  readonly notice: Notice | 'CAL';
  readonly asOf: Instant;
  readonly revoked: boolean;
  readonly person: { readonly id: string; readonly name: string; readonly locale: string; readonly active: boolean };
  readonly cycles: readonly LinkedCycle[]; // the latest, oldest first
}
export type LinkedCycle = Pick<Cycle, 'week' | 'state' | 'plan' | 'done'>;

const CYCLES_LOOKED_AT = 6; // more than any link lives

/** The copy by the hash of its link's secret, or by its id once the link was opened; looking changes nothing. */
export async function linkedCopy(tx: Tx, by: { readonly hash: string } | { readonly id: string }): Promise<LinkedCopy | undefined> {
  const { institutionId } = tx;
  const copy = await tx.db.letterCopy.findUnique({
    where:
      'hash' in by ? { institutionId_linkHash: { institutionId, linkHash: by.hash } } : { institutionId_id: { institutionId, id: by.id } },
    select: { id: true, personId: true, linkRevokedAt: true, letter: { select: { notice: true, asOf: true } } },
  });
  if (copy === null) return undefined;
  const person = await tx.db.person.findUnique({
    where: { institutionId_id: { institutionId, id: copy.personId } },
    select: { id: true, name: true, locale: true, active: true },
  });
  if (person === null) return undefined;
  const cycles = await tx.db.cycle.findMany({
    where: { institutionId },
    orderBy: { week: 'desc' },
    take: CYCLES_LOOKED_AT,
    select: { week: true, state: true, plan: true, done: true },
  });
  return {
    id: copy.id,
    notice: copy.letter.notice as Notice | 'CAL',
    asOf: copy.letter.asOf.getTime(),
    revoked: copy.linkRevokedAt !== null,
    person,
    cycles: cycles.reverse() as unknown as readonly LinkedCycle[],
  };
}

/** The letter itself, as it left for this person. */
export async function letterOfCopy(
  tx: Tx,
  id: string,
): Promise<{ readonly subject: string; readonly language: string; readonly bytes: Uint8Array } | undefined> {
  const copy = await tx.db.letterCopy.findUnique({
    where: { institutionId_id: { institutionId: tx.institutionId, id } },
    select: { subject: true, language: true, bytes: true },
  });
  return copy ?? undefined;
}

/** The goals whose update of a week is asked or can be corrected, in order of their codes. */
export async function updatesAsked(
  tx: Tx,
  week: string,
): Promise<{ readonly goalId: string; readonly code: string; readonly title: string; readonly state: string }[]> {
  const rows = await tx.db.weeklyUpdate.findMany({
    where: { institutionId: tx.institutionId, week, state: { in: ['PENDING', 'DRAFT', 'RETURNED', 'SUBMITTED'] } },
    select: { goalId: true, state: true, goal: { select: { code: true, title: true } } },
    orderBy: { goal: { code: 'asc' } },
  });
  return rows.map(({ goalId, state, goal }) => ({ goalId, state, code: goal.code, title: goal.title }));
}
