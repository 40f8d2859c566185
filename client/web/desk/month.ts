import type { Cycle, Goal, Indicator, Measurement } from '../../../domain/entities.ts';
import { indicatorLine } from '../../../domain/indicator-line.ts';
import { activeIndicators } from '../../../domain/monthly-lines.ts';
import { updateOf } from '../../../domain/update.ts';
import { periodName } from '../goals/indicator-fields.ts';
import { lightMark } from '../goals/indicator-view.ts';
import type { FormResult, Visit } from '../visit.ts';
import type { Reach } from './reach.ts';

/** What the month brought: values to validate, progress told, programmes gone through; in other weeks only values that wait (domain.md 5.8). */
export function monthOnDesk(visit: Visit, cycle: Cycle, reach: Reach) {
  const { t, f, book } = visit;
  const goals = [...book.goals.values()]
    .filter(({ id, lifecycle }) => reach.has(id) && lifecycle === 'ACTIVE')
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const rows = goals.map((goal) => goalRow(visit, cycle, goal));
  const monthly = cycle.month !== null;
  const shown = rows.filter(({ asked, waiting }) => (monthly && asked) || waiting > 0);
  if (shown.length === 0) return null;
  const waiting = shown.reduce((sum, row) => sum + row.waiting, 0);
  return {
    title: cycle.month === null ? t('month.values') : t('month.title', { month: f.month(cycle.month) }),
    lede: monthly ? t('month.lede') : t('month.waitingLede'),
    waiting,
    all: waiting > 1 ? t('month.validateAll', { n: waiting }) : null,
    rows: shown,
  };
}

/** Validates all that waits in the reader's goals at once, all or none. */
export function validateValues(visit: Visit, reach: Reach): FormResult {
  const { book, t } = visit;
  const acts = waitingIn(visit, ({ goalId }) => reach.has(goalId)).map(({ indicatorId, periodEnd, territoryId }) => ({
    do: 'validateMeasurement' as const,
    indicator: book.indicators.get(indicatorId)?.code ?? '',
    period: periodEnd,
    ...(territoryId !== null && { territory: territoryId }),
  }));
  if (acts.length === 0) return { problems: [{ field: null, message: t('month.nothing') }] };
  return { acts, told: t('month.validated', { n: acts.length }) };
}

function goalRow(visit: Visit, cycle: Cycle, goal: Goal) {
  const { book, base } = visit;
  const answers = updateOf(book, cycle.week, goal.id)?.answers ?? [];
  const told = (line: string) => answers.find((one) => one.line === line);
  const indicators = activeIndicators(book, goal).map((indicator) =>
    indicatorRow(visit, indicator, told(`indicator/${indicator.code}`)?.text ?? null),
  );
  return {
    goal: goal.code,
    title: goal.title,
    href: `${base}/goals/${encodeURIComponent(goal.code)}/indicators`,
    indicators,
    waiting: indicators.reduce((sum, { values }) => sum + values.length, 0),
    progress: told('progress')?.text ?? null,
    revised: told('revision') !== undefined,
    asked: updateOf(book, cycle.week, goal.id) !== undefined,
    monthly: cycle.month !== null,
  };
}

function indicatorRow(visit: Visit, indicator: Indicator, notYet: string | null) {
  const { t, f, book, tx } = visit;
  const line = indicatorLine(book, indicator, tx.today);
  const withUnit = (value: number): string => `${f.digits(value)} ${indicator.unit}`;
  const values = waitingIn(visit, ({ indicatorId }) => indicatorId === indicator.id);
  return {
    code: indicator.code,
    name: indicator.name,
    light: lightMark(visit, line.light),
    current:
      line.current === null
        ? t('month.noCurrent')
        : t('month.current', {
            value: withUnit(line.current.value),
            period: periodName(visit, indicator.frequency, line.current.periodEnd),
          }),
    late:
      line.daysLate > 0
        ? line.pending === null && notYet !== null
          ? t('month.notYet', { reason: notYet })
          : t('month.late', { n: line.daysLate })
        : null,
    values: values.map((one) => ({
      key: `value/${one.id}`,
      end: one.periodEnd,
      period: periodName(visit, indicator.frequency, one.periodEnd),
      territory: one.territoryId,
      said: t(one.territoryId === null ? 'month.waits' : 'month.waitsAt', {
        value: withUnit(one.value),
        period: periodName(visit, indicator.frequency, one.periodEnd),
        place: book.territories.get(one.territoryId ?? '')?.name ?? '',
      }),
      by: one.recordedBy === null ? null : (book.people.get(one.recordedBy)?.name ?? null),
      note: one.note,
    })),
  };
}

/** Recorded, standing, and the reader's to validate. */
const waitingIn = ({ book, may }: Visit, fits: (one: Measurement) => boolean): Measurement[] =>
  [...book.measurements.values()]
    .filter((one) => one.validatedAt === null && one.replacedAt === null && fits(one))
    .filter(({ indicatorId, periodEnd, territoryId }) =>
      may({
        do: 'validateMeasurement',
        indicator: book.indicators.get(indicatorId)?.code ?? '',
        period: periodEnd,
        ...(territoryId !== null && { territory: territoryId }),
      }),
    )
    .sort((a, b) => (a.periodEnd < b.periodEnd ? -1 : 1));
