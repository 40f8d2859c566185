import type { Chart } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';
import { canvasOf, type Theme } from './canvas.ts';
import { chartWords } from './chart-words.ts';
import { curve } from './curve.ts';
import { distribution } from './distribution.ts';
import { rungDays } from './rung-days.ts';
import { thermometers } from './thermometers.ts';
import { trajectory } from './trajectory.ts';
import { trend } from './trend.ts';

const WIDTH = 520;

/** A chart as an SVG of this width: the same drawing for paper and for the screen, where colours follow the page (domain.md 7.1). */
export function drawChart(chart: Chart, voice: Voice, theme: Theme, width = WIDTH): string {
  const canvas = canvasOf(theme);
  const [height, body] = draw(chart);
  return canvas.whole(width, height, body, chartWords(chart, voice).alt);

  function draw(one: Chart): readonly [height: number, body: string[]] {
    switch (one.kind) {
      case 'distribution':
        return distribution(canvas, one, voice, width);
      case 'curve':
        return curve(canvas, one, voice, width);
      case 'thermometers':
        return thermometers(canvas, one, voice, width);
      case 'trend':
        return trend(canvas, one, voice, width);
      case 'rungDays':
        return rungDays(canvas, one, voice, width);
      case 'trajectory':
        return trajectory(canvas, one, voice, width);
    }
  }
}
