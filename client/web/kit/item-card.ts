import type { Item } from '../../../domain/entities.ts';
import { dueOf } from '../../../domain/item-dates.ts';
import type { Visit } from '../visit.ts';
import { type Deadline, deadlineOf } from './deadlines.ts';
import { type Light, lightOf } from './marks.ts';
import { kitTexts } from './texts.ts';

/** One restriction or alert as a card; `{{> item-card x}}`, with what can be done inside as `{{#> item-card x}}…{{/item-card}}`. */
export interface ItemCard {
  readonly kind: string; // `Restricción`
  readonly code: string;
  readonly title: string;
  readonly href: string;
  readonly state: string;
  readonly unreviewed: boolean;
  readonly marks: readonly string[]; // urgent, transsectoral, stops the path
  readonly light: Light | null;
  readonly deadline: Deadline;
  readonly where: string; // `MOP-01 · 2,01 · la tiene la Coordinación desde el jue 12/11`
  readonly ask: string | null;
}
type Seen = Pick<Visit, 'book' | 'f' | 'tx' | 'language' | 'base' | 'words'>;

/** What a card of an item shows (domain.md 3.7, 6.1, 8.4). */
export function itemCardOf(visit: Seen, item: Item, ask: string | null = null): ItemCard {
  const { book, tx, language, base, f } = visit;
  const t = kitTexts(language);
  const light = lightOf(book, item, tx.today);
  const due = dueOf(book.institution, item).due;
  const closed = item.closedOn === null ? '' : f.record(item.closedOn);
  const ig = item.igId === null ? undefined : book.intermediateGoals.get(item.igId);
  const held = t('card.held', { rung: t(`holder.${item.scope}`), day: f.short(item.arrivedAt, tx.today) });
  return {
    kind: t(`kind.${item.kind}`),
    code: item.code,
    title: item.title,
    href: `${base}/items/${encodeURIComponent(item.code)}`,
    state: t(`review.${item.state}`),
    unreviewed: item.state === 'UNREVIEWED',
    marks: marksOf(item).map((mark) => t(mark)),
    light,
    deadline: light === null ? { text: t('card.closed', { day: closed }), colour: '' } : deadlineOf(visit, due),
    where: [book.goals.get(item.goalId)?.code, ig?.code, light === null ? undefined : held].filter(Boolean).join(' · '),
    ask,
  };
}

function marksOf({ urgent, transsectoral, blocking }: Item) {
  return [
    ...(urgent ? (['item.urgent'] as const) : []),
    ...(transsectoral ? (['item.transsectoral'] as const) : []),
    ...(blocking ? (['item.blocking'] as const) : []),
  ];
}
