import type { CellView } from '../reports/cells.ts';
import type { ColumnView } from '../reports/view.ts';
import type { ReportWords } from '../reports/words.ts';
import type { ColumnKind, TableCell, TableColumn, Tone } from './table-book.ts';

/** One column of a spreadsheet, and how a cell of the report fills it. */
export interface Part {
  readonly column: TableColumn;
  readonly cell: (view: CellView) => TableCell;
}

const MOST_WEEKS = 26;

/** A column of a report as columns of a spreadsheet: what has several figures in one cell gets a column for each of them. */
export function partsOf(column: ColumnView, cells: readonly (CellView | undefined)[], w: ReportWords): Part[] {
  const { label, kind } = column;
  const named = (what: string) => `${label}: ${w.t(`table.${what}`)}`;
  const there = cells.filter((cell) => cell !== undefined);
  switch (kind) {
    case 'thermometer':
      return [
        figure(named('actual'), 'percent', (view) => view.thermometer?.actual),
        figure(named('expected'), 'percent', (view) => view.thermometer?.expected),
        figure(named('original'), 'percent', (view) => view.thermometer?.original),
        { column: { title: named('gap'), kind: 'points', width: 11 }, cell: gapOf },
      ];
    case 'due':
      return [plain(column), { column: { title: named('light'), kind: 'text', width: 14 }, cell: ({ note, tone }) => cellOf(note, tone) }];
    case 'weeks': {
      const most = Math.min(MOST_WEEKS, Math.max(0, ...there.map(({ weeks }) => weeks?.length ?? 0)));
      const weeks = Array.from(
        { length: most },
        (_, at): Part => ({
          column: { title: `${label} ${at + 1}`, kind: 'text', width: 12 },
          cell: (view) => cellOf(view.weeks?.[at]?.word, view.weeks?.[at]?.tone),
        }),
      );
      return [plain(column), ...weeks];
    }
    default: {
      const stale = there.some((cell) => cell.state?.stale === true);
      const mark: Part = {
        column: { title: named('stale'), kind: 'text', width: 14 },
        cell: ({ state }) => ({ value: state?.stale === true ? w.t('doc.yes') : null }),
      };
      return stale ? [plain(column), mark] : [plain(column)];
    }
  }
}

const KINDS: Readonly<Partial<Record<ColumnView['kind'], ColumnKind>>> = {
  code: 'code',
  day: 'day',
  due: 'day',
  moment: 'moment',
  count: 'count',
  days: 'count',
  daysLeft: 'count',
  number: 'number',
  decimal: 'decimal',
  percent: 'percent',
  points: 'points',
};
const WIDTHS: Readonly<Partial<Record<ColumnView['kind'], number>>> = {
  code: 11,
  day: 12,
  due: 12,
  moment: 17,
  state: 20,
  term: 20,
  name: 24,
  weeks: 30,
  light: 12,
};

/** Figures and days as they are, everything else in its words. */
function plain({ label, kind, width }: ColumnView): Part {
  const as = KINDS[kind] ?? 'text';
  const wide = WIDTHS[kind] ?? (as === 'text' ? Math.round(14 * (width ?? 1.5)) : 11);
  return {
    column: { title: label, kind: as, width: wide },
    cell: (view) => {
      if (view.state) return cellOf(view.state.word, view.state.code);
      const isTyped = as !== 'text' && as !== 'code' && view.raw !== null && typeof view.raw !== 'boolean';
      const tone = kind === 'light' || kind === 'due' || kind === 'daysLeft' ? view.tone : undefined;
      return cellOf(isTyped && typeof view.raw !== 'boolean' ? view.raw : view.text, tone);
    },
  };
}

const figure = (title: string, kind: ColumnKind, of: (view: CellView) => number | undefined): Part => ({
  column: { title, kind, width: 11 },
  cell: (view) => cellOf(of(view)),
});

/** The gap in points, in the colour of its light. */
const gapOf = ({ thermometer }: CellView): TableCell => cellOf(thermometer?.points, thermometer?.light);

const cellOf = (value: string | number | null | undefined, tone?: Tone): TableCell => ({
  value: value === undefined || value === '' ? null : value,
  ...(tone !== undefined && { tone }),
});
