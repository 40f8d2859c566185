import { ACCESS_PAGES } from './access/pages.ts';
import { ADMIN_PAGES } from './admin/pages.ts';
import { API_PAGES } from './api/pages.ts';
import { BRIEFING_PAGES } from './briefing/pages.ts';
import { COMMITTEE_PAGES } from './committee/pages.ts';
import { DASHBOARD_PAGES } from './dashboard/pages.ts';
import { DESK_PAGES } from './desk/pages.ts';
import { FIRST_RUN_PAGES } from './first-run/pages.ts';
import { GOAL_PAGES } from './goals/pages.ts';
import { ITEM_PAGES } from './items/pages.ts';
import { MANAGER_PAGES } from './manager/pages.ts';
import { OFFICE_PAGES } from './office/pages.ts';
import { OUTBOX_PAGES } from './outbox/pages.ts';
import { REPORT_PAGES } from './reports/pages.ts';
import type { PageDefinition } from './visit.ts';
import { WEEK_PAGES } from './week/pages.ts';

/** Every page of an institution, by area; the routes, the tests of permissions and those of accessibility are made from this list. */
export const PAGES: readonly PageDefinition[] = [
  ...ACCESS_PAGES,
  ...ADMIN_PAGES,
  ...FIRST_RUN_PAGES,
  ...BRIEFING_PAGES,
  ...API_PAGES,
  ...COMMITTEE_PAGES,
  ...DASHBOARD_PAGES,
  ...DESK_PAGES,
  ...MANAGER_PAGES,
  ...OFFICE_PAGES,
  ...OUTBOX_PAGES,
  ...WEEK_PAGES,
  ...GOAL_PAGES,
  ...ITEM_PAGES,
  ...REPORT_PAGES,
];
