import type { PageDefinition } from '../visit.ts';
import { agendaPage } from './agenda.ts';

export const OFFICE_PAGES: readonly PageDefinition[] = [agendaPage];
