import { type Capacity, capacitiesOf, covers, delegationReaches, inForce } from './capacities.ts';
import type { Delegation, Id, RoleAssignment } from './entities.ts';
import type { Day } from './instant.ts';
import { ROLES, type Role } from './values.ts';
import type { Book } from './work.ts';

/** Who reads goals, items and weeks as part of their office (domain.md 1.2); citizens have the public page. */
const OFFICE: readonly Role[] = ROLES.filter((role) => role !== 'CITIZEN' && role !== 'CO_PARTICIPANT');

/** Who may look at what (domain.md 1.2, 5.7), as permissions.ts says who may do what; ANYONE is every active person of the institution. */
export const VIEWS = {
  ACCOUNT: 'ANYONE', // own sessions, own delegations, help
  MY_WEEK: ['GOAL_MANAGER', 'GOAL_ASSISTANT'],
  UPDATE: ['GOAL_MANAGER', 'GOAL_ASSISTANT'], // the Wednesday form of a goal
  GOAL: OFFICE,
  ITEMS: OFFICE,
  DASHBOARD: OFFICE,
  WEEK: OFFICE,
  REPORTS: OFFICE, // the catalogue of 7.2: what it shows of goals is of those seen
  DESK: ['COORDINATOR', 'TECHNICAL_ADVISER'],
  BRIEFING: ['MINISTER', 'COORDINATOR'],
  SITTING: ['COMMITTEE_MEMBER', 'COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR', 'COORDINATOR', 'MINISTER'],
  AGENDA: ['HEAD_OFFICE', 'HEAD_OF_GOVERNMENT', 'COMMITTEE_SECRETARY', 'COMMITTEE_CHAIR', 'COORDINATOR', 'MINISTER'],
  LETTERS: ['INSTANCE_ADMIN', 'COORDINATOR'], // the outbox: every copy's fate
  HISTORY: ['INSTANCE_ADMIN', 'AUDITOR', 'COORDINATOR'],
  STEPS: ['INSTANCE_ADMIN', 'COORDINATOR'], // the onboarding steps of 9.1
  ADMIN: ['INSTANCE_ADMIN'],
} as const satisfies Record<string, readonly Role[] | 'ANYONE'>;
export type ViewName = keyof typeof VIEWS;

/** What these pages show is of all goals at once: to whoever has the role for a list of goals they are shut (domain.md 3.3). */
export const OF_ALL_GOALS: Readonly<Partial<Record<ViewName, readonly Role[]>>> = {
  LETTERS: ['COORDINATOR'],
  HISTORY: ['COORDINATOR', 'AUDITOR'],
};

/** True when the person may look at this today, by an own role or as a delegate; over the goal, where one is named. */
export function maySee(book: Book, personId: Id, view: ViewName, day: Day, goalId?: Id): boolean {
  const open: readonly Role[] | 'ANYONE' = VIEWS[view];
  if (!book.people.get(personId)?.active) return false;
  if (open === 'ANYONE') return true;
  return capacitiesOf(book, { by: personId, via: 'web' }, goalId, day).some(
    (one) => open.includes(one.role) && (!OF_ALL_GOALS[view]?.includes(one.role) || isOverAll(book, personId, one, day)),
  );
}

/** True when the person may look at this by a role, and where in another's place by a delegation, that has no list of goals (domain.md 3.3). */
export function maySeeWhole(book: Book, personId: Id, view: ViewName, day: Day): boolean {
  const open: readonly Role[] | 'ANYONE' = VIEWS[view];
  return capacitiesOf(book, { by: personId, via: 'web' }, undefined, day).some(
    (one) => (open === 'ANYONE' || open.includes(one.role)) && isOverAll(book, personId, one, day),
  );
}

/** True when neither the role nor the delegation by which it is held has a list of goals. */
function isOverAll(book: Book, personId: Id, { role, personId: holder, standsIn }: Capacity, day: Day): boolean {
  const held = book.people.get(holder)?.roles.some((one) => one.role === role && inForce(one, day) && coversAll(one)) === true;
  const reached = (one: Delegation): boolean =>
    one.delegateId === personId &&
    one.principalId === holder &&
    one.role === role &&
    one.goalIds === undefined &&
    delegationReaches(one, undefined, day);
  return held && (!standsIn || [...book.delegations.values()].some(reached));
}

/** The goals a person may look at in a view; what is not in it does not exist for them (domain.md 1.2, 3.3). */
export function goalsSeen(
  book: Book,
  personId: Id,
  view: ViewName,
  day: Day,
): { readonly all: boolean; readonly has: (goalId: Id) => boolean } {
  const person = book.people.get(personId);
  if (!person?.active) return { all: false, has: () => false };
  const open: readonly Role[] | 'ANYONE' = VIEWS[view];
  if (open === 'ANYONE' || person.roles.some((one) => inForce(one, day) && open.includes(one.role) && coversAll(one)))
    return { all: true, has: () => true };
  const kept = new Map<Id, boolean>();
  return {
    all: false,
    has: (goalId) => {
      const known = kept.get(goalId);
      if (known !== undefined) return known;
      const sees = maySee(book, personId, view, day, goalId);
      kept.set(goalId, sees);
      return sees;
    },
  };
}

const coversAll = (one: RoleAssignment): boolean => one.goalIds === undefined && covers(one, undefined);
