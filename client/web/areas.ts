import type { PageDefinition } from './visit.ts';

/** Every page of an institution, by area; the routes, the tests of permissions and those of accessibility are made from this list. */
export const PAGES: readonly PageDefinition[] = [];
