import type { Act } from '../../../domain/acts.ts';
import { addDays, isDay } from '../../../domain/calendar.ts';
import { covers, SCOPE_OF_ROLE } from '../../../domain/capacities.ts';
import type { Goal, Item, Person, RoleAssignment } from '../../../domain/entities.ts';
import { dueOf } from '../../../domain/item-dates.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { typedDay } from '../act-forms.ts';
import { itemCardOf } from '../kit/item-card.ts';
import { ownPackLinks } from '../reports/pack-links.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { liveRoles, peopleOptions, personNamed, roleLine } from './role-words.ts';
import { sectionNav } from './sections.ts';

/** `/admin/people/:person/handover`: what waits for whoever leaves, and to whom each goal and role goes (domain.md 5.7). */
export const handoverPage: PageDefinition = {
  address: '/admin/people/:person/handover',
  view: 'ADMIN',
  name: 'admin/handover',
  show: async (visit) => {
    const { book, params, t, f, tx, base } = visit;
    const person = personNamed(book, params.person);
    if (!person) return undefined;
    const goals = goalsOf(visit, person);
    const others = [{ value: '', label: t('handover.stays') }, ...peopleOptions(book).filter(({ value }) => value !== person.id)];
    const items = itemsOf(visit, person, goals);
    const promised = [...book.commitments.values()].filter((one) => one.responsibleId === person.id && one.endedAt === null);
    return {
      nav: sectionNav(visit, '/admin/people'),
      name: person.name,
      documents: await ownPackLinks(visit, 'P9', person.id),
      back: `${base}/admin/people/${encodeURIComponent(person.id)}`,
      lede: t('handover.lede', { goals: goals.length, items: items.length, promises: promised.length }),
      items: items.map((item) => itemCardOf(visit, item)),
      promises: promised
        .sort((a, b) => (a.due < b.due ? -1 : 1))
        .map((one) => ({
          text: one.text,
          due: t('handover.due', { day: f.record(one.due) }),
          ref: book.items.get(one.itemId ?? '')?.code ?? null,
        })),
      dates: datesOf(visit, goals),
      goals: goals.map(({ code, title }) => ({ field: `to.${code}`, label: `${code} · ${title}` })),
      roles: rolesOf(person, tx.today).map((one) => ({ field: `role.${one.id}`, label: roleLine(visit, one) })),
      others,
      today: f.record(tx.today),
    };
  },
  forms: { hand: (visit, values) => handed(visit, values) },
};

const rolesOf = (person: Person, today: string): (RoleAssignment & { readonly id: string })[] =>
  liveRoles(person, today).flatMap((one) => (one.role !== 'GOAL_MANAGER' && one.id !== undefined ? [{ ...one, id: one.id }] : []));

function goalsOf({ book, tx }: Visit, person: Person): Goal[] {
  const ids = new Set(liveRoles(person, tx.today).flatMap(({ role, goalIds }) => (role === 'GOAL_MANAGER' ? (goalIds ?? []) : [])));
  return [...book.goals.values()]
    .filter(({ id, lifecycle }) => ids.has(id) && lifecycle !== 'CLOSED' && lifecycle !== 'CANCELLED')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Open items on a rung this person holds, nearest due first. */
function itemsOf({ book, tx }: Visit, person: Person, goals: readonly Goal[]): Item[] {
  const held = liveRoles(person, tx.today);
  const holds = ({ scope, goalId }: Item): boolean =>
    scope === 'MANAGER'
      ? goals.some(({ id }) => id === goalId)
      : held.some((one) => SCOPE_OF_ROLE[one.role] === scope && covers(one, goalId));
  const due = (item: Item): string => dueOf(book.institution, item).due ?? '9';
  return [...book.items.values()].filter((item) => isOpen(item) && holds(item)).sort((a, b) => (due(a) < due(b) ? -1 : 1));
}

/** Intermediate goals that end within the look-ahead, and those that are late. */
function datesOf({ book, f, tx, t }: Visit, goals: readonly Goal[]): string[] {
  const until = addDays(tx.today, book.institution.thresholds.lookAheadDays);
  return [...book.intermediateGoals.values()]
    .filter((ig) => goals.some(({ id }) => id === ig.goalId) && ig.finishedOn === null && !ig.cancelled && ig.endDate <= until)
    .sort((a, b) => (a.endDate < b.endDate ? -1 : 1))
    .map((ig) =>
      t('handover.date', { day: f.record(ig.endDate), what: `${book.goals.get(ig.goalId)?.code ?? ''} ${ig.code} ${ig.title}` }),
    );
}

/** Each goal and role to whom the form says: the new holder begins on a day, the old one's last is its eve. */
function handed(visit: Visit, values: FormValues): FormResult {
  const { book, params, t, tx } = visit;
  const person = personNamed(book, params.person);
  if (!person) return 'not-found';
  const text = (name: string): string => String(values[name] ?? '').trim();
  const since = text('since') === '' ? tx.today : typedDay(text('since'));
  if (!isDay(since)) return { problems: [{ field: 'since', message: t('handover.badDay') }] };
  if (since < tx.today) return { problems: [{ field: 'since', message: t('handover.past') }] };
  const goals = goalsOf(visit, person).filter(({ code }) => text(`to.${code}`) !== '');
  const roles = rolesOf(person, tx.today).filter(({ id }) => text(`role.${id}`) !== '');
  const acts: Act[] = [
    ...goals.map(({ code }): Act => ({ do: 'changeManager', goal: code, to: text(`to.${code}`), since })),
    ...roles.flatMap(({ id, role, goalIds, to }): Act[] => [
      {
        do: 'assignRole',
        person: text(`role.${id}`),
        role,
        since,
        ...(goalIds !== undefined && { goals: goalIds.flatMap((one) => book.goals.get(one)?.code ?? []) }),
        ...(to !== undefined && { until: to }),
      },
      { do: 'endRole', person: person.id, assignment: id, until: addDays(since, -1) },
    ]),
  ];
  if (acts.length === 0) return { problems: [{ field: null, message: t('handover.nothing') }] };
  return {
    acts,
    goTo: `/admin/people/${encodeURIComponent(person.id)}`,
    told: t('handover.done', { n: goals.length + roles.length, day: visit.f.record(since) }),
  };
}
