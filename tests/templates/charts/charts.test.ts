import { describe, expect, test } from 'vitest';
import type { Chart, StateCount } from '../../../contracts/documents.ts';
import { chartWords } from '../../../templates/charts/chart-words.ts';
import { drawChart } from '../../../templates/charts/draw.ts';
import { formatsOf } from '../../../templates/format.ts';
import { reportWords } from '../../../templates/reports/words.ts';

const voiceOf = (locale: string) => ({ w: reportWords(locale), f: formatsOf(locale, 'America/Guayaquil') });
const es = voiceOf('es-EC');
const counts = (stopped: number, delayed: number, normal: number, finished: number): StateCount[] => {
  const total = stopped + delayed + normal + finished;
  const one = (state: StateCount['state'], count: number): StateCount => ({
    state,
    count,
    percent: total === 0 ? null : (count * 100) / total,
  });
  return [one('STOPPED', stopped), one('DELAYED', delayed), one('NORMAL', normal), one('FINISHED', finished)];
};

const CHARTS: Readonly<Record<Chart['kind'], Chart>> = {
  distribution: { kind: 'distribution', counts: counts(1, 1, 3, 1), total: 6 },
  curve: {
    kind: 'curve',
    from: '2026-01-01',
    to: '2027-12-15',
    today: '2026-11-27',
    total: 4,
    planned: ['2026-02-27', '2026-05-29', '2026-10-30', '2026-12-20'],
    original: ['2026-02-27', '2026-05-29', '2026-08-31', '2026-12-20'],
    finished: ['2026-02-27', '2026-05-29'],
  },
  thermometers: {
    kind: 'thermometers',
    rows: [{ code: 'MOP-03', title: '45 puentes', actual: 33.33, expected: 33.33, original: 66.67, gap: 0, light: 'green' }],
  },
  trend: {
    kind: 'trend',
    months: [
      { month: '2026-10', counts: null },
      { month: '2026-11', counts: counts(1, 1, 3, 1) },
    ],
  },
  rungDays: {
    kind: 'rungDays',
    rungs: [
      { scope: 'COORDINATOR', cases: 3, median: 2.5 },
      { scope: 'MINISTER', cases: 0, median: null },
    ],
  },
  trajectory: {
    kind: 'trajectory',
    unit: 'km & <tramos>',
    expected: [
      { date: '2026-01-31', value: 10 },
      { date: '2026-12-31', value: 120 },
    ],
    measured: [{ date: '2026-10-31', value: 48.5 }],
  },
};
const KINDS = Object.keys(CHARTS) as Chart['kind'][];

describe('every chart', () => {
  test.each<[kind: Chart['kind'], sentence: string]>([
    [
      'distribution',
      'Metas por estado: Detenidas 1 (16,7\u00a0%), Atrasadas 1 (16,7\u00a0%), En ejecución normal 3 (50,0\u00a0%), Terminadas 1 (16,7\u00a0%). Total: 6.',
    ],
    ['curve', 'Metas intermedias terminadas hasta el 27/11/2026: 2 de 4; el programa vigente esperaba 3 y el original 3.'],
    ['thermometers', 'Avance de 1 meta: MOP-03 33,3\u00a0% de 33,3\u00a0% esperado.'],
    [
      'trend',
      'Metas por estado al último cierre de cada mes: oct 2026: sin cierre; nov 2026: Detenidas 1 (16,7\u00a0%), Atrasadas 1 (16,7\u00a0%), En ejecución normal 3 (50,0\u00a0%), Terminadas 1 (16,7\u00a0%).',
    ],
    ['rungDays', 'Días hábiles en cada ámbito, mediana: Coordinador 2,5 (3 casos); Ministro sin casos.'],
    ['trajectory', 'Trayectoria en km & <tramos>. Esperado: 10 el 31/01/2026, 120 el 31/12/2026. Medido: 48,5 el 31/10/2026.'],
  ])('says %s with its figures to who does not see it', (kind, sentence) => {
    expect(chartWords(CHARTS[kind], es).alt).toBe(sentence);
  });

  test.each(KINDS)('%s is the same drawing twice, without a style attribute, a script or a number that is none', (kind) => {
    for (const theme of ['paper', 'web'] as const) {
      const svg = drawChart(CHARTS[kind], es, theme);
      expect(drawChart(CHARTS[kind], es, theme)).toBe(svg);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="520"/);
      expect(svg).not.toMatch(/style=|<script|NaN|Infinity|undefined|<tramos>/);
    }
  });

  test.each(KINDS)('%s takes its colours from the page on the screen, and has its sentence there', (kind) => {
    const svg = drawChart(CHARTS[kind], voiceOf('en'), 'web');
    expect(svg).toMatch(/class="chart-/);
    expect(svg).toContain('role="img"');
    expect(svg).toContain('aria-label="');
    expect(drawChart(CHARTS[kind], voiceOf('en'), 'paper')).not.toContain('class=');
  });

  test.each<[what: string, chart: Chart]>([
    ['no goals', { kind: 'distribution', counts: counts(0, 0, 0, 0), total: 0 }],
    [
      'no steps',
      { kind: 'curve', from: '2026-01-01', to: '2026-01-01', today: '2026-01-01', total: 0, planned: [], original: [], finished: [] },
    ],
    ['no measurement', { kind: 'trajectory', unit: '', expected: [], measured: [] }],
    ['no month', { kind: 'trend', months: [] }],
    ['one month of 300 goals', { kind: 'trend', months: [{ month: '2026-11', counts: counts(100, 50, 100, 50) }] }],
    ['no case', { kind: 'rungDays', rungs: [] }],
  ])('is drawn of %s too', (_, chart) => {
    expect(drawChart(chart, es, 'paper')).not.toMatch(/NaN|Infinity|-\d+" height|width="-/);
  });
});

describe('what is drawn', () => {
  test.each([
    ['a short figure', 120],
    ['a decimal', 120.5],
    ['a long figure', 1_234_567.89],
  ])('the lines of a trajectory end where their names and %s still fit', (_, value) => {
    const chart: Chart = {
      kind: 'trajectory',
      unit: 'km',
      expected: [
        { date: '2026-03-30', value: 0 },
        { date: '2027-06-30', value },
      ],
      measured: [],
    };
    const [, x, said = ''] = /<text x="([\d.]+)"[^>]*>(Esperado [^<]+)</.exec(drawChart(chart, es, 'web')) ?? [];
    expect(Number(x) + said.length * 9.5 * 0.6).toBeLessThanOrEqual(520); // an average character of a wide face
  });

  test('shares of the bar are those of the counts', () => {
    const svg = drawChart(CHARTS.distribution, es, 'paper', 606);
    const widths = [...svg.matchAll(/<rect[^>]*width="([\d.]+)" height="30"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([100, 100, 300, 100]);
  });

  test('the programme in force is a thick mark, the original one a thin one where it differs', () => {
    const marks = (chart: Chart) => [...drawChart(chart, es, 'paper').matchAll(/width="(2|0\.8)" height="11"/g)].map(([, width]) => width);
    expect(marks(CHARTS.thermometers)).toEqual(['0.8', '2']);
    const same = { actual: 50, expected: 50, original: 50, gap: 0, light: 'green' as const };
    expect(marks({ kind: 'thermometers', rows: [{ code: 'MOP-04', title: 'x', ...same }] })).toEqual(['2']);
  });
});
