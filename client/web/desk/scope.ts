import type { Item } from '../../../domain/entities.ts';
import { nextRung } from '../../../domain/item-dates.ts';
import type { ItemLine, MoveLine } from '../../../domain/letter-data.ts';
import { itemByCode } from '../../../domain/work.ts';
import { type ItemCard, itemCardOf } from '../kit/item-card.ts';
import { kitTexts } from '../kit/texts.ts';
import { nearDay } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';

/** An item of the coordinator's scope, with what can be done about it from here; everything else is on its own page (domain.md 4.3, 5.7). */
export interface DeskItem extends ItemCard {
  readonly id: string;
  readonly version: number;
  readonly came: string | null; // how it arrived
  readonly review: boolean;
  readonly action: { readonly open: boolean } | null;
  readonly derive: { readonly to: string; readonly open: boolean } | null;
  readonly confirm: { readonly text: string; readonly by: string } | null; // a resolution the manager proposed
}

/** What came since the last pack, then the rest that waits here by due date (domain.md 7.3, P2 sections 3 and 4). */
export function scopeItems(visit: Visit, arrivals: readonly MoveLine[], mine: readonly ItemLine[]) {
  const came = new Map(arrivals.map((one) => [one.item.item, one]));
  const of = (codes: readonly string[]): DeskItem[] =>
    codes.flatMap((code) => {
      const item = itemByCode(visit.book, code);
      return item ? [deskItem(visit, item, came.get(code))] : [];
    });
  return {
    arrivals: of([...came.keys()]),
    mine: of(mine.map(({ item }) => item).filter((code) => !came.has(code))),
  };
}

/** One item as a card of the desk. */
export function deskItem(visit: Visit, item: Item, arrival?: MoveLine): DeskItem {
  const { may, book, language, failed } = visit;
  const above = nextRung(book.institution.ladder, item.scope);
  const { code } = item;
  return {
    ...itemCardOf(visit, item),
    id: code.replace(/[^A-Za-z0-9]+/g, '-'),
    version: item.version,
    came: arrival ? cameBy(visit, arrival) : null,
    review: item.state === 'UNREVIEWED' && may({ do: 'review', item: code }),
    action: may({ do: 'addAction', item: code, text: '' }) ? { open: failed?.key === `action/${code}` } : null,
    derive:
      above !== undefined && may({ do: 'derive', item: code, text: '' })
        ? { to: kitTexts(language)(`rung.${above}`), open: failed?.key === `derive/${code}` }
        : null,
    confirm:
      item.resolutionProposed !== null && may({ do: 'resolve', item: code, text: '' })
        ? { text: item.resolutionProposed.text, by: book.people.get(item.resolutionProposed.by)?.name ?? '' }
        : null,
  };
}

function cameBy({ t, f, tx, language }: Visit, { from, trigger, on }: MoveLine): string {
  const day = nearDay({ f, today: tx.today }, on);
  return from === null ? t('came.born', { day }) : t(`came.${trigger ?? 'MANUAL'}`, { day, rung: kitTexts(language)(`rung.${from}`) });
}
