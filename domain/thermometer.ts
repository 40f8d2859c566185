import type { IntermediateGoal, Thresholds } from './entities.ts';
import { inUnits, isAtLeast, percentage, type Share } from './fractions.ts';
import type { Day } from './instant.ts';

export type Light = 'green' | 'amber' | 'red';
/** Level, mark and second mark in percent, and the gap between level and mark in points (domain.md 8.4). */
export interface Thermometer {
  readonly actual: number;
  readonly expected: number;
  readonly original: number;
  readonly gap: number;
  readonly light: Light;
  readonly exactGap: Share; // to order by
}
type Measured = Pick<IntermediateGoal, 'weight' | 'cancelled' | 'finishedOn' | 'endDate' | 'originalEndDate'>;

/** How far a goal's programme is against what it foresaw, by weight of its live intermediate goals (domain.md 8.4). */
export function thermometer(
  igs: readonly Measured[],
  today: Day,
  { thermometerAmber, thermometerRed }: Pick<Thresholds, 'thermometerAmber' | 'thermometerRed'>,
): Thermometer {
  const live = igs.filter(({ finishedOn, cancelled }) => finishedOn !== null || !cancelled);
  const weights = inUnits(live.map(({ weight }) => weight));
  const weightOf = (counts: (ig: Measured) => boolean): bigint =>
    live.reduce((sum, ig, place) => (counts(ig) ? sum + (weights[place] ?? 0n) : sum), 0n);
  const whole = weightOf(() => true);
  const actual = weightOf(({ finishedOn }) => finishedOn !== null);
  const expected = weightOf(({ endDate }) => endDate < today);
  const original = weightOf(({ originalEndDate }) => originalEndDate < today);
  const exactGap = { part: actual - expected, whole };
  return {
    actual: percentage({ part: actual, whole }),
    expected: percentage({ part: expected, whole }),
    original: percentage({ part: original, whole }),
    gap: percentage(exactGap),
    light: colourOf(exactGap, thermometerAmber, thermometerRed),
    exactGap,
  };
}

/** Compared on unrounded values; without a live intermediate goal there is nothing to be behind with. */
function colourOf(gap: Share, amber: number, red: number): Light {
  if (gap.whole === 0n || isAtLeast(gap, amber)) return 'green';
  return isAtLeast(gap, red) ? 'amber' : 'red';
}
