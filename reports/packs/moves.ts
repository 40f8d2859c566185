import type { Item } from '../../domain/entities.ts';
import type { Instant } from '../../domain/instant.ts';
import { isOpen } from '../../domain/item-moves.ts';
import type { MoveLine } from '../../domain/letter-data.ts';
import { itemLine } from '../../domain/lines.ts';
import type { Scope } from '../../domain/values.ts';
import type { PackView } from './cover.ts';

interface Arrival {
  readonly item: Item;
  readonly from: Scope | null; // null: registered there
  readonly to: Scope;
  readonly trigger: MoveLine['trigger'];
  readonly on: string;
  readonly at: Instant;
}

/** The changes of scope since an instant, oldest first (domain.md 7.3, P6). */
export const movesSince = (view: PackView, since: Instant): MoveLine[] =>
  arrivalsSince(view, since)
    .filter(({ trigger }) => trigger !== null)
    .map((one) => lineOf(view, one));

/** What came to a rung since an instant and is still open there, registered there too (domain.md 7.3, P2). */
export const arrivalsAt = (view: PackView, scope: Scope, since: Instant): MoveLine[] =>
  arrivalsSince(view, since)
    .filter(({ to, item, at }) => to === scope && item.scope === scope && isOpen(item) && item.stays.at(-1)?.at === at)
    .map((one) => lineOf(view, one));

/** Loaded stays happened before anything was counted. */
function arrivalsSince({ work }: PackView, since: Instant): Arrival[] {
  const arrivals = [...work.book.items.values()].flatMap((item) =>
    item.stays.flatMap((stay, place): Arrival[] =>
      stay.at === null || stay.at < since
        ? []
        : [{ item, from: item.stays[place - 1]?.scope ?? null, to: stay.scope, trigger: stay.trigger, on: stay.on, at: stay.at }],
    ),
  );
  return arrivals.sort((a, b) => a.at - b.at || (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) || (a.item.code < b.item.code ? -1 : 1));
}

function lineOf({ work, known }: PackView, { item, from, to, trigger, on }: Arrival): MoveLine {
  return { item: itemLine(work.book, item, work.today, known), from, to, trigger, on };
}
