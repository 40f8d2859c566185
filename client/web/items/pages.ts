import type { PageDefinition } from '../visit.ts';
import { itemPage } from './item.ts';
import { itemHistoryPage } from './item-history.ts';
import { itemsPage } from './list.ts';
import { newItemPage } from './new-item.ts';
import { newOpportunityPage } from './new-opportunity.ts';
import { opportunitiesPage } from './opportunities.ts';
import { opportunityPage } from './opportunity.ts';

/** Restrictions, alerts and opportunities: lists, sheets, registering. */
export const ITEM_PAGES: readonly PageDefinition[] = [
  itemsPage,
  newItemPage,
  itemPage,
  itemHistoryPage,
  opportunitiesPage,
  newOpportunityPage,
  opportunityPage,
];
