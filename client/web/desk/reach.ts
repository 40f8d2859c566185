import type { Id } from '../../../domain/entities.ts';
import { goalsSeen } from '../../../domain/views.ts';
import type { Visit } from '../visit.ts';

/** Which goals the reader coordinates; those of others do not exist for them (domain.md 3.3). */
export interface Reach {
  readonly has: (goalId: Id) => boolean;
  readonly hasCode: (goal: string) => boolean;
}

/** Whom a coordinator limited to some goals sees. */
export function reachOf({ book, person, tx }: Pick<Visit, 'book' | 'person' | 'tx'>): Reach {
  const seen = goalsSeen(book, person.id, 'DESK', tx.today);
  const ids = new Map([...book.goals.values()].map(({ code, id }) => [code, id]));
  return {
    has: seen.has,
    hasCode: (code) => {
      const id = ids.get(code);
      return id !== undefined && seen.has(id);
    },
  };
}
