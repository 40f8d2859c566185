import type { Indicator, Measurement } from '../../../domain/entities.ts';
import { lightOf } from '../../../domain/indicator-light.ts';
import { indicatorLineOf } from '../../../domain/indicator-line.ts';
import type { IndicatorLight } from '../../../domain/values.ts';
import { chartShown } from '../kit/chart.ts';
import { type Mark, SHAPES } from '../kit/marks.ts';
import { wordsFor } from '../reports/words.ts';
import type { Visit } from '../visit.ts';
import { periodName } from './indicator-fields.ts';

/** One indicator as its goal's sheet shows it: light, three main numbers, course, values with their versions (domain.md 3.6, 8.4). */
export function shownIndicator(visit: Visit, indicator: Indicator, versions: readonly Measurement[]) {
  const { t, f, book, tx } = visit;
  const line = indicatorLineOf({ goals: book.goals, measurements: versions }, indicator, tx.today);
  const withUnit = (value: number): string => `${f.digits(value)} ${indicator.unit}`;
  return {
    id: indicator.code,
    code: indicator.code,
    name: indicator.name,
    kind: t(`indicatorKind.${indicator.kind}`),
    frequency: t(`frequency.${indicator.frequency}`),
    active: indicator.active,
    light: lightMark(visit, line.light),
    baseline: withUnit(indicator.baselineValue),
    baselineDate: f.record(indicator.baselineDate),
    target: withUnit(indicator.targetValue),
    targetDate: f.record(indicator.targetDate),
    current: line.current && {
      value: withUnit(line.current.value),
      period: periodName(visit, indicator.frequency, line.current.periodEnd),
    },
    percent: line.percentOfTarget === null ? null : f.percent(line.percentOfTarget),
    expected: line.expectedValue === null ? null : `${f.decimal(line.expectedValue)} ${indicator.unit}`, // for people to read: it is a fraction
    waiting: line.pending && {
      value: withUnit(line.pending.value),
      period: periodName(visit, indicator.frequency, line.pending.periodEnd),
    },
    late:
      line.daysLate > 0 && line.expectedPeriod !== null
        ? t('indicator.late', { period: periodName(visit, indicator.frequency, line.expectedPeriod), n: line.daysLate })
        : null,
    chart: chartOf(visit, indicator, versions),
    values: versions.filter(({ territoryId }) => territoryId === null).map((one) => valueRow(visit, indicator, one)),
    places: versions
      .filter(({ territoryId, replacedAt }) => territoryId !== null && replacedAt === null)
      .map((one) => ({ ...valueRow(visit, indicator, one), place: book.territories.get(one.territoryId ?? '')?.name ?? '' })),
    sheet: {
      definition: indicator.definition,
      formula: indicator.formula,
      source: indicator.source,
      responsible: indicator.responsible,
      lag: t('indicator.lagDays', { n: indicator.lagDays }),
      tolerance: f.percent(indicator.tolerance * 100),
      partial: indicator.partialTargets.map(({ date, value }) => `${f.record(date)}: ${withUnit(value)}`),
    },
  };
}

const HALF = 440; // the chart stands in one half of the page

/** The light of an indicator with its word, never one without the other (domain.md 8.4). */
export const lightMark = (visit: Pick<Visit, 'person' | 'book'>, light: IndicatorLight): Mark => ({
  svg: SHAPES[light],
  colour: light,
  word: wordsFor(visit).term('light', light),
  stale: false,
});

function valueRow(visit: Visit, indicator: Indicator, one: Measurement) {
  const { t, f, book, may } = visit;
  const { periodEnd: period, territoryId } = one;
  const waits = one.validatedAt === null && one.replacedAt === null;
  const who = (id: string): string => book.people.get(id)?.name ?? '';
  const place = territoryId === null ? {} : { territory: territoryId };
  return {
    key: `validate/${one.id}`,
    indicator: indicator.code,
    end: period,
    territory: territoryId,
    period: periodName(visit, indicator.frequency, period),
    value: `${f.digits(one.value)} ${indicator.unit}`,
    light: waits || one.replacedAt !== null || territoryId !== null ? null : lightMark(visit, lightOf(indicator, one.value, period)),
    state: one.replacedAt !== null ? t('indicator.replaced') : waits ? t('indicator.waits') : t('indicator.valid'),
    waits,
    recorded: t(
      one.via === 'LOADED' ? 'indicator.loaded' : one.recordedBy === null ? 'indicator.recordedByProgram' : 'indicator.recordedBy',
      {
        who: one.recordedBy === null ? '' : who(one.recordedBy),
        at: f.moment(one.recordedAt),
      },
    ),
    validated:
      one.validatedAt === null
        ? null
        : one.validatedBy === null
          ? t('indicator.validatedByClosing', { at: f.moment(one.validatedAt) })
          : t('indicator.validatedBy', { who: who(one.validatedBy), at: f.moment(one.validatedAt) }),
    revision: one.revision > 1 ? t('indicator.revision', { n: one.revision }) : null,
    note: one.note,
    evidence: one.evidence,
    underOath: one.underOath,
    mayValidate: waits && may({ do: 'validateMeasurement', indicator: indicator.code, period, ...place }),
  };
}

/** What was expected and what was measured of the whole. */
function chartOf(visit: Visit, indicator: Indicator, versions: readonly Measurement[]) {
  const { baselineDate, baselineValue, targetDate, targetValue, partialTargets, unit } = indicator;
  const measured = versions
    .filter(({ territoryId, replacedAt, validatedAt }) => territoryId === null && replacedAt === null && validatedAt !== null)
    .map(({ periodEnd, value }) => ({ date: periodEnd, value }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const expected = [{ date: baselineDate, value: baselineValue }, ...partialTargets, { date: targetDate, value: targetValue }];
  return chartShown({ kind: 'trajectory', unit, expected, measured }, { w: wordsFor(visit), f: visit.f }, HALF);
}
