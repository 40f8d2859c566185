import { randomUUID } from 'node:crypto';
import { FILE_FORMATS, type ReportCode, type ReportData, type ReportFilters } from '../contracts/documents.ts';
import type { LetterData } from '../domain/letter-data.ts';
import { maySee } from '../domain/views.ts';
import { startWork, type Work } from '../domain/work.ts';
import { REPORTS } from '../reports/catalogue.ts';
import { runReportOn } from '../reports/run-report.ts';
import { type Kept, readKept } from '../store/report-history.ts';
import { openSubscriptions, type Subscription } from '../store/report-wishes.ts';
import { saveWork } from '../store/save.ts';
import type { Tx } from '../store/transaction.ts';
import type { Log } from './dependencies.ts';

type Reported = LetterData['N30']['reports'][number];

/**
 * N30 at M17: to each subscriber one letter with the reports they asked for, as they stand when the week has closed, run for their own
 * reach; those by the month in the week that reports on one (domain.md 5.8, 6.6, 7.1).
 */
export async function sendSubscriptions(tx: Tx, closed: Work, week: string, log?: Log): Promise<void> {
  const cycle = closed.book.cycles.get(week);
  if (cycle?.state !== 'CLOSED') return;
  const { book } = closed;
  const wanted = (await openSubscriptions(tx, cycle.month === null ? ['WEEKLY'] : ['WEEKLY', 'MONTHLY'])).filter(
    ({ personId, code }) => isReport(code) && maySee(book, personId, 'REPORTS', tx.today),
  );
  if (wanted.length === 0) return;
  const kept = await readKept(
    tx,
    wanted.flatMap(({ code }) => needsOf(code)),
  );
  const work = startWork({ book, zone: tx.zone, now: tx.now, asOf: closed.asOf, occasion: closed.occasion, newId: randomUUID });
  for (const [personId, theirs] of Map.groupBy(wanted, (one) => one.personId)) {
    const reports: Reported[] = [];
    for (const one of theirs) reports.push(await report(tx, closed, one, kept, log));
    work.letters.push({
      notice: 'N30',
      to: [personId],
      cc: [],
      vacant: [],
      about: [...new Set(reports.map((one) => one.report))].sort(),
      asOf: closed.asOf,
      usefulUntil: null,
      data: { week, month: cycle.month, reports },
    });
  }
  await saveWork(tx, work);
}

const isReport = (code: string): code is ReportCode => REPORTS.some((known) => known.code === code);
const needsOf = (code: string): readonly (keyof Kept)[] => REPORTS.find((known) => known.code === code)?.needs ?? [];

/** One report, or that it could not be made: a fault in one keeps no week from closing. */
async function report(
  tx: Tx,
  { book }: Work,
  { code, filters, formats, personId }: Subscription,
  kept: Partial<Kept>,
  log?: Log,
): Promise<Reported> {
  const told = {
    report: code,
    filtered: Object.keys(filters).length > 0,
    formats: FILE_FORMATS.filter((format) => format !== 'DOCX').filter((format) => formats.includes(format)),
  };
  if (!isReport(code)) return { ...told, run: null, goals: 0 };
  try {
    const { id, data } = await runReportOn(tx, book, { code, filters: filters as ReportFilters, readerId: personId }, kept);
    return { ...told, run: id, goals: (data as ReportData).goals };
  } catch (error) {
    log?.error('a report could not be made', { institutionId: tx.institutionId, code, error: String(error) });
    return { ...told, run: null, goals: 0 };
  }
}
