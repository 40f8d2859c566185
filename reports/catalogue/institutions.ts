import type { ActorLink, Goal } from '../../domain/entities.ts';
import { PARTICIPATIONS, type Participation } from '../../domain/values.ts';
import type { Basis } from '../definition.ts';
import { inCharge } from './goal-columns.ts';

/** An institution that takes part in a goal; `participation` null: it stands there because nobody was named. */
export interface Part {
  readonly name: string;
  readonly participation: Participation | null;
}

/**
 * The institutional actors that take part in a goal by links that count, each once with its first participation; a goal with none stands
 * under the area in charge of it, else under the institution itself (domain.md 3.3, 7.2).
 */
export function institutionsBy({ book }: Basis): (goal: Goal, counts: (link: ActorLink) => boolean) => readonly Part[] {
  const linksOf = Map.groupBy(
    [...book.actorLinks.values()].filter(({ endedAt }) => endedAt === null).sort(byParticipation),
    ({ goalId }) => goalId,
  );
  return (goal, counts) => {
    const parts = new Map<string, Part>();
    for (const link of linksOf.get(goal.id) ?? []) {
      const actor = book.actors.get(link.actorId);
      if (!counts(link) || actor?.kind !== 'INSTITUTIONAL' || parts.has(actor.name)) continue;
      parts.set(actor.name, { name: actor.name, participation: link.participation });
    }
    return parts.size > 0 ? [...parts.values()] : [{ name: inCharge(book, goal), participation: null }];
  };
}

const byParticipation = (a: ActorLink, b: ActorLink): number =>
  PARTICIPATIONS.indexOf(a.participation) - PARTICIPATIONS.indexOf(b.participation);
