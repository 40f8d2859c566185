import type { Item } from '../../../domain/entities.ts';
import { byDueDate } from '../../../domain/item-lines.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { registering } from '../items/grounds.ts';
import { itemCardOf } from '../kit/item-card.ts';
import { kitTexts } from '../kit/texts.ts';
import type { PageDefinition } from '../visit.ts';
import { GOAL_PAGE, goalAt, itemsOf, sheetHead } from './goal-at.ts';

const CLOSED_SHOWN = 200;

/** `/goals/:code/alerts`, `/goals/:code/restrictions`: what is open on the goal, and all that was (domain.md 3.4, 3.7). */
const itemsTab = (tab: 'alerts' | 'restrictions', kind: Item['kind']): PageDefinition => ({
  ...GOAL_PAGE,
  address: `/goals/:code/${tab}`,
  name: 'goals/items',
  show: (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const { base, book, f, language, t, tx } = visit;
    const items = itemsOf(visit, goal, kind);
    const closed = items.filter((item) => !isOpen(item)).sort((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1));
    const name = kind === 'ALERT' ? 'registerAlert' : 'registerRestriction';
    return {
      head: sheetHead(visit, goal, tab),
      heading: t(`tab.${tab}`),
      none: t(`none.${tab}`),
      open: byDueDate(book, items.filter(isOpen)).map((item) => itemCardOf(visit, item)),
      closed: closed.slice(0, CLOSED_SHOWN).map((item) => ({
        code: item.code,
        title: item.title,
        href: `${base}/items/${encodeURIComponent(item.code)}`,
        state: kitTexts(language)(`review.${item.state}`),
        on: item.closedOn === null ? '–' : f.record(item.closedOn),
      })),
      closedCount: closed.length,
      registers: visit.may(registering(name, goal.code, tx.today))
        ? { href: `${base}/items/new?on=${encodeURIComponent(goal.code)}&kind=${kind.toLowerCase()}`, text: t(`register.${tab}`) }
        : null,
    };
  },
});

export const ITEM_TABS: readonly PageDefinition[] = [itemsTab('alerts', 'ALERT'), itemsTab('restrictions', 'RESTRICTION')];

/** `/goals/:code/opportunities`: those of the goal and of its intermediate goals, by proposed date (domain.md 3.4, 3.8). */
export const opportunitiesTab: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/opportunities',
  name: 'goals/opportunities',
  show: (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const { base, book, t, tx, words } = visit;
    return {
      head: sheetHead(visit, goal, 'opportunities'),
      opportunities: [...book.opportunities.values()]
        .filter(({ goalId }) => goalId === goal.id)
        .sort((a, b) => (a.proposedDate + a.code < b.proposedDate + b.code ? -1 : 1))
        .map((one) => ({
          code: one.code,
          title: one.title,
          href: `${base}/opportunities/${encodeURIComponent(one.code)}`,
          ig: one.igId === null ? null : (book.intermediateGoals.get(one.igId)?.code ?? null),
          kindWord: t(`opportunityKind.${one.kind}`),
          place: one.place,
          proposed: one.proposedDate,
          state: words.states.opportunity?.[one.state] ?? '',
        })),
      registers: visit.may(registering('registerOpportunity', goal.code, tx.today))
        ? `${base}/opportunities/new?on=${encodeURIComponent(goal.code)}`
        : null,
    };
  },
};
