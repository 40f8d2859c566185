import type { Role } from '../../../domain/values.ts';
import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, PageDefinition } from '../visit.ts';
import { liveRoles, peopleOptions, roleLine } from './role-words.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/committee';
const SEATS: readonly Role[] = ['COMMITTEE_CHAIR', 'COMMITTEE_SECRETARY', 'COMMITTEE_MEMBER'];

/** `/admin/committee`: who chairs, who keeps the minutes, who sits (domain.md 1.2, 3.2 `Committee`). */
export const committeePage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/committee',
  show: (visit) => {
    const { book, t, tx, f, base } = visit;
    return {
      nav: sectionNav(visit, ADDRESS),
      isRung: book.institution.ladder.includes('COMMITTEE'),
      seats: SEATS.map((role) => {
        const sitting = [...book.people.values()]
          .filter(({ active }) => active)
          .flatMap((person) =>
            liveRoles(person, tx.today)
              .filter((one) => one.role === role)
              .map((one) => ({ person, one })),
          )
          .sort((a, b) => a.person.name.localeCompare(b.person.name, 'es'));
        return {
          role,
          name: t(`role.${role}`),
          about: t(`committee.about.${role}`),
          people: sitting.map(({ person, one }) => ({
            name: person.name,
            line: one.from !== undefined || one.to !== undefined ? roleLine(visit, one) : null,
            href: `${base}/admin/people/${encodeURIComponent(person.id)}`,
            key: `end/${one.id ?? ''}`,
            person: person.id,
            assignment: one.id ?? null,
          })),
        };
      }),
      roles: SEATS.map((value) => ({ value, label: t(`role.${value}`) })),
      people: peopleOptions(book, t('delegations.choose')),
      today: f.record(tx.today),
    };
  },
  forms: {
    seat: ({ language, t }, values): FormResult => {
      const read = actFromForm({ ...values, do: 'assignRole' });
      if ('errors' in read) return { problems: problemsIn(language, 'assignRole', read.errors) };
      return { acts: [read.act], told: t('person.roleGiven') };
    },
  },
};
