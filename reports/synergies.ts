import { listed } from '../domain/dashboard.ts';
import type { Goal, Id, IntermediateGoal, Opportunity } from '../domain/entities.ts';
import { igState } from '../domain/goal-state.ts';
import type { Day } from '../domain/instant.ts';
import type { FoundSynergy } from '../domain/letter-data.ts';
import { isLive } from '../domain/opportunity-moves.ts';
import type { IgState, SectorKind } from '../domain/values.ts';
import { type Book, byRef, refOf } from '../domain/work.ts';
import { alphabetical, inOrderOf } from './table.ts';

/** An actor that takes part in several goals. */
export interface SharedActor {
  readonly actor: string;
  readonly sector: SectorKind;
  readonly goals: readonly Goal[];
}
/** A place that opportunities of several goals, or the goals themselves, share: a joint visit or event. */
export interface SharedPlace {
  readonly place: string;
  readonly goals: readonly Goal[];
  readonly opportunities: readonly Opportunity[]; // by date
}
/** A step that waits for one of another goal. */
export interface Dependency {
  readonly goal: Goal;
  readonly ig: IntermediateGoal;
  readonly state: IgState;
  readonly neededGoal: Goal;
  readonly needed: IntermediateGoal;
  readonly neededState: IgState;
}

/** Actors that take part in at least two of the goals, those in most first (domain.md 3.9, B 4.3). */
export function sharedActors(book: Book, goals: readonly Goal[]): SharedActor[] {
  const links = [...book.actorLinks.values()].filter(({ endedAt }) => endedAt === null);
  const shared = [...Map.groupBy(links, ({ actorId }) => actorId)].flatMap(([id, own]): SharedActor[] => {
    const actor = book.actors.get(id);
    const theirs = goals.filter((goal) => own.some(({ goalId }) => goalId === goal.id));
    return actor && theirs.length > 1 ? [{ actor: actor.name, sector: actor.sectorKind, goals: theirs }] : [];
  });
  return inOrderOf(shared, (one) => [-one.goals.length, alphabetical(one.actor), one.actor]);
}

/** Places that several goals share, by their own sheets and by those of these opportunities that may still be used (domain.md 3.9). */
export function sharedPlaces(
  book: Book,
  goals: readonly Goal[],
  opportunities: readonly Opportunity[] = [...book.opportunities.values()],
): SharedPlace[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const live = opportunities.filter((one) => isLive(one) && known.has(one.goalId));
  const places = [
    ...live.map((one) => ({ place: one.place?.trim() ?? '', goalId: one.goalId, opportunity: one })),
    ...goals.flatMap((goal) => placesOf(book, goal)),
  ].filter(({ place }) => place !== '');
  const shared = [...Map.groupBy(places, ({ place }) => place)].map(([place, some]) => ({
    place,
    goals: goals.filter(({ id }) => some.some(({ goalId }) => goalId === id)),
    opportunities: inOrderOf(
      some.flatMap(({ opportunity }) => opportunity ?? []),
      (one) => [one.proposedDate, one.code],
    ),
  }));
  return inOrderOf(
    shared.filter((one) => one.goals.length > 1),
    ({ place }) => [alphabetical(place), place],
  );
}

/** Steps still to be done that wait for a step of another goal which is not done either, by when that one is due (domain.md 3.5). */
export function dependencies(book: Book, goals: readonly Goal[], today: Day): Dependency[] {
  const known = new Map(goals.map((goal) => [goal.id, goal]));
  const waiting = [...book.intermediateGoals.values()].flatMap((ig): Dependency[] => {
    const goal = known.get(ig.goalId);
    const state = igState(ig, today);
    if (!goal || !isPending(state)) return [];
    return ig.dependsOn.flatMap((ref): Dependency[] => {
      const { goal: neededGoal, ig: needed } = byRef(book, ref) ?? {};
      if (!neededGoal || !needed || neededGoal.id === goal.id) return [];
      const neededState = igState(needed, today);
      return isPending(neededState) ? [{ goal, ig, state, neededGoal, needed, neededState }] : [];
    });
  });
  return inOrderOf(waiting, (one) => [one.needed.endDate, one.neededGoal.code, one.needed.code, one.goal.code, one.ig.code]);
}

/** All that the routine finds among the goals in hand, as B 4.3 tells it, by kind: section 5 of P4 (domain.md 3.9, 7.3). */
export function foundSynergies(book: Book, today: Day): FoundSynergy[] {
  const goals = listed(book, 'NON_INTEGRATING').sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = (some: readonly Goal[]): string[] => some.map(({ code }) => code).sort();
  return [
    ...sharedActors(book, goals).map((one) => ({ goals: codes(one.goals), kind: 'SHARED_ACTOR' as const, note: one.actor })),
    ...sharedPlaces(book, goals).map((one) => ({
      goals: codes(one.goals),
      kind: 'SHARED_TERRITORY' as const,
      note: one.place,
    })),
    ...dependencies(book, goals, today).map(({ goal, ig, neededGoal, needed }) => ({
      goals: codes([goal, neededGoal]),
      kind: 'DEPENDENCY' as const,
      note: needed.title,
      steps: { waiting: refOf(book, goal.id, ig.id), needed: refOf(book, neededGoal.id, needed.id) },
    })),
  ];
}

const isPending = (state: IgState): boolean => state !== 'FINISHED' && state !== 'CANCELLED';

const placesOf = ({ territories }: Book, { id, more }: Goal) =>
  (more?.territoryIds ?? []).map((place: Id) => ({ place: territories.get(place)?.name.trim() ?? '', goalId: id, opportunity: undefined }));
