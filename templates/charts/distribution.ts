import type { Chart, StateCount } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import { type Canvas, widthOf } from './canvas.ts';
import { STATE_COLOURS, stateMark } from './state-marks.ts';

const BAR = 30;
const LINE = 15;
const GAP = 2; // between parts, so that they are told apart in grey too

/** One bar, shares of the whole: the number stands in its part, shape, word and share below it. */
export function distribution(
  canvas: Canvas,
  { counts, total }: Extract<Chart, { kind: 'distribution' }>,
  { w, f }: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const present = counts.filter(({ count }) => count > 0);
  const unit = (width - GAP * Math.max(0, present.length - 1)) / Math.max(1, total);
  const body: string[] = present.length === 0 ? [canvas.rect(0, 0, width, BAR, 'track')] : [];
  let x = 0;
  for (const { state, count } of present) {
    const part = count * unit;
    const figure = f.whole(count);
    body.push(canvas.rect(x, 0, part, BAR, STATE_COLOURS[state]));
    if (part > widthOf(figure, 13) + 4)
      body.push(canvas.text(x + part / 2, BAR / 2 + 4.5, figure, { size: 13, colour: 'white', anchor: 'middle', bold: true }));
    x += part + GAP;
  }
  const [below, legend] = legendBelow(canvas, counts, { w, f }, width);
  return [BAR + below, [...body, ...legend]];
}

/** Shape, word, number and share of each state in a row, or in more where it is too narrow. */
function legendBelow(
  canvas: Canvas,
  counts: readonly StateCount[],
  { w, f }: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const body: string[] = [];
  let left = 0;
  let row = 0;
  for (const { state, count, percent } of counts) {
    const said = `${w.term('statePlural', state)}: ${f.whole(count)}${percent === null ? '' : ` (${f.percent(percent)})`}`;
    const needed = 15 + widthOf(said);
    if (left > 0 && left + needed > width) {
      left = 0;
      row += 1;
    }
    const y = BAR + 18 + row * LINE;
    body.push(stateMark(canvas, state, left + 6, y, 4.6), canvas.text(left + 15, y + 3.5, said, { colour: 'ink' }));
    left += needed + 12;
  }
  return [28 + row * LINE, body];
}
