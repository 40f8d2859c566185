import type { Instant } from '../../domain/instant.ts';
import { isOpen } from '../../domain/item-moves.ts';
import type { MoveLine } from '../../domain/letter-data.ts';
import { itemLine } from '../../domain/lines.ts';
import { type Arrival, arrivalsSince, scopeChanges } from '../../domain/scope-changes.ts';
import type { Scope } from '../../domain/values.ts';
import type { PackView } from './cover.ts';

/** The changes of scope since the close before, oldest first (domain.md 7.3, P6). */
export const movesSince = (view: PackView, since: Instant): MoveLine[] =>
  scopeChanges(view.work.book, view.cycle.week, since, view.work.now).map((one) => lineOf(view, one));

/** What came to a rung since an instant and is still open there, registered there too (domain.md 7.3, P2). */
export const arrivalsAt = (view: PackView, scope: Scope, since: Instant): MoveLine[] =>
  arrivalsSince(view.work.book, since)
    .filter(({ to, item, at }) => to === scope && item.scope === scope && isOpen(item) && item.stays.at(-1)?.at === at)
    .map((one) => lineOf(view, one));

function lineOf({ work, known }: PackView, { item, from, to, trigger, on }: Arrival): MoveLine {
  return { item: itemLine(work.book, item, work.today, known), from, to, trigger, on };
}
