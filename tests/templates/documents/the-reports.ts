import type { DocumentSetting, ReportCode, ReportData } from '../../../contracts/documents.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import type { Book } from '../../../domain/work.ts';
import { makeReport, reportOf } from '../../../reports/catalogue.ts';
import type { Kept } from '../../../store/report-history.ts';
import type { DocumentRun } from '../../../templates/documents.ts';
import { at } from '../../support/builders.ts';

export const AT = at('2026-11-27T17:00');
export const TODAY = '2026-11-27';
export const LOCALES = ['es-PE', 'pt-BR', 'en'] as const;

export const settingOf = ({ institution }: Book): DocumentSetting => ({
  institution: { name: institution.name, shortName: institution.shortName, code: institution.code },
  locale: institution.locale,
  timeZone: institution.timeZone,
  look: null,
  draft: false,
});

/** What a report says on Friday at the close; one that is about a goal is about the first, one about the reader about somebody. */
export function dataOf(code: ReportCode, book: Book, kept: Partial<Kept> = {}): ReportData {
  const { subject } = reportOf(code);
  const goal = [...book.goals.values()][0]?.code;
  return makeReport(code, {
    book,
    now: AT,
    today: TODAY,
    readerId: subject === 'reader' ? ([...book.people.keys()][0] ?? null) : null,
    kept,
    filters: subject === 'goal' && goal !== undefined ? { goal } : {},
  });
}

/** The run that keeps it. The hash is not the store's, which no test of templates may ask: any 64 digits do. */
export function runOf(data: ReportData, setting: DocumentSetting): DocumentRun {
  const sha256 = Buffer.from(canonicalJson(data)).toString('hex').slice(-64).padStart(64, '0');
  return { code: data.code, version: 1, week: null, asOf: AT, at: AT, data, sha256, setting };
}
