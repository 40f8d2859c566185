import type { Act } from '../../../domain/acts.ts';
import type { Id, Person } from '../../../domain/entities.ts';
import { handleFor } from '../../../domain/handles.ts';
import { ROLES } from '../../../domain/values.ts';
import { goalByCode } from '../../../domain/work.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import type { ImportKind, Present, RowPlan } from './kind.ts';

type Field = 'name' | 'email' | 'locale' | 'role' | 'goals' | 'since' | 'until';

/** People with their roles; somebody with several roles has a row for each (domain.md 3.3). */
export const PEOPLE: ImportKind<Field> = {
  name: 'people',
  columns: {
    name: {
      titles: { es: 'Nombre', pt: 'Nome', en: 'Name' },
      also: ['nombre completo', 'nombre y apellido', 'nombres y apellidos', 'nome completo', 'full name'],
      needed: true,
      width: 30,
      example: { es: 'Lucía Paredes', pt: 'Lucía Paredes', en: 'Lucía Paredes' },
    },
    email: {
      titles: { es: 'Correo', pt: 'E-mail', en: 'E-mail' },
      also: ['correo electrónico', 'email', 'mail', 'correio eletrônico', 'e-mail address'],
      needed: true,
      width: 34,
      example: { es: 'lucia.paredes@mop.example', pt: 'lucia.paredes@mop.example', en: 'lucia.paredes@mop.example' },
    },
    locale: { titles: { es: 'Idioma', pt: 'Idioma', en: 'Language' }, also: ['locale'], example: { es: 'es-PE', pt: 'pt-BR', en: 'en' } },
    role: {
      titles: { es: 'Función', pt: 'Função', en: 'Role' },
      also: ['rol', 'cargo en la rutina', 'papel'],
      list: 'role',
      values: ROLES,
      width: 28,
      example: { es: 'Gerente de meta', pt: 'Gerente de meta', en: 'Goal manager' },
    },
    goals: {
      titles: { es: 'Metas', pt: 'Metas', en: 'Goals' },
      also: ['códigos de metas', 'códigos das metas', 'goal codes'],
      width: 24,
      example: { es: 'MOP-01, MOP-04', pt: 'MOP-01, MOP-04', en: 'MOP-01, MOP-04' },
    },
    since: {
      titles: { es: 'Desde', pt: 'Desde', en: 'Since' },
      also: ['from'],
      kind: 'day',
      example: { es: '01/01/2026', pt: '01/01/2026', en: '2026-01-01' },
    },
    until: { titles: { es: 'Hasta', pt: 'Até', en: 'Until' }, also: ['to'], kind: 'day', example: { es: '', pt: '', en: '' } },
  },
  plan,
};

function plan(row: Row<Field>, reading: RowReading<Field>, present: Present): RowPlan<Field> | undefined {
  const before = reading.count();
  const name = reading.told(row, 'name', 200);
  const email = reading.told(row, 'email', 254);
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    reading.say(row, 'email', 'does not fit', 'an address as name@place.example');
  const locale = reading.text(row, 'locale', { most: 20 });
  if (locale !== null && !/^(?:es|pt|en)(?:[-_][A-Za-z]{2})?$/.test(locale))
    reading.say(row, 'locale', 'does not fit', 'es, pt or en, with a country as es-PE');
  const role = reading.word(row, 'role', ROLES);
  const goals = reading.list(row, 'goals');
  if (role === null && goals.length > 0 && reading.count() === before)
    reading.say(row, 'goals', 'is without a role', 'the role that is about these goals');
  const [since, until] = [reading.day(row, 'since'), reading.day(row, 'until')];
  if (reading.count() > before) return undefined;
  const known = personOf(present, email);
  const [person, acts] = personActs(present, known, { name, email, locale });
  const assignment: Act[] =
    role === null || holds(present, known, role, goals)
      ? []
      : [
          {
            do: 'assignRole',
            person,
            role,
            ...(goals.length > 0 && { goals }),
            ...(since !== null && { since }),
            ...(until !== null && { until }),
          },
        ];
  const all = [...acts, ...assignment];
  return {
    acts: all,
    code: null,
    title: `${name} · ${email}`,
    standing: known === undefined && acts.length > 0 ? 'NEW' : all.length > 0 ? 'CHANGED' : 'SAME',
    columnOf: (where) => (where === 'person' || where === 'id' ? 'email' : (where as Field)),
  };
}

const personOf = ({ book }: Present, email: string): Person | undefined =>
  [...book.people.values()].find((one) => one.email.toLowerCase() === email.toLowerCase());

/** How the person is called in the acts that follow, and what makes them as the row says. */
function personActs(
  present: Present,
  known: Person | undefined,
  { name, email, locale }: { readonly name: string; readonly email: string; readonly locale: string | null },
): readonly [person: Id, acts: Act[]] {
  const { planned, book } = present;
  const spoken = locale === null ? {} : { locale: locale.replace('_', '-') };
  if (known) {
    const given = { ...(known.name !== name && { name }), ...(locale !== null && known.locale !== spoken.locale && spoken) };
    return [known.id, Object.keys(given).length === 0 ? [] : [{ do: 'changePerson', person: known.id, ...given }]];
  }
  const above = planned.get(email.toLowerCase());
  if (above !== undefined) return [above, []];
  const taken = [...planned.values()].map((handle) => ({ handle }) as Person);
  const handle = handleFor(email, [...book.people.values(), ...taken]);
  planned.set(email.toLowerCase(), handle);
  return [handle, [{ do: 'addPerson', id: handle, name, email, ...spoken }]];
}

/** True when the person has the role over these goals already. */
function holds({ book, today }: Present, known: Person | undefined, role: string, goals: readonly string[]): boolean {
  const ids = goals.flatMap((code) => goalByCode(book, code)?.id ?? []);
  if (ids.length < goals.length) return false;
  return (known?.roles ?? []).some(
    (one) =>
      one.role === role &&
      (one.to ?? '9999') >= today &&
      (one.goalIds === undefined || (ids.length > 0 && ids.every((id) => one.goalIds?.includes(id)))),
  );
}
