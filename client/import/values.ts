import { isDay } from '../../domain/calendar.ts';
import type { Day } from '../../domain/instant.ts';
import type { Cell } from './table.ts';

/** A value, or what a cell should have held. */
export type Parsed<Value> = { readonly value: Value } | { readonly expected: string };
/** Which of the first two numbers of 03/04/2026 is the day. */
export type DateOrder = 'DMY' | 'MDY';

const fine = <Value>(value: Value): Parsed<Value> => ({ value });
const wrong = (expected: string): { readonly expected: string } => ({ expected });

/** Lower case without accents, with one space between words: how headers and words of lists are compared. */
export function plainWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#%]+/gu, ' ')
    .trim();
}

/** A cell as text, as people see it. */
export function shown(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.broken;
  return String(cell);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/u;
/** Plain text of a length; a number is written out, a day too. */
export function textOf(cell: Cell, { least = 1, most = 10_000 } = {}): Parsed<string> {
  if (cell !== null && typeof cell === 'object' && 'broken' in cell) return wrong('a text; the formula of the cell has no result');
  const text = shown(cell).replaceAll('\u00a0', ' ').trim();
  if (CONTROL.test(text)) return wrong('plain text without control characters');
  if (text.length < least || text.length > most) return wrong(`a text of ${least} to ${most} characters`);
  return fine(text);
}

const A_DAY = 'a date as 31/12/2026 or 2026-12-31';
/** A day of a date cell, of ISO text, or of text in the order of the locale; two digits of a year mean this century. */
export function dayOf(cell: Cell, order: DateOrder): Parsed<Day> {
  if (cell !== null && typeof cell === 'object') return 'day' in cell && isDay(cell.day) ? fine(cell.day) : wrong(A_DAY);
  if (typeof cell === 'number') return serialDay(cell);
  const text = shown(cell).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  if (iso) return dayFrom(iso[1], iso[2], iso[3]);
  const local = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?: [\d:.]+)?$/.exec(text);
  if (!local) return wrong(A_DAY);
  const year = local[3]?.length === 2 ? `20${local[3]}` : local[3];
  return order === 'DMY' ? dayFrom(year, local[2], local[1]) : dayFrom(year, local[1], local[2]);
}

function dayFrom(year = '', month = '', day = ''): Parsed<Day> {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? fine(text) : wrong(A_DAY);
}

/** The count of days by which spreadsheets keep a date; only of this age, so that an amount is not taken for one. */
function serialDay(serial: number): Parsed<Day> {
  if (!Number.isInteger(serial) || serial < 32_874 || serial > 73_415) return wrong(A_DAY); // 1990 to 2100
  return fine(new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10));
}

const A_NUMBER = 'a number';
/** A number in the writing of the locale; a percentage is its figure: "12,5 %" is 12.5. */
export function numberOf(cell: Cell, locale: string): Parsed<number> {
  if (typeof cell === 'number') return Number.isFinite(cell) ? fine(cell) : wrong(A_NUMBER);
  if (typeof cell !== 'string') return wrong(A_NUMBER);
  const text = cell.replace(/[\s\u00a0\u202f']/g, '').replace(/%$/, '');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(text)) return wrong(A_NUMBER);
  const number = Number(withPoint(text, locale));
  return Number.isFinite(number) ? fine(number) : wrong(A_NUMBER);
}

/** The same figures with a decimal point and no grouping, or text that is no number. */
function withPoint(text: string, locale: string): string {
  const separators = [...text].filter((char) => char === '.' || char === ',');
  const last = separators.at(-1);
  if (last === undefined) return text;
  const other = last === '.' ? ',' : '.';
  const grouped = (mark: string, part: string) => new RegExp(`^[+-]?\\d{1,3}(?:\\${mark}\\d{3})+$`).test(part);
  if (separators.includes(other)) {
    const [whole = '', ...decimals] = text.split(last);
    const isClear = decimals.length === 1 && grouped(other, whole);
    return isClear ? `${whole.replaceAll(other, '')}.${decimals[0]}` : 'none';
  }
  const decimal = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value;
  if (separators.length > 1 || (last !== decimal && grouped(last, text))) return grouped(last, text) ? text.replaceAll(last, '') : 'none';
  return text.replace(last, '.');
}

const YES = new Set(['si', 's', 'sim', 'yes', 'y', 'x', 'true', 'verdadero', 'verdadeiro', '1', '✓', '✔']);
const NO = new Set(['no', 'n', 'nao', 'false', 'falso', '0', '']);
/** Yes or no in the languages of the product; an empty cell says no. */
export function flagOf(cell: Cell): Parsed<boolean> {
  if (typeof cell === 'boolean') return fine(cell);
  const text = shown(cell).trim();
  const word = /^[✓✔]$/.test(text) ? text : plainWord(text);
  if (YES.has(word)) return fine(true);
  if (NO.has(word)) return fine(false);
  return wrong('yes or no (sí/no, sim/não, x or empty)');
}
