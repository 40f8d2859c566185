import { roleHolders } from '../../../domain/addressees.ts';
import type { Id } from '../../../domain/entities.ts';
import type { Visit } from '../visit.ts';

export interface Member {
  readonly id: Id;
  readonly name: string;
  readonly office: string;
}
const ROLES = ['COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER'] as const;

/** The committee of today with its delegates: chair, secretary, members, each person once (domain.md 1.2). */
export function committeeOf({ book, tx, t }: Visit): Member[] {
  const members = new Map<Id, Member>();
  for (const role of ROLES) {
    for (const { id, name } of roleHolders(book, role, tx.today)) {
      if (!members.has(id)) members.set(id, { id, name, office: t(`office.${role}`) });
    }
  }
  return [...members.values()];
}
