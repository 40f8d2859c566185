import type { ActorLink } from '../../../domain/entities.ts';
import type { Book } from '../../../domain/work.ts';

/** An actor of the public sector. */
export function actor(book: Book, id: string, name: string, kind: 'INSTITUTIONAL' | 'INDIVIDUAL'): void {
  book.actors.set(id, { id, kind, name, sectorKind: 'PUBLIC', contact: null, personId: null, active: true });
}
/** What an actor has to do with a goal, a step or an item. */
export function link(book: Book, over: Pick<ActorLink, 'actorId' | 'goalId' | 'participation'> & Partial<ActorLink>): void {
  const id = `link-${book.actorLinks.size + 1}`;
  book.actorLinks.set(id, { id, igId: null, itemId: null, commitment: null, endedAt: null, ...over });
}
