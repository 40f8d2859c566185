import type { PageDefinition } from '../visit.ts';
import { tokensPage } from './tokens.ts';
import { webhooksPage } from './webhooks.ts';

export const API_PAGES: readonly PageDefinition[] = [tokensPage, webhooksPage];
