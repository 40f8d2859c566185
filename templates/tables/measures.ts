import type { TableCell, TableSheet } from './table-book.ts';

const LINE = 13.5; // points
const MOST_LINES = 25;
const LEAST_WIDE = 6;
const MOST_WIDE = 60;

/** How wide each column is, in characters: no wider than what stands in it, no narrower than the longest word of its title. */
export function columnWidths({ columns, rows }: TableSheet): number[] {
  return columns.map(({ title, kind, width }, index) => {
    const word = Math.max(...title.split(/\s+/).map(({ length }) => length)) + 2;
    const isText = kind === 'text' || kind === 'code';
    const longest = isText ? longestOf(rows, index, width) + 2 : width;
    return Math.min(MOST_WIDE, Math.max(LEAST_WIDE, word, Math.min(width, longest), kind === 'code' ? longest : 0));
  });
}

function longestOf(rows: TableSheet['rows'], index: number, most: number): number {
  let longest = 0;
  for (const row of rows) {
    const { value = null } = row[index] ?? {};
    if (typeof value === 'string') longest = Math.max(longest, value.length);
    if (longest > most && longest > MOST_WIDE) break;
  }
  return longest;
}

/** How high a row is so that its texts show; a very long one is cut at a screen's height. */
export function rowHeight({ columns }: TableSheet, row: readonly TableCell[], widths: readonly number[]): number {
  let lines = 1;
  for (const [index, { value }] of row.entries()) {
    const isText = (row[index]?.kind ?? columns[index]?.kind) === 'text';
    if (isText && typeof value === 'string') lines = Math.max(lines, linesOf(value, widths[index] ?? LEAST_WIDE));
  }
  return Math.min(MOST_LINES, lines) * LINE + 1.5;
}

/** How high the header is so that its longest title shows. */
export const headerHeight = ({ columns }: TableSheet, widths: readonly number[]): number =>
  Math.max(1, ...columns.map(({ title }, index) => linesOf(title, (widths[index] ?? LEAST_WIDE) - 2))) * LINE + 3;

function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const line of text.split('\n', MOST_LINES)) lines += Math.max(1, Math.ceil((line.length * 0.95) / Math.max(1, width)));
  return lines;
}
