import type { PageDefinition } from '../visit.ts';
import { DASHBOARD_PAGE } from './dashboard.ts';

/** The dashboard of goals (domain.md 8). */
export const DASHBOARD_PAGES: readonly PageDefinition[] = [DASHBOARD_PAGE];
