import type { Actor } from '../../domain/acts.ts';
import { capacitiesOf } from '../../domain/capacities.ts';
import type { Person } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import type { Book } from '../../domain/work.ts';
import type { Reader } from './visit.ts';

/** In whose place a person may act today: those who delegated to them (domain.md 3.3), in order of their names. */
export function principalsOf(book: Book, personId: string, day: Day): Pick<Person, 'id' | 'name'>[] {
  const capacities = capacitiesOf(book, { by: personId, via: 'web' }, undefined, day).filter(({ standsIn }) => standsIn);
  const ids = new Set(capacities.map((one) => one.personId));
  return [...book.people.values()].filter(({ id }) => ids.has(id)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Who acts: the reader, in the place they chose while that delegation is in force. */
export function actorOf(book: Book, { person, via, actingFor }: Reader, day: Day): Actor {
  const chosen = actingFor !== undefined && principalsOf(book, person.id, day).some(({ id }) => id === actingFor);
  return { by: person.id, via, ...(chosen && { onBehalfOf: actingFor }) };
}
