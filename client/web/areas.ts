import { ACCESS_PAGES } from './access/pages.ts';
import { MANAGER_PAGES } from './manager/pages.ts';
import type { PageDefinition } from './visit.ts';

/** Every page of an institution, by area; the routes, the tests of permissions and those of accessibility are made from this list. */
export const PAGES: readonly PageDefinition[] = [...ACCESS_PAGES, ...MANAGER_PAGES];
