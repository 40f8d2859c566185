import type { PageDefinition } from '../visit.ts';
import { LETTER } from './letter.ts';
import { LETTERS } from './letters.ts';

/** The outbox, for administrators and coordinators. */
export const OUTBOX_PAGES: readonly PageDefinition[] = [LETTERS, LETTER];
