import type { ReportCode, ReportFilters } from '../../../contracts/documents.ts';
import type { Instant } from '../../../domain/instant.ts';
import { reachOf } from '../../../reports/run-report.ts';
import { latestRuns } from '../../../store/report-runs.ts';
import { runsBetween } from '../../../store/run-lists.ts';
import { dayIn, textIn } from '../items/list-query.ts';
import type { Visit } from '../visit.ts';
import { type RunRow, runRow } from './kept-runs.ts';
import { mayReadRun } from './run-rights.ts';

const SHOWN = 10;
const MINUTE_MS = 60_000;
const FIRST_DAY = '1970-01-01'; // no run is older, and no clock counts what is

/** The kept runs of a report with these filters that the reader may have, newest first. */
export async function keptRuns(visit: Visit, code: ReportCode, filters: ReportFilters): Promise<RunRow[]> {
  const reach = reachOf(visit.book, visit.person.id, visit.tx.today, code);
  const runs = await latestRuns(visit.tx, { code, reach, by: visit.person.id, params: { ...filters }, limit: SHOWN });
  return runs.filter((run) => mayReadRun(visit, run)).map((run) => runRow(visit, run));
}

/** What is asked of a past instant: its kept run, or the sentence that there is none; it is never computed afterwards (domain.md 7.1). */
export async function pastOf(visit: Visit, code: ReportCode, filters: ReportFilters) {
  const day = dayIn(visit.query.asOf);
  const time = textIn(visit.query.at);
  const asked = { day: textIn(visit.query.asOf), time, run: null, none: null };
  if (asked.day === '' && time === '') return asked;
  if (day < FIRST_DAY || !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time))
    return { ...asked, none: visit.t('past.unread', { example: visit.f.record(visit.tx.today) }) };
  const from: Instant = visit.tx.zone.instantOf(day, time.padStart(5, '0'));
  const reach = reachOf(visit.book, visit.person.id, visit.tx.today, code);
  const kept = await runsBetween(visit.tx, { code, reach, by: visit.person.id, params: { ...filters } }, from, from + MINUTE_MS);
  const run = kept.find((one) => mayReadRun(visit, one));
  if (run) return { ...asked, run: runRow(visit, run) };
  return { ...asked, none: visit.t('past.none', { at: visit.f.moment(from) }) };
}
