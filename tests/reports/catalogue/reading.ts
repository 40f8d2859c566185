import type { Cell, ReportCode, ReportData, ReportFilters, Section } from '../../../contracts/documents.ts';
import type { Book } from '../../../domain/work.ts';
import { makeReport } from '../../../reports/catalogue.ts';
import type { Kept } from '../../../store/report-history.ts';
import { at, LIMA } from '../../support/builders.ts';

interface Reading {
  readonly at: string; // `2026-11-27T17:00`
  readonly by?: string | null; // who asks; the routine where absent
  readonly filters?: ReportFilters;
  readonly kept?: Partial<Kept>;
}

/** A report on a book at a local time of Lima. */
export function report(code: ReportCode, book: Book, { at: when, by = null, filters = {}, kept = {} }: Reading): ReportData {
  const now = at(when);
  return makeReport(code, { book, now, today: LIMA.dayOf(now), readerId: by, filters, kept });
}

/** The named columns of a table, row by row over all its groups. */
export const rows = (data: Pick<ReportData, 'sections'>, columns: readonly string[], key = 'main'): unknown[][] =>
  groups(data, [], columns, key).flatMap(({ rows: own }) => own);

/** The groups of a table: what the named facts of their heading say, and the named columns of their rows. */
export function groups(data: Pick<ReportData, 'sections'>, heading: readonly string[], columns: readonly string[], key = 'main') {
  const table = section(data, key);
  if (table.kind !== 'table') throw new Error(`${key} is no table`);
  const places = columns.map((name) => {
    const place = table.columns.findIndex((column) => column.key === name);
    if (place < 0) throw new Error(`${key} has no column ${name}, but ${table.columns.map((one) => one.key).join(', ')}`);
    return place;
  });
  return table.groups.map((group) => ({
    heading: heading.map((name) => plain(group.heading.find((fact) => fact.key === name)?.cell ?? null)),
    rows: group.rows.map((row) => places.map((place) => plain(row[place] ?? null))),
  }));
}

/** What the facts of a section say, by name. */
export function facts(data: Pick<ReportData, 'sections'>, key: string): Record<string, unknown> {
  const found = section(data, key);
  if (found.kind !== 'facts') throw new Error(`${key} has no facts`);
  return Object.fromEntries(found.facts.map((fact) => [fact.key, plain(fact.cell)]));
}

/** The section of that name. */
export function section({ sections }: Pick<ReportData, 'sections'>, key: string): Section {
  const found = sections.find((one) => one.key === key);
  if (!found) throw new Error(`there is no ${key}, but ${sections.map((one) => one.key).join(', ')}`);
  return found;
}

/** A cell as a test writes it: `33.3 / 50 / -16.7 red`, `NORMAL grey frame`, `2026-12-02 amber`. */
export function plain(cell: Cell): unknown {
  if (cell === null || typeof cell !== 'object') return cell;
  if ('actual' in cell) return `${cell.actual} / ${cell.expected} / ${cell.gap} ${cell.light}`;
  if ('state' in cell) return cell.stale ? `${cell.state} grey frame` : cell.state;
  if ('day' in cell) return `${cell.day ?? 'none'} ${cell.light}`;
  return [...cell];
}
