import { parse } from 'csv-parse/sync';
import { readSpreadsheet } from './read-spreadsheet.ts';
import { MOST_COLUMNS, MOST_ROWS, type Table, type Unreadable } from './table.ts';

const LARGEST = 20_000_000; // bytes

/** Reads a table of a spreadsheet (.xlsx) or of text whose delimiter and encoding are found out. */
export async function readTable(bytes: Uint8Array): Promise<Table | Unreadable> {
  if (bytes.length > LARGEST) return { unreadable: `the file has ${bytes.length} bytes`, expected: `at most ${LARGEST}` };
  if (startsWith(bytes, [0x50, 0x4b])) return readSpreadsheet(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { unreadable: 'the file is an old spreadsheet (.xls)', expected: 'a file saved as .xlsx or .csv' };
  return readText(decode(bytes));
}

function readText(text: string): Table | Unreadable {
  const hinted = /^sep=(.)\r?\n/.exec(text);
  const delimiter = hinted?.[1] ?? delimiterOf(text);
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: false,
    });
    const rows = hinted ? [[], ...records.slice(1)] : records;
    const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
    if (rows.length > MOST_ROWS) return { unreadable: `the table has ${rows.length} rows`, expected: `at most ${MOST_ROWS}` };
    if (widest > MOST_COLUMNS) return { unreadable: `the table has ${widest} columns`, expected: `at most ${MOST_COLUMNS}` };
    return { rows: rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell.trim()))) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { unreadable: why, expected: 'a table with one record a line, cells with line breaks or delimiters in quotes' };
  }
}

/** UTF-8 or UTF-16 by their marks, UTF-8 without one when the text is it throughout, else Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  const start = bytes.subarray(0, 400);
  const zerosAt = (odd: 0 | 1) => start.filter((byte, index) => byte === 0 && index % 2 === odd).length;
  if (start.length >= 4 && zerosAt(1) > start.length / 3) return new TextDecoder('utf-16le').decode(bytes);
  if (start.length >= 4 && zerosAt(0) > start.length / 3) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, index) => bytes[index] === byte);

/** The delimiter that divides most lines into the same number of cells; a comma when none does. */
function delimiterOf(text: string): string {
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of [',', ';', '\t', '|']) {
    const times = new Map<number, number>();
    for (const count of countsOf(text, delimiter)) if (count > 0) times.set(count, (times.get(count) ?? 0) + 1);
    for (const [count, lines] of times) if (count * lines * lines > best.score) best = { delimiter, score: count * lines * lines };
  }
  return best.delimiter;
}

/** How often a delimiter stands outside quotes in each of the first lines. */
function countsOf(text: string, delimiter: string): number[] {
  const counts = [0];
  let quoted = false;
  for (const char of text.slice(0, 200_000)) {
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '\n') counts.push(0);
    else if (char === delimiter) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    if (counts.length > 60) break;
  }
  return counts;
}
