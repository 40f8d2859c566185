import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import type { Chart } from '../../contracts/documents.ts';
import type { Day } from '../../domain/instant.ts';
import type { Voice } from '../reports/cells.ts';
import { type Canvas, widthOf } from './canvas.ts';
import { dayScale, monthAxis } from './time-axis.ts';

const HEIGHT = 172;
const TOP = 18;
const BOTTOM = HEIGHT - 20;

/** Cumulative steps: programme in force, original programme, what was finished; the lines are named where they end. */
export function curve(
  canvas: Canvas,
  { from, to, today, total, planned, original, finished }: Extract<Chart, { kind: 'curve' }>,
  voice: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const { w, f } = voice;
  const left = widthOf(f.whole(total)) + 12;
  const right = width - Math.max(widthOf(w.t('chart.planned')), widthOf(w.t('chart.original'))) - 8;
  const x = dayScale(from, to, [left, right]);
  const y = scaleLinear()
    .domain([0, Math.max(1, total)])
    .range([BOTTOM, TOP]);
  const steps = (days: readonly Day[], until: Day): string => {
    const sorted = days.filter((day) => day <= until).toSorted();
    const points = [[x(from), y(0)], ...sorted.map((day, at) => [x(day), y(at + 1)]), [x(until), y(sorted.length)]] as [number, number][];
    return line().curve(curveStepAfter).digits(2)(points) ?? '';
  };
  const differs = planned.toSorted().join() !== original.toSorted().join();
  const now = today < from ? from : today > to ? to : today;
  const due = planned.filter((day) => day < today).length;
  const done = finished.length;
  const grid = y.ticks(Math.min(6, Math.max(1, total))).filter(Number.isInteger);
  return [
    HEIGHT,
    [
      ...grid.flatMap((n) => [
        canvas.line([left, y(n)], [right, y(n)], 'hair', 0.7),
        canvas.text(left - 5, y(n) + 3.4, f.whole(n), { anchor: 'end', size: 9.5 }),
      ]),
      ...monthAxis(canvas, voice, from, to, x, BOTTOM),
      canvas.line([x(now), TOP - 4], [x(now), BOTTOM], 'ink', 0.8, '2 2'),
      canvas.text(x(now), TOP - 7, w.t('chart.today'), { anchor: 'middle', size: 9.5, colour: 'ink' }),
      ...(differs ? [canvas.path(steps(original, to), 'soft', 1, '1.5 2.5')] : []),
      canvas.path(steps(planned, to), 'ink', 1.2),
      canvas.path(steps(finished, now), 'blue', 2.6),
      canvas.text(right + 6, y(planned.length) + 3.5, w.t('chart.planned'), { size: 9.5, colour: 'ink' }),
      ...(differs
        ? [
            canvas.text(right + 6, y(planned.length) + 16, w.t('chart.original'), { size: 9.5 }),
            canvas.line([right + 6, y(planned.length) + 20], [width, y(planned.length) + 20], 'soft', 1, '1.5 2.5'),
          ]
        : []),
      canvas.text(x(now) + 6, Math.min(BOTTOM - 3, y(done) + 12), `${w.t('chart.finished')}: ${f.whole(done)}`, {
        colour: 'blue',
        bold: true,
      }),
      ...(due === done ? [] : [canvas.text(x(now) - 5, y(due) - 5, f.whole(due), { anchor: 'end', colour: 'ink', bold: true })]),
    ],
  ];
}
