import { addDays, daysBetween } from '../../../domain/calendar.ts';
import type { IntermediateGoal } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import type { Visit } from '../visit.ts';
import { COLOUR_OF_STATE, type Colour, SHAPES } from './marks.ts';
import { type PathRow, pathRows } from './path-rows.ts';
import { kitTexts } from './texts.ts';

type Seen = Pick<Visit, 'book' | 'f' | 'tx' | 'language' | 'words' | 'base'>;
interface Spot {
  readonly x: number;
  readonly y: number;
}
interface Label extends Spot {
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
}
/** The critical path lying on a desk, and the same in rows, which stand as a vertical line on a phone; `{{> path x}}`. */
export interface PathPicture {
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly axis: number;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly lines: readonly { readonly y: number; readonly done: number | null; readonly text: string; readonly end: number }[];
  readonly ghosts: readonly Spot[]; // where something was to be at first
  readonly marks: readonly (Spot & { readonly svg: string; readonly colour: Colour })[];
  readonly labels: readonly Label[];
  readonly today: { readonly x: number; readonly text: string; readonly anchor: 'start' | 'end' } | null;
  readonly rows: readonly PathRow[];
}

const [LEFT, RIGHT, WIDTH, FIRST, STEP] = [90, 930, 1000, 75, 76];
const LETTER = 6.7; // of a text of 13 units, on the wide side
const LONGEST_LABEL = 28;
const MOST_TICKS = 8;

/** Intermediate goals by programming line and date, with today between them (domain.md 3.5, 4.2). */
export function pathOf(
  visit: Seen,
  igs: readonly IntermediateGoal[],
  hrefOf: (ig: IntermediateGoal) => string | null = () => null,
): PathPicture {
  const { book, tx, f, language } = visit;
  const t = kitTexts(language);
  const goal = igs[0] && book.goals.get(igs[0].goalId);
  const days = igs.flatMap(({ endDate, originalEndDate }) => [endDate, originalEndDate]).sort();
  const first = [goal?.startDate ?? tx.today, days[0] ?? tx.today].sort()[0] ?? tx.today;
  const last = [goal?.endDate ?? tx.today, days.at(-1) ?? tx.today, addDays(first, 1)].sort().at(-1) ?? tx.today;
  const across = daysBetween(first, last);
  const xOf = (day: Day): number => round(LEFT + ((RIGHT - LEFT) * daysBetween(first, day)) / across);
  const groups = [...Map.groupBy([...igs].sort(byDate), lineOf)].sort(([a], [b]) => Number(a) - Number(b));
  const placed = groups.map(([, some], at) => labelsOf(some, FIRST + at * STEP, xOf));
  const bottom = FIRST + Math.max(0, groups.length - 1) * STEP;
  const now = xOf(tx.today);
  return {
    title: t('path.title', { goal: goal?.code ?? '' }),
    description: describe(visit, groups),
    height: bottom + 70,
    axis: bottom + 10,
    ticks: ticksOf(first, last, language).map(({ day, text }) => ({ x: xOf(day), text })),
    lines: groups.map(([line, some], at) => ({
      y: FIRST + at * STEP,
      text: t('path.line', { n: line }),
      done: maxOf(some.filter(({ finishedOn }) => finishedOn !== null).map(({ endDate }) => xOf(endDate))),
      end: maxOf(some.map(({ endDate }) => xOf(endDate))) ?? LEFT,
    })),
    ghosts: groups.flatMap(([, some], at) =>
      some
        .filter(({ endDate, originalEndDate }) => endDate !== originalEndDate)
        .map((ig) => ({ x: round(xOf(ig.originalEndDate) - 8), y: FIRST + at * STEP - 8 })),
    ),
    marks: groups.flatMap(([, some], at) =>
      some.map((ig) => ({ ...shapeOf(ig), x: round(xOf(ig.endDate) - 10), y: FIRST + at * STEP - 10 })),
    ),
    labels: placed.flat(),
    today:
      tx.today < first || tx.today > last
        ? null
        : { x: now, text: t('path.today', { day: f.short(tx.today, tx.today) }), anchor: now > WIDTH - 100 ? 'end' : 'start' },
    rows: pathRows(visit, igs, hrefOf),
  };
}

const shapeOf = ({ state }: IntermediateGoal) => ({ svg: SHAPES[COLOUR_OF_STATE[state]], colour: COLOUR_OF_STATE[state] });
const lineOf = ({ code }: IntermediateGoal): string => code.split(',')[0] ?? '1';
const byDate = (a: IntermediateGoal, b: IntermediateGoal): number => (a.endDate + a.code < b.endDate + b.code ? -1 : 1);
const round = (value: number): number => Math.round(value * 10) / 10;
const maxOf = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values));
const cut = (text: string): string => (text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…` : text);

/** Above the line where there is room, else below, else the code alone. */
function labelsOf(igs: readonly IntermediateGoal[], y: number, xOf: (day: Day) => number): Label[] {
  const free = { above: 0, below: 0 };
  return igs.map(({ code, title, endDate }) => {
    const x = xOf(endDate);
    const tries = [`${code} ${cut(title)}`, code].flatMap((text) =>
      (['above', 'below'] as const).map((side) => ({ side, text, ...spanOf(x, text) })),
    );
    const fits = tries.find(({ side, from }) => from >= free[side]) ?? { ...spanOf(x, code), side: 'below' as const, text: code };
    free[fits.side] = fits.to + 10;
    return { text: fits.text, x: fits.x, anchor: fits.anchor, y: fits.side === 'above' ? y - 21 : y + 31 };
  });
}
function spanOf(x: number, text: string) {
  const width = text.length * LETTER;
  if (x - width / 2 < 0) return { x: 0, anchor: 'start' as const, from: 0, to: width };
  if (x + width / 2 > WIDTH) return { x: WIDTH, anchor: 'end' as const, from: WIDTH - width, to: WIDTH };
  return { x, anchor: 'middle' as const, from: x - width / 2, to: x + width / 2 };
}

/** Months along the axis, few enough to be read; a new year is named. */
function ticksOf(first: Day, last: Day, language: Seen['language']): { day: Day; text: string }[] {
  const months = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const from = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)); // the month after the first day's
  const to = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  const step = [1, 2, 3, 6, 12, 24].find((one) => (to - from) / one < MOST_TICKS) ?? 60;
  let year = first.slice(0, 4);
  const ticks: { day: Day; text: string }[] = [];
  for (let month = from; month <= to; month += step) {
    const day = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`;
    const name = months.format(Date.parse(`${day}T12:00:00Z`)).replace('.', '');
    ticks.push({ day, text: day.slice(0, 4) === year ? name : `${name} ${day.slice(0, 4)}` });
    year = day.slice(0, 4);
  }
  return ticks;
}

function describe({ f, tx, words, language }: Seen, groups: readonly (readonly [string, readonly IntermediateGoal[]])[]): string {
  const t = kitTexts(language);
  const said = groups.map(([line, igs]) => {
    const parts = igs.map(
      ({ code, state, endDate }) => `${code} ${(words.states.intermediateGoal?.[state] ?? '').toLowerCase()}, ${f.record(endDate)}`,
    );
    return `${t('path.line', { n: line })}: ${parts.join('; ')}.`;
  });
  return [...said, t('path.same', { day: f.record(tx.today) })].join(' ');
}
