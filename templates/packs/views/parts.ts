import type { Section } from '../../../contracts/documents.ts';
import { paperSections } from '../../reports/paper.ts';
import { type SectionView, sectionViews } from '../../reports/view.ts';
import type { Print } from './voice.ts';

/**
 * Of a report's table, the columns that a pack of its own page shows, by the section's key; the others stand in the sealed data and in the
 * report itself (domain.md 7.4).
 */
const SHOWN: Readonly<Record<'P7' | 'P8' | 'P9', Readonly<Record<string, readonly string[]>>>> = {
  P7: {
    indicators: ['indicator', 'indicatorName', 'goal', 'light', 'currentValue', 'unit', 'expectedValue', 'targetValue', 'daysLate'],
    reprogrammed: ['goal', 'ig', 'step', 'originalEnd', 'endDate', 'reprogrammed', 'daysMoved', 'manager'],
    problemsByType: ['problemType', 'restrictionsOpened', 'restrictionsClosed', 'restrictionsOpenNow', 'medianTook', 'alertsOpenNow'],
    opportunitiesHeld: ['proposedDate', 'opportunity', 'opportunityTitle', 'place', 'goal', 'manager'],
    adoption: ['measure', 'cases', 'total', 'percent', 'percent4', 'percent13'],
    responseTimes: ['scope', 'reviewDays', 'reviewCases', 'closeDays', 'closeCases'],
  },
  P8: {
    indicators: ['indicator', 'indicatorName', 'light', 'baselineValue', 'currentValue', 'expectedValue', 'targetValue', 'targetDate'],
    themeGoals: ['goal', 'title', 'manager', 'state', 'daysLeft', 'thermometer'],
    gravest: ['item', 'itemTitle', 'goal', 'scope', 'limitDate', 'daysToLimit', 'treatment'],
  },
  P9: {
    held: ['item', 'itemTitle', 'goal', 'reviewState', 'due', 'treatment', 'lastAction'],
    commitments: ['about', 'goal', 'commitment', 'commitmentDue', 'daysLeft'],
    deadlines: ['endDate', 'daysLeft', 'goal', 'ig', 'step', 'igState'],
  },
};

/** The parts that reports are made of too, drawn as they draw them (contracts/documents.ts). */
export function partsOf(code: 'P7' | 'P8' | 'P9', parts: readonly object[], { locale, setting }: Print) {
  const views = sectionViews(parts as readonly Section[], locale, setting.timeZone);
  return paperSections(
    views.map((view) => narrowed(view, SHOWN[code][view.key])),
    locale,
    setting.timeZone,
  );
}

const MOST_THERMOMETERS = 36; // what one page holds, in the order of the dashboard

function narrowed(view: SectionView, shown: readonly string[] | undefined): SectionView {
  if (view.kind === 'chart' && view.chart.kind === 'thermometers' && view.chart.rows.length > MOST_THERMOMETERS) {
    const { rows } = view.chart;
    const title = `${view.title} (${MOST_THERMOMETERS} / ${rows.length})`;
    return { ...view, title, chart: { ...view.chart, rows: rows.slice(0, MOST_THERMOMETERS) } };
  }
  if (view.kind !== 'table' || shown === undefined) return view;
  const places = shown.map((key) => view.columns.findIndex((column) => column.key === key)).filter((place) => place >= 0);
  const kept = <Value>(values: readonly Value[]): Value[] => places.flatMap((place) => values.slice(place, place + 1));
  return {
    ...view,
    columns: kept(view.columns),
    groups: view.groups.map(({ heading, rows }) => ({ heading, rows: rows.map((cells) => kept(cells)) })),
  };
}
