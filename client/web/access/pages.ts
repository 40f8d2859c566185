import type { PageDefinition } from '../visit.ts';
import { ACCOUNT } from './account.ts';

/** The pages of getting in that belong to a reader; those before the door have routes of their own. */
export const ACCESS_PAGES: readonly PageDefinition[] = [ACCOUNT];
