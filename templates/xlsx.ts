import type { ReportView } from './reports/view.ts';
import { tablesOf } from './tables/report-tables.ts';
import { workbookOf } from './tables/workbook.ts';

/** A report as a spreadsheet that an office keeps (domain.md 7.1); the same report is the same bytes. */
export const reportWorkbook = (view: ReportView): Promise<Uint8Array> => workbookOf(tablesOf(view));
