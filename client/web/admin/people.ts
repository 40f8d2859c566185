import type { Act } from '../../../domain/acts.ts';
import { handleFor } from '../../../domain/handles.ts';
import { ROLES, type Role } from '../../../domain/values.ts';
import { takenAs } from '../../../store/drafts.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, PageDefinition, Visit } from '../visit.ts';
import { goalOptions, liveRoles, localeOptions, roleLine, roleOptions } from './role-words.ts';
import { sectionNav } from './sections.ts';
import { vacancies } from './vacant.ts';

const ADDRESS = '/admin/people';

/** `/admin/people`: who is here with which roles, and adding somebody (domain.md 1.2, 3.3). */
export const peoplePage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/people',
  show: (visit) => {
    const { book, query, t, tx, base } = visit;
    const wanted = String(query.q ?? '').trim();
    const role = ROLES.find((one) => one === query.role);
    const found = peopleFound(visit, wanted, role);
    const all = [...book.people.values()];
    return {
      nav: sectionNav(visit, ADDRESS),
      lede: t('people.lede', { n: all.filter(({ active }) => active).length, off: all.filter(({ active }) => !active).length }),
      wanted,
      roles: [
        { value: '', label: t('people.anyRole'), chosen: role === undefined },
        ...roleOptions(visit).map((one) => ({ ...one, chosen: one.value === role })),
      ],
      people: found.map((person) => ({
        name: person.name,
        email: person.email,
        href: `${base}/admin/people/${encodeURIComponent(person.id)}`,
        roles: liveRoles(person, tx.today).map((one) => roleLine(visit, one)),
        off: !person.active,
      })),
      vacant: vacancies(visit),
      locales: localeOptions(visit),
      locale: book.institution.locale,
      roleChoices: [{ value: '', label: t('people.noRoleYet') }, ...roleOptions(visit)],
      goals: goalOptions(book),
    };
  },
  forms: {
    add: async (visit, values): Promise<FormResult> => {
      const { book, language } = visit;
      const known = [...book.people.values()].find(
        (one) =>
          one.email.toLowerCase() ===
          String(values.email ?? '')
            .trim()
            .toLowerCase(),
      );
      if (known && (await takenAs(visit.tx, String(values.form ?? ''))) !== undefined)
        return { goTo: `${ADDRESS}/${encodeURIComponent(known.id)}` }; // a second click
      const handle = handleFor(String(values.email ?? ''), book.people.values());
      const added = actFromForm({ ...values, do: 'addPerson', id: handle });
      if ('errors' in added) return { problems: problemsIn(language, 'addPerson', added.errors) };
      const role = String(values.role ?? '');
      const acts: Act[] = [added.act];
      if (role !== '') {
        const given = actFromForm({ do: 'assignRole', person: handle, role, goals: values.goals ?? [] });
        if ('errors' in given) return { problems: problemsIn(language, 'assignRole', given.errors) };
        acts.push(withoutEmptyGoals(given.act));
      }
      return {
        acts,
        goTo: `/admin/people/${encodeURIComponent(handle)}`,
        told: visit.t('people.added', { name: String(values.name ?? '').trim() }),
      };
    },
  },
};

/** A role over all goals has no list. */
export function withoutEmptyGoals(act: Act): Act {
  if (act.do !== 'assignRole' || act.goals === undefined || act.goals.length > 0) return act;
  const { goals: _none, ...rest } = act;
  return rest;
}

function peopleFound({ book, tx }: Visit, wanted: string, role: Role | undefined) {
  const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return [...book.people.values()]
    .filter(({ name, email }) => plain(`${name} ${email}`).includes(plain(wanted)))
    .filter((person) => role === undefined || liveRoles(person, tx.today).some((one) => one.role === role))
    .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'es'));
}
