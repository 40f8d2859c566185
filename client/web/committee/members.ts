import { roleHolders } from '../../../domain/addressees.ts';
import type { Id } from '../../../domain/entities.ts';
import type { Visit } from '../visit.ts';

const ROLES = ['COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER'] as const;
export interface Member {
  readonly id: Id;
  readonly name: string;
  readonly role: (typeof ROLES)[number];
}

/** The committee of today with its delegates: chair, secretary, members, each person once (domain.md 1.2). */
export function committeeOf({ book, tx }: Visit): Member[] {
  const members = new Map<Id, Member>();
  for (const role of ROLES) {
    for (const { id, name } of roleHolders(book, role, tx.today)) {
      if (!members.has(id)) members.set(id, { id, name, role });
    }
  }
  return [...members.values()];
}
