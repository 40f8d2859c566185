import type { PageDefinition } from '../visit.ts';
import { startPage } from './start.ts';

/** What comes before the routine; `/new` is above institutions (first-run/new.ts). */
export const FIRST_RUN_PAGES: readonly PageDefinition[] = [startPage];
