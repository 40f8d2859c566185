import type { Day } from '../../domain/instant.ts';
import type { Scope } from '../../domain/values.ts';
import { actProblems } from './scenario-act-checks.ts';
import { type KnownIds, knownGoalRef, knownIds, knownPerson } from './scenario-ids.ts';
import { indicatorProblems } from './scenario-indicator-checks.ts';
import { institutionProblems } from './scenario-institution-checks.ts';
import { type Parts, pathText, type Say, sayRepeated } from './scenario-parts.ts';
import { delegationProblems, peopleProblems } from './scenario-people-checks.ts';
import type { Path, Problem, YamlSource } from './yaml-source.ts';

/** What the parts of a file must be to each other, all problems at once (scenario.md, "refused before anything runs"). */
export function scenarioProblems(parts: Parts, source: YamlSource): readonly Problem[] {
  const problems: Problem[] = [];
  const say: Say = (path, message, expected) => {
    problems.push({ ...source.valueAt(path), path: pathText(path), message, expected });
  };
  const ids = knownIds(parts);
  const startDay = parts.start?.slice(0, 10);
  const ladder = parts.institution === undefined ? undefined : institutionProblems(parts.institution, say);
  peopleProblems(parts, ids, say);
  delegationProblems(parts, ids, say);
  goalProblems(parts, startDay, say);
  itemProblems(parts, ids, startDay, ladder, say);
  opportunityProblems(parts, ids, say);
  indicatorProblems(parts, ids, startDay, say);
  updateProblems(parts, ids, startDay, say);
  codeProblems(parts, say);
  actProblems(parts, ids, say);
  return problems;
}

function goalProblems({ goals }: Parts, start: Day | undefined, say: Say): void {
  sayRepeated(goals, 'code', ({ code }) => code, say);
  for (const { path, value: goal } of goals) {
    const steps = goal.intermediateGoals.map((value, index) => ({ path: [...path, 'intermediateGoals', index], value }));
    sayRepeated(steps, 'code', ({ code }) => code, say);
    if (goal.integrating && steps.length > 0)
      say([...path, 'intermediateGoals'], `${goal.code} is integrating and has intermediate goals`, 'an integrating goal without any');
    notAfterStart(goal.finished, start, [...path, 'finished'], say);
    notAfterStart(goal.stopped?.since, start, [...path, 'stopped', 'since'], say);
    for (const step of steps) {
      notAfterStart(step.value.finished, start, [...step.path, 'finished'], say);
      if (step.value.end > goal.end && !step.value.cancelled)
        say([...step.path, 'end'], `${step.value.end} is after the end of ${goal.code}`, `at most ${goal.end}`);
    }
  }
}

function itemProblems({ items }: Parts, ids: KnownIds, start: Day | undefined, ladder: readonly Scope[] | undefined, say: Say): void {
  for (const { path, value: item } of items) {
    const at = (key: string) => [...path, key];
    const prefix = item.kind === 'ALERT' ? 'A-' : 'R-';
    if (!item.id.startsWith(prefix)) say(at('id'), `${item.id} is not the code of ${item.kind}`, `a code that begins with ${prefix}`);
    knownGoalRef(item.on, ids, at('on'), say);
    knownPerson(item.by, ids, at('by'), say);
    if (item.limit < item.reported) say(at('limit'), `the limit ${item.limit} is before the report`, `${item.reported} or later`);
    notAfterStart(item.reported, start, at('reported'), say);
    notAfterStart(item.arrived, start, at('arrived'), say);
    if (item.arrived !== undefined && item.arrived < item.reported)
      say(at('arrived'), `arrived ${item.arrived}, before the report`, `${item.reported} or later`);
    if (ladder !== undefined && !ladder.includes(item.scope))
      say(at('scope'), `${item.scope} is not on the ladder`, `one of ${ladder.join(', ')}`);
    if (item.committed !== undefined && item.scope === 'MANAGER')
      say(at('committed'), 'there is no commitment at MANAGER', 'no date here: the limit rules there');
    if (item.state === 'CONVERTED' && item.kind !== 'ALERT')
      say(at('state'), 'only an alert is converted', 'UNREVIEWED, IN_PROCESS, RESOLVED or IGNORED');
    if (item.origin === 'SYSTEM' && item.kind !== 'ALERT') say(at('origin'), 'the system makes alerts only', 'USER, or kind ALERT');
  }
}

function opportunityProblems({ opportunities }: Parts, ids: KnownIds, say: Say): void {
  for (const { path, value } of opportunities) {
    knownGoalRef(value.on, ids, [...path, 'on'], say);
    knownPerson(value.by, ids, [...path, 'by'], say);
  }
}

function updateProblems({ updates }: Parts, ids: KnownIds, start: Day | undefined, say: Say): void {
  sayRepeated(updates, 'goal', ({ goal }) => goal, say);
  for (const { path, value } of updates) {
    if (!ids.isGoal(value.goal)) say([...path, 'goal'], `there is no goal ${value.goal}`, 'the code of a goal of this file');
    notAfterStart(value.last, start, [...path, 'last'], say);
  }
}

/** Codes are given once, to loaded things, by acts and as new names alike. */
function codeProblems({ items, opportunities, indicators, acts, names }: Parts, say: Say): void {
  const given = [...items, ...opportunities, ...indicators, ...acts].flatMap(({ path, value }) => {
    const id: unknown = 'id' in value ? value.id : undefined;
    return typeof id === 'string' ? [{ path, value: id }] : [];
  });
  sayRepeated(given, 'id', (id) => id, say);
  const taken = new Set(given.map(({ value }) => value));
  for (const { path, value } of names) {
    const kind = /^(R|A|AG|O)-\d{3,6}$/.exec(value.from)?.[1];
    if (kind === undefined) say(path, `"${value.from}" is not a code`, 'the code that something would be born with, as A-004');
    else if (typeof value.to !== 'string' || !new RegExp(`^${kind}-\\d{3,6}$`).test(value.to))
      say(path, `${JSON.stringify(value.to)} cannot take the place of ${value.from}`, `a code as ${kind}-104`);
    else if (taken.has(value.to)) say(path, `${value.to} is given twice`, 'a code that nothing else has');
    else taken.add(value.to);
  }
}

/** Says that a day that has been lies after the start. */
function notAfterStart(day: Day | undefined, start: Day | undefined, path: Path, say: Say): void {
  if (day !== undefined && start !== undefined && day > start) say(path, `${day} is after the start`, `at most ${start}`);
}
