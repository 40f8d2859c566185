import { listIn, type Parts, type Say, textIn } from './scenario-parts.ts';
import type { Path } from './yaml-source.ts';

/** The ids that a file gives, also those of parts with faults: one fault is not told twice as an unknown id. */
export interface KnownIds {
  readonly people: ReadonlySet<string>;
  readonly isGoal: (code: string) => boolean;
  /** `MOP-01` or `MOP-01/1,03`. */
  readonly isGoalRef: (ref: string) => boolean;
  /** A goal, an intermediate goal, or a code of the file; `A-…` and `AG-…` may be born in the run (scenario.md). */
  readonly isRef: (ref: string) => boolean;
}

/** Collects the ids of a file. */
export function knownIds({ raw }: Parts): KnownIds {
  const idsOf = (key: string) => listIn(raw, key).flatMap((one) => textIn(one, 'id') ?? []);
  const people = new Set(idsOf('people'));
  const goals = new Map<string, Set<string>>();
  for (const goal of listIn(raw, 'goals')) {
    const code = textIn(goal, 'code');
    if (code === undefined) continue;
    const steps = goals.get(code) ?? new Set<string>();
    for (const step of listIn(goal as Record<string, unknown>, 'intermediateGoals')) steps.add(textIn(step, 'code') ?? '');
    goals.set(code, steps);
  }
  const renamed = typeof raw.names === 'object' && raw.names !== null ? Object.values(raw.names).map(String) : [];
  const codes = new Set([...idsOf('items'), ...idsOf('opportunities'), ...idsOf('indicators'), ...idsOf('acts'), ...renamed]);
  const isGoal = (code: string) => goals.has(code);
  const isGoalRef = (ref: string) => {
    const [code = '', step] = ref.split('/');
    const steps = goals.get(code);
    return steps !== undefined && (step === undefined || steps.has(step));
  };
  return { people, isGoal, isGoalRef, isRef: (ref) => codes.has(ref) || /^AG?-\d/.test(ref) || isGoalRef(ref) };
}

/** Says that a goal or intermediate goal is not of this file. */
export function knownGoalRef(ref: string, ids: KnownIds, path: Path, say: Say): void {
  if (!ids.isGoalRef(ref)) say(path, `there is no ${ref}`, 'a goal or an intermediate goal of this file');
}

/** Says that a person is not of this file. */
export function knownPerson(id: string | undefined, ids: KnownIds, path: Path, say: Say): void {
  if (id !== undefined && !ids.people.has(id)) say(path, `there is no person ${id}`, 'the id of a person of this file');
}

/** Says that a code or goal is not of this file and cannot be born in the run. */
export function knownRef(ref: string | undefined, ids: KnownIds, path: Path, say: Say): void {
  if (ref !== undefined && !ids.isRef(ref))
    say(path, `there is no ${ref}`, 'a goal, intermediate goal, item or opportunity of this file, or a code A-… or AG-… born in the run');
}
