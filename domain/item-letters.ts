import type { Group } from './addressees.ts';
import { daysBetween } from './calendar.ts';
import type { Id, Item } from './entities.ts';
import { nextRung } from './item-dates.ts';
import { pushLetter } from './letter-writing.ts';
import { itemLine } from './lines.ts';
import type { Scope, Trigger } from './values.ts';
import type { Work } from './work.ts';

/** N09 at once: to the new holders, copies to the holders of all lower rungs, down to the manager (domain.md 6.6). */
export function tellMoved(
  work: Work,
  item: Item,
  move: {
    readonly from: Scope;
    readonly trigger: Trigger;
    readonly down: boolean;
    readonly by?: Id | undefined;
    readonly text?: string | undefined;
  },
): void {
  const { book, today } = work;
  const { ladder } = book.institution;
  pushLetter(work, {
    notice: 'N09',
    to: [{ scope: item.scope }],
    cc: ladder.slice(0, ladder.indexOf(item.scope)).map((scope) => ({ scope })),
    goalId: item.goalId,
    about: [item.code],
    item: item.code,
    data: {
      item: itemLine(book, item, today),
      from: move.from,
      to: item.scope,
      trigger: move.trigger,
      returned: move.down,
      by: move.by === undefined ? null : (book.people.get(move.by)?.name ?? null),
      text: move.text ?? null,
      nextRung: nextRung(ladder, item.scope) ?? null,
    },
  });
}

/** N10: to the manager, copies to every level that held the item (domain.md 6.6). */
export function tellClosed(
  work: Work,
  item: Item,
  { outcome, text, by }: { readonly outcome: 'RESOLVED' | 'IGNORED'; readonly text: string; readonly by: Id | null },
): void {
  pushLetter(work, {
    notice: 'N10',
    to: [{ role: 'GOAL_MANAGER' }],
    cc: levelsThatHeld(work, item),
    goalId: item.goalId,
    about: [item.code],
    data: {
      item: itemLine(work.book, item, work.today),
      outcome,
      text,
      by: by === null ? null : (work.book.people.get(by)?.name ?? null),
      after: daysBetween(item.reportedOn, item.closedOn ?? work.asOfDay),
    },
  });
}

/** An item that came with the data was held by all rungs up to the one it had then (domain.md 6.6, N10). */
function levelsThatHeld({ book }: Work, { stays, scope, loaded }: Item): Group[] {
  const { ladder } = book.institution;
  const held = new Set<Scope>([scope, ...stays.map((stay) => stay.scope)]);
  if (loaded) {
    const before = stays.filter(({ at }) => at === null).map((stay) => ladder.indexOf(stay.scope));
    for (const rung of ladder.slice(0, Math.max(...before, 0) + 1)) held.add(rung);
  }
  return ladder.filter((rung) => rung !== 'MANAGER' && held.has(rung)).map((rung) => ({ scope: rung }));
}
