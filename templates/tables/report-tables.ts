import type { CellView } from '../reports/cells.ts';
import type { ColumnView, FactView, GroupView, ReportView, SectionView } from '../reports/view.ts';
import { type ReportWords, reportWords } from '../reports/words.ts';
import { type Part, partsOf } from './cell-parts.ts';
import { chartTable } from './chart-tables.ts';
import type { TableBook, TableCell, TableColumn, TableSheet } from './table-book.ts';

/** A report as tables: a sheet for each section, its groups as columns repeated on every row, so that it can be filtered (domain.md 7.1). */
export function tablesOf(view: ReportView): TableBook {
  const w = reportWords(view.locale);
  return {
    title: `${view.code} ${view.name}`,
    from: view.institution,
    at: view.asOf.at,
    locale: view.locale,
    timeZone: view.timeZone,
    page: [`${w.t('doc.page')} `, ` ${w.t('doc.of')} `, ''],
    sheets: view.sections.map((section) => {
      const table = tableOf(section, w, view.locale);
      return { ...table, name: section.title ?? `${view.code} ${view.name}`, above: aboveOf(view, section, w) };
    }),
  };
}

/** What every page of every report says of itself. */
function aboveOf(view: ReportView, { title }: SectionView, w: ReportWords): string[] {
  const lines = [
    `${view.code} ${view.name}${title === null ? '' : `: ${title}`}`,
    view.purpose,
    `${view.institution} · ${view.asOf.label} ${view.asOf.text} · ${view.goalsText}`,
    `${view.order.label}: ${view.order.text}`,
    `${w.t('doc.filters')}: ${view.filterSentence}`,
    [view.reader, view.reach].filter((one) => one !== null).join(' · '),
  ];
  return view.draft === null ? lines : [...lines, view.draft];
}

type Table = Omit<TableSheet, 'name' | 'above'>;
function tableOf(section: SectionView, w: ReportWords, locale: string): Table {
  switch (section.kind) {
    case 'table':
      return grouped(section, w);
    case 'facts':
      return factsTable(section.facts, section.empty, w);
    case 'counts': {
      const total = section.counts.reduce((sum, { count }) => sum + count, 0);
      const counts = section.counts.map(({ state, count }) => ({ state, count, percent: total === 0 ? null : (count * 100) / total }));
      return chartTable({ kind: 'distribution', counts, total }, w, locale);
    }
    case 'chart':
      return chartTable(section.chart, w, locale);
  }
}

function grouped({ columns, groups, empty }: Extract<SectionView, { readonly kind: 'table' }>, w: ReportWords): Table {
  const headings = headingsOf(groups, columns);
  const rows = groups.flatMap(({ heading, rows: own }) => {
    const repeated = headings.map(({ key }) => heading.find((fact) => fact.key === key)?.cell);
    const shown = own.length === 0 && heading.length > 0 ? [[]] : own; // a goal of which nothing is open stands here too
    return shown.map((row) => [...repeated, ...columns.map((_, at) => row[at])]);
  });
  const all = [...headings, ...columns];
  const divided = all.map((column, at) =>
    partsOf(
      column,
      rows.map((row) => row[at]),
      w,
    ),
  );
  return {
    columns: divided.flatMap((parts) => parts.map(({ column }) => column)),
    rows: rows.map((row) => divided.flatMap((parts, at) => parts.map((part) => cellOf(part, row[at])))),
    empty,
  };
}

const cellOf = ({ cell }: Part, view: CellView | undefined): TableCell => (view === undefined ? { value: null } : cell(view));

/** The facts of the groups' headings as columns; one that is called like a column of the table says of what it is. */
function headingsOf(groups: readonly GroupView[], columns: readonly ColumnView[]): ColumnView[] {
  const facts = new Map<string, FactView>();
  for (const { heading } of groups) for (const fact of heading) if (!facts.has(fact.key)) facts.set(fact.key, fact);
  const [first] = facts.values();
  return [...facts.values()].map(({ key, label, cell }) => {
    const clashes = columns.some((column) => column.label === label);
    const broad = cell.kind === 'text' || cell.kind === 'lines' ? 2 : cell.kind === 'name' ? 1 : null;
    return { key, label: clashes && first ? `${first.label}: ${label}` : label, kind: cell.kind, align: 'left', width: broad };
  });
}

/** Facts one below the other, each with the kind of its own. */
function factsTable(facts: readonly FactView[], empty: string | null, w: ReportWords): Table {
  const columns: TableColumn[] = [
    { title: w.t('table.what'), kind: 'text', width: 34 },
    { title: w.t('table.value'), kind: 'text', width: 60 },
  ];
  const rows = facts.flatMap(({ key, label, cell }) =>
    partsOf({ key, label, kind: cell.kind, align: 'left', width: null }, [cell], w).map(({ column, cell: make }): TableCell[] => [
      { value: column.title },
      { kind: column.kind, ...make(cell) },
    ]),
  );
  return { columns, rows, empty };
}
