import { type ActRule, type Found, findItem, findOn } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { SCOPE_OF_ROLE } from './capacities.ts';
import type { Goal, Item } from './entities.ts';
import { ifBadTitle, ifPast, ifTaken, itemOf, unlessOpen } from './item-refusals.ts';
import { convertAlert, defaultLimit, registerItem } from './item-registration.ts';
import { because, refuse } from './refusal.ts';
import { giveCode } from './work.ts';

/** Registers a restriction or an alert: in the manager's scope, or in the own one of a coordinator or anyone above (domain.md 4.3). */
export function registers(kind: Item['kind']): ActRule<'registerAlert' | 'registerRestriction'> {
  return {
    find: findOn,
    possible: (_work, _act, found) => unlessGoesOn(goalOf(found)),
    valid: (work, { id, title, limit }) => ifTaken(work, id) ?? ifBadTitle(title) ?? ifPast(work, limit, 'limit'),
    name: (work, { id }) => giveCode(work, kind, id),
    apply: (work, act, found, { by, capacity }, code) => {
      const scope = SCOPE_OF_ROLE[capacity.role] ?? 'MANAGER'; // an assistant registers in the manager's scope
      const treatment = act.treatment?.what.trim() ? act.treatment : null;
      const treated = capacity.role === 'GOAL_MANAGER' && treatment !== null;
      const goal = goalOf(found);
      registerItem(work, {
        code,
        kind,
        goalId: goal.id,
        igId: found.ig?.id ?? null,
        title: act.title.trim(),
        problemType: act.type,
        description: act.description?.trim() || null,
        treatment,
        limitDate: act.limit ?? defaultLimit(work.book.institution.calendar, kind, { ...found, goal }, work.today),
        transsectoral: act.transsectoral ?? false,
        blocking: act.blocking ?? false,
        urgent: act.urgent ?? false,
        scope,
        state: treated || scope !== 'MANAGER' ? 'IN_PROCESS' : 'UNREVIEWED',
        origin: 'USER',
        reportedBy: by,
      });
    },
  };
}

/** Turns an alert into a restriction: its holder's act (domain.md 4.4). */
export const CONVERT_ALERT: ActRule<'convertAlert'> = {
  find: findItem,
  possible: (_work, _act, found) => {
    const item = itemOf(found);
    const restriction = item.kind !== 'ALERT' && refuse('NotPossible', because`${item.code} is a restriction already`);
    return restriction || unlessOpen(item);
  },
  valid: (work, { id, title, limit }) => ifTaken(work, id) ?? ifBadTitle(title) ?? ifPast(work, limit, 'limit'),
  apply: (work, { id, title, limit }, found, authority) => {
    convertAlert(work, itemOf(found), { by: authority.by, id, title: title?.trim(), limit });
  },
};

const unlessGoesOn = ({ code, lifecycle }: Goal): Refusal | undefined =>
  lifecycle === 'CLOSED' || lifecycle === 'CANCELLED'
    ? refuse('NotPossible', because`${code} is ${lifecycle}: nothing is registered on it`)
    : undefined;

function goalOf({ goal, on }: Found): Goal {
  if (goal === undefined) throw new Error(`no goal was found for ${on}`);
  return goal;
}
