import { PREVIEW_PAGE } from '../briefing/preview.ts';
import type { PageDefinition } from '../visit.ts';
import { DESK_PAGE } from './desk.ts';

/** The coordinator's Thursday (domain.md 5.6, 5.7). */
export const DESK_PAGES: readonly PageDefinition[] = [DESK_PAGE, PREVIEW_PAGE];
