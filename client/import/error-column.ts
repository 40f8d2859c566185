import type { Instant } from '../../domain/instant.ts';
import type { TableCell, TableColumn } from '../../templates/tables/table-book.ts';
import { workbookOf } from '../../templates/tables/workbook.ts';
import type { Language } from '../words.ts';
import type { CellError } from './imported-goal.ts';
import { readTable } from './read-table.ts';
import type { Cell } from './table.ts';
import { shown } from './values.ts';

const TITLES: Readonly<Record<Language, string>> = { es: 'Errores', pt: 'Erros', en: 'Errors' };
const WIDE = 70;

/**
 * The table that was sent, its rows in the same places, with one more column that says what is wrong in each: to be corrected there and
 * sent again, whereby that column is passed over. What was a day or a number is one again.
 */
export async function withErrorColumn(
  table: { readonly bytes: Uint8Array; readonly name: string },
  errors: readonly CellError[],
  say: (error: CellError) => string,
  { language, at, from }: { readonly language: Language; readonly at: Instant; readonly from: string },
): Promise<Uint8Array> {
  const read = await readTable(table.bytes);
  const rows = 'rows' in read ? read.rows : [];
  const first = errors.reduce((least, { row }) => (row === null ? least : Math.min(least, row)), Number.POSITIVE_INFINITY);
  const header = headerAbove(rows, first, TITLES[language]);
  const old = rows[header]?.findIndex((cell) => Object.values(TITLES).includes(shown(cell))) ?? -1;
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const keep = Array.from({ length: widest }, (_, index) => index).filter((index) => index !== old);
  const said = (index: number) => errors.filter((one) => one.row === index + 1 || (one.row === null && index === header)).map(say);
  const cells = rows.map((row, index): TableCell[] => {
    const mine = said(index).join('\n');
    const last: TableCell = mine === '' ? { value: null } : { value: mine, tone: 'red' };
    return [...keep.map((at) => cellOf(row[at] ?? null)), last];
  });
  const [titles = [], ...below] = cells.slice(header);
  const columns = [...titles.slice(0, -1).map(columnOf), { title: TITLES[language], kind: 'text' as const, width: WIDE }];
  const whole = said(header);
  return workbookOf({
    title: table.name,
    from,
    at,
    locale: language,
    timeZone: 'UTC',
    page: ['', ' / ', ''],
    sheets: [
      {
        name: table.name.replace(/\.\w+$/, ''),
        above: [...rows.slice(0, Math.max(0, header - 1)).map(lineOf), ...whole],
        columns,
        rows: below,
        empty: null,
      },
    ],
  });
}

/** The row of titles: the last with several texts above the first error, else the first of the table. */
function headerAbove(rows: readonly (readonly Cell[])[], first: number, title: string): number {
  const candidates = rows.slice(0, Math.min(40, Number.isFinite(first) ? first - 1 : 40));
  const marked = candidates.findIndex((row) => row.some((cell) => shown(cell) === title));
  if (marked >= 0) return marked;
  const texts = candidates.map((row) => row.filter((cell) => typeof cell === 'string').length);
  const most = Math.max(0, ...texts);
  return Math.max(0, texts.indexOf(most));
}

/** A row of titles or notes as one line. */
const lineOf = (row: readonly Cell[]): string =>
  row
    .map(shown)
    .filter((text) => text !== '')
    .join(' ');

const columnOf = ({ value }: TableCell): TableColumn => ({ title: String(value ?? ''), kind: 'text', width: 22 });

function cellOf(cell: Cell): TableCell {
  if (cell === null) return { value: null };
  if (typeof cell === 'number') return { value: cell, kind: 'number' };
  if (typeof cell === 'object') return 'day' in cell ? { value: cell.day, kind: 'day' } : { value: cell.broken };
  return { value: String(cell) };
}
