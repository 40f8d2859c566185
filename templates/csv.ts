import type { ReportView } from './reports/view.ts';
import { csvOf } from './tables/csv-text.ts';
import { tablesOf } from './tables/report-tables.ts';

/** A report as text that a spreadsheet of its locale opens right (domain.md 7.1). */
export const reportCsv = (view: ReportView): Uint8Array => csvOf(tablesOf(view));
