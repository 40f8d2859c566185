import type exceljs from 'exceljs';
import { languageOf } from '../locales.ts';
import { looksLikeFormula } from './cell-text.ts';
import type { ColumnKind, Tone } from './table-book.ts';

type Style = Partial<exceljs.Style>;
interface Wanted {
  readonly kind?: ColumnKind;
  readonly tone?: Tone | undefined;
  readonly text?: string;
  readonly right?: boolean;
  readonly locale?: string;
}

const INK = 'FF16202C';
const SOFT = 'FF4A5666';
const HAIR = 'FFD5DBE2';
/** The colours of states and lights on white, and a tint of each to lay below. */
const TONES: Readonly<Record<Tone, readonly [ink: string, tint: string]>> = {
  STOPPED: ['FFB42318', 'FFFDECEA'],
  DELAYED: ['FFB54708', 'FFFEF3E6'],
  NORMAL: ['FF027A48', 'FFE8F6EF'],
  FINISHED: ['FF175CD3', 'FFE9F0FC'],
  CANCELLED: ['FF4A5666', 'FFF0F2F5'],
  red: ['FFB42318', 'FFFDECEA'],
  amber: ['FFB54708', 'FFFEF3E6'],
  green: ['FF027A48', 'FFE8F6EF'],
  grey: ['FF4A5666', 'FFF0F2F5'],
  blue: ['FF175CD3', 'FFE9F0FC'],
};
const FIGURES: Readonly<Partial<Record<ColumnKind, string>>> = {
  count: '#,##0',
  number: 'General',
  decimal: '#,##0.0',
  percent: '0.0%',
  points: '+0.0;\u22120.0;0.0',
};
const FAMILY = 'Calibri';
const made = new Map<string, Style>();

/** The look of a cell; the same wish gives the same object, which is what keeps a long table fast to write. */
export function styleOf(what: 'title' | 'note' | 'header' | 'cell', wanted: Wanted = {}): Style {
  const asText = wanted.text !== undefined && looksLikeFormula(wanted.text);
  const language = languageOf(wanted.locale ?? 'en');
  const id = [what, wanted.kind, wanted.tone, wanted.right, asText, language].join(' ');
  const style = made.get(id) ?? create(what, wanted, asText, language === 'en');
  made.set(id, style);
  return style;
}

function create(
  what: 'title' | 'note' | 'header' | 'cell',
  { kind = 'text', tone, right }: Wanted,
  asText: boolean,
  english: boolean,
): Style {
  if (what === 'title') return { font: { name: FAMILY, size: 16, color: { argb: INK } }, alignment: { vertical: 'middle' } };
  if (what === 'note') return { font: { name: FAMILY, size: 10, color: { argb: SOFT } }, alignment: { vertical: 'top' } };
  if (what === 'header')
    return {
      font: { name: FAMILY, size: 10, bold: true, color: { argb: SOFT } },
      alignment: { vertical: 'bottom', wrapText: true, horizontal: right ? 'right' : 'left', ...(right && { indent: 1 }) },
      border: { bottom: { style: 'medium', color: { argb: INK } } },
    };
  const [ink, tint] = tone === undefined ? [INK, undefined] : TONES[tone];
  return {
    font: { name: FAMILY, size: 10, color: { argb: ink }, bold: tone !== undefined || kind === 'code' },
    alignment: alignmentOf(kind),
    border: { bottom: { style: 'thin', color: { argb: HAIR } } },
    ...(tint !== undefined && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: tint } } }),
    ...formatOf(kind, asText, english),
  };
}

function alignmentOf(kind: ColumnKind): Partial<exceljs.Alignment> {
  if (kind === 'text') return { vertical: 'top', wrapText: true };
  return kind === 'code' || kind === 'day' || kind === 'moment'
    ? { vertical: 'top', horizontal: 'left' }
    : { vertical: 'top', horizontal: 'right', indent: 1 };
}

/** A text that begins like a formula is of the format "text", so that it stays one when somebody edits the cell. */
function formatOf(kind: ColumnKind, asText: boolean, english: boolean): Style {
  if (asText) return { numFmt: '@' };
  if (kind === 'day') return { numFmt: english ? 'd mmm yyyy' : 'dd/mm/yyyy' };
  if (kind === 'moment') return { numFmt: english ? 'd mmm yyyy hh:mm' : 'dd/mm/yyyy hh:mm' };
  const numFmt = FIGURES[kind];
  return numFmt === undefined ? {} : { numFmt };
}
