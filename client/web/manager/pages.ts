import type { PageDefinition } from '../visit.ts';
import { DOCUMENTS_PAGE } from './documents.ts';
import { MY_WEEK_PAGE } from './my-week.ts';
import { RAISE_PAGE } from './raise.ts';
import { SENT_PAGE } from './sent.ts';
import { UPDATE_PAGE } from './update.ts';

/** The pages of a goal's manager, and of whoever assists or stands in for one. */
export const MANAGER_PAGES: readonly PageDefinition[] = [MY_WEEK_PAGE, UPDATE_PAGE, SENT_PAGE, DOCUMENTS_PAGE, RAISE_PAGE];
