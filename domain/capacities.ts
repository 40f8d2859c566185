import type { Actor } from './acts.ts';
import type { Delegation, Id, Item, Person, RoleAssignment } from './entities.ts';
import type { Day } from './instant.ts';
import type { Role, Scope } from './values.ts';
import type { Book } from './work.ts';

/** One role somebody may act in here and now, in their own right or in another person's place (domain.md 3.3). */
export interface Capacity {
  readonly role: Role;
  readonly personId: Id; // whose role it is
  readonly standsIn: boolean; // for another person: a delegate, or the coordinator for the minister
  readonly canSubmit: boolean;
  readonly canDecide: boolean;
}

/** The rung whose holder a role is (domain.md 4). */
export const SCOPE_OF_ROLE: Partial<Record<Role, Scope>> = {
  GOAL_MANAGER: 'MANAGER',
  COORDINATOR: 'COORDINATOR',
  MINISTER: 'MINISTER',
  COMMITTEE_SECRETARY: 'COMMITTEE',
  COMMITTEE_CHAIR: 'COMMITTEE',
  HEAD_OFFICE: 'HEAD_OF_GOVERNMENT',
};
/** The roles that hold a rung. */
export const rolesOfScope = (scope: Scope): Role[] =>
  (Object.keys(SCOPE_OF_ROLE) as Role[]).filter((role) => SCOPE_OF_ROLE[role] === scope);

/** True when the assignment counts on that day (domain.md 3.3: days, inclusive). */
export const inForce = ({ from, to }: RoleAssignment, day: Day): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);
/** True when an assignment covers the goal; without a list a manager manages nothing and any other role covers all. */
export function covers({ role, goalIds }: Pick<RoleAssignment, 'role' | 'goalIds'>, goalId: Id | undefined): boolean {
  if (goalIds === undefined) return role !== 'GOAL_MANAGER';
  return goalId === undefined || goalIds.includes(goalId);
}
/** True when the person is active and holds the role over the goal on that day; without a goal, over anything. */
export const holdsRole = (person: Person, role: Role, goalId: Id | undefined, day: Day): boolean =>
  person.active && person.roles.some((one) => one.role === role && inForce(one, day) && covers(one, goalId));
/** True when the delegation is in force on that day and reaches the goal. */
export const delegationReaches = (delegation: Delegation, goalId: Id | undefined, day: Day): boolean =>
  delegation.withdrawnAt === null &&
  delegation.from <= day &&
  day <= delegation.to &&
  (delegation.goalIds === undefined || goalId === undefined || delegation.goalIds.includes(goalId));

/** Every capacity the actor has over the goal; with `onBehalfOf`, only those in that person's place. */
export function capacitiesOf(book: Book, actor: Actor, goalId: Id | undefined, day: Day): Capacity[] {
  const self = book.people.get(actor.by);
  if (!self?.active) return [];
  const own: Capacity[] = rolesHeld(self, goalId, day).map((role) => ({
    role,
    personId: self.id,
    standsIn: false,
    canSubmit: true,
    canDecide: true,
  }));
  const delegated: Capacity[] = [...book.delegations.values()]
    .filter((one) => one.delegateId === self.id && delegationReaches(one, goalId, day))
    .filter((one) => {
      const principal = book.people.get(one.principalId);
      return principal !== undefined && holdsRole(principal, one.role, goalId, day);
    })
    .map((one) => ({ role: one.role, personId: one.principalId, standsIn: true, canSubmit: one.canSubmit, canDecide: one.canDecide }));
  const { onBehalfOf } = actor;
  if (onBehalfOf === undefined || onBehalfOf === self.id) return [...own, ...delegated];
  const principal = book.people.get(onBehalfOf);
  const coordinates = [...own, ...delegated].find((one) => one.role === 'COORDINATOR' && one.canDecide);
  const forMinister: Capacity[] =
    principal && coordinates && holdsRole(principal, 'MINISTER', goalId, day)
      ? [{ role: 'MINISTER', personId: principal.id, standsIn: true, canSubmit: true, canDecide: true }]
      : [];
  return [...delegated.filter((one) => one.personId === onBehalfOf), ...forMinister];
}

/** True for the responsible actor of an item: the one it names, or the one its commitment names (domain.md 4.3). */
export const isResponsibleFor = (
  book: Pick<Book, 'commitments'>,
  personId: Id,
  { id, responsible }: Pick<Item, 'id' | 'responsible'>,
): boolean =>
  responsible === personId ||
  [...book.commitments.values()].some((one) => one.itemId === id && one.endedAt === null && one.responsibleId === personId);

function rolesHeld(person: Person, goalId: Id | undefined, day: Day): Role[] {
  return [...new Set(person.roles.filter((one) => inForce(one, day) && covers(one, goalId)).map((one) => one.role))];
}
