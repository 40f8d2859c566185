import type { PageDefinition } from '../visit.ts';
import { REHEARSAL } from './rehearsal.ts';
import { ONE_WEEK, PRESENT_WEEK } from './week.ts';

/** The week and its rehearsal. */
export const WEEK_PAGES: readonly PageDefinition[] = [PRESENT_WEEK, REHEARSAL, ONE_WEEK];
