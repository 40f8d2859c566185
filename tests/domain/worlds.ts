import type { Commitment, Delegation, Institution, Item, Opportunity, Person, RoleAssignment, Thresholds } from '../../domain/entities.ts';
import type { Day } from '../../domain/instant.ts';
import type { Role, Scope } from '../../domain/values.ts';
import { type Book, itemByCode, opportunityByCode } from '../../domain/work.ts';

/** The item with this code; a test that asks for another is wrong. */
export const theItem = (book: Book, code: string): Item => itemByCode(book, code) ?? missing(code);
/** The opportunity with this code. */
export const theOpportunity = (book: Book, code: string): Opportunity => opportunityByCode(book, code) ?? missing(code);
function missing(code: string): never {
  throw new Error(`the book has no ${code}`);
}

/** Sets some fields of an item, as if it had come so. */
export function given(book: Book, code: string, fields: Partial<Item>): void {
  const item: Item = { ...theItem(book, code), ...fields };
  const last = item.stays.at(-1);
  const moved = last !== undefined && (fields.scope !== undefined || fields.arrivedAt !== undefined);
  const stays = moved ? [...item.stays.slice(0, -1), { ...last, scope: item.scope, on: item.arrivedAt }] : item.stays;
  book.items.set(item.id, { ...item, stays: fields.stays ?? stays });
}
/** The same book under other settings. */
export function under(book: Book, settings: Partial<Institution> & { readonly thresholds?: Thresholds }): Book {
  book.institution = { ...book.institution, ...settings };
  return book;
}
export const withThresholds = (book: Book, some: Partial<Thresholds>): Book =>
  under(book, { thresholds: { ...book.institution.thresholds, ...some } });
export const withLadder = (book: Book, ...ladder: Scope[]): Book => under(book, { ladder });
export const withHolidays = (book: Book, ...dates: Day[]): Book =>
  under(book, { calendar: { ...book.institution.calendar, holidays: dates.map((date) => ({ date, name: 'feriado' })) } });

/** The same book with somebody's roles replaced, or somebody new. */
export function withPerson(book: Book, id: string, roles: readonly RoleAssignment[], fields: Partial<Person> = {}): Book {
  const known = book.people.get(id) ?? { id, name: id, email: `${id}@mop.example`, locale: 'es-PE', active: true, roles };
  return { ...book, people: new Map([...book.people, [id, { ...known, roles, ...fields }]]) };
}
/** The same book without anybody in that role. */
export function without(book: Book, ...roles: Role[]): Book {
  const people = [...book.people.values()].map((one) => ({ ...one, roles: one.roles.filter(({ role }) => !roles.includes(role)) }));
  return { ...book, people: new Map(people.map((one) => [one.id, one])) };
}
/** The same book with a delegation in force from 2026-11-01 to 2026-12-31 unless it says otherwise. */
export function withDelegation(
  book: Book,
  delegation: Pick<Delegation, 'principalId' | 'delegateId' | 'role'> & Partial<Delegation>,
): Book {
  const id = `${delegation.principalId}-${delegation.delegateId}-${delegation.role}`;
  const whole: Delegation = {
    id,
    from: '2026-11-01',
    to: '2026-12-31',
    reason: null,
    canSubmit: true,
    canDecide: true,
    withdrawnAt: null,
    ...delegation,
  };
  return { ...book, delegations: new Map([...book.delegations, [id, whole]]) };
}
/** The same book with these items and no others. */
export function withItems(book: Book, ...items: Item[]): Book {
  const { codes } = book;
  for (const { code } of items) codes.used.add(code);
  return { ...book, items: new Map(items.map((one) => [one.id, one])) };
}
/** The same book with nothing in it that a date changes by itself in 2026: no opportunities, no step that ends, no loaded items. */
export const still = (book: Book): Book => ({
  ...withItems(book),
  opportunities: new Map(),
  intermediateGoals: new Map([...book.intermediateGoals].filter(([, { endDate }]) => endDate >= '2027')),
});
/** Ana's promise of 27 November, recorded by Hugo, due on Wednesday 2 December. */
export const aCommitment = (over: Partial<Commitment>): Commitment => ({
  id: 'promise',
  itemId: null,
  agendaId: null,
  responsibleId: 'ana',
  recordedById: 'hugo',
  due: '2026-12-02',
  text: 'Desembolso',
  recordedAt: Date.parse('2026-11-27T12:20:00-05:00'),
  endedAt: null,
  ...over,
});
