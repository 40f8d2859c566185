import type { Indicator } from '../../../domain/entities.ts';
import { lastPeriodEnd, periodEnds } from '../../../domain/indicator-light.ts';
import type { Day } from '../../../domain/instant.ts';
import { INDICATOR_FREQUENCIES, INDICATOR_KINDS } from '../../../domain/values.ts';
import { typedForm } from '../items/act-choices.ts';
import type { Visit } from '../visit.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}
const MOST_PERIODS = 12;

/** The periods that are over and may have a value, the last first, as their readers call them (domain.md 3.6). */
export function periodsToRecord(visit: Visit, { frequency, baselineDate }: Indicator): Option[] {
  const ends = periodEnds(frequency, baselineDate, lastPeriodEnd(frequency, visit.tx.today));
  return ends
    .slice(-MOST_PERIODS)
    .reverse()
    .map((end) => ({ value: end, label: periodName(visit, frequency, end) }));
}

/** «octubre de 2026», «3.er trimestre de 2026», «2026», or the week's last day. */
export function periodName({ t, f }: Pick<Visit, 't' | 'f'>, frequency: Indicator['frequency'], end: Day): string {
  if (frequency === 'MONTHLY') return f.month(end.slice(0, 7));
  if (frequency === 'QUARTERLY') return t('indicator.quarter', { n: Math.ceil(Number(end.slice(5, 7)) / 3), year: end.slice(0, 4) });
  return frequency === 'ANNUAL' ? end.slice(0, 4) : t('indicator.week', { day: f.record(end) });
}

/** The whole, then every place by name. */
export const indicatorPlaces = ({ book, t }: Visit): Option[] => [
  { value: '', label: t('indicator.whole') },
  ...[...book.territories.values()]
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => a.label.localeCompare(b.label)),
];

/** What the form of an indicator begins with: as it stands, or as a new one usually is (domain.md 3.6). */
export function indicatorFields({ t, f }: Visit, indicator?: Indicator) {
  const typed = (value: number | undefined): string => (value === undefined ? '' : f.digits(value));
  return {
    indicator: indicator?.code ?? null,
    version: indicator?.version ?? null,
    name: indicator?.name ?? '',
    unit: indicator?.unit ?? '',
    kind: indicator?.kind ?? 'PRODUCT',
    kinds: INDICATOR_KINDS.map((value) => ({ value, label: t(`indicatorKind.${value}`) })),
    baseline: typed(indicator?.baselineValue),
    baselineDate: indicator?.baselineDate ?? '',
    target: typed(indicator?.targetValue),
    targetDate: indicator?.targetDate ?? '',
    frequency: indicator?.frequency ?? 'MONTHLY',
    frequencies: INDICATOR_FREQUENCIES.map((value) => ({ value, label: t(`frequency.${value}`) })),
    partialTargets: (indicator?.partialTargets ?? []).map(({ date, value }) => `${typedForm(date)} ${f.digits(value)}`).join('\n'),
    lagDays: String(indicator?.lagDays ?? 15),
    tolerance: typed((indicator?.tolerance ?? 0.1) * 100),
    byTerritory: indicator?.byTerritory ?? false,
    definition: indicator?.definition ?? '',
    formula: indicator?.formula ?? '',
    source: indicator?.source ?? '',
    responsible: indicator?.responsible ?? '',
    active: indicator?.active ?? true,
    example: f.digits(12.5),
  };
}
