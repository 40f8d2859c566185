import type { Chart } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import { type Canvas, widthOf } from './canvas.ts';
import { STATE_COLOURS, stateMark } from './state-marks.ts';

const BAR = 30;
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
  const column = width / Math.max(1, counts.length);
  counts.forEach(({ state, count, percent }, at) => {
    const left = at * column;
    body.push(stateMark(canvas, state, left + 6, BAR + 18, 4.6));
    const said = `${w.term('statePlural', state)}: ${f.whole(count)}${percent === null ? '' : ` (${f.percent(percent)})`}`;
    body.push(canvas.text(left + 15, BAR + 21.5, said, { colour: 'ink' }));
  });
  return [BAR + 28, body];
}
