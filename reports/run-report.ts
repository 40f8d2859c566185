import { createHash } from 'node:crypto';
import type { ReportCode, ReportFilters } from '../contracts/documents.ts';
import type { Id } from '../domain/entities.ts';
import type { Day } from '../domain/instant.ts';
import { goalsSeen } from '../domain/views.ts';
import type { Book } from '../domain/work.ts';
import { loadBook } from '../store/book.ts';
import { settingOf } from '../store/document-setting.ts';
import { type Kept, readKept } from '../store/report-history.ts';
import { keepRun, type ReportRun } from '../store/report-runs.ts';
import type { Tx } from '../store/transaction.ts';
import { makeReport, reportOf } from './catalogue.ts';

interface Asked {
  readonly code: ReportCode;
  readonly filters: ReportFilters;
  readonly readerId: Id | null; // null: the routine, which sees all
}

/** What was asked, in one way of saying it: what restricts nothing is not asked, so that the same question finds the same run (domain.md 7.1). */
export function askedFilters({ mode, ...others }: ReportFilters): ReportFilters {
  const given = Object.entries(others).filter(([, value]) => value !== undefined && value !== '');
  return { ...Object.fromEntries(given), ...(mode !== undefined && mode !== 'NON_INTEGRATING' && { mode }) };
}

/** Computes a report as it stands now, for what the reader may see, and keeps it (domain.md 7.1). */
export async function runReport(tx: Tx, asked: Asked): Promise<ReportRun> {
  return runReportOn(tx, await loadBook(tx, 'all'), asked);
}

/** The same over a book that was read already, with what the report needs beyond it. */
export async function runReportOn(tx: Tx, book: Book, { code, filters: given, readerId }: Asked, read?: Partial<Kept>): Promise<ReportRun> {
  const filters = askedFilters(given);
  const kept = read ?? (await readKept(tx, reportOf(code).needs ?? []));
  return keepRun(tx, {
    code,
    asOf: tx.now,
    params: { ...filters },
    reach: reachOf(book, readerId, tx.today, code),
    goalIds: goalsOf(book, readerId, tx.today),
    data: makeReport(code, { book, now: tx.now, today: tx.today, readerId, filters, kept }),
    setting: settingOf(book.institution),
    requestedBy: readerId,
  });
}

/**
 * `all`, or a digest of the goals that the reader may see: whoever sees others gets another run. A report about whoever asks, where its code
 * is given, is nobody else's.
 */
export function reachOf(book: Book, readerId: Id | null, today: Day, code?: ReportCode): string {
  if (readerId === null) return 'all';
  const seen = goalsOf(book, readerId, today);
  const reach = seen === null ? 'all' : digest(seen);
  return code !== undefined && reportOf(code).subject === 'reader' ? digest([reach, readerId]) : reach;
}

/** The goals that the reader may see, in order of their ids; null where they see all. */
function goalsOf(book: Book, readerId: Id | null, today: Day): readonly Id[] | null {
  const seen = readerId === null ? null : goalsSeen(book, readerId, 'GOAL', today);
  return seen === null || seen.all ? null : [...book.goals.keys()].filter((id) => seen.has(id)).sort();
}

const digest = (parts: readonly string[]): string => createHash('sha256').update(parts.join('+')).digest('hex').slice(0, 32);
