import type { Day } from '../../domain/instant.ts';
import { type KnownIds, knownPerson } from './scenario-ids.ts';
import { type Parts, type Say, sayRepeated } from './scenario-parts.ts';
import type { Path } from './yaml-source.ts';

interface Managing {
  readonly person: string;
  readonly goal: string;
  readonly from: Day;
  readonly to: Day;
  readonly path: Path;
}
const FIRST = '0001-01-01';
const LAST = '9999-12-31';

/** People: ids and addresses once, goals that exist, one manager of a goal at a time (domain.md 3.3, 3.4). */
export function peopleProblems({ people }: Parts, ids: KnownIds, say: Say): void {
  sayRepeated(people, 'id', ({ id }) => id, say);
  sayRepeated(people, 'email', ({ email }) => email.toLowerCase(), say);
  const managing: Managing[] = [];
  for (const { path, value: person } of people) {
    for (const [index, role] of person.roles.entries()) {
      const at = [...path, 'roles', index];
      const { from = FIRST, to = LAST } = role;
      if (from > to) say([...at, 'to'], `${to} is before ${from}`, `${from} or later`);
      for (const [place, goal] of (role.goals ?? []).entries()) {
        const where = [...at, 'goals', place];
        if (!ids.isGoal(goal)) say(where, `there is no goal ${goal}`, 'the code of a goal of this file');
        if (role.role !== 'GOAL_MANAGER') continue;
        const other = managing.find((one) => one.goal === goal && one.person !== person.id && one.from <= to && from <= one.to);
        if (other) say(where, `${goal} has two managers, ${other.person} and ${person.id}`, 'one manager of a goal at a time');
        managing.push({ person: person.id, goal, from, to, path: where });
      }
    }
  }
}

/** Delegations as domain.md 3.3 allows them: of a role one holds, to whom it may be handed. */
export function delegationProblems({ people, delegations }: Parts, ids: KnownIds, say: Say): void {
  const holds = (person: string, roles: readonly string[], since: Day, until: Day) =>
    people.some(
      ({ value }) =>
        value.id === person &&
        value.roles.some(({ role, from = FIRST, to = LAST }) => roles.includes(role) && from <= until && since <= to),
    );
  const read = new Set(people.map(({ value }) => value.id));
  for (const { path, value } of delegations) {
    const { from, to, role, since, until } = value;
    knownPerson(from, ids, [...path, 'from'], say);
    knownPerson(to, ids, [...path, 'to'], say);
    if (until < since) say([...path, 'until'], `${until} is before ${since}`, `${since} or later`);
    if (from === to) say([...path, 'to'], `${to} delegates to nobody else`, 'another person');
    else if (read.has(from) && !holds(from, [role], since, until))
      say([...path, 'from'], `${from} does not hold ${role} then`, 'somebody who holds the role: what is delegated cannot be handed on');
    else if (role === 'GOAL_MANAGER' && read.has(to) && !holds(to, ['GOAL_ASSISTANT', 'GOAL_MANAGER'], since, until))
      say([...path, 'to'], `${to} is neither assistant nor manager`, 'an assistant or a manager: to others a manager cannot delegate');
  }
}
