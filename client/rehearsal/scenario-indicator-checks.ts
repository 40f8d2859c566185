import { lastPeriodEnd } from '../../domain/indicator-light.ts';
import type { Day } from '../../domain/instant.ts';
import type { KnownIds } from './scenario-ids.ts';
import { type Parts, type Say, sayRepeated } from './scenario-parts.ts';

/** What the indicators of a file must be to its goals, and their values to their periods (domain.md 3.6). */
export function indicatorProblems({ indicators }: Parts, ids: KnownIds, start: Day | undefined, say: Say): void {
  for (const { path, value: indicator } of indicators) {
    const { goal, baseline, target, partialTargets, measurements, frequency } = indicator;
    const at = (...keys: (string | number)[]) => [...path, ...keys];
    if (!ids.isGoal(goal)) say(at('goal'), `there is no goal ${goal}`, 'the code of a goal of this file');
    if (target.value === baseline.value) say(at('target', 'value'), 'the target is the same as the baseline', 'another value');
    if (target.date <= baseline.date) say(at('target', 'date'), `${target.date} is not after the baseline`, `later than ${baseline.date}`);
    for (const [index, { date }] of partialTargets.entries())
      if (date <= baseline.date || date >= target.date)
        say(
          at('partialTargets', index, 'date'),
          `${date} is not between baseline and target`,
          `after ${baseline.date}, before ${target.date}`,
        );
    sayRepeated(
      measurements.map((value, index) => ({ path: at('measurements', index), value })),
      'period',
      ({ period }) => period,
      say,
    );
    for (const [index, { period }] of measurements.entries()) {
      const where = at('measurements', index, 'period');
      if (lastPeriodEnd(frequency, period) !== period)
        say(where, `no period ends on ${period}`, `the last day of a period, as ${lastPeriodEnd(frequency, period)}`);
      else if (period <= baseline.date) say(where, `${period} is not after the baseline`, `later than ${baseline.date}`);
      else if (start !== undefined && period > start) say(where, `${period} is after the start`, `at most ${start}`);
    }
  }
}
