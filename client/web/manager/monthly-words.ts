import { periodName } from '../goals/indicator-fields.ts';
import { lightMark } from '../goals/indicator-view.ts';
import type { Mark } from '../kit/marks.ts';
import type { Visit } from '../visit.ts';
import type { FormAt } from './form-at.ts';
import type { IndicatorQuestion, MonthlyQuestion } from './questions.ts';

interface About {
  readonly about: string;
  readonly ask: string;
  readonly facts: readonly string[];
  readonly href: string | null;
}

/** What is asked of an indicator: its last period that is over, with what is known of it (domain.md 3.6, 5.8). */
export function aboutIndicator(
  visit: Visit,
  { period, recorded, indicator: line }: IndicatorQuestion,
): About & { readonly mark: Mark; readonly recorded: boolean; readonly example: string } {
  const { t, f } = visit;
  const withUnit = (value: number): string => `${f.digits(value)} ${line.unit}`;
  const periodOf = (end: string): string => periodName(visit, line.frequency, end);
  const last = line.pending ?? line.current;
  return {
    about: t('about.indicator', { code: line.indicator }),
    ask: t('ask.indicator', { name: line.name, period: period === null ? '' : periodOf(period) }),
    facts: [
      t('indicator.course', {
        baseline: withUnit(line.baselineValue),
        target: withUnit(line.targetValue),
        day: f.record(line.targetDate),
      }),
      last === null ? t('indicator.noLast') : t('indicator.last', { value: withUnit(last.value), period: periodOf(last.periodEnd) }),
    ],
    mark: lightMark(visit, line.light),
    recorded,
    example: f.digits(12.5),
    href: sheetOf(visit, line.goal, 'indicators'),
  };
}

/** What the month asks beside its indicators. */
export function aboutMonthly(visit: Visit, { goal }: FormAt, { kind, key, month }: MonthlyQuestion): About {
  const { t, f } = visit;
  const of = month === null ? '' : f.month(month);
  const when = month === null ? 'any' : 'month';
  return {
    about: t(`about.${key}`),
    ask: kind === 'PROGRESS' ? t(`ask.progress.${when}`, { month: of }) : t(`ask.revision.${when}`, { month: of }),
    facts: [],
    href: kind === 'REVISION' ? sheetOf(visit, goal.code, 'intermediate-goals') : null,
  };
}

/** The sheet is for whoever signed in, and may see it. */
function sheetOf({ book, base, maySee, reader }: Visit, code: string, tab: string): string | null {
  const goal = [...book.goals.values()].find((one) => one.code === code);
  return goal && reader.via === 'web' && maySee('GOAL', goal.id) ? `${base}/goals/${encodeURIComponent(code)}/${tab}` : null;
}
