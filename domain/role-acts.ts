import { type ActRules, findGoal } from './act-rule.ts';
import type { ActOf, Refusal } from './acts.ts';
import { managerOf } from './addressees.ts';
import { keepsAdministrator } from './administrators.ts';
import { addDays } from './calendar.ts';
import { covers } from './capacities.ts';
import type { Goal, Id, Person, RoleAssignment } from './entities.ts';
import type { Day } from './instant.ts';
import { findPerson, personOf } from './people-acts.ts';
import { because, refuse } from './refusal.ts';
import { goalByCode, putPerson, tell, type Work } from './work.ts';

/** Who holds which role, over what, from when to when (domain.md 1.2, 3.3, 5.7). */
export const ROLE_ACTS: ActRules<'assignRole' | 'endRole' | 'changeManager'> = {
  assignRole: {
    find: findPerson,
    valid: (work, act, found) => ifBadRole(work, act, personOf(found)),
    apply: (work, { role, goals, since, until }, found) => {
      const person = personOf(found);
      const goalIds = goals?.flatMap((code) => goalByCode(work.book, code)?.id ?? []);
      const assignment: RoleAssignment = {
        id: work.newId(),
        role,
        ...(goalIds !== undefined && { goalIds }),
        from: since ?? work.today,
        ...(until !== undefined && { to: until }),
      };
      putPerson(work, { ...person, roles: [...person.roles, assignment] });
      tellRole(work, person, null, assignment);
    },
  },
  endRole: {
    find: (work, act) => {
      const found = findPerson(work, act);
      if (!('on' in found)) return found;
      return personOf(found).roles.some(({ id }) => id === act.assignment)
        ? found
        : refuse('NotFound', because`${personOf(found).name} has no such role`, 'assignment');
    },
    possible: (work, { assignment }, found) => {
      const { to } = roleOf(personOf(found), assignment);
      return to !== undefined && to < work.today ? refuse('NotPossible', because`this role ended on ${to}`) : undefined;
    },
    valid: (work, { assignment, until }, found) => {
      const person = personOf(found);
      const eve = addDays(work.today, -1);
      if (until < eve) return refuse('InvalidInput', because`${until} is past: a role ends yesterday (${eve}) at the earliest`, 'until');
      return keepsAdministrator(
        work,
        withRole(person, assignment, (role) => ({ ...role, to: until })),
      );
    },
    apply: (work, { assignment, until }, found) => {
      const person = personOf(found);
      const before = roleOf(person, assignment);
      putPerson(
        work,
        withRole(person, assignment, (role) => ({ ...role, to: until })),
      );
      tellRole(work, person, before, { ...before, to: until });
    },
  },
  changeManager: {
    find: (work, { goal, to }) => {
      const person = work.book.people.get(to);
      const found = findGoal(work, { goal });
      return 'goal' in found && !person
        ? refuse('NotFound', because`there is no person ${to} here`, 'to')
        : { ...found, ...(person && { person }) };
    },
    possible: (_work, _act, { goal, on }) =>
      goal?.lifecycle === 'CLOSED' || goal?.lifecycle === 'CANCELLED'
        ? refuse('NotPossible', because`${on} has ended: nobody manages it any more`)
        : undefined,
    valid: (work, { since, to }, found) => {
      const from = since ?? work.today;
      if (from < work.today) return refuse('InvalidInput', because`${from} is past: give today (${work.today}) or later`, 'since');
      if (!personOf(found).active) return refuse('InvalidInput', because`${personOf(found).name} has no active account`, 'to');
      const present = managerOf(work.book, goalOf(found).id, from);
      return present?.id === to ? refuse('InvalidInput', because`${present.name} manages ${found.on} already`, 'to') : undefined;
    },
    apply: (work, { since }, found) => {
      const from = since ?? work.today;
      const goal = goalOf(found);
      const to = personOf(found);
      const before = managerOf(work.book, goal.id, from);
      for (const person of [...work.book.people.values()]) takeGoal(work, person, goal.id, from);
      const fresh = work.book.people.get(to.id) ?? to;
      putPerson(work, { ...fresh, roles: [...fresh.roles, { id: work.newId(), role: 'GOAL_MANAGER', goalIds: [goal.id], from }] });
      tell(work, { kind: 'change', of: 'goal', id: goal.code, field: 'manager', before: before?.id ?? null, after: to.id });
    },
  },
};

/** InvalidInput: a role over nothing, for no day, or that somebody has already. */
function ifBadRole(work: Work, { role, goals, since, until }: ActOf<'assignRole'>, person: Person): Refusal | undefined {
  const { book } = work;
  const from = since ?? work.today;
  const unknown = goals?.find((code) => !goalByCode(book, code));
  if (unknown !== undefined) return refuse('InvalidInput', because`there is no goal ${unknown} here`, 'goals');
  if (until !== undefined && until < from)
    return refuse('InvalidInput', because`it ends on ${until}, before it begins on ${from}`, 'until');
  if (role === 'GOAL_MANAGER' && !goals?.length)
    return refuse('InvalidInput', 'say which goals: a manager without goals manages nothing', 'goals');
  const goalIds = goals?.flatMap((code) => goalByCode(book, code)?.id ?? []);
  const meets = (one: RoleAssignment): boolean => one.role === role && (one.to ?? '9999') >= from && (one.from ?? '') <= (until ?? '9999');
  const same = person.roles.some(
    (one) => meets(one) && (one.goalIds === undefined || goalIds?.every((id) => one.goalIds?.includes(id)) === true),
  );
  if (same) return refuse('InvalidInput', because`${person.name} has this role then already`, 'role');
  if (role !== 'GOAL_MANAGER') return undefined;
  for (const id of goalIds ?? []) {
    const manager = [...book.people.values()].find(
      ({ id: other, active, roles }) => active && other !== person.id && roles.some((one) => meets(one) && covers(one, id)),
    );
    if (manager)
      return refuse(
        'InvalidInput',
        because`${book.goals.get(id)?.code ?? id} is managed by ${manager.name} then: a goal has one manager, hand it over`,
        'goals',
      );
  }
  return undefined;
}

/** Ends what somebody has of managing the goal on the eve of a day; their other goals stay with them. */
function takeGoal(work: Work, person: Person, goalId: Id, from: Day): void {
  const eve = addDays(from, -1);
  const roles = person.roles.flatMap((one): RoleAssignment[] => {
    if (one.role !== 'GOAL_MANAGER' || !one.goalIds?.includes(goalId) || (one.to !== undefined && one.to < from)) return [one];
    const rest = one.goalIds.filter((id) => id !== goalId);
    const others: RoleAssignment[] = rest.length > 0 ? [{ ...one, id: work.newId(), goalIds: rest, from: laterOf(one.from, from) }] : [];
    return [{ ...one, to: eve }, ...others];
  });
  if (roles.some((one, index) => one !== person.roles[index])) putPerson(work, { ...person, roles });
}
const laterOf = (one: Day | undefined, other: Day): Day => (one !== undefined && one > other ? one : other);

function tellRole(work: Work, person: Person, before: RoleAssignment | null, after: RoleAssignment): void {
  tell(work, {
    kind: 'change',
    of: 'person',
    id: person.id,
    field: 'role',
    before: before && told(work, before),
    after: told(work, after),
  });
}
const told = ({ book }: Work, { role, goalIds, from, to }: RoleAssignment) => ({
  role,
  goals: goalIds?.map((id) => book.goals.get(id)?.code ?? id) ?? null,
  from: from ?? null,
  to: to ?? null,
});

const withRole = (person: Person, id: Id, change: (role: RoleAssignment) => RoleAssignment): Person => ({
  ...person,
  roles: person.roles.map((one) => (one.id === id ? change(one) : one)),
});
function roleOf({ name, roles }: Person, id: Id): RoleAssignment {
  const found = roles.find((one) => one.id === id);
  if (!found) throw new Error(`${name} has no role ${id}`);
  return found;
}
function goalOf({ goal, on }: { readonly goal?: Goal; readonly on: string }): Goal {
  if (!goal) throw new Error(`no goal was found for ${on}`);
  return goal;
}
