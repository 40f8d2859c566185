import { zoneOf } from '../../store/zone.ts';
import { type KnownIds, knownGoalRef, knownPerson, knownRef } from './scenario-ids.ts';
import { instantIn } from './scenario-model.ts';
import { type Part, type Parts, pathText, type ReadAct, type Say } from './scenario-parts.ts';
import type { Path } from './yaml-source.ts';

/** Who acts on what, when: ids that exist, instants between start and end, nothing while the service is down (scenario.md). */
export function actProblems(parts: Parts, ids: KnownIds, say: Say): void {
  const { acts, snapshots, start, end } = parts;
  for (const act of acts) idProblems(act, ids, say);
  const zone = zoneOf(parts.institution?.timeZone ?? 'UTC');
  const instant = (text: string) => instantIn(text, zone);
  const inside = (text: string, path: Path) => {
    const outside = (start !== undefined && instant(text) < instant(start)) || (end !== undefined && instant(text) > instant(end));
    if (outside) say(path, `${text} is not between start and end`, `from ${start ?? 'the start'} to ${end ?? 'the end'}`);
  };
  if (start !== undefined && end !== undefined && instant(end) <= instant(start))
    say(['end'], `${end} is not after the start`, `later than ${start}`);
  else {
    for (const { path, value } of acts) inside(value.at, [...path, 'at']);
    for (const { path, value } of snapshots) inside(value, path);
    for (const { path, value } of outagesOf(acts)) if (value.until !== undefined) inside(value.until, [...path, 'until']);
  }
  outageProblems(acts, instant, say);
}

/** While the service is down, and at the instant it goes down, nobody acts and it does not go down again. */
function outageProblems(acts: readonly Part<ReadAct>[], instant: (text: string) => number, say: Say): void {
  const outages = outagesOf(acts);
  for (const { path, value } of outages)
    if (value.until !== undefined && instant(value.until) <= instant(value.at))
      say([...path, 'until'], `${value.until} is not after ${value.at}`, 'the later instant at which the service is back');
  for (const [index, { path, value }] of acts.entries()) {
    const during = outages.find((outage) => {
      if (outage.path === path || outage.value.until === undefined) return false;
      const sameStart = value.do === 'outage' && instant(value.at) === instant(outage.value.at);
      if (sameStart) return acts.indexOf(outage) < index; // of two that begin together the later one is told
      return instant(value.at) >= instant(outage.value.at) && instant(value.at) < instant(outage.value.until);
    });
    if (during)
      say(
        [...path, 'at'],
        `${value.at} is inside the outage of ${pathText(during.path)}`,
        `before ${during.value.at}, or from ${during.value.until} on`,
      );
  }
}

/** `until` is an instant here; that of a delegation is a day. */
const outagesOf = (acts: readonly Part<ReadAct>[]) => acts.filter(({ value }) => value.do === 'outage');

const OF_A_GOAL = ['registerAlert', 'registerRestriction', 'registerOpportunity', 'finishIntermediateGoal', 'undoFinish', 'explainDelay'];
const ON_A_GOAL: ReadonlySet<string> = new Set([...OF_A_GOAL, 'requestReprogramming', 'decideReprogramming']);

function idProblems({ path, value: act }: Part<ReadAct>, ids: KnownIds, say: Say): void {
  const at = (key: string) => [...path, key];
  knownPerson(act.by, ids, at('by'), say);
  knownPerson(act.for, ids, at('for'), say);
  if (act.do === 'delegate') for (const key of ['from', 'to']) knownPerson(textOf(act[key]), ids, at(key), say);
  knownPerson(textOf(act.responsible), ids, at('responsible'), say);
  const goal = textOf(act.goal);
  if (goal !== undefined && !ids.isGoal(goal)) say(at('goal'), `there is no goal ${goal}`, 'the code of a goal of this file');
  const on = textOf(act.on);
  if (on !== undefined && ON_A_GOAL.has(act.do)) knownGoalRef(on, ids, at('on'), say);
  else knownRef(on, ids, at('on'), say);
  for (const key of ['item', 'opportunity', 'agenda', 'indicator']) knownRef(textOf(act[key]), ids, at(key), say);
  for (const key of ['add', 'remove', 'order'])
    for (const [index, ref] of listOf(act[key]).entries()) knownRef(ref, ids, [...path, key, index], say);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []);
