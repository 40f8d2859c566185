import type { ActOf, Refusal } from './acts.ts';
import { because, refuse } from './refusal.ts';
import { type Book, byRef, type Work } from './work.ts';

const SDG_GOALS = 17;
const SDG_TARGET = /^(\d{1,2})\.(?:\d{1,2}|[a-d])$/;

/** InvalidInput: alignment with what is not there, or figures that mean nothing (domain.md 3.4, 3.11, 3.13). */
export function ifBadMore({ book }: Work, act: ActOf<'changeGoalMore'>): Refusal | undefined {
  const { sdgLinks, territories, classifierValues, beneficiaries, investment } = act;
  const place = territories?.find((id) => !book.territories.get(id)?.active);
  const value = classifierValues?.find((one) => !book.classifiers.get(one.classifierId)?.values.includes(one.value));
  const count = beneficiaries?.count ?? null;
  if (place !== undefined) return refuse('InvalidInput', because`there is no place ${place} here`, 'territories');
  if (value !== undefined) return refuse('InvalidInput', because`no classifier has the value ${value.value}`, 'classifierValues');
  if (count !== null && !(Number.isInteger(count) && count >= 0))
    return refuse('InvalidInput', because`beneficiaries are a whole number of 0 or more, not ${count}`, 'beneficiaries');
  if (investment && !(investment.amount >= 0))
    return refuse('InvalidInput', because`an investment is 0 or more, not ${investment.amount}`, 'investment');
  if (investment && !/^[A-Z]{3}$/.test(investment.currency))
    return refuse('InvalidInput', because`a currency has three letters, as USD, not ${investment.currency}`, 'investment');
  return (sdgLinks ?? []).map(ifBadSdg).find((refused) => refused !== undefined);
}

type SdgLink = NonNullable<ActOf<'changeGoalMore'>['sdgLinks']>[number];
/** A target is one of its goal's: 16.6 belongs to goal 16 (domain.md 3.13). */
function ifBadSdg({ goal, target }: SdgLink): Refusal | undefined {
  if (!(Number.isInteger(goal) && goal >= 1 && goal <= SDG_GOALS))
    return refuse('InvalidInput', because`the Sustainable Development Goals are 1 to ${SDG_GOALS}, not ${goal}`, 'sdgLinks');
  return target === null || Number(SDG_TARGET.exec(target)?.[1]) === goal
    ? undefined
    : refuse('InvalidInput', because`${target} is no target of goal ${goal}: write it as ${goal}.1`, 'sdgLinks');
}

/** InvalidInput: a step that waits for what is not there, for itself, or for one that waits for it (domain.md 3.5, no cycles). */
export function ifBadDependence(book: Book, on: string, dependsOn: readonly string[]): Refusal | undefined {
  const missing = dependsOn.find((ref) => !byRef(book, ref)?.ig);
  if (missing !== undefined) return refuse('InvalidInput', because`there is no intermediate goal ${missing} here`, 'dependsOn');
  const back = dependsOn.find((ref) => waitsFor(book, ref, on));
  return back === undefined
    ? undefined
    : refuse('InvalidInput', because`${back} waits for ${on} itself: what depends on each other never begins`, 'dependsOn');
}

/** True when one step is the other, or waits for it along any way. */
function waitsFor(book: Book, from: string, wanted: string): boolean {
  const seen = new Set<string>();
  const ahead = [from];
  for (let ref = ahead.pop(); ref !== undefined; ref = ahead.pop()) {
    if (ref === wanted) return true;
    if (seen.has(ref)) continue;
    seen.add(ref);
    ahead.push(...(byRef(book, ref)?.ig?.dependsOn ?? []));
  }
  return false;
}
