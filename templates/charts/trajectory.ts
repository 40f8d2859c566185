import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Chart } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import { documentText } from '../user-text.ts';
import { type Canvas, fitted, widthOf } from './canvas.ts';
import { dayScale, monthAxis } from './time-axis.ts';

const HEIGHT = 158;
const TOP = 20;
const BOTTOM = HEIGHT - 20;
const END_GAP = 7; // between a line's end and its name
const END_FACE = 1.2; // a screen's own face may be wider than the paper's
type Point = { readonly date: string; readonly value: number };

/** An indicator over time: what was expected as a thin line, what was measured as a thick one with its points. */
export function trajectory(
  canvas: Canvas,
  { unit, expected, measured }: Extract<Chart, { kind: 'trajectory' }>,
  voice: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const { w, f } = voice;
  const all = [...expected, ...measured];
  const dates = all.map(({ date }) => date).toSorted();
  const first = dates[0];
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [24, [canvas.text(0, 15, w.t('chart.noPoint'))]];
  const values = all.map(({ value }) => value);
  const y = scaleLinear()
    .domain(spread(Math.min(0, ...values), Math.max(...values)))
    .nice(5)
    .range([BOTTOM, TOP]);
  const ticks = y.ticks(5);
  const left = Math.max(...ticks.map((tick) => widthOf(f.digits(tick)))) + 10;
  const named = (points: readonly Point[], said: string): string => `${said} ${f.digits(sorted(points).at(-1)?.value ?? 0)}`;
  const ends = [named(expected, w.t('chart.expected')), named(measured, w.t('chart.measured'))] as const;
  const right = width - Math.max(...ends.map((said) => widthOf(said))) * END_FACE - END_GAP;
  const x = dayScale(first, first === last ? `${last.slice(0, 8)}28` : last, [left, right]);
  const path = (points: readonly Point[]): string =>
    line<Point>(
      (one) => x(one.date),
      (one) => y(one.value),
    ).digits(2)(sorted(points)) ?? '';
  const end = (points: readonly Point[], said: string, colour: 'ink' | 'blue', shift: number): string[] => {
    const point = sorted(points).at(-1);
    return point === undefined
      ? []
      : [
          canvas.text(x(point.date) + END_GAP, y(point.value) + shift, said, {
            size: 9.5,
            colour,
            bold: colour === 'blue',
          }),
        ];
  };
  const meet = (sorted(expected).at(-1)?.value ?? 0) >= (sorted(measured).at(-1)?.value ?? 0);
  return [
    HEIGHT,
    [
      canvas.text(0, 10, fitted(documentText(unit).replaceAll('\n', ' '), width / 2, 9.5), { size: 9.5 }),
      ...ticks.flatMap((tick) => [
        canvas.line([left, y(tick)], [right, y(tick)], 'hair', 0.7),
        canvas.text(left - 5, y(tick) + 3.4, f.digits(tick), { anchor: 'end', size: 9.5 }),
      ]),
      ...monthAxis(canvas, voice, first, last, x, BOTTOM),
      canvas.path(path(expected), 'ink', 1.2),
      canvas.path(path(measured), 'blue', 2.4),
      ...sorted(measured).map(({ date, value }) => dot(canvas, x(date), y(value))),
      ...end(expected, ends[0], 'ink', meet ? -1 : 10),
      ...end(measured, ends[1], 'blue', meet ? 10 : -1),
    ],
  ];
}

const spread = (low: number, high: number): [number, number] => (low === high ? [low, high + 1] : [low, high]);
const sorted = (points: readonly Point[]): Point[] => points.toSorted((a, b) => (a.date < b.date ? -1 : 1));
const dot = (canvas: Canvas, x: number, y: number): string => {
  const at = (value: number): number => Math.round(value * 100) / 100;
  return canvas.shape(`M${at(x - 3)} ${at(y)}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`, 'blue');
};
