import { capacitiesOf } from '../../../domain/capacities.ts';
import type { Delegation } from '../../../domain/entities.ts';
import { endSessions, sessionsOf } from '../../../store/access/sessions.ts';
import { principalsOf } from '../acting.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';

/** One's own sessions and delegations (domain.md 3.3): where one is signed in, in whose place one acts, who acts in one's own. */
export const ACCOUNT: PageDefinition = {
  address: '/account',
  view: 'ACCOUNT',
  name: 'access/account',
  bookOf: () => ({ goalIds: [] }),
  show: async (visit) => {
    const { tx, person, reader, t } = visit;
    const sessions = await sessionsOf(tx, person.id, Date.now()); // sessions live by the wall's clock
    return {
      person: { name: person.name, email: person.email, id: person.id },
      sessions: sessions.map(({ id, createdAt, lastSeenAt, device, via }) => ({
        id,
        device: device === '–' ? t('account.someDevice') : device,
        via: t(`account.via.${via}`),
        since: createdAt,
        seen: lastSeenAt,
        here: id === reader.sessionId,
      })),
      others: sessions.some(({ id }) => id !== reader.sessionId),
      acting: actingOf(visit),
      given: delegationsOf(visit, 'principalId'),
      received: delegationsOf(visit, 'delegateId'),
      ...choicesOf(visit),
    };
  },
  forms: { end: endChosen },
};

async function endChosen({ tx, person, reader, t }: Visit, { session }: FormValues): Promise<FormResult> {
  const one = typeof session === 'string' && A_SESSION.test(session) ? { id: session } : undefined;
  const which = session === 'others' ? { allBut: reader.sessionId } : one;
  if (which === undefined) return 'not-found';
  const count = await endSessions(tx, person.id, which, Date.now());
  return { goTo: '/account', told: t('account.ended', { n: count }) };
}
const A_SESSION = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In whose place the reader may act today, and the choice made; null where there is no choice. */
function actingOf({ book, person, reader, tx, t }: Visit) {
  const principals = principalsOf(book, person.id, tx.today);
  if (principals.length === 0) return null;
  const options = [
    { value: '', label: t('account.asMyself', { name: person.name }) },
    ...principals.map(({ id, name }) => ({ value: id, label: t('account.inPlaceOf', { name }) })),
  ];
  return { options, chosen: reader.actingFor ?? '' };
}

/** Delegations that are in force or still to come, given or received. */
function delegationsOf({ book, person, tx, t }: Visit, side: 'principalId' | 'delegateId') {
  const other = side === 'principalId' ? 'delegateId' : 'principalId';
  return [...book.delegations.values()]
    .filter((one) => one[side] === person.id && one.withdrawnAt === null && one.to >= tx.today)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map((one: Delegation) => ({
      id: one.id,
      name: book.people.get(one[other])?.name ?? '',
      role: t(`role.${one.role}`),
      from: one.from,
      to: one.to,
      inForce: one.from <= tx.today,
      submits: one.canSubmit,
      decides: one.canDecide,
    }));
}

/** Whom and what one may delegate: the rules themselves are those of the act. */
function choicesOf({ book, person, tx, t }: Visit) {
  const own = capacitiesOf(book, { by: person.id, via: 'web' }, undefined, tx.today).filter(({ standsIn }) => !standsIn);
  const people = [...book.people.values()]
    .filter(({ id, active }) => active && id !== person.id)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    roles: own.map(({ role }) => ({ value: role, label: t(`role.${role}`) })),
    people: people.map(({ id, name }) => ({ value: id, label: name })),
    extents: (['true', 'false'] as const).map((value) => ({ value, label: t(`account.extent.${value}`) })),
    today: tx.today,
  };
}
