import exceljs from 'exceljs';
import { type Cell, MOST_COLUMNS, MOST_ROWS, type Table, type Unreadable } from './table.ts';

const LARGEST_UNFOLDED = 300_000_000; // bytes; a small archive that unfolds to more is an attack

/** Reads the first sheet of an .xlsx that has something in it. Formulas are never computed: their stored result is the value. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Table | Unreadable> {
  if (unfoldedSize(bytes) > LARGEST_UNFOLDED)
    return { unreadable: 'the spreadsheet unfolds to too much', expected: `at most ${LARGEST_UNFOLDED} bytes` };
  const workbook = new exceljs.Workbook();
  try {
    const buffer = Uint8Array.from(bytes).buffer;
    await workbook.xlsx.load(buffer, { ignoreNodes: ['dataValidations', 'conditionalFormatting', 'extLst', 'pageSetup'] });
  } catch {
    return { unreadable: 'the file is not a spreadsheet that can be read', expected: 'a file saved as .xlsx, without a password' };
  }
  const sheet = workbook.worksheets.find(({ state, actualRowCount }) => state === 'visible' && actualRowCount > 0);
  if (!sheet) return { unreadable: 'the spreadsheet is empty', expected: 'a sheet with a table' };
  if (sheet.rowCount > MOST_ROWS) return { unreadable: `the sheet has ${sheet.rowCount} rows`, expected: `at most ${MOST_ROWS}` };
  if (sheet.columnCount > MOST_COLUMNS)
    return { unreadable: `the sheet has ${sheet.columnCount} columns`, expected: `at most ${MOST_COLUMNS}` };
  const rows: Cell[][] = [];
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const row = sheet.getRow(number);
    rows.push(Array.from({ length: sheet.columnCount }, (_, index) => cellOf(row.getCell(index + 1))));
  }
  return { rows };
}

/** The value of a cell, which the library gives as one of many objects. */
function cellOf({ value, numFmt }: exceljs.Cell): Cell {
  const plain = plainOf(value);
  if (typeof plain === 'number' && /%/.test(numFmt ?? '')) return plain * 100; // 0.42 is 42 % only where the sheet shows it so
  return plain;
}

function plainOf(value: exceljs.CellValue | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? { broken: 'not a date' } : { day: value.toISOString().slice(0, 10) };
  if (typeof value === 'string') return value.trim() === '' ? null : value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if ('error' in value) return { broken: value.error };
  if ('richText' in value) return plainOf(value.richText.map(({ text }) => text).join(''));
  if ('text' in value) return plainOf(value.text as exceljs.CellValue); // a link; its text may be rich
  if ('result' in value) return plainOf(value.result as exceljs.CellValue);
  return null; // a formula that nobody has computed yet
}

/** What the archive says its files unfold to, from its directory. */
function unfoldedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let total = 0;
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x02014b50) continue; // an entry of the directory
    total += view.getUint32(at + 24, true);
    at += 45;
  }
  return total;
}
