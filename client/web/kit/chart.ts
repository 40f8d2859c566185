import Handlebars from 'handlebars';
import type { Chart } from '../../../contracts/documents.ts';
import { drawChart } from '../../../templates/charts/draw.ts';
import type { Voice } from '../../../templates/reports/cells.ts';

const WIDTH = 640;

/** A chart for the screen, in the page's colours; the drawing has escaped what people typed. */
export const chartShown = (chart: Chart, voice: Voice, width = WIDTH): Handlebars.SafeString =>
  new Handlebars.SafeString(drawChart(chart, voice, 'web', width));
