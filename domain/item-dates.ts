import { addBD } from './calendar.ts';
import type { Institution, Item } from './entities.ts';
import type { Day } from './instant.ts';
import { SCOPES, type Scope } from './values.ts';

/** What an item's due date comes from; it decides the trigger when the date has passed (domain.md 6.1). */
export type DueFrom = 'LIMIT' | 'TURN' | 'COMMITMENT' | 'NONE';
type Rules = Pick<Institution, 'ladder' | 'calendar' | 'thresholds'>;
type Dated = Pick<Item, 'scope' | 'limitDate' | 'arrivedAt' | 'committedDate' | 'urgent'>;

/** Until when the present rung may hold an item, and why; none at the top rung (domain.md 6.1). Never stored: the calendar in force rules. */
export const dueOf = (rules: Rules, item: Dated): { readonly due: Day | null; readonly from: DueFrom } =>
  isTop(rules.ladder, item.scope) ? { due: null, from: 'NONE' } : dateOf(rules, item);

/** The date an item is ordered by, also at the top rung, where nothing is due (domain.md 6.1). */
export const orderDate = (rules: Rules, item: Dated): Day => dateOf(rules, item).due;

/** The traffic light of an open item: a new turn does not make a late problem green (domain.md 8.4). */
export function dueLight(rules: Rules, item: Dated, today: Day): 'green' | 'amber' | 'red' {
  const date = orderDate(rules, item);
  if (today > date) return 'red';
  return date <= addBD(rules.calendar, today, SOON_DAYS) || today > item.limitDate ? 'amber' : 'green';
}

/** The rung above, among those this institution has; undefined at the top (domain.md 4.3). */
export const nextRung = (ladder: readonly Scope[], scope: Scope): Scope | undefined =>
  SCOPES.slice(SCOPES.indexOf(scope) + 1).find((rung) => ladder.includes(rung));
/** True at the rung above which there is none: no deadline moves an item from there (domain.md 6.1). */
export const isTop = (ladder: readonly Scope[], scope: Scope): boolean => nextRung(ladder, scope) === undefined;

const SOON_DAYS = 2; // business days

function dateOf({ calendar, thresholds }: Rules, item: Dated): { readonly due: Day; readonly from: Exclude<DueFrom, 'NONE'> } {
  const { scope, limitDate, arrivedAt, committedDate, urgent } = item;
  if (scope === 'MANAGER') return { due: limitDate, from: 'LIMIT' };
  if (committedDate !== null) return { due: committedDate, from: 'COMMITMENT' };
  const turn = addBD(calendar, arrivedAt, urgent ? thresholds.turnDaysUrgent : thresholds.turnDays);
  return limitDate >= turn ? { due: limitDate, from: 'LIMIT' } : { due: turn, from: 'TURN' };
}
