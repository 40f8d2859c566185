import type { Chart, StateCount } from '../../contracts/documents.ts';
import type { Voice } from '../reports/cells.ts';

/** The words in and beside a chart. */
export interface ChartWords {
  readonly alt: string; // the chart as a sentence with its figures
}
const MOST_LISTED = 12; // of many thermometers the sentence names the first

/** What a chart says to who cannot see it, with its figures in the reader's language. */
export function chartWords(chart: Chart, voice: Voice): ChartWords {
  const { w, f } = voice;
  switch (chart.kind) {
    case 'distribution':
      return { alt: w.t('chart.distribution', { list: countsOf(voice, chart.counts), total: f.whole(chart.total) }) };
    case 'curve': {
      const by = (days: readonly string[]): string => f.whole(days.filter((day) => day < chart.today).length);
      return {
        alt: w.t('chart.curve', {
          today: f.record(chart.today),
          finished: f.whole(chart.finished.length),
          total: f.whole(chart.total),
          planned: by(chart.planned),
          original: by(chart.original),
        }),
      };
    }
    case 'thermometers': {
      const named = chart.rows
        .slice(0, MOST_LISTED)
        .map(({ code, actual, expected }) => w.t('chart.thermometer', { code, actual: f.percent(actual), expected: f.percent(expected) }));
      const more = chart.rows.length - named.length;
      return { alt: w.t('chart.thermometers', { n: chart.rows.length, list: listOf(voice, named, more) }) };
    }
    case 'trend':
      return {
        alt: w.t('chart.trend', {
          list: chart.months
            .map(({ month, counts }) =>
              counts === null
                ? w.t('chart.noMonth', { month: monthOf(voice, month) })
                : w.t('chart.month', { month: monthOf(voice, month), list: countsOf(voice, counts) }),
            )
            .join('; '),
        }),
      };
    case 'rungDays':
      return {
        alt: w.t('chart.rungDays', {
          list: chart.rungs
            .map(({ scope, cases, median }) =>
              median === null
                ? w.t('chart.noRung', { scope: w.term('scope', scope) })
                : w.t('chart.rung', { scope: w.term('scope', scope), median: f.digits(median), cases }),
            )
            .join('; '),
        }),
      };
    case 'trajectory': {
      const points = (list: typeof chart.expected): string =>
        list.length === 0
          ? w.t('chart.noPoint')
          : list.map(({ date, value }) => w.t('chart.point', { value: f.digits(value), date: f.record(date) })).join(', ');
      return {
        alt: w.t('chart.trajectory', { unit: chart.unit, expected: points(chart.expected), measured: points(chart.measured) }),
      };
    }
  }
}

/** `Detenida 1 (16,7 %), ...` */
const countsOf = ({ w, f }: Voice, counts: readonly StateCount[]): string =>
  counts
    .map(({ state, count, percent }) =>
      w.t('chart.count', {
        word: w.term('statePlural', state),
        n: f.whole(count),
        percent: percent === null ? '–' : f.percent(percent),
      }),
    )
    .join(', ');

const listOf = ({ w }: Voice, named: readonly string[], more: number): string =>
  more === 0 ? named.join('; ') : `${named.join('; ')}; ${w.t('chart.more', { n: more })}`;

/** `nov 2026` of `2026-11` */
export function monthOf({ w }: Voice, month: string): string {
  const [year = '', number = '1'] = month.split('-');
  return `${w.t(`month.${Number(number)}`)} ${year}`;
}
