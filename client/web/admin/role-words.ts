import type { Id, Person, RoleAssignment } from '../../../domain/entities.ts';
import { ROLES } from '../../../domain/values.ts';
import type { Book } from '../../../domain/work.ts';
import type { Visit } from '../visit.ts';

/** Roles in the order in which people look for them; citizens have the public page and get no account. */
export const roleOptions = ({ t }: Visit) =>
  ROLES.filter((role) => role !== 'CITIZEN').map((value) => ({ value, label: t(`role.${value}`) }));

/** `Gerente de Meta (MOP-01, MOP-04), desde el 01/12/2026` */
export function roleLine({ book, t, f, tx }: Visit, { role, goalIds, from, to }: RoleAssignment): string {
  const goals =
    goalIds === undefined
      ? ''
      : ` (${goalIds
          .map((id) => book.goals.get(id)?.code ?? '')
          .filter(Boolean)
          .join(', ')})`;
  const since = from !== undefined && from > tx.today ? `, ${t('role.since', { day: f.record(from) })}` : '';
  const until = to === undefined ? '' : `, ${t('role.until', { day: f.record(to) })}`;
  return `${t(`role.${role}`)}${goals}${since}${until}`;
}

/** Roles of today and of days to come; those that ended are history. */
export const liveRoles = ({ roles }: Person, today: string): RoleAssignment[] =>
  roles.filter(
    (one) => (one.to === undefined || one.to >= today) && (one.from === undefined || one.to === undefined || one.from <= one.to),
  );

/** Active people by name, for a choice. */
export const peopleOptions = (book: Book, none?: string) => [
  ...(none === undefined ? [] : [{ value: '', label: none }]),
  ...[...book.people.values()]
    .filter(({ active }) => active)
    .sort((a, b) => a.name.localeCompare(b.name, 'es'))
    .map(({ id, name }) => ({ value: id, label: name })),
];

/** Goals that are not over by code, for a choice. */
export const goalOptions = (book: Book) =>
  [...book.goals.values()]
    .filter(({ lifecycle }) => lifecycle !== 'CLOSED' && lifecycle !== 'CANCELLED')
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, title }) => ({ value: code, label: `${code} · ${title}` }));

/** The languages a person may read, with the regions an institution is in. */
export function localeOptions({ book, t }: Visit) {
  const region = book.institution.locale.split('-')[1];
  const plain = ['es', 'pt', 'en'].map((value) => ({ value, label: t(`language.${value}`) }));
  if (region === undefined) return plain;
  return plain.map(({ value, label }) => ({ value: `${value}-${region}`, label }));
}

/** A person by their row or by their short name. */
export const personNamed = (book: Book, given: string | undefined): Person | undefined =>
  book.people.get((given ?? '') as Id) ?? [...book.people.values()].find(({ handle }) => handle === given);
