import { randomUUID } from 'node:crypto';
import { FILE_FORMATS, type ReportCode, type ReportData, type ReportFilters } from '../contracts/documents.ts';
import type { Day } from '../domain/instant.ts';
import type { LetterData } from '../domain/letter-data.ts';
import { maySee } from '../domain/views.ts';
import { type Book, goalByCode, startWork, type Work } from '../domain/work.ts';
import { REPORTS } from '../reports/catalogue.ts';
import { runReportOn } from '../reports/run-report.ts';
import { type Kept, readKept } from '../store/report-history.ts';
import { endSubscription, openSubscriptions, type Subscription } from '../store/report-wishes.ts';
import { saveWork } from '../store/save.ts';
import { attempt, type Tx } from '../store/transaction.ts';
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

/** The goal that a report is about, where its reader does not see it any more; else null (domain.md 7.1: run for the own reach). */
function unseenGoal(
  book: Book,
  today: Day,
  { code, filters, personId }: Pick<Subscription, 'code' | 'filters' | 'personId'>,
): string | null {
  if (REPORTS.find((known) => known.code === code)?.subject !== 'goal') return null;
  const named = String(filters.goal ?? '');
  const goal = goalByCode(book, named);
  return goal !== undefined && maySee(book, personId, 'GOAL', today, goal.id) ? null : named;
}

/** One report, or that it could not be made: a fault in one keeps no week from closing. */
async function report(
  tx: Tx,
  { book }: Work,
  { id, code, filters, formats, personId }: Subscription,
  kept: Partial<Kept>,
  log?: Log,
): Promise<Reported> {
  const told = {
    report: code,
    filtered: Object.keys(filters).length > 0,
    formats: FILE_FORMATS.filter((format) => format !== 'DOCX').filter((format) => formats.includes(format)),
  };
  if (!isReport(code)) return { ...told, run: null, goals: 0 };
  const unseen = unseenGoal(book, tx.today, { code, filters, personId });
  if (unseen !== null) {
    await endSubscription(tx, personId, id);
    return { ...told, run: null, goals: 0, unseen };
  }
  const made = await attempt(
    tx,
    () => runReportOn(tx, book, { code, filters: filters as ReportFilters, readerId: personId }, kept),
    (error) => log?.error('a report could not be made', { institutionId: tx.institutionId, code, error: String(error) }),
  );
  return made === undefined ? { ...told, run: null, goals: 0 } : { ...told, run: made.id, goals: (made.data as ReportData).goals };
}
