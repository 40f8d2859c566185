import type { ActorLink, Id, IntermediateGoal, Item } from '../../domain/entities.ts';
import { PARTICIPATIONS } from '../../domain/values.ts';
import type { Basis } from '../definition.ts';
import type { Part } from './institutions.ts';
import { nameOf } from './item-columns.ts';

/** Where somebody may take part: a step, and a restriction or alert on it. */
export interface Place {
  readonly goalId: Id;
  readonly ig: IntermediateGoal;
  readonly item?: Item;
}

/**
 * The persons that take part: whoever is named as responsible for the item or its step, and the individual actors tied to it, its step or
 * its goal; each once, with the first of the participations (domain.md 3.3, 7.2).
 */
export function peopleBy({ book }: Basis): (place: Place) => readonly Part[] {
  const links = Map.groupBy(
    [...book.actorLinks.values()].filter(({ endedAt }) => endedAt === null),
    ({ goalId }) => goalId,
  );
  return (place) => {
    const named = [place.item?.responsible ?? null, place.ig.responsible].flatMap((id): Part[] => {
      const name = nameOf(book, id)?.trim() ?? '';
      return name === '' ? [] : [{ name, participation: 'RESPONSIBLE' }];
    });
    const tied = (links.get(place.goalId) ?? [])
      .filter((link) => reaches(link, place))
      .flatMap((link): Part[] => {
        const actor = book.actors.get(link.actorId);
        return actor?.kind === 'INDIVIDUAL' ? [{ name: actor.name.trim(), participation: link.participation }] : [];
      });
    const parts = new Map<string, Part>();
    for (const part of [...named, ...tied].sort(byParticipation)) if (!parts.has(part.name)) parts.set(part.name, part);
    return [...parts.values()];
  };
}

/** A link to an item is of that item alone, one to a step of what is on it too, one to the goal of all (domain.md 3.3). */
export function reaches(link: Pick<ActorLink, 'igId' | 'itemId'>, { ig, item }: Place): boolean {
  if (link.itemId !== null) return link.itemId === item?.id;
  return link.igId === null || link.igId === ig.id;
}

const byParticipation = (a: Part, b: Part): number => rank(a) - rank(b);
const rank = ({ participation }: Part): number => (participation === null ? PARTICIPATIONS.length : PARTICIPATIONS.indexOf(participation));
