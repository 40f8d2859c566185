import { REPORT_CODES, type ReportData, type ReportFilters, reportSlug } from '../../../contracts/documents.ts';
import { settingOf } from '../../../store/document-setting.ts';
import { sentCopies } from '../../../store/report-files.ts';
import { type ReportRun, readRun } from '../../../store/report-runs.ts';
import { reportView } from '../../../templates/reports/view.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { reportAddress } from './filters.ts';
import { runRow } from './kept-runs.ts';
import { formatsOf } from './run-formats.ts';
import { mayReadRun } from './run-rights.ts';
import { shownReport } from './shown.ts';
import { localeOf } from './words.ts';

/** `/reports/runs/:id`: a kept run as it was computed, with its documents and its fingerprint (domain.md 3.16, 7.1). */
export const runPage: PageDefinition = {
  address: '/reports/runs/:id',
  view: 'REPORTS', // besides, each run says itself who may read it: a report by its reach, a pack by its page
  name: 'reports/run',
  show: async (visit) => {
    const run = await readRun(visit.tx, visit.params.id ?? '');
    if (run === undefined || !mayReadRun(visit, run)) return undefined;
    const { base, t, f, book } = visit;
    const code = REPORT_CODES.find((one) => one === run.code);
    const row = runRow(visit, run);
    return {
      title: code === undefined ? row.name : `${code} · ${row.name}`,
      narrowed: row.narrowed,
      asOf: row.asOf,
      madeAt: f.moment(run.at),
      by: run.requestedBy === null ? t('run.byRoutine') : t('run.askedBy', { who: book.people.get(run.requestedBy)?.name ?? '' }),
      version: run.version,
      sha256: run.sha256,
      result: code === undefined ? null : viewOf(visit, run),
      files: (run.setting === null ? [] : formatsOf(run.code)).map((format) => ({
        href: `${row.href}.${format.toLowerCase()}`,
        name: t(`format.${format}`),
      })),
      sent: code === undefined ? sentTo(await sentCopies(visit.tx, run.id)) : null,
      now: code === undefined ? null : reportAddress(base, reportSlug(code), run.params as ReportFilters),
      catalogue: visit.maySee('REPORTS') ? `${base}/reports` : null,
    };
  },
};

/** A report in words as when it was made; one that was kept before documents were looks as the institution does now. */
function viewOf(visit: Visit, { data, setting }: ReportRun) {
  return shownReport(reportView(data as ReportData, setting ?? settingOf(visit.book.institution), localeOf(visit)), visit);
}

/** Each of the people who were sent the run, once. */
const sentTo = (copies: readonly { readonly person: string }[]): readonly string[] => [...new Set(copies.map(({ person }) => person))];
