import type { Chart } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import { type Canvas, fitted, widthOf } from './canvas.ts';
import { lightColour } from './state-marks.ts';

const ROW = 19;
const TOP = 4;

/** One bar per goal: level in the colour of the gap, thick mark the programme in force, thin mark the original one where it differs. */
export function thermometers(
  canvas: Canvas,
  { rows }: Extract<Chart, { kind: 'thermometers' }>,
  { f }: Voice,
  width: number,
): readonly [height: number, body: string[]] {
  const codes = Math.max(0, ...rows.map(({ code }) => widthOf(code))) + 8;
  const titles = Math.max(0, (width - codes) * 0.4);
  const left = codes + titles + 8;
  const bar = width - left - 98;
  const body = rows.flatMap(({ code, title, actual, expected, original, gap, light }, at) => {
    const y = TOP + at * ROW;
    const of = (share: number): number => left + (Math.min(100, Math.max(0, share)) / 100) * bar;
    return [
      canvas.text(0, y + 9.5, code, { colour: 'ink', bold: true }),
      canvas.text(codes, y + 9.5, fitted(title, titles), { colour: 'ink' }),
      canvas.rect(left, y + 3, bar, 7, 'track'),
      canvas.rect(left, y + 3, (Math.min(100, Math.max(0, actual)) / 100) * bar, 7, lightColour(light)),
      ...(Math.abs(original - expected) > 0.05 ? [canvas.rect(of(original) - 0.4, y + 1, 0.8, 11, 'soft')] : []),
      canvas.rect(Math.min(of(expected) - 1, left + bar - 2), y + 1, 2, 11, 'ink'),
      canvas.text(width - 34, y + 9.5, `${f.decimal(actual)} / ${f.decimal(expected)}`, { anchor: 'end', size: 9 }),
      canvas.text(width, y + 9.5, f.signed(gap), { anchor: 'end', size: 9, bold: true, colour: lightColour(light) }),
    ];
  });
  return [TOP * 2 + rows.length * ROW, body];
}
