import type { Cell, CellKind, Field, Thermometer, WeekStanding } from '../../contracts/documents.ts';
import type { ManagementState } from '../../domain/values.ts';
import type { Formats } from '../format.ts';
import { documentText } from '../user-text.ts';
import type { ReportWords } from './words.ts';

export type Tone = 'red' | 'amber' | 'green' | 'grey' | 'blue';
/** One cell in words, with the value behind them for a spreadsheet. */
export interface CellView {
  readonly text: string; // empty: nothing to show
  readonly kind: CellKind;
  readonly raw: number | string | boolean | null; // number, `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS` in the institution's zone; null: only the text counts
  readonly tone?: Tone;
  readonly note?: string; // what the colour says, in words
  readonly state?: { readonly code: ManagementState | 'CANCELLED'; readonly word: string; readonly stale: boolean };
  readonly thermometer?: Omit<Thermometer, 'gap'> & { readonly gap: string; readonly points: number; readonly says: string };
  readonly weeks?: readonly { readonly word: string; readonly tone: Tone }[];
}
/** What turns cells into words. */
export interface Voice {
  readonly w: ReportWords;
  readonly f: Formats;
}

export const STATE_TONES: Readonly<Record<ManagementState | 'CANCELLED', Tone>> = {
  STOPPED: 'red',
  DELAYED: 'amber',
  NORMAL: 'green',
  FINISHED: 'blue',
  CANCELLED: 'grey',
};
const WEEK_TONES: Readonly<Record<WeekStanding, Tone>> = {
  ON_TIME: 'green',
  LATE: 'amber',
  MISSED: 'red',
  EXCUSED: 'grey',
  PENDING: 'grey',
  NONE: 'grey',
};
const DASH = '–';

/** A cell in the reader's words and figures (domain.md 7.1, 8.3, 8.4). */
export function cellView(voice: Voice, field: Field, cell: Cell): CellView {
  const { kind } = field;
  if (cell === null) return { text: '', kind, raw: null };
  if (typeof cell === 'number') return numberView(voice, kind, cell);
  if (typeof cell === 'boolean') return { text: voice.w.t(cell ? 'doc.yes' : 'doc.no'), kind, raw: cell };
  if (typeof cell === 'string') return stringView(voice, field, cell);
  if ('state' in cell) return stateView(voice, kind, cell.state, cell.stale);
  if ('day' in cell) return dueView(voice, kind, cell.day, cell.light);
  if ('actual' in cell) return thermometerView(voice, kind, cell);
  return kind === 'weeks' ? weeksView(voice, kind, cell) : { text: cell.map(documentText).join('\n'), kind, raw: null };
}

function numberView({ w, f }: Voice, kind: CellKind, value: number): CellView {
  const view = (text: string): CellView => ({ text, kind, raw: value });
  switch (kind) {
    case 'moment':
      return { text: f.moment(value), kind, raw: `${f.dayOf(value)}T${f.time(value)}:00` };
    case 'count':
      return view(value === 0 ? DASH : f.whole(value));
    case 'percent':
      return view(f.percent(value));
    case 'points':
      return view(f.signed(value));
    case 'decimal':
      return view(f.decimal(value));
    case 'daysLeft': {
      const sign = value < 0 ? 'past' : value === 0 ? 'today' : 'left';
      const text = w.say('goal.days', { sign, n: Math.abs(value), days: f.whole(value) });
      return { ...view(text), ...(value < 0 && { tone: 'red' as const }) };
    }
    default:
      return view(f.digits(value));
  }
}

function stringView({ w, f }: Voice, { kind, list }: Field, value: string): CellView {
  switch (kind) {
    case 'day':
      return { text: f.record(value), kind, raw: value };
    case 'term':
      return stateOf(value) && (list === 'igState' || list === 'state')
        ? stateView({ w, f }, kind, value as ManagementState, false)
        : { text: w.term(list ?? '', value), kind, raw: null };
    case 'daysLeft':
      return { text: w.say('goal.finishedOn', { day: f.record(value) }), kind, raw: null };
    case 'light':
      return { text: w.term('light', value), kind, raw: null, tone: value as Tone };
    default:
      return { text: documentText(value), kind, raw: null };
  }
}
const stateOf = (value: string): boolean => Object.hasOwn(STATE_TONES, value);

function stateView({ w }: Voice, kind: CellKind, code: ManagementState | 'CANCELLED', stale: boolean): CellView {
  const word = w.state(code);
  const text = stale ? `${word} (${w.t('cell.stale')})` : word;
  return { text, kind, raw: null, tone: STATE_TONES[code], state: { code, word, stale } };
}

function dueView({ w, f }: Voice, kind: CellKind, day: string | null, light: 'green' | 'amber' | 'red' | 'grey'): CellView {
  if (day === null) return { text: w.term('dueLight', 'grey'), kind, raw: null }; // its level is the last: no colour without a day
  return { text: f.record(day), kind, raw: day, tone: light, note: w.term('dueLight', light) };
}

function thermometerView({ w, f }: Voice, kind: CellKind, { actual, expected, original, gap, light }: Thermometer): CellView {
  const figures = {
    actual: f.percent(actual),
    expected: f.percent(expected),
    original: f.percent(original),
    gap: f.signed(gap),
  };
  return {
    text: `${f.decimal(actual)} / ${f.decimal(expected)}`,
    kind,
    raw: actual,
    tone: light,
    thermometer: { actual, expected, original, light, gap: figures.gap, points: gap, says: w.t('cell.thermo', figures) },
  };
}

/** A strip of weeks, and how many were what. */
function weeksView({ w, f }: Voice, kind: CellKind, standings: readonly string[]): CellView {
  const weeks = standings.map((one) => ({ word: w.term('week', one), tone: WEEK_TONES[one as WeekStanding] }));
  const words = [...new Set(weeks.map(({ word }) => word))];
  const text = f.list(words.map((word) => `${f.whole(weeks.filter((one) => one.word === word).length)} ${word}`));
  return { text, kind, raw: null, weeks };
}
