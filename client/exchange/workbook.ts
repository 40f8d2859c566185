import exceljs from 'exceljs';
import type { ExchangeRow } from '../../store/exchange.ts';
import { EXCHANGE_TABLES, type ExchangeColumn, type ExchangeTable } from '../../store/exchange-tables.ts';
import { cellText } from '../../templates/tables/cell-text.ts';
import type { TableCell, TableColumn, TableSheet } from '../../templates/tables/table-book.ts';
import { workbookOf } from '../../templates/tables/workbook.ts';
import type { ExchangeFile } from './file.ts';

const ABOUT = 'rutina';
const MOST = 32_000; // characters of a cell; what is longer goes on in the next column
/** Their rows are listed in a workbook, but without the files themselves they cannot be taken in. */
export const LISTED_ONLY: readonly string[] = EXCHANGE_TABLES.filter(({ columns }) => columns.some(({ type }) => type === 'bytes')).map(
  ({ name }) => name,
);

/** The file as a workbook: a sheet for each table, its columns under their names; the bytes of documents stay out of it. */
export function exchangeWorkbook(file: ExchangeFile): Promise<Uint8Array> {
  const about: TableSheet = {
    name: ABOUT,
    above: [],
    columns: ['format', 'version', 'institution'].map((title) => ({ title, kind: 'text', width: 24 })),
    rows: [[{ value: file.format }, { value: String(file.version) }, { value: file.institution }]],
    empty: null,
  };
  const lastEvent = file.rows.event?.at(-1)?.at;
  return workbookOf({
    title: file.institution,
    from: file.institution,
    at: typeof lastEvent === 'string' ? Date.parse(lastEvent) : 0,
    locale: 'en',
    timeZone: 'UTC',
    page: ['', ' / ', ''],
    sheets: [about, ...EXCHANGE_TABLES.map((table) => sheetOf(table, file.rows[table.name] ?? []))],
  });
}

function sheetOf({ name, columns }: ExchangeTable, rows: readonly ExchangeRow[]): TableSheet {
  const written = columns
    .filter(({ type }) => type !== 'bytes')
    .map((column) => ({ column, cells: rows.map((row) => cellsOf(row[column.name], column)) }));
  const spread = written.map(({ column, cells }) => ({
    column,
    cells,
    wide: cells.reduce((most, { length }) => Math.max(most, length), 1),
  }));
  return {
    name,
    above: [],
    columns: spread.flatMap(({ column, wide }) =>
      Array.from(
        { length: wide },
        (_, at): TableColumn => ({ title: titleOf(column, at), kind: column.type === 'day' ? 'day' : 'text', width: 18 }),
      ),
    ),
    rows: rows.map((_, index) =>
      spread.flatMap(({ cells, wide }) => Array.from({ length: wide }, (_none, at): TableCell => cells[index]?.[at] ?? { value: null })),
    ),
    empty: null,
  };
}
const titleOf = ({ name }: ExchangeColumn, at: number): string => (at === 0 ? name : `${name} (${at + 1})`);

/** A value as one cell, or several where it is too long for one; a text that a cell would change is written as JSON. */
function cellsOf(value: unknown, { type }: ExchangeColumn): TableCell[] {
  if (value === null || value === undefined) return [];
  if (typeof value === 'number') return [{ value, kind: 'number' }];
  if (type === 'day') return [{ value: String(value) }];
  if (typeof value === 'boolean') return [{ value: String(value) }];
  const text = typeof value === 'string' && isPlain(value) ? value : asJson(value);
  return pieces(text).map((piece) => ({ value: piece }));
}

const isPlain = (text: string): boolean =>
  text !== '' && text.length <= MOST && !/^["\s]|_x[0-9a-f]{4}_/i.test(text) && cellText(text) === text;
function asJson(value: unknown): string {
  const json = JSON.stringify(value).replaceAll('_x', '_\\u0078');
  return cellText(json, Number.POSITIVE_INFINITY) === json
    ? json
    : json.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
/** Cut where neither half a character nor a space stands at the end, which a cell would lose. */
function pieces(text: string): string[] {
  const cut: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + MOST);
    while (end < text.length && /[\s\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
    cut.push(text.slice(at, end));
    at = end;
  }
  return cut;
}

/** What a workbook of exchange holds, as the data of a file; what is wrong with its cells is told with their places. */
export async function exchangeData(bytes: Uint8Array): Promise<{ readonly data: unknown } | { readonly problems: readonly string[] }> {
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch (error) {
    return { problems: [`the workbook cannot be read: ${error instanceof Error ? error.message : String(error)}`] };
  }
  const about = workbook.getWorksheet(ABOUT)?.getRow(2);
  const problems: string[] = [];
  const rows: Record<string, readonly ExchangeRow[]> = {};
  for (const table of EXCHANGE_TABLES) {
    const sheet = workbook.getWorksheet(table.name);
    if (!sheet) problems.push(`there is no sheet ${table.name}`);
    else rows[table.name] = LISTED_ONLY.includes(table.name) ? [] : rowsOf(sheet, table, problems);
  }
  if (problems.length > 0) return { problems };
  const [format, version, institution] = [1, 2, 3].map((column) => about?.getCell(column).text ?? '');
  return { data: { format, version: Number(version), institution, rows } };
}

function rowsOf(sheet: exceljs.Worksheet, { name, columns }: ExchangeTable, problems: string[]): ExchangeRow[] {
  const titles = new Map<string, number>();
  sheet.getRow(1).eachCell((cell, at) => titles.set(cell.text, at));
  const known = new Set(columns.map((column) => column.name));
  for (const title of titles.keys()) if (!known.has(title.replace(/ \(\d+\)$/, ''))) problems.push(`${name}: there is no column ${title}`);
  for (const { name: title } of columns) if (!titles.has(title)) problems.push(`${name}: the column ${title} is missing`);
  const rows: ExchangeRow[] = [];
  for (let number = 2; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    if (!row.hasValues) continue;
    const values = columns.map((column) => {
      const cells: exceljs.CellValue[] = [];
      for (let at = 0, index = titles.get(column.name); index !== undefined; at += 1, index = titles.get(titleOf(column, at)))
        cells.push(row.getCell(index).value);
      return [column.name, valueIn(cells, column, `${name} row ${number}, ${column.name}`, problems)];
    });
    rows.push(Object.fromEntries(values));
  }
  return rows;
}

function valueIn(cells: readonly exceljs.CellValue[], { type }: ExchangeColumn, place: string, problems: string[]): unknown {
  const [first = null] = cells;
  if (first === null) return null;
  if (first instanceof Date) return first.toISOString().slice(0, 10);
  if (typeof first === 'number' || typeof first === 'boolean') return type === 'text' ? String(first) : first;
  const text = cells.filter((cell) => typeof cell === 'string').join('');
  if (type === 'bool') return text === 'true' ? true : text === 'false' ? false : text;
  if (type === 'int' || type === 'float') return Number(text);
  const isJson = type === 'json' || type.endsWith('[]') || text.startsWith('"');
  if (!isJson) return text;
  try {
    return JSON.parse(text);
  } catch {
    problems.push(`${place}: is not as it was written`);
    return null;
  }
}
