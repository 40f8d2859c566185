import { follow } from './commitments.ts';
import type { Id, Item } from './entities.ts';
import type { Day } from './instant.ts';
import { reviewItem } from './item-moves.ts';
import { put, tell, type Work } from './work.ts';

/** Appends to the action log what was done about an item; it is never edited (domain.md 3.7). */
export function logAction(work: Work, item: Item, entry: { readonly by: Id; readonly text: string; readonly committed?: Day }): void {
  const { by, text, committed } = entry;
  put(work, 'actionLog', { id: work.newId(), itemId: item.id, at: work.now, by, text, committedDate: committed ?? null });
}

/** The holder's promise: it sets the due date of this stay, is followed, and reviews what was unreviewed (domain.md 4.3, 6.1, 6.3). */
export function commitItem(
  work: Work,
  item: Item,
  promise: { readonly by: Id; readonly responsibleId: Id; readonly text: string; readonly due: Day },
): Item {
  const { by, responsibleId, text, due } = promise;
  logAction(work, item, { by, text, committed: due });
  follow(work, { of: { itemId: item.id }, responsibleId, recordedById: by, text, due });
  tell(work, { kind: 'change', of: 'item', id: item.code, field: 'committedDate', before: item.committedDate, after: due });
  const committed: Item = { ...item, committedDate: due, commitments: item.commitments + 1 };
  put(work, 'items', committed);
  return committed.state === 'UNREVIEWED' ? reviewItem(work, committed) : committed;
}
