import type { Act } from '../../domain/acts.ts';
import { DEFAULT_LADDER } from '../../domain/timetable.ts';
import { scenarioProblems } from './scenario-checks.ts';
import { anchorsOf, thresholdsOf, timetableOf } from './scenario-defaults.ts';
import type { Scenario, ScenarioAct, ScenarioGoal, ScenarioItem } from './scenario-model.ts';
import { type Part, type Parts, type ReadAct, readParts } from './scenario-parts.ts';
import { type Problem, readYaml, type YamlSource } from './yaml-source.ts';

export type * from './scenario-model.ts';
export { instantIn } from './scenario-model.ts';
export type { Problem } from './yaml-source.ts';

/** Reads a scenario file, or says everything that is wrong with it, each with its line and what was expected (scenario.md). */
export function readScenario(
  text: string | Uint8Array,
  fileName: string,
): { readonly scenario: Scenario } | { readonly problems: readonly Problem[] } {
  const source = readYaml(text);
  if ('problems' in source) return source;
  const { parts, problems } = readParts(source);
  const all = [...source.faults, ...problems, ...scenarioProblems(parts, source)];
  if (all.length > 0 || !isComplete(parts)) return { problems: inOrder(all) };
  return { scenario: scenarioOf(parts, fileName, source) };
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));

type Complete = Parts & { readonly [Key in 'institution' | 'start' | 'end']: NonNullable<Parts[Key]> };
const isComplete = (parts: Parts): parts is Complete =>
  parts.institution !== undefined && parts.start !== undefined && parts.end !== undefined;

function scenarioOf(parts: Complete, file: string, source: YamlSource): Scenario {
  const { institution, start, end } = parts;
  const values = <Value>(list: readonly Part<Value>[]) => list.map(({ value }) => value);
  const acts = parts.acts.map(({ path, value }, index) => actOf(value, index, source.valueAt(path).line));
  const names = new Map(parts.names.map(({ value }) => [value.from, String(value.to)]));
  const born = acts.flatMap((act) => (act.kind === 'act' && 'id' in act.act && act.act.id !== undefined ? [act.act.id] : []));
  const given = [...values(parts.items), ...values(parts.opportunities), ...values(parts.indicators)].map(({ id }) => id);
  return {
    file,
    institution: {
      ...institution,
      ladder: institution.ladder ?? DEFAULT_LADDER,
      timetable: timetableOf(institution),
      anchors: anchorsOf(institution),
      thresholds: thresholdsOf(institution),
    },
    people: values(parts.people).map((person) => ({ ...person, locale: person.locale ?? institution.locale })),
    delegations: values(parts.delegations).map((delegation) => ({ ...delegation, reason: delegation.reason ?? null })),
    goals: values(parts.goals).map(goalOf),
    items: values(parts.items).map(itemOf),
    opportunities: values(parts.opportunities).map((one) => ({ ...one, place: one.place ?? null, by: one.by ?? null })),
    indicators: values(parts.indicators),
    updates: values(parts.updates).map((update) => ({ ...update, last: update.last ?? null })),
    reserved: [...given, ...born, ...names.values()],
    names,
    start,
    end,
    acts,
    snapshots: values(parts.snapshots),
  };
}

function goalOf(goal: Complete['goals'][number]['value']): ScenarioGoal {
  return {
    ...goal,
    stopped: goal.stopped ?? null,
    finished: goal.finished ?? null,
    intermediateGoals: goal.intermediateGoals.map((step) => ({
      ...step,
      original: step.original ?? step.end,
      finished: step.finished ?? null,
    })),
  };
}

function itemOf(item: Complete['items'][number]['value']): ScenarioItem {
  return {
    ...item,
    by: item.by ?? null,
    arrived: item.arrived ?? item.reported,
    state: item.state ?? (item.scope === 'MANAGER' ? 'IN_PROCESS' : 'UNREVIEWED'),
    committed: item.committed ?? null,
  };
}

function actOf(read: ReadAct, index: number, line: number): ScenarioAct {
  if (read.do === 'outage') return { kind: 'outage', index, line, at: read.at, until: read.until ?? read.at };
  const { at, by = '', for: behalf, ...act } = read; // `until` of a delegation stays with the act
  return { kind: 'act', index, line, at, by, ...(behalf !== undefined && { for: behalf }), act: act as unknown as Act };
}
