import type { ActRule, Authority, Found } from './act-rule.ts';
import type { Act, Actor, Refusal } from './acts.ts';
import { AGENDA_ACTS } from './agenda-acts.ts';
import type { Capacity } from './capacities.ts';
import { DECISION_ACTS } from './decision-acts.ts';
import { DOCUMENT_RULES } from './document-acts.ts';
import { GOAL_ACTS } from './goal-acts.ts';
import { catchUpDates } from './goal-state.ts';
import { IMPORT_ACTS } from './import-acts.ts';
import { IMPORT_ITEM_ACTS } from './import-item-acts.ts';
import { INDICATOR_ACTS } from './indicator-acts.ts';
import { ITEM_ACTS } from './item-acts.ts';
import { LIST_ACTS } from './list-acts.ts';
import { MEASUREMENT_ACTS } from './measurement-acts.ts';
import { OPPORTUNITY_ACTS } from './opportunity-acts.ts';
import { PEOPLE_ACTS } from './people-acts.ts';
import { permitted } from './permissions.ts';
import { PLACE_ACTS } from './place-acts.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import { REPROGRAMMING_ACTS } from './reprogramming-acts.ts';
import { RISK_ACTS } from './risk-acts.ts';
import { ROLE_ACTS } from './role-acts.ts';
import { SELECTION_ACTS } from './selection-acts.ts';
import { SETTINGS_ACTS } from './settings-acts.ts';
import { SHEET_ACTS } from './sheet-acts.ts';
import { SHEET_MORE_ACTS } from './sheet-more-acts.ts';
import { SITTING_RULES } from './sitting-acts.ts';
import { UPDATE_ACTS } from './update-acts.ts';
import { WEEK_ACTS } from './week-acts.ts';
import { tell, type Work } from './work.ts';

const RULES = {
  ...ITEM_ACTS,
  ...DECISION_ACTS,
  ...AGENDA_ACTS,
  ...GOAL_ACTS,
  ...REPROGRAMMING_ACTS,
  ...OPPORTUNITY_ACTS,
  ...UPDATE_ACTS,
  ...SELECTION_ACTS,
  ...WEEK_ACTS,
  ...DOCUMENT_RULES,
  ...SETTINGS_ACTS,
  ...PEOPLE_ACTS,
  ...ROLE_ACTS,
  ...LIST_ACTS,
  ...SHEET_ACTS,
  ...IMPORT_ACTS,
  ...IMPORT_ITEM_ACTS,
  ...SITTING_RULES,
  ...INDICATOR_ACTS,
  ...MEASUREMENT_ACTS,
  ...RISK_ACTS,
  ...SHEET_MORE_ACTS,
  ...PLACE_ACTS,
};

/** One act by one person: refused with the first failure of domain.md 4 that applies, or done in `work`. */
export function decide(
  work: Work,
  act: Act,
  actor: Actor,
  expectedVersion?: number,
): Refusal | { readonly on: string; readonly code?: string } {
  // The table maps each name to the rule of that name; only TypeScript cannot see that the two belong together.
  const rule = RULES[act.do] as unknown as ActRule;
  const by = work.book.people.get(actor.by);
  if (!by) return refuse('NotFound', because`there is no person ${actor.by} here`, 'by');
  if (actor.onBehalfOf !== undefined && !work.book.people.has(actor.onBehalfOf)) {
    return refuse('NotFound', because`there is no person ${actor.onBehalfOf} here`, 'for');
  }
  const found = rule.find(work, act as never, actor);
  if (isRefusal(found)) return found;
  if (found.goal) {
    catchUpDates(work, [found.goal.id]); // an act that touches the goal first records the days gone by (4.1)
  }
  const fresh = rule.find(work, act as never, actor);
  if (isRefusal(fresh)) return fresh;
  const capacity = permitted({ book: work.book, act, found: fresh, actor }, work.today);
  if (!capacity)
    return refuse('NotAllowed', because`${by.name} may not do this here: ${act.do} on ${work.book.people.get(fresh.on)?.name ?? fresh.on}`);
  if (expectedVersion !== undefined && fresh.version !== undefined && fresh.version !== expectedVersion) {
    return refuse('Stale', because`${fresh.on} has changed since it was opened: look at it again, then decide`);
  }
  const authority = authorityOf(actor, capacity);
  const refused = outOfPlace(rule, work, act, fresh, authority) ?? rule.valid?.(work, act as never, fresh, authority);
  if (refused) return refused;
  const name = rule.name?.(work, act as never, fresh) ?? fresh.on;
  const text = 'text' in act ? act.text : 'reason' in act ? act.reason : undefined;
  tell(work, {
    kind: 'act',
    do: act.do,
    on: name,
    by: actor.by,
    ...(actor.onBehalfOf !== undefined && { for: actor.onBehalfOf }),
    ...(authority.onBehalfOf !== null && { standsInFor: authority.onBehalfOf }),
    ...(text !== undefined && { text }),
  });
  rule.apply(work, act as never, fresh, authority, name);
  return rule.name ? { on: name, code: name } : { on: name };
}

/** Whether the act could be done now, apart from the values still to be typed: what a screen offers is what `decide` would take. */
export function isOpenTo(work: Work, act: Act, actor: Actor): boolean {
  const rule = RULES[act.do] as unknown as ActRule;
  if (!work.book.people.has(actor.by)) return false;
  const found = rule.find(work, act as never, actor);
  if (isRefusal(found)) return false;
  const capacity = permitted({ book: work.book, act, found, actor }, work.today);
  return capacity !== undefined && outOfPlace(rule, work, act, found, authorityOf(actor, capacity)) === undefined;
}

const authorityOf = (actor: Actor, capacity: Capacity): Authority => ({
  by: actor.by,
  onBehalfOf: capacity.standsIn ? capacity.personId : null,
  capacity,
});
/** PhaseClosed, NotPossible. */
const outOfPlace = (rule: ActRule, work: Work, act: Act, found: Found, authority: Authority): Refusal | undefined =>
  rule.phase?.(work, act as never, found, authority) ?? rule.possible?.(work, act as never, found, authority);
