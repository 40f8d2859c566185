import { scaleBand, scaleLinear } from 'd3-scale';
import type { Chart } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import type { Canvas } from './canvas.ts';
import { monthOf } from './chart-words.ts';
import { STATE_COLOURS, stateMark, WORST_FIRST } from './state-marks.ts';

const HEIGHT = 132;
const BASE = HEIGHT - 18;
const TOP = 14;
const SEEN_SINGLY = 40; // up to so many goals each is a mark of its own

/** A column per month, best states below: each goal a mark, or a stacked column where there are many; a month without a close stays empty. */
export function trend(
  canvas: Canvas,
  { months }: Extract<Chart, { kind: 'trend' }>,
  voice: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const totals = months.map(({ counts }) => (counts ?? []).reduce((sum, { count }) => sum + count, 0));
  const most = Math.max(1, ...totals);
  const x = scaleBand<number>()
    .domain(months.map((_, at) => at))
    .range([0, width]);
  const y = scaleLinear().domain([0, most]).range([BASE, TOP]);
  const step = x.bandwidth();
  const unit = (BASE - TOP) / most;
  const body = [canvas.line([0, BASE + 2], [width, BASE + 2], 'rule', 0.8)];
  months.forEach(({ month, counts }, at) => {
    const middle = (x(at) ?? 0) + step / 2;
    const last = at === months.length - 1;
    let below = 0;
    for (const state of [...WORST_FIRST].reverse()) {
      const count = counts?.find((one) => one.state === state)?.count ?? 0;
      if (most <= SEEN_SINGLY) {
        for (let goal = 0; goal < count; goal += 1)
          body.push(stateMark(canvas, state, middle, y(below + goal + 0.5), Math.min(5.6, unit * 0.42, step * 0.4)));
      } else if (count > 0)
        body.push(canvas.rect(middle - step * 0.32, y(below + count), step * 0.64, count * unit - 0.8, STATE_COLOURS[state]));
      below += count;
    }
    if (counts === null) body.push(canvas.text(middle, BASE - 3, '–', { anchor: 'middle', colour: 'rule' }));
    else if (most > SEEN_SINGLY) body.push(canvas.text(middle, y(below) - 3, voice.f.whole(below), { anchor: 'middle', size: 9 }));
    const [name = '', year = ''] = monthOf(voice, month).split(' ');
    const said = at === 0 || month.endsWith('-01') ? `${name} ${year.slice(2)}` : name;
    body.push(canvas.text(middle, HEIGHT - 4, said, { anchor: 'middle', bold: last, colour: last ? 'ink' : 'soft' }));
  });
  return [HEIGHT, body];
}
