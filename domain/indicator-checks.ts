import type { ActOf, Refusal } from './acts.ts';
import type { Goal, Indicator } from './entities.ts';
import { lastPeriodEnd } from './indicator-light.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { goalByCode, type Work } from './work.ts';

const LONGEST_LAG_DAYS = 366;

/** NotPossible: a goal that is over keeps what was measured of it as it is (domain.md 4.1). */
export const ifOver = ({ code, lifecycle }: Goal): Refusal | undefined =>
  lifecycle === 'CLOSED' || lifecycle === 'CANCELLED'
    ? refuse('NotPossible', because`${code} has ended: its sheet stays as it is`)
    : undefined;

/** InvalidInput: an indicator that measures nothing or cannot be lit (domain.md 3.6, 8.4). */
export function ifBadIndicator(work: Work, act: ActOf<'setIndicator'>, known: Indicator | undefined, goal: Goal): Refusal | undefined {
  const { name, unit, baseline, target, baselineDate, targetDate, lagDays, tolerance, alsoGoals = [] } = act;
  const taken = known === undefined && act.id !== undefined && work.book.codes.used.has(act.id);
  const missing = alsoGoals.find((code) => !goalByCode(work.book, code));
  if (taken) return refuse('InvalidInput', because`${act.id ?? ''} is there already`, 'id');
  return (
    unlessSaid(name, 'name') ??
    unlessSaid(unit, 'unit') ??
    (target === baseline
      ? refuse('InvalidInput', because`the target is the same as the baseline, ${target}: give where it shall go`, 'target')
      : undefined) ??
    (targetDate <= baselineDate
      ? refuse('InvalidInput', because`the target's day ${targetDate} is not after the baseline's (${baselineDate})`, 'targetDate')
      : undefined) ??
    ifBadPartialTargets(act, known) ??
    (lagDays !== undefined && !(Number.isInteger(lagDays) && lagDays >= 0 && lagDays <= LONGEST_LAG_DAYS)
      ? refuse('InvalidInput', because`a lag is a whole number of days from 0 to ${LONGEST_LAG_DAYS}, not ${lagDays}`, 'lagDays')
      : undefined) ??
    (tolerance !== undefined && !(tolerance >= 0 && tolerance <= 1)
      ? refuse('InvalidInput', because`a tolerance is a share from 0 to 1, not ${tolerance}`, 'tolerance')
      : undefined) ??
    (missing === undefined ? undefined : refuse('InvalidInput', because`there is no goal ${missing} here`, 'alsoGoals')) ??
    (alsoGoals.includes(goal.code) ? refuse('InvalidInput', because`${goal.code} has this indicator already`, 'alsoGoals') : undefined)
  );
}

/** InvalidInput: partial targets stand strictly between baseline and target, one on a day (domain.md 3.6). */
function ifBadPartialTargets({ partialTargets, baselineDate, targetDate }: ActOf<'setIndicator'>, known?: Indicator): Refusal | undefined {
  const days = (partialTargets ?? known?.partialTargets ?? []).map(({ date }) => date);
  const outside = days.find((date) => date <= baselineDate || date >= targetDate);
  const twice = days.find((date, index) => days.indexOf(date) !== index);
  if (outside !== undefined)
    return refuse('InvalidInput', because`${outside} is not between ${baselineDate} and ${targetDate}`, 'partialTargets');
  return twice === undefined ? undefined : refuse('InvalidInput', because`there are two partial targets on ${twice}`, 'partialTargets');
}

/** InvalidInput: a value for what is no period of the indicator, or for one that is not over (domain.md 3.6). */
export function ifBadMeasurement(work: Work, act: ActOf<'recordMeasurement'>, indicator: Indicator): Refusal | undefined {
  const { period, value, territory } = act;
  const last = lastPeriodEnd(indicator.frequency, work.today);
  if (period > work.today)
    return refuse('InvalidInput', because`${period} has not come yet: the last period that is over ends on ${last}`, 'period');
  if (lastPeriodEnd(indicator.frequency, period) !== period)
    return refuse('InvalidInput', because`no period of ${indicator.code} ends on ${period}: the last one ended on ${last}`, 'period');
  if (period <= indicator.baselineDate)
    return refuse('InvalidInput', because`${period} is not after the day of the baseline (${indicator.baselineDate})`, 'period');
  if (!Number.isFinite(value)) return refuse('InvalidInput', 'a value is a number', 'value');
  if (territory === undefined) return undefined;
  if (!work.book.territories.get(territory)?.active)
    return refuse('InvalidInput', because`there is no place ${territory} here`, 'territory');
  return indicator.byTerritory ? undefined : refuse('InvalidInput', because`${indicator.code} has no values per place`, 'territory');
}
