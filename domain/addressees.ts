import { delegationReaches, holdsRole, rolesOfScope, SCOPE_OF_ROLE } from './capacities.ts';
import type { Id, Person } from './entities.ts';
import type { Day } from './instant.ts';
import type { Role, Scope } from './values.ts';
import type { Book, Work } from './work.ts';

/**
 * Whom a letter is for: the holders of a rung, whoever holds a role, or one person. `goalId` says of which goal when the groups of one
 * letter speak of several.
 */
export type Group =
  | { readonly scope: Scope; readonly goalId?: Id }
  | { readonly role: Role; readonly goalId?: Id }
  | { readonly person: Id };
export interface Addressees {
  readonly to: readonly Id[]; // sorted
  readonly cc: readonly Id[];
  readonly vacant: readonly Scope[]; // rungs for which somebody else stands
}

/** The persons a letter goes to: delegates beside their principals, a vacant rung replaced, nobody twice (domain.md 3.3, 5.7, 6.6). */
export function addressees(work: Work, groups: { readonly to: readonly Group[]; readonly cc?: readonly Group[] }, goalId?: Id): Addressees {
  const vacant = new Set<Scope>();
  const idsOf = (some: readonly Group[]): Id[] => some.flatMap((group) => membersOf(work, group, goalId, vacant));
  const asked = idsOf(groups.to);
  // A letter to the secretary of a committee that has only a chair still reaches its rung.
  const to = new Set(asked.length > 0 ? asked : idsOf(groups.to.flatMap(wholeRung)));
  const cc = new Set(idsOf(groups.cc ?? []).filter((id) => !to.has(id)));
  return { to: [...to].sort(), cc: [...cc].sort(), vacant: work.book.institution.ladder.filter((scope) => vacant.has(scope)) };
}

/** Who holds a role on that day over the goal, or over anything, with the delegates in force (domain.md 3.3). */
export function roleHolders(book: Book, role: Role, day: Day, goalId?: Id): Person[] {
  const people = [...book.people.values()];
  const principals = people.filter((person) => holdsRole(person, role, goalId, day));
  const delegates = [...book.delegations.values()]
    .filter((one) => one.role === role && delegationReaches(one, goalId, day) && principals.some(({ id }) => id === one.principalId))
    .map((one) => one.delegateId);
  return people.filter((person) => principals.includes(person) || (person.active && delegates.includes(person.id)));
}

/** The goal's manager: whoever holds the role for it, or nobody (domain.md 3.4). */
export const managerOf = (book: Book, goalId: Id, day: Day): Person | undefined =>
  [...book.people.values()].find((person) => holdsRole(person, 'GOAL_MANAGER', goalId, day));

/** The holders of a rung for a goal, delegates included (domain.md 4). */
export function holdersOf(book: Book, scope: Scope, goalId: Id | undefined, day: Day): Person[] {
  const found = rolesOfScope(scope).flatMap((role) => roleHolders(book, role, day, goalId));
  return [...book.people.values()].filter((person) => found.includes(person));
}

/** True when nobody holds the rung in their own right (domain.md 5.7); an integrating goal has no manager to miss. */
export function isVacant(book: Book, scope: Scope, goalId: Id | undefined, day: Day): boolean {
  if (scope === 'MANAGER' && goalId !== undefined && book.goals.get(goalId)?.integrating) return false;
  return !rolesOfScope(scope).some((role) => [...book.people.values()].some((person) => holdsRole(person, role, goalId, day)));
}

/** Who stands for a vacant rung: the nearest higher one that has a holder, else the nearest lower one (domain.md 5.7). */
export function standIns(work: Work, scope: Scope, goalId: Id | undefined): Person[] {
  const { ladder } = work.book.institution;
  const place = ladder.indexOf(scope);
  for (const rung of [...ladder.slice(place + 1), ...ladder.slice(0, place).reverse()]) {
    if (isVacant(work.book, rung, goalId, work.today)) continue;
    const holders = holdersOf(work.book, rung, goalId, work.today);
    if (holders.length > 0) return holders;
  }
  return [];
}

/** Who holds a role, and so the addressees, at the real date; only N26 looks for vacancies as of the planned one (domain.md 5.2, 5.7). */
function membersOf(work: Work, group: Group, about: Id | undefined, vacant: Set<Scope>): Id[] {
  if ('person' in group) return work.book.people.has(group.person) ? [group.person] : [];
  const goalId = group.goalId ?? about;
  const scope = 'scope' in group ? group.scope : SCOPE_OF_ROLE[group.role];
  const onLadder = scope !== undefined && work.book.institution.ladder.includes(scope);
  if (onLadder && isVacant(work.book, scope, goalId, work.today)) {
    vacant.add(scope);
    return standIns(work, scope, goalId).map(({ id }) => id);
  }
  const holders =
    'scope' in group ? holdersOf(work.book, group.scope, goalId, work.today) : roleHolders(work.book, group.role, work.today, goalId);
  return holders.map(({ id }) => id);
}

function wholeRung(group: Group): Group[] {
  const scope = 'role' in group ? SCOPE_OF_ROLE[group.role] : undefined;
  if (scope === undefined) return [];
  return [{ scope, ...('goalId' in group && group.goalId !== undefined && { goalId: group.goalId }) }];
}
