import type { ActRules, Found } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { keepsAdministrator } from './administrators.ts';
import type { Id, Person } from './entities.ts';
import { handleFor } from './handles.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { putPerson, tell, type Work } from './work.ts';

/** People of the institution: who they are and whether they may come in; nothing is deleted (domain.md 3, 3.3). */
export const PEOPLE_ACTS: ActRules<'addPerson' | 'changePerson' | 'disablePerson' | 'enablePerson'> = {
  addPerson: {
    find: ({ book }) => ({ on: book.institution.code }),
    valid: ({ book }, { id, name, email }) =>
      unlessSaid(name, 'name') ??
      unlessSaid(email, 'email') ??
      ifAddressTaken(book.people, email) ??
      (id !== undefined && [...book.people.values()].some(({ handle }) => handle === id)
        ? refuse('InvalidInput', because`${id} is the short name of somebody else`, 'id')
        : undefined),
    apply: (work, { id, name, email, locale }) => {
      const { institution, people } = work.book;
      const person: Person = {
        id: work.newId(),
        handle: id ?? handleFor(email, people.values()),
        name: name.trim(),
        email: email.trim(),
        locale: locale ?? institution.locale,
        active: true,
        roles: [],
      };
      putPerson(work, person);
      tell(work, {
        kind: 'change',
        of: 'person',
        id: person.id,
        field: 'recorded',
        before: null,
        after: { name: person.name, email: person.email },
      });
    },
  },
  changePerson: {
    find: findPerson,
    valid: ({ book }, { name, email }, found) =>
      (name === undefined ? undefined : unlessSaid(name, 'name')) ??
      (email === undefined ? undefined : (unlessSaid(email, 'email') ?? ifAddressTaken(book.people, email, found.on))),
    apply: (work, { name, email, locale }, found) => {
      const before = personOf(found);
      const given = {
        ...(name !== undefined && { name: name.trim() }),
        ...(email !== undefined && { email: email.trim() }),
        ...(locale !== undefined && { locale }),
      };
      changePerson(work, before, given);
    },
  },
  disablePerson: {
    find: findPerson,
    possible: (work, _act, found) => {
      const person = personOf(found);
      if (!person.active) return refuse('NotPossible', because`${person.name} is disabled already`);
      return keepsAdministrator(work, { ...person, active: false });
    },
    apply: (work, _act, found) => changePerson(work, personOf(found), { active: false }),
  },
  enablePerson: {
    find: findPerson,
    possible: (_work, _act, found) =>
      personOf(found).active ? refuse('NotPossible', because`${personOf(found).name} is active already`) : undefined,
    apply: (work, _act, found) => changePerson(work, personOf(found), { active: true }),
  },
};

/** The person an act names by their row, or by their short name where they were added in the same form. */
export function findPerson({ book }: Work, { person: id }: { readonly person: Id }): Found | Refusal {
  const person = book.people.get(id) ?? [...book.people.values()].find(({ handle }) => handle === id);
  return person ? { on: person.id, person } : refuse('NotFound', because`there is no person ${id} here`, 'person');
}

function changePerson(work: Work, before: Person, given: Partial<Pick<Person, 'name' | 'email' | 'locale' | 'active'>>): void {
  putPerson(work, { ...before, ...given });
  for (const field of Object.keys(given) as (keyof typeof given)[]) {
    if (before[field] === given[field]) continue;
    tell(work, { kind: 'change', of: 'person', id: before.id, field, before: before[field], after: given[field] });
  }
}

/** InvalidInput: an address is unique in its institution, however it is written (domain.md 3.3). */
function ifAddressTaken(people: ReadonlyMap<Id, Person>, email: string, but?: Id): Refusal | undefined {
  const plain = email.trim().toLowerCase();
  const same = [...people.values()].find((one) => one.id !== but && one.email.toLowerCase() === plain);
  return same && refuse('InvalidInput', because`${email.trim()} is the address of ${same.name}`, 'email');
}

/** The person a rule of people has found. */
export function personOf({ person, on }: Found): Person {
  if (!person) throw new Error(`no person was found for ${on}`);
  return person;
}
