import type { PageDefinition } from '../visit.ts';
import { BRIEFING_PAGE } from './briefing.ts';

/** The minister's briefing (domain.md 7.3). */
export const BRIEFING_PAGES: readonly PageDefinition[] = [BRIEFING_PAGE];
