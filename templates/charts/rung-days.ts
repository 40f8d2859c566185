import { scaleLinear } from 'd3-scale';
import type { Chart } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import { type Canvas, widthOf } from './canvas.ts';

const ROW = 22;

/** One bar per rung: the median of the business days that cases stayed there; where there was none it says so. */
export function rungDays(
  canvas: Canvas,
  { rungs }: Extract<Chart, { kind: 'rungDays' }>,
  { w, f }: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const names = rungs.map(({ scope }) => w.term('scope', scope));
  const left = Math.max(0, ...names.map((name) => widthOf(name))) + 10;
  const most = Math.max(1, ...rungs.map(({ median }) => median ?? 0));
  const x = scaleLinear()
    .domain([0, most])
    .range([0, width - left - 120]);
  const body = rungs.flatMap(({ median, cases }, at) => {
    const y = at * ROW;
    const end = left + x(median ?? 0);
    const said = median === null ? w.t('chart.cases', { n: 0 }) : f.digits(median);
    return [
      canvas.text(0, y + 14, names[at] ?? '', { colour: 'ink' }),
      canvas.rect(left, y + 4, x(median ?? 0), 13, 'soft'),
      canvas.text(end + 6, y + 14, said, { colour: median === null ? 'soft' : 'ink', bold: median !== null }),
      ...(median === null ? [] : [canvas.text(end + 12 + widthOf(said), y + 14, w.t('chart.cases', { n: cases }), { size: 9 })]),
    ];
  });
  return [rungs.length * ROW + 2, [canvas.line([left, 0], [left, rungs.length * ROW], 'rule', 0.8), ...body]];
}
