import type { Item, Stay, WeekKey } from './entities.ts';
import type { Instant } from './instant.ts';
import type { Scope, Trigger } from './values.ts';
import type { Book } from './work.ts';

/** An item's arrival at a rung since the data were loaded. */
export interface Arrival {
  readonly item: Item;
  readonly from: Scope | null; // null: registered there
  readonly to: Scope;
  readonly trigger: Trigger | null; // null: registered or reopened there
  readonly on: Stay['on'];
  readonly at: Instant;
}

/** Every arrival since an instant, oldest first; what was loaded happened before anything was counted. */
export function arrivalsSince(book: Book, since: Instant): Arrival[] {
  const arrivals = [...book.items.values()].flatMap((item) =>
    item.stays.flatMap(({ scope: to, trigger, on, at }, place): Arrival[] =>
      at === null || at < since ? [] : [{ item, from: item.stays[place - 1]?.scope ?? null, to, trigger, on, at }],
    ),
  );
  return arrivals.sort((a, b) => a.at - b.at || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || (a.item.code < b.item.code ? -1 : 1));
}

/**
 * The changes of scope from the close before to that of this week (domain.md 9.3). What an outage left undone is done at one instant with
 * that close: the runs up to its day came before it, and what people do at that instant comes after it (domain.md 5.2).
 */
export function scopeChanges(book: Book, week: WeekKey, since: Instant, until: Instant): Arrival[] {
  const closedOn = dayOfLastClose(book, week);
  return arrivalsSince(book, since).filter(
    ({ trigger, on, at }) => trigger !== null && at <= until && (at > since || trigger === 'MANUAL' || on > closedOn),
  );
}

const dayOfLastClose = ({ cycles }: Book, week: WeekKey): string =>
  [...cycles.values()]
    .filter((one) => one.week < week && one.state === 'CLOSED')
    .map(({ days }) => days?.committee ?? '')
    .sort()
    .at(-1) ?? '';
