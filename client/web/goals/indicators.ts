import type { Goal, Indicator } from '../../../domain/entities.ts';
import { measurementsOf } from '../../../store/measurements.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { GOAL_PAGE, goalAt, sheetHead } from './goal-at.ts';
import { indicatorFields, indicatorPlaces, periodsToRecord } from './indicator-fields.ts';
import { takeIndicator, takeMeasurement } from './indicator-forms.ts';
import { shownIndicator } from './indicator-view.ts';

/** `/goals/:code/indicators`: what is measured of the goal, how it stands, its values with their versions, and what the reader may do with it (domain.md 3.6, 8.4). */
export const indicatorsPage: PageDefinition = {
  ...GOAL_PAGE,
  address: '/goals/:code/indicators',
  name: 'goals/indicators',
  show: async (visit) => {
    const goal = goalAt(visit);
    if (goal === undefined) return undefined;
    const indicators = indicatorsOf(visit, goal);
    const values = await measurementsOf(
      visit.tx,
      indicators.map(({ id }) => id),
    );
    return {
      head: sheetHead(visit, goal, 'indicators'),
      example: visit.f.digits(12.5),
      indicators: indicators.map((indicator) => ({
        ...shownIndicator(
          visit,
          indicator,
          values.filter(({ indicatorId }) => indicatorId === indicator.id),
        ),
        own: indicator.goalId === goal.id ? null : (visit.book.goals.get(indicator.goalId)?.code ?? null),
        records: recordForm(visit, indicator),
        change: maySet(visit, goal, indicator) ? { key: `change/${indicator.code}`, ...indicatorFields(visit, indicator) } : null,
      })),
      add: maySet(visit, goal) ? indicatorFields(visit) : null,
    };
  },
  forms: { record: takeMeasurement, add: takeIndicator, change: takeIndicator },
};

/** The goal's own indicators and those of others that it shares, by code; what is not measured any more comes last. */
export const indicatorsOf = ({ book }: Visit, { id }: Goal): Indicator[] =>
  [...book.indicators.values()]
    .filter((one) => one.goalId === id || one.otherGoalIds.includes(id))
    .sort((a, b) => Number(b.active) - Number(a.active) || (a.code < b.code ? -1 : 1));

function maySet({ may, tx }: Visit, { code }: Goal, indicator?: Indicator): boolean {
  const plain = { name: '–', unit: '–', kind: 'PRODUCT', baseline: 0, baselineDate: tx.today, target: 1, targetDate: tx.today } as const;
  return may({ do: 'setIndicator', goal: code, ...plain, ...(indicator && { indicator: indicator.code }) });
}

function recordForm(visit: Visit, indicator: Indicator) {
  const periods = periodsToRecord(visit, indicator);
  const last = periods[0];
  if (last === undefined || !visit.may({ do: 'recordMeasurement', indicator: indicator.code, period: last.value, value: 0 })) return null;
  return { key: `record/${indicator.code}`, periods, places: indicator.byTerritory ? indicatorPlaces(visit) : null };
}
