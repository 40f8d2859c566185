import type { PageDefinition } from '../visit.ts';
import { sittingPage } from './sitting.ts';
import { wallPage } from './wall.ts';

export const COMMITTEE_PAGES: readonly PageDefinition[] = [sittingPage, wallPage];
