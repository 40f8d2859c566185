import type { CellView } from './cells.ts';
import type { ColumnView, SectionView } from './view.ts';

type Table = Extract<SectionView, { kind: 'table' }>;
/** A column on paper: so many points, or a share of what the others leave. */
export interface PaperColumn {
  readonly label: string;
  readonly align: ColumnView['align'];
  readonly pt: number | null;
  readonly fr: number | null;
}

const SIZES = [9, 8.2, 7.4] as const; // of the text, as the columns grow many
const INSET = 7;
const LETTER = 0.5; // of the size: what a character takes on average
const WIDEST = 108; // of a column that is as wide as what is in it
const NARROWEST = 74; // of a column with texts, so that words stand in it
const MARKS: Partial<Readonly<Record<ColumnView['kind'], number>>> = { state: 15, light: 8, term: 4 };
const FIXED: Partial<Readonly<Record<ColumnView['kind'], number>>> = { thermometer: 84, weeks: 92 };
const ONE_LINE: readonly ColumnView['kind'][] = ['day', 'due', 'count', 'number', 'decimal', 'percent', 'points', 'days', 'flag', 'code'];

/** The widths of a table's columns on a page of so many points, and the size of its text. */
export function columnsOf(table: Table, width: number): { readonly columns: PaperColumn[]; readonly size: number } {
  const size = SIZES.find((one) => needed(table, one) <= width) ?? SIZES[2];
  return {
    size,
    columns: table.columns.map((column, at) => ({
      label: column.label,
      align: column.align,
      ...(column.width === null ? { pt: fixedWidth(table, column, at, size), fr: null } : { pt: null, fr: column.width }),
    })),
  };
}

/** How many points a table wants: above a page's width it is laid on its side. */
export const widthNeeded = (table: Table): number => needed(table, SIZES[0]);

function needed(table: Table, size: number): number {
  const broad = table.columns.filter(({ width }) => width !== null);
  const smallest = Math.min(...broad.map(({ width }) => width ?? 1));
  const fixed = table.columns.reduce((sum, column, at) => sum + (column.width === null ? fixedWidth(table, column, at, size) : 0), 0);
  return fixed + (broad.length === 0 ? 0 : (NARROWEST * broad.reduce((sum, { width }) => sum + (width ?? 1), 0)) / smallest);
}

function fixedWidth(table: Table, { kind, label }: ColumnView, at: number, size: number): number {
  const head = longestWord(label) * 7.6 * 0.55 + INSET;
  const fixed = FIXED[kind];
  if (fixed !== undefined) return Math.max(head, fixed);
  const oneLine = ONE_LINE.includes(kind);
  let most = 0;
  let word = 0;
  for (const { rows } of table.groups) {
    for (const row of rows) {
      const text = shown(row[at]);
      most = Math.max(most, text.length);
      if (!oneLine) word = Math.max(word, longestWord(text));
    }
  }
  const points = (letters: number): number => letters * size * (LETTER + 0.02) + INSET + (MARKS[kind] ?? 0);
  const wanted = oneLine ? points(Math.min(most, 24)) : Math.max(points(word), Math.min(points(most), WIDEST * 0.7));
  return Math.ceil(Math.max(head, Math.min(wanted, WIDEST)));
}

const shown = (cell: CellView | undefined): string => cell?.state?.word ?? cell?.text ?? '';
const longestWord = (text: string): number => Math.max(0, ...text.split(/[\s\u00a0]+/).map((word) => word.length));
