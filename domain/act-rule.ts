import type { ActName, ActOf, Actor, Refusal } from './acts.ts';
import type { Capacity } from './capacities.ts';
import type {
  AgendaItem,
  Cycle,
  Delegation,
  Goal,
  Id,
  Indicator,
  IntermediateGoal,
  Item,
  Opportunity,
  Person,
  WeeklyUpdate,
} from './entities.ts';
import { because, refuse } from './refusal.ts';
import { agendaByCode, byRef, goalByCode, itemByCode, opportunityByCode, type Work } from './work.ts';

/** What an act is about; `version` is that of the row its form was opened on. */
export interface Found {
  readonly on: string; // what its line in the timeline names; acts that register something name it in `name`
  readonly goal?: Goal;
  readonly ig?: IntermediateGoal;
  readonly item?: Item;
  readonly opportunity?: Opportunity;
  readonly agenda?: AgendaItem;
  readonly indicator?: Indicator;
  readonly cycle?: Cycle;
  readonly update?: WeeklyUpdate;
  readonly person?: Person; // a second person the act names
  readonly delegation?: Delegation;
  readonly version?: number;
}
/** By what right the act is done: the capacity that carries it, and the person on whose behalf when it is not the actor's own. */
export interface Authority {
  readonly by: Id;
  readonly onBehalfOf: Id | null;
  readonly capacity: Capacity;
}

/** One act of scenario.md as the refusals of domain.md 4 in their order, then what it does. Each step may rely on those before it. */
export interface ActRule<Name extends ActName = ActName> {
  readonly find: (work: Work, act: ActOf<Name>, actor: Actor) => Found | Refusal; // NotFound
  readonly phase?: (work: Work, act: ActOf<Name>, found: Found, authority: Authority) => Refusal | undefined; // PhaseClosed
  readonly possible?: (work: Work, act: ActOf<Name>, found: Found, authority: Authority) => Refusal | undefined; // NotPossible
  readonly valid?: (work: Work, act: ActOf<Name>, found: Found, authority: Authority) => Refusal | undefined; // InvalidInput
  /** The code of what is registered, given just before the act's line is told. */
  readonly name?: (work: Work, act: ActOf<Name>, found: Found) => string;
  /** Facts, rows and letters; the `act` fact stands already. `name` is what `name` gave, else `found.on`. */
  readonly apply: (work: Work, act: ActOf<Name>, found: Found, authority: Authority, name: string) => void;
}
/** The rules of some acts, by name; the registry of `decide.ts` joins them. */
export type ActRules<Name extends ActName> = { readonly [N in Name]: ActRule<N> };

/** The item an act names, with its goal. */
export function findItem(work: Work, act: { readonly item: string }): (Found & { item: Item; goal: Goal }) | Refusal {
  const item = itemByCode(work.book, act.item);
  const goal = item && work.book.goals.get(item.goalId);
  return item && goal
    ? { on: item.code, item, goal, version: item.version }
    : refuse('NotFound', because`there is no item ${act.item} here`, 'item');
}
/** The opportunity an act names, with its goal. */
export function findOpportunity(
  work: Work,
  act: { readonly opportunity: string },
): (Found & { opportunity: Opportunity; goal: Goal }) | Refusal {
  const opportunity = opportunityByCode(work.book, act.opportunity);
  const goal = opportunity && work.book.goals.get(opportunity.goalId);
  return opportunity && goal
    ? { on: opportunity.code, opportunity, goal, version: opportunity.version }
    : refuse('NotFound', because`there is no opportunity ${act.opportunity} here`, 'opportunity');
}
/** The agenda item an act names, with its goal. */
export function findAgenda(work: Work, act: { readonly agenda: string }): (Found & { agenda: AgendaItem; goal: Goal }) | Refusal {
  const agenda = agendaByCode(work.book, act.agenda);
  const goal = agenda && work.book.goals.get(agenda.goalId);
  return agenda && goal
    ? { on: agenda.code, agenda, goal, version: agenda.version }
    : refuse('NotFound', because`there is no agenda item ${act.agenda} here`, 'agenda');
}
/** The goal an act names. */
export function findGoal(work: Work, act: { readonly goal: string }): (Found & { goal: Goal }) | Refusal {
  const goal = goalByCode(work.book, act.goal);
  return goal ? { on: goal.code, goal, version: goal.version } : refuse('NotFound', because`there is no goal ${act.goal} here`, 'goal');
}
/** The goal or intermediate goal that `on` names. */
export function findOn(work: Work, act: { readonly on: string }): (Found & { goal: Goal }) | Refusal {
  const found = byRef(work.book, act.on);
  if (!found) return refuse('NotFound', because`there is no goal or intermediate goal ${act.on} here`, 'on');
  return { on: act.on, ...found, version: (found.ig ?? found.goal).version };
}
/** The intermediate goal that `on` names. */
export function findIg(work: Work, act: { readonly on: string }): (Found & { goal: Goal; ig: IntermediateGoal }) | Refusal {
  const found = byRef(work.book, act.on);
  if (!found?.ig) return refuse('NotFound', because`there is no intermediate goal ${act.on} here`, 'on');
  return { on: act.on, goal: found.goal, ig: found.ig, version: found.ig.version };
}
