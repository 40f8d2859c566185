import { formatsOf } from '../format.ts';
import { localeTag } from '../locales.ts';
import { cellText, looksLikeFormula } from './cell-text.ts';
import type { ColumnKind, TableBook, TableCell, TableColumn, TableSheet } from './table-book.ts';

const MARK = '\ufeff'; // by which a spreadsheet knows the text for UTF-8

/**
 * Tables as text that a spreadsheet of the locale opens right: its decimal sign, its delimiter, its order of dates. Several tables stand
 * below one another, each under its title. A text that would be taken for a formula, or a code for a figure, gets an apostrophe in front.
 */
export function csvOf(book: TableBook): Uint8Array {
  const delimiter = decimalSign(book.locale) === ',' ? ';' : ',';
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
  const blocks = book.sheets.map((sheet) => {
    const title = book.sheets.length > 1 ? [[guarded(cellText(sheet.name))]] : [];
    return [...title, ...recordsOf(sheet, book)].map(line).join('');
  });
  return Buffer.from(`${MARK}${blocks.join('\r\n')}`, 'utf8');
}

/** The header and the rows of one table, as the texts of its cells. */
export function recordsOf({ columns, rows }: TableSheet, book: TableBook): string[][] {
  const write = columns.map((column, index) => {
    const figures = column.kind === 'code' && rows.some((row) => changesAsFigure(String(row[index]?.value ?? ''), book.locale));
    return (cell: TableCell | undefined) => textOf(cell, column, book, figures);
  });
  return [columns.map(titleOf), ...rows.map((row) => write.map((one, index) => one(row[index])))];
}

const signs = new Map<string, string>();
/** The sign between whole and decimals in a locale; asked for every cell of a table, so that each locale's is looked up once. */
export function decimalSign(locale: string): string {
  const known = signs.get(locale) ?? signIn(locale);
  signs.set(locale, known);
  return known;
}
const signIn = (locale: string): string =>
  new Intl.NumberFormat(localeTag(locale)).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';

const titleOf = ({ title, kind }: TableColumn): string =>
  guarded(kind === 'percent' && !title.includes('%') ? `${cellText(title)} (%)` : cellText(title));

function textOf(cell: TableCell | undefined, column: TableColumn, { locale, timeZone }: TableBook, figures: boolean): string {
  const value = cell?.value ?? null;
  const kind = cell?.kind ?? column.kind;
  if (value === null) return '';
  if (typeof value === 'number') return kind === 'moment' ? moment(value, timeZone) : figure(value, kind, locale);
  if (kind === 'moment' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return `${slashed(value.slice(0, 10))} ${value.slice(11, 16)}`;
  if (kind === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return slashed(value);
  const text = cellText(value);
  return figures && FIGURE.test(text) ? `'${text}` : guarded(text);
}

const guarded = (text: string): string => (looksLikeFormula(text) ? `'${text}` : text);
const slashed = (day: string): string => day.split('-').reverse().join('/');
const moment = (at: number, timeZone: string): string => {
  const { dayOf, time } = formatsOf('en', timeZone);
  return `${slashed(dayOf(at))} ${time(at)}`;
};

function figure(value: number, kind: ColumnKind, locale: string): string {
  const rounded = kind === 'decimal' || kind === 'percent' || kind === 'points' ? oneDecimal(value) : plain(value);
  return rounded.replace('.', decimalSign(locale));
}
const oneDecimal = (value: number): string => (Math.abs(value) < 0.05 ? '0.0' : value.toFixed(1));
/** All digits, never as a power of ten. */
const plain = (value: number): string =>
  Math.abs(value) >= 1e15 || (value !== 0 && Math.abs(value) < 1e-6)
    ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value);

const FIGURE = /^\d[\d.,/-]*$/;
/** True where a spreadsheet would show another figure than the code that stands there: `1,10` as 1,1, or 103 for `1,03`. */
function changesAsFigure(text: string, locale: string): boolean {
  if (!FIGURE.test(text)) return false;
  const number = Number(text.replace(decimalSign(locale), '.'));
  return Number.isNaN(number) || String(number).replace('.', decimalSign(locale)) !== text;
}

const quoted = (text: string, delimiter: string): string =>
  /["\r\n]/.test(text) || text.includes(delimiter) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
