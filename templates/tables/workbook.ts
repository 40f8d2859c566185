import exceljs from 'exceljs';
import { rezip } from '../zip.ts';
import { styleOf } from './cell-styles.ts';
import { cellText } from './cell-text.ts';
import { columnWidths, headerHeight, rowHeight } from './measures.ts';
import { serialOf } from './serial.ts';
import { sheetNames } from './sheet-names.ts';
import type { ColumnKind, TableBook, TableCell, TableColumn, TableSheet } from './table-book.ts';

const TITLE_HEIGHT = 24; // points
const LANDSCAPE_FROM = 95; // characters of an upright A4 page
const MOST_ON_A_PAGE = 260; // of one that lies, at the smallest that is still read

/**
 * Tables as a workbook that an office keeps: typed cells, a frozen header with filters, set up for print. Nothing in it is a formula, and
 * the same tables are the same bytes.
 */
export async function workbookOf(book: TableBook): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  const at = new Date(book.at);
  Object.assign(workbook, {
    creator: cellText(book.from, 200),
    lastModifiedBy: cellText(book.from, 200),
    title: cellText(book.title, 200),
  });
  Object.assign(workbook, { created: at, modified: at, lastPrinted: at });
  const names = sheetNames(book.sheets.map(({ name }) => name));
  for (const [index, table] of book.sheets.entries()) addSheet(workbook, names[index] ?? `${index + 1}`, table, book);
  return rezip(new Uint8Array(await workbook.xlsx.writeBuffer()), book.at);
}

function addSheet(workbook: exceljs.Workbook, name: string, table: TableSheet, book: TableBook): void {
  const headerRow = table.above.length + (table.above.length > 0 ? 2 : 1);
  const widths = columnWidths(table);
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headerRow, showGridLines: false }],
    pageSetup: pageSetup(widths, headerRow),
    headerFooter: { oddFooter: footer(book), evenFooter: footer(book) },
  });
  for (const [index, line] of table.above.entries()) put(sheet, index + 1, 1, cellText(line), styleOf(index === 0 ? 'title' : 'note'));
  if (table.above.length > 0) sheet.getRow(1).height = TITLE_HEIGHT;
  for (const [index, column] of table.columns.entries()) {
    sheet.getColumn(index + 1).width = widths[index] ?? column.width;
    put(sheet, headerRow, index + 1, cellText(column.title), styleOf('header', { right: isFigure(column.kind) }));
  }
  for (const [at, row] of table.rows.entries()) {
    for (const [index, cell] of row.entries()) putCell(sheet, headerRow + 1 + at, index + 1, cell, table.columns[index], book);
    sheet.getRow(headerRow + 1 + at).height = rowHeight(table, row, widths);
  }
  sheet.getRow(headerRow).height = headerHeight(table, widths);
  if (table.rows.length === 0 && table.empty !== null) put(sheet, headerRow + 1, 1, cellText(table.empty), styleOf('note'));
  const last = headerRow + Math.max(1, table.rows.length);
  if (table.columns.length > 0) sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: last, column: table.columns.length } };
  addChoices(sheet, table, headerRow);
}

function putCell(
  sheet: exceljs.Worksheet,
  row: number,
  at: number,
  cell: TableCell,
  column: TableColumn | undefined,
  book: TableBook,
): void {
  const kind = cell.kind ?? column?.kind ?? 'text';
  const { value, tone } = cell;
  if (value === null || value === '') put(sheet, row, at, null, styleOf('cell', { kind, tone, locale: book.locale }));
  else if (kind === 'text' || kind === 'code') {
    const text = cellText(String(value));
    put(sheet, row, at, text, styleOf('cell', { kind, tone, text, locale: book.locale }));
  } else {
    const figure = figureOf(value, kind, book.timeZone);
    const style = styleOf('cell', { kind: typeof figure === 'string' ? 'text' : kind, tone, locale: book.locale });
    put(sheet, row, at, figure, style);
  }
}

/** What a figure's cell holds: days and instants by the spreadsheet's own count, percentages as parts of one; text where it is none. */
function figureOf(value: string | number, kind: ColumnKind, timeZone: string): string | number {
  if (kind === 'day') return serialOf.day(String(value)) ?? cellText(String(value));
  if (kind === 'moment') return serialOf.moment(value, timeZone) ?? cellText(String(value));
  if (typeof value === 'string') return cellText(value);
  return kind === 'percent' ? Number((value / 100).toPrecision(15)) : value;
}

/** Sets value and style as they are: texts stay texts whatever they begin with, and no cell ever holds a formula. */
function put(sheet: exceljs.Worksheet, row: number, column: number, value: string | number | null, style: Partial<exceljs.Style>): void {
  const cell = sheet.getCell(row, column);
  cell.value = typeof value === 'string' ? escaped(value) : value;
  cell.style = style;
}

/** `_x0041_` in a text would be read as the character it names. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const isFigure = (kind: ColumnKind): boolean => !['text', 'code', 'day', 'moment'].includes(kind);

function pageSetup(widths: readonly number[], headerRow: number): Partial<exceljs.PageSetup> {
  const wide = widths.reduce((sum, width) => sum + width, 0);
  return {
    paperSize: 9, // A4
    orientation: wide > LANDSCAPE_FROM ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: Math.max(1, Math.ceil(wide / MOST_ON_A_PAGE)),
    fitToHeight: 0,
    printTitlesRow: `${headerRow}:${headerRow}`,
    ...(wide > MOST_ON_A_PAGE && { printTitlesColumn: 'A:A' }),
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
}

/** The publisher at the left, page and pages at the right; in a footer `&` begins a command, so that a text's own is doubled. */
function footer({ from, page: [before, between, after] }: TableBook): string {
  const plain = (text: string) => text.slice(0, 80).replace(/\p{C}/gu, '').replace(/\s+/g, ' ').replaceAll('&', '&&');
  return `&L&8${separate(plain(from))}&R&8${separate(`${plain(before)}&P${plain(between)}&N${plain(after)}`)}`;
}

/** A figure after a size would belong to it. */
const separate = (text: string): string => (/^\d/.test(text) ? ` ${text}` : text);

/** Lists of what may be entered, below the header for as many rows as anybody fills in. */
function addChoices(sheet: exceljs.Worksheet, { columns, rows }: TableSheet, headerRow: number): void {
  for (const [index, { choices }] of columns.entries()) {
    if (choices === undefined || choices.join(',').length > 250) continue;
    for (let row = headerRow + 1; row <= headerRow + Math.max(200, rows.length); row += 1)
      sheet.getCell(row, index + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`] };
  }
}
