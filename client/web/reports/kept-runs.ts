import { REPORT_CODES, type ReportFilters } from '../../../contracts/documents.ts';
import type { RunHeading } from '../../../store/report-runs.ts';
import { recentRuns } from '../../../store/run-lists.ts';
import type { Visit } from '../visit.ts';
import { filterWords } from './filter-words.ts';
import { mayReadRun, PACKS } from './run-rights.ts';
import { named } from './words.ts';

const SHOWN = 20;

/** A kept run in a list. */
export interface RunRow {
  readonly href: string;
  readonly code: string;
  readonly name: string;
  readonly asOf: string;
  readonly by: string | null; // null: the routine
  readonly narrowed: string | null;
}

/** The last kept runs that the reader may have: own ones, and the packs of their office (domain.md 7.1, 7.3). */
export async function runRows(visit: Visit): Promise<RunRow[]> {
  const open = PACKS.filter((code) => mayReadRun(visit, { code, params: {}, goalIds: null, requestedBy: null }));
  return (await recentRuns(visit.tx, visit.person.id, open, SHOWN))
    .filter((run) => mayReadRun(visit, run))
    .map((run) => runRow(visit, run));
}

/** One kept run: what it is, of when, and who asked for it. */
export function runRow(visit: Visit, { id, code, asOf, week, version, requestedBy, params }: RunHeading): RunRow {
  const report = REPORT_CODES.find((one) => one === code);
  return {
    href: `${visit.base}/reports/runs/${id}`,
    code,
    name: report ? named(visit, report).name : packName(visit, { code, week, version }),
    asOf: visit.f.moment(asOf),
    by: requestedBy === null ? null : (visit.book.people.get(requestedBy)?.name ?? null),
    narrowed: report ? filterWords(visit, params as ReportFilters) : null,
  };
}

/** What a pack is called, with its week and version: «Resumen de la ministra, semana 48, versión 2». */
export function packName({ t }: Pick<Visit, 't'>, { code, week, version }: Pick<RunHeading, 'code' | 'week' | 'version'>): string {
  const name = t(`pack.${code}`);
  return week === null ? name : t('packOfWeek', { name, week: Number(week.slice(-2)), version });
}
