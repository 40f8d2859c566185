import { type ActRule, type ActRules, type Authority, findItem } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { addDays } from './calendar.ts';
import { SCOPE_OF_ROLE } from './capacities.ts';
import { endCommitments } from './commitments.ts';
import type { Id, Item } from './entities.ts';
import type { Day } from './instant.ts';
import { commitItem, logAction } from './item-actions.ts';
import { closeItem, moveItem, redate, reopenItem, reviewItem } from './item-moves.ts';
import { ifBadCommitment, ifNoCommitment, ifPast, itemOf, rungAbove, rungBelow, unlessOpen, unlessSaid } from './item-refusals.ts';
import { CONVERT_ALERT, registers } from './item-registration-acts.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import { SCOPES } from './values.ts';
import { put, tell, type Work } from './work.ts';

type ItemActName =
  | 'registerAlert'
  | 'registerRestriction'
  | 'convertAlert'
  | 'addAction'
  | 'review'
  | 'markUrgent'
  | 'markTranssectoral'
  | 'resolve'
  | 'discard'
  | 'derive'
  | 'returnDown'
  | 'extendLimit'
  | 'reopen';

/** What people do with restrictions and alerts: the rows of domain.md 4.3 and 4.4. */
export const ITEM_ACTS: ActRules<ItemActName> = {
  registerAlert: registers('ALERT'),
  registerRestriction: registers('RESTRICTION'),
  convertAlert: CONVERT_ALERT,
  addAction: {
    find: findItem,
    possible: (work, { committed }, found) =>
      unlessOpen(itemOf(found)) ?? (committed === undefined ? undefined : ifNoCommitment(work, itemOf(found))),
    valid: (work, { text, committed }) =>
      unlessSaid(text) ?? (committed === undefined ? undefined : ifBadCommitment(work, committed, 'committed')),
    apply: (work, { text, committed }, found, { by, capacity }) => {
      const item = itemOf(found);
      if (committed !== undefined) {
        commitItem(work, item, { by, responsibleId: by, text, due: committed });
        return;
      }
      logAction(work, item, { by, text });
      const holds = SCOPE_OF_ROLE[capacity.role] === item.scope;
      if (holds && item.state === 'UNREVIEWED') reviewItem(work, item);
    },
  },
  review: {
    find: findItem,
    possible: (_work, _act, found) =>
      unlessOpen(itemOf(found)) ??
      (itemOf(found).state === 'UNREVIEWED' ? undefined : refuse('NotPossible', because`${found.on} is reviewed already`)),
    apply: (work, _act, found) => void reviewItem(work, itemOf(found)),
  },
  markUrgent: marks('urgent'),
  markTranssectoral: marks('transsectoral'),
  resolve: {
    find: findItem,
    possible: (_work, _act, found) => unlessOpen(itemOf(found)),
    valid: (_work, { text }) => unlessSaid(text),
    apply: (work, { text }, found, authority) => {
      const item = itemOf(found);
      if (mayClose(item, authority)) closeItem(work, item, 'RESOLVED', text, actingFor(authority));
      else propose(work, item, { by: authority.by, text });
    },
  },
  discard: {
    find: findItem,
    possible: (_work, _act, found) => unlessOpen(itemOf(found)),
    valid: (_work, { text }) => unlessSaid(text),
    apply: (work, { text }, found, authority) => void closeItem(work, itemOf(found), 'IGNORED', text, actingFor(authority)),
  },
  derive: {
    find: findItem,
    possible: (work, { to }, found, { capacity }) =>
      unlessOpen(itemOf(found)) ?? only('NotPossible', rungAbove(work, itemOf(found), to, capacity.role)),
    valid: (work, { to, text }, found, { capacity }) =>
      only('InvalidInput', rungAbove(work, itemOf(found), to, capacity.role)) ?? unlessSaid(text),
    apply: (work, { to, text }, found, authority) => {
      const rung = rungAbove(work, itemOf(found), to, authority.capacity.role);
      if (!isRefusal(rung)) moveItem(work, itemOf(found), rung, { trigger: 'MANUAL', by: actingFor(authority), text });
    },
  },
  returnDown: {
    find: findItem,
    possible: (work, { to }, found) => unlessOpen(itemOf(found)) ?? only('NotPossible', rungBelow(work, itemOf(found), to)),
    valid: (work, { to, text, limit }, found) =>
      only('InvalidInput', rungBelow(work, itemOf(found), to)) ?? unlessSaid(text) ?? ifPast(work, limit, 'limit'),
    apply: (work, { to, text, limit }, found, authority) => {
      const rung = rungBelow(work, itemOf(found), to);
      if (!isRefusal(rung)) moveItem(work, itemOf(found), rung, { trigger: 'MANUAL', by: actingFor(authority), text, limit });
    },
  },
  extendLimit: {
    find: findItem,
    possible: (work, _act, found) => unlessOpen(itemOf(found)) ?? ifExtendedEnough(work, itemOf(found)),
    valid: (work, { text, limit }, found) => unlessSaid(text) ?? ifPast(work, limit, 'limit') ?? ifNotLater(itemOf(found), limit),
    apply: (work, { limit }, found) => {
      const redated = redate(work, itemOf(found), limit);
      endCommitments(work, { itemId: redated.id });
      put(work, 'items', { ...redated, extensions: redated.extensions + 1, committedDate: null });
    },
  },
  reopen: {
    find: findItem,
    possible: (work, _act, found) => ifNotReopenable(work, itemOf(found)),
    valid: (work, { text, limit }, found) => unlessSaid(text) ?? ifPast(work, limit ?? itemOf(found).limitDate, 'limit'),
    apply: (work, { text, limit }, found, authority) => void reopenItem(work, itemOf(found), actingFor(authority), limit, text),
  },
};

function marks(field: 'urgent' | 'transsectoral'): ActRule<'markUrgent' | 'markTranssectoral'> {
  return {
    find: findItem,
    possible: (_work, _act, found) =>
      unlessOpen(itemOf(found)) ??
      (itemOf(found)[field] ? refuse('NotPossible', because`${found.on} is marked ${field} already`) : undefined),
    apply: (work, _act, found) => {
      put(work, 'items', { ...itemOf(found), [field]: true });
      tell(work, { kind: 'change', of: 'item', id: found.on, field, before: false, after: true });
    },
  };
}

/** The holder and those above resolve; the coordinator confirms what the manager proposed (domain.md 4.3). */
function mayClose(item: Item, { capacity }: Authority): boolean {
  const held = SCOPE_OF_ROLE[capacity.role];
  const above = held !== undefined && SCOPES.indexOf(held) >= SCOPES.indexOf(item.scope);
  return above || (capacity.role === 'COORDINATOR' && item.resolutionProposed !== null);
}
function propose(work: Work, item: Item, proposed: { readonly by: Id; readonly text: string }): void {
  put(work, 'items', { ...item, resolutionProposed: proposed });
  const before = item.resolutionProposed?.text ?? null;
  tell(work, { kind: 'change', of: 'item', id: item.code, field: 'resolutionProposed', before, after: proposed.text });
}

function ifExtendedEnough(work: Work, { code, extensions }: Item): Refusal | undefined {
  const { maxLimitExtensions } = work.book.institution.thresholds;
  return extensions >= maxLimitExtensions
    ? refuse('NotPossible', because`${code} was extended ${extensions} times: no more than ${maxLimitExtensions} in its life`)
    : undefined;
}
const ifNotLater = ({ limitDate }: Item, limit: Day): Refusal | undefined =>
  limit <= limitDate ? refuse('InvalidInput', because`the new limit must be later than the present one, ${limitDate}`, 'limit') : undefined;

function ifNotReopenable(work: Work, { code, state, closedAt, closedOn }: Item): Refusal | undefined {
  const weeks = work.book.institution.thresholds.reopenWeeks;
  if (state !== 'RESOLVED' && state !== 'IGNORED')
    return refuse('NotPossible', because`${code} is ${state}: only what was resolved or ignored reopens`);
  if (closedAt === null || closedOn === null) return refuse('NotPossible', because`${code} was loaded closed: register a new one`);
  return work.today > addDays(closedOn, 7 * weeks)
    ? refuse('NotPossible', because`${code} closed on ${closedOn}, more than ${weeks} weeks ago: register a new one`)
    : undefined;
}
const only = (failure: Refusal['failure'], outcome: unknown): Refusal | undefined =>
  isRefusal(outcome) && outcome.failure === failure ? outcome : undefined;
const actingFor = ({ by, onBehalfOf }: Authority): Id => onBehalfOf ?? by;
