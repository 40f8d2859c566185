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
const INSET = 8;
const LETTER = 0.5; // of the size: what a character takes on average
const WIDEST = 108; // of a column that is as wide as what is in it
const NARROWEST = 74; // of a column with texts, so that words stand in it
const SPREAD = 1.2;
const SHORT = 14; // letters: texts of no more need no share of the page
const MARKS: Partial<Readonly<Record<ColumnView['kind'], number>>> = { light: 8, term: 4 };
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
      ...(isBroad(table, at) ? { pt: null, fr: shareOf(table, column, at) } : { pt: fixedWidth(table, column, at, size), fr: null }),
    })),
  };
}

/** How many points a table wants: above a page's width it is laid on its side. */
export const widthNeeded = (table: Table): number => needed(table, SIZES[0]);

function needed(table: Table, size: number): number {
  return table.columns.reduce(
    (sum, column, at) => sum + (isBroad(table, at) ? NARROWEST * SPREAD : fixedWidth(table, column, at, size)),
    0,
  );
}

/** A column of texts takes its share of the page, unless all of them are short or nothing is in it; where there is none, the longest words do. */
function isBroad(table: Table, at: number): boolean {
  const texts = table.columns.map(({ width }, place) => width !== null && mostLetters(table, place) > SHORT);
  return texts.includes(true) ? texts[at] === true : at === longestOf(table);
}

function longestOf(table: Table): number {
  const lengths = table.columns.map(({ kind }, at) => (ONE_LINE.includes(kind) || FIXED[kind] !== undefined ? 0 : mostLetters(table, at)));
  const most = Math.max(...lengths);
  return most > SHORT ? lengths.indexOf(most) : -1;
}

/** As the report says, but more for long texts than for short ones. */
const shareOf = (table: Table, { width }: ColumnView, at: number): number =>
  Math.round((width ?? 1) * Math.min(3, Math.max(0.7, mostLetters(table, at) / 60)) * 100) / 100;

const mostLetters = (table: Table, at: number): number =>
  table.groups.reduce((most, { rows }) => rows.reduce((more, row) => Math.max(more, shown(row[at]).length), most), 0);

function fixedWidth(table: Table, { kind, label }: ColumnView, at: number, size: number): number {
  const head = Math.max(longestWord(label), label.length <= 10 ? label.length : label.length * 0.6) * 7.6 * 0.56 + INSET; // in two lines at most
  const fixed = FIXED[kind];
  if (fixed !== undefined) return Math.max(head, fixed);
  const oneLine = ONE_LINE.includes(kind);
  let most = 0;
  let isState = false;
  let word = 0;
  for (const { rows } of table.groups) {
    for (const row of rows) {
      const text = shown(row[at]);
      most = Math.max(most, text.length);
      isState ||= row[at]?.state !== undefined;
      if (!oneLine) word = Math.max(word, longestWord(text));
    }
  }
  const points = (letters: number): number => letters * size * (LETTER + 0.02) + INSET + (isState ? 15 : (MARKS[kind] ?? 0));
  const wanted = oneLine ? points(Math.min(most, 24)) : Math.max(points(word), Math.min(points(most), isState ? WIDEST : WIDEST * 0.75));
  return Math.ceil(Math.max(head, Math.min(wanted, WIDEST)));
}

const shown = (cell: CellView | undefined): string => cell?.state?.word ?? cell?.text ?? '';
const longestWord = (text: string): number => Math.max(0, ...text.split(/[\s\u00a0]+/).map((word) => word.length));
