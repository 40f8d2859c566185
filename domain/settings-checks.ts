import type { ActOf, Refusal } from './acts.ts';
import type { Institution, Thresholds } from './entities.ts';
import { because, refuse } from './refusal.ts';
import { timetableProblems, timetableRefusal } from './timetable.ts';
import { SCOPES, type Scope } from './values.ts';
import type { Book, Work } from './work.ts';

/** InvalidInput: no ladder that domain.md 3.2 allows: managers, coordinators, then any of the rest in order. */
export function ifBadLadder(ladder: readonly Scope[]): Refusal | undefined {
  const ordered = ladder.every((scope, index) => index === 0 || SCOPES.indexOf(ladder[index - 1] ?? scope) < SCOPES.indexOf(scope));
  return ordered && ladder[0] === 'MANAGER' && ladder[1] === 'COORDINATOR'
    ? undefined
    : refuse('InvalidInput', 'the ladder begins with the manager and the coordinator, and its rungs keep their order', 'ladder');
}

/** InvalidInput: hours or days that break the order in a week of some shape (domain.md 3.2, 5.5). */
export function ifBadTimetable(
  { timetable, anchors }: Institution,
  act: Pick<ActOf<'setTimetable'>, 'times' | 'anchors'>,
): Refusal | undefined {
  const [first] = timetableProblems({ ...timetable, ...act.times }, { ...anchors, ...act.anchors });
  return first && timetableRefusal(first);
}

const SHARES = ['delayedShare'] as const;
const AT_LEAST_ONE = [
  'turnDays',
  'turnDaysUrgent',
  'unreviewedAfter',
  'missedForSystemAlert',
  'staleFrame',
  'stopProposalDays',
  'stopProposalCycles',
] as const;
const AT_LEAST_NONE = [
  'lookAheadDays',
  'recentlyProgrammedDays',
  'maxLimitExtensions',
  'maxCommitments',
  'maxCommitmentDays',
  'reopenWeeks',
] as const;

/** InvalidInput: thresholds that mean nothing (domain.md 8.5). */
export function ifBadThresholds(thresholds: Thresholds): Refusal | undefined {
  const share = SHARES.find((key) => !(thresholds[key] >= 0 && thresholds[key] <= 1));
  if (share !== undefined) return refuse('InvalidInput', because`${share} is a share from 0 to 1, not ${thresholds[share]}`, share);
  const whole = (key: keyof Thresholds, least: number): boolean => Number.isInteger(thresholds[key]) && Number(thresholds[key]) >= least;
  const low = AT_LEAST_ONE.find((key) => !whole(key, 1)) ?? AT_LEAST_NONE.find((key) => !whole(key, 0));
  if (low !== undefined)
    return refuse(
      'InvalidInput',
      because`${low} is a whole number of ${AT_LEAST_ONE.some((key) => key === low) ? 1 : 0} or more, not ${thresholds[low]}`,
      low,
    );
  const { thermometerAmber, thermometerRed, turnDays, turnDaysUrgent, preLimitWarnings } = thresholds;
  if (!(thermometerRed <= thermometerAmber && thermometerAmber <= 0))
    return refuse(
      'InvalidInput',
      because`red (${thermometerRed}) is at or below amber (${thermometerAmber}), and both are at or below 0`,
      'thermometerRed',
    );
  if (turnDaysUrgent > turnDays)
    return refuse(
      'InvalidInput',
      because`an urgent turn (${turnDaysUrgent}) is no longer than a plain one (${turnDays})`,
      'turnDaysUrgent',
    );
  return preLimitWarnings.every((day) => Number.isInteger(day) && day >= 0)
    ? undefined
    : refuse('InvalidInput', 'warnings come a whole number of business days before the limit', 'preLimitWarnings');
}

const MOST_ATTACHED_KB = 25_000; // what mail servers take
/** InvalidInput: a theme that no classifier has, or attachments that no mail server takes (domain.md 5.9, 7.4). */
export function ifBadOptions({ classifiers }: Book, { stocktakeTheme, attachmentLimitKb }: ActOf<'setOptions'>): Refusal | undefined {
  const themes = [...classifiers.values()].flatMap(({ name, values }) => values.map((value) => `${name}: ${value}`));
  if (stocktakeTheme != null && !themes.includes(stocktakeTheme))
    return refuse('InvalidInput', because`no classifier has the value ${stocktakeTheme}`, 'stocktakeTheme');
  return attachmentLimitKb === undefined || (attachmentLimitKb >= 0 && attachmentLimitKb <= MOST_ATTACHED_KB)
    ? undefined
    : refuse('InvalidInput', because`attachments take 0 to ${MOST_ATTACHED_KB} kB, not ${attachmentLimitKb}`, 'attachmentLimitKb');
}

/** InvalidInput: a step of onboarding with an owner who is not here, or done in the future (domain.md 9.1). */
export function ifBadStep(work: Work, { owner, done }: ActOf<'setStep'>): Refusal | undefined {
  if (owner !== undefined && !work.book.people.get(owner)?.active)
    return refuse('InvalidInput', because`there is no active person ${owner} here`, 'owner');
  return done !== undefined && done > work.today
    ? refuse('InvalidInput', because`${done} has not come yet: a step is done today or before`, 'done')
    : undefined;
}

/** InvalidInput: a text longer than its place. */
export const ifLong = (text: string | undefined, longest: number, where: string): Refusal | undefined =>
  (text?.length ?? 0) > longest
    ? refuse('InvalidInput', because`${where} has at most ${longest} characters, not ${text?.length ?? 0}`, where)
    : undefined;
