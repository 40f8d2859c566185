import type { Refusal } from './acts.ts';
import type { Person } from './entities.ts';
import { because, refuse } from './refusal.ts';
import type { Work } from './work.ts';

/** NotPossible: an institution keeps somebody who administers it, also on the days to come. */
export function keepsAdministrator({ book, today }: Work, changed: Person): Refusal | undefined {
  const people = [...book.people.values()];
  const lasts = (some: readonly Person[]): boolean =>
    some.some(
      ({ active, roles }) =>
        active && roles.some((one) => one.role === 'INSTANCE_ADMIN' && (one.from ?? today) <= today && one.to === undefined),
    );
  const after = people.map((one) => (one.id === changed.id ? changed : one));
  return lasts(people) && !lasts(after)
    ? refuse('NotPossible', because`${changed.name} is the last administrator: give the role to somebody else first`)
    : undefined;
}
