import type { Found } from './act-rule.ts';
import type { Act, ActName, Actor } from './acts.ts';
import type { Delegation, Id, Person, RoleAssignment } from './entities.ts';
import type { Day } from './instant.ts';
import { type Role, SCOPES, type Scope } from './values.ts';
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
const rank = (scope: Scope | undefined): number => (scope === undefined ? -1 : SCOPES.indexOf(scope));

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

function rolesHeld(person: Person, goalId: Id | undefined, day: Day): Role[] {
  return [...new Set(person.roles.filter((one) => inForce(one, day) && covers(one, goalId)).map((one) => one.role))];
}

interface Situation {
  readonly book: Book;
  readonly act: Act;
  readonly found: Found;
  readonly actor: Actor;
}
/** Who an act is open to: a role, or a place relative to the rung that holds the item. */
type Right = Role | 'HOLDER' | 'ABOVE' | 'COORDINATOR_OR_ABOVE' | 'RESPONSIBLE' | 'PRINCIPAL';
interface Permission {
  readonly rights: readonly (Right | { readonly as: Right; readonly only: (situation: Situation) => boolean })[];
  readonly needs: 'submit' | 'decide' | 'nothing'; // which side of a delegation it takes (domain.md 3.3)
}
const decide = (...rights: Permission['rights']): Permission => ({ rights, needs: 'decide' });
const item = ({ found }: Situation) => found.item;

/** Who may do what, in which scope (domain.md 1.2, 4, 5.7): the one table that the store, the screens and the API ask. */
export const PERMISSIONS: Readonly<Record<ActName, Permission>> = {
  registerAlert: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COORDINATOR_OR_ABOVE'),
  registerRestriction: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COORDINATOR_OR_ABOVE'),
  registerOpportunity: decide('GOAL_MANAGER', 'GOAL_ASSISTANT', 'COMMUNICATIONS_OFFICER'),
  convertAlert: decide('HOLDER'),
  addAction: {
    rights: [
      'HOLDER',
      'ABOVE',
      { as: 'GOAL_MANAGER', only: ({ act }) => !commits(act) },
      { as: 'GOAL_ASSISTANT', only: ({ act }) => !commits(act) },
      { as: 'RESPONSIBLE', only: ({ act }) => !commits(act) },
    ],
    needs: 'nothing',
  },
  review: { rights: ['HOLDER'], needs: 'nothing' },
  markUrgent: decide('COORDINATOR_OR_ABOVE'),
  markTranssectoral: decide('HOLDER', 'COORDINATOR_OR_ABOVE'),
  resolve: decide(
    'HOLDER',
    'ABOVE',
    { as: 'GOAL_MANAGER', only: (situation) => item(situation)?.scope !== 'MANAGER' },
    {
      as: 'COORDINATOR',
      only: (situation) => item(situation)?.resolutionProposed !== null,
    },
  ),
  discard: decide('HOLDER'),
  derive: decide('HOLDER', 'ABOVE'),
  returnDown: decide('HOLDER'),
  extendLimit: decide({ as: 'HOLDER', only: (situation) => item(situation)?.scope !== 'MANAGER' }, 'ABOVE'),
  reopen: decide('COORDINATOR_OR_ABOVE'),
  finishIntermediateGoal: decide('GOAL_MANAGER', 'GOAL_ASSISTANT'),
  undoFinish: decide('GOAL_MANAGER', 'COORDINATOR'),
  explainDelay: decide('GOAL_MANAGER', 'GOAL_ASSISTANT'),
  requestReprogramming: decide('GOAL_MANAGER'),
  decideReprogramming: decide('COORDINATOR'),
  declareStopped: decide('GOAL_MANAGER', 'COORDINATOR'),
  liftStop: decide('COORDINATOR'),
  proposeFinished: decide('GOAL_MANAGER'),
  confirmFinished: decide('COORDINATOR'),
  overrideState: decide({ as: 'GOAL_MANAGER', only: towardsWorse }, 'COORDINATOR'),
  validateOpportunity: decide('GOAL_MANAGER'),
  declineOpportunity: decide('COORDINATOR', 'MINISTER', 'HEAD_OFFICE', {
    as: 'GOAL_MANAGER',
    only: ({ found }) => found.opportunity !== undefined && ['IDENTIFIED', 'VALIDATED'].includes(found.opportunity.state),
  }),
  redateOpportunity: decide('GOAL_MANAGER', 'COORDINATOR'),
  saveDraft: { rights: ['GOAL_MANAGER', 'GOAL_ASSISTANT'], needs: 'submit' },
  submitUpdate: { rights: ['GOAL_MANAGER'], needs: 'submit' },
  returnUpdate: decide('COORDINATOR'),
  excuseUpdate: decide('COORDINATOR'),
  acceptLate: decide('COORDINATOR'),
  validateUpdate: decide('COORDINATOR', 'TECHNICAL_ADVISER'),
  confirmSelection: decide('COORDINATOR'),
  recordDecision: decide(
    { as: 'MINISTER', only: level('MINISTER') },
    { as: 'COORDINATOR', only: (situation) => level('MINISTER')(situation) && somebodyIs(situation, 'MINISTER') },
    { as: 'COMMITTEE_SECRETARY', only: level('COMMITTEE') },
    { as: 'COMMITTEE_CHAIR', only: level('COMMITTEE') },
    { as: 'HEAD_OFFICE', only: level('HEAD_OF_GOVERNMENT') },
  ),
  answerAgenda: decide('HEAD_OFFICE', {
    as: 'COORDINATOR',
    only: ({ act, found }) => act.do === 'answerAgenda' && act.answer === 'HELD' && found.agenda?.originType === 'OPPORTUNITY',
  }),
  declareHoliday: decide('INSTANCE_ADMIN'),
  delegate: { rights: ['PRINCIPAL', 'INSTANCE_ADMIN'], needs: 'nothing' },
  withdrawDelegation: { rights: ['PRINCIPAL', 'INSTANCE_ADMIN'], needs: 'nothing' },
  replanWeek: decide('INSTANCE_ADMIN'),
  pauseWeek: decide('INSTANCE_ADMIN'),
  resumeWeek: decide('INSTANCE_ADMIN'),
  cancelWeek: decide('INSTANCE_ADMIN'),
  retryLetter: decide('INSTANCE_ADMIN'),
};

/** The capacity by which the actor may do this, or undefined: own roles before those in another's place. */
export function permitted(situation: Situation, day: Day): Capacity | undefined {
  const { act, actor, book, found } = situation;
  const { rights, needs } = PERMISSIONS[act.do];
  const takes = act.do === 'addAction' && act.committed !== undefined ? 'decide' : needs;
  const capacities = capacitiesOf(book, actor, found.goal?.id, day).filter(
    (one) => !one.standsIn || (takes === 'submit' ? one.canSubmit : takes === 'decide' ? one.canDecide : true),
  );
  for (const right of rights) {
    const { as, only } = typeof right === 'string' ? { as: right, only: undefined } : right;
    if (only && !only(situation)) continue;
    const capacity = capacities.find((one) => fits(as, one, situation));
    if (capacity) return capacity;
    if (as === 'PRINCIPAL' && isPrincipal(situation)) return ownCapacity(actor.by, act.do === 'delegate' ? act.role : 'GOAL_MANAGER');
    if (as === 'RESPONSIBLE' && isResponsible(situation)) return ownCapacity(actor.by, 'TASK_GROUP_MEMBER');
  }
  return undefined;
}

const ownCapacity = (personId: Id, role: Role): Capacity => ({ role, personId, standsIn: false, canSubmit: true, canDecide: true });

function fits(right: Right, { role }: Capacity, { found }: Situation): boolean {
  const held = SCOPE_OF_ROLE[role];
  switch (right) {
    case 'HOLDER':
      return held !== undefined && held === found.item?.scope;
    case 'ABOVE':
      return held !== undefined && found.item !== undefined && rank(held) > rank(found.item.scope);
    case 'COORDINATOR_OR_ABOVE':
      return held !== undefined && held !== 'MANAGER';
    default:
      return right === role;
  }
}

function isPrincipal({ act, actor, found }: Situation): boolean {
  if (act.do === 'delegate') return act.from === actor.by;
  return found.delegation !== undefined && found.delegation.principalId === actor.by;
}
/** The person an item's commitment names: the responsible actor of addAction. */
function isResponsible({ book, actor, found }: Situation): boolean {
  return [...book.commitments.values()].some(
    (one) => one.itemId === found.item?.id && one.endedAt === null && one.responsibleId === actor.by,
  );
}
function commits(act: Act): boolean {
  return act.do === 'addAction' && act.committed !== undefined;
}
function level(wanted: 'MINISTER' | 'COMMITTEE' | 'HEAD_OF_GOVERNMENT') {
  return ({ act }: Situation): boolean => act.do === 'recordDecision' && act.level === wanted;
}
function somebodyIs({ book }: Situation, role: Role): boolean {
  return [...book.people.values()].some((person) => person.active && person.roles.some((one) => one.role === role));
}
/** A manager may show a goal worse than computed, and lift such an override; showing it better is the coordinator's. */
function towardsWorse({ act, found }: Situation): boolean {
  if (act.do !== 'overrideState' || !found.goal) return false;
  const order = ['STOPPED', 'DELAYED', 'NORMAL', 'FINISHED'];
  if (act.state === found.goal.computedState) return found.goal.override?.better !== true;
  return order.indexOf(act.state) < order.indexOf(found.goal.computedState);
}
