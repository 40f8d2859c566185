import type { PageDefinition } from '../visit.ts';
import { basePage } from './base.ts';
import { calendarPage } from './calendar.ts';
import { documentsPage } from './documents.ts';
import { historyPage } from './history.ts';
import { indicatorsPage } from './indicators.ts';
import { intermediateGoalPage } from './intermediate-goal.ts';
import { intermediateGoalsPage } from './intermediate-goals.ts';
import { ITEM_TABS, opportunitiesTab } from './item-tabs.ts';
import { newGoalPage } from './new-goal.ts';
import { printPage } from './print.ts';
import { sheetPage } from './sheet.ts';

/** The sheet of a goal, tab by tab (domain.md 3.4). */
export const GOAL_PAGES: readonly PageDefinition[] = [
  newGoalPage,
  basePage,
  intermediateGoalsPage,
  intermediateGoalPage,
  ...ITEM_TABS,
  opportunitiesTab,
  documentsPage,
  indicatorsPage,
  sheetPage,
  historyPage,
  calendarPage,
  printPage,
];
