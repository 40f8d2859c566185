import type { PageDefinition } from '../visit.ts';
import { cataloguePage } from './catalogue.ts';
import { reportPage } from './report.ts';
import { runPage } from './run.ts';

/** The catalogue of reports, each report, and each kept run (domain.md 7). */
export const REPORT_PAGES: readonly PageDefinition[] = [cataloguePage, reportPage, runPage];
