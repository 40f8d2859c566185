import type { Chart, StateCount } from '../../contracts/documents.ts';
import { monthOf } from '../charts/chart-words.ts';
import { formatsOf } from '../format.ts';
import type { ReportWords } from '../reports/words.ts';
import type { ColumnKind, TableCell, TableColumn, TableSheet } from './table-book.ts';

type Table = Pick<TableSheet, 'columns' | 'rows' | 'empty'>;

/** The figures that a chart draws, as a table. */
export function chartTable(chart: Chart, w: ReportWords, locale: string): Table {
  const column = (key: string, kind: ColumnKind, width = 14): TableColumn => ({ title: capital(w.t(`table.${key}`)), kind, width });
  switch (chart.kind) {
    case 'distribution':
      return table(
        [column('state', 'text', 24), column('goals', 'count'), column('share', 'percent')],
        chart.counts.map(({ state, count, percent }) => [
          { value: w.term('statePlural', state), tone: state },
          { value: count },
          { value: percent },
        ]),
      );
    case 'curve':
      return table(
        [
          column('day', 'day'),
          { title: w.t('chart.planned'), kind: 'count', width: 18 },
          { title: w.t('chart.original'), kind: 'count', width: 18 },
          { title: w.t('chart.finished'), kind: 'count', width: 18 },
        ],
        curveRows(chart),
      );
    case 'thermometers':
      return table(
        [
          column('code', 'code'),
          column('title', 'text', 50),
          ...(['actual', 'expected', 'original'] as const).map((key) => column(key, 'percent', 16)),
          column('gap', 'points', 16),
        ],
        chart.rows.map(({ code, title, actual, expected, original, gap, light }) => [
          ...[code, title, actual, expected, original].map((value) => ({ value })),
          { value: gap, tone: light },
        ]),
      );
    case 'trend':
      return trendTable(chart.months, column, w, locale);
    case 'rungDays':
      return table(
        [column('scope', 'text', 26), column('cases', 'count'), column('median', 'number', 18)],
        chart.rungs.map(({ scope, cases, median }) => [{ value: w.term('scope', scope) }, { value: cases }, { value: median }]),
      );
    case 'trajectory':
      return table(
        [column('kind', 'text'), column('day', 'day'), { title: chart.unit, kind: 'number', width: 16 }],
        (['expected', 'measured'] as const).flatMap((series) =>
          chart[series].map(({ date, value }) => [{ value: w.t(`chart.${series}`) }, { value: date }, { value }]),
        ),
      );
  }
}

const table = (columns: readonly TableColumn[], rows: readonly (readonly TableCell[])[]): Table => ({ columns, rows, empty: null });
const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

/** How many there were by each day on which one of the lines rises. */
function curveRows({ planned, original, finished, from, to }: Extract<Chart, { readonly kind: 'curve' }>): TableCell[][] {
  const days = [...new Set([from, ...planned, ...original, ...finished, to])].sort();
  const by = (line: readonly string[], day: string): TableCell => ({ value: line.filter((one) => one <= day).length });
  return days.map((day) => [{ value: day }, by(planned, day), by(original, day), by(finished, day)]);
}

function trendTable(
  months: readonly { readonly month: string; readonly counts: readonly StateCount[] | null }[],
  column: (key: string, kind: ColumnKind, width?: number) => TableColumn,
  w: ReportWords,
  locale: string,
): Table {
  const voice = { w, f: formatsOf(locale, 'UTC') };
  const states = [...new Set(months.flatMap(({ counts }) => counts?.map(({ state }) => state) ?? []))];
  return table(
    [column('month', 'text'), ...states.map((state): TableColumn => ({ title: w.term('statePlural', state), kind: 'count', width: 20 }))],
    months.map(({ month, counts }) => [
      { value: monthOf(voice, month) },
      ...states.map((state) => ({ value: counts?.find((one) => one.state === state)?.count ?? null })),
    ]),
  );
}
