import type { Act } from '../../../domain/acts.ts';

import { delegationReaches } from '../../../domain/capacities.ts';

import { actFromForm } from '../act-forms.ts';
import { problemsIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { withoutEmptyGoals } from './people.ts';
import { goalOptions, liveRoles, localeOptions, personNamed, roleLine, roleOptions } from './role-words.ts';
import { sectionNav } from './sections.ts';

/** `/admin/people/:id`: one person's data, roles and account (domain.md 3.3). */
export const personPage: PageDefinition = {
  address: '/admin/people/:person',
  view: 'ADMIN',
  name: 'admin/person',
  show: (visit) => {
    const { book, params, t, f, tx, base } = visit;
    const person = personNamed(book, params.person);
    if (!person) return undefined;
    const live = liveRoles(person, tx.today);
    const name = (id: string): string => book.people.get(id)?.name ?? '';
    const delegations = [...book.delegations.values()].filter(
      (one) => (one.principalId === person.id || one.delegateId === person.id) && one.withdrawnAt === null && one.to >= tx.today,
    );
    return {
      nav: sectionNav(visit, '/admin/people'),
      id: person.id,
      name: person.name,
      email: person.email,
      locale: person.locale,
      locales: withOwn(localeOptions(visit), person.locale),
      active: person.active,
      roles: live.map((one, index) => ({
        key: `end/${index}`,
        assignment: one.id ?? '',
        line: roleLine(visit, one),
        today: f.record(tx.today),
      })),
      past: person.roles.filter((one) => !live.includes(one)).map((one) => roleLine(visit, one)),
      handover: live.length > 0 ? `${base}/admin/people/${encodeURIComponent(person.id)}/handover` : null,
      delegations: delegations.map((one) =>
        t(delegationReaches(one, undefined, tx.today) ? 'person.delegationNow' : 'person.delegationLater', {
          from: name(one.principalId),
          to: name(one.delegateId),
          role: t(`role.${one.role}`),
          until: f.record(one.to),
          since: f.record(one.from),
        }),
      ),
      roleChoices: roleOptions(visit),
      goals: goalOptions(book),
      history: `${base}/admin/history?who=${encodeURIComponent(person.id)}`,
    };
  },
  forms: {
    data: (visit, values) => actOf(visit, values, { do: 'changePerson' }, visit.t('person.saved')),
    role: (visit, values) => actOf(visit, values, { do: 'assignRole' }, visit.t('person.roleGiven')),
    end: (visit, values) => actOf(visit, values, { do: 'endRole' }, visit.t('person.roleEnded')),
    disable: (visit, values) => actOf(visit, values, { do: 'disablePerson' }, visit.t('person.disabled')),
    enable: (visit, values) => actOf(visit, values, { do: 'enablePerson' }, visit.t('person.enabled')),
  },
};

/** The act of a form about the person of the address. */
function actOf(visit: Visit, values: FormValues, about: { readonly do: string }, told: string): FormResult {
  const person = personNamed(visit.book, visit.params.person);
  if (!person) return 'not-found';
  const read = actFromForm({ ...values, ...about, person: person.id });
  if ('errors' in read) return { problems: problemsIn(visit.language, read.name, read.errors) };
  return { acts: [withoutEmptyGoals(read.act) satisfies Act], told };
}

/** A language that is none of the offered ones stays as it is. */
const withOwn = (options: readonly { readonly value: string; readonly label: string }[], own: string) =>
  options.some(({ value }) => value === own) ? options : [{ value: own, label: own }, ...options];
