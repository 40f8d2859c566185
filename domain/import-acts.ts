import type { ActRules } from './act-rule.ts';
import { addDays } from './calendar.ts';
import { holdsRole } from './capacities.ts';
import type { Goal, Id, Person } from './entities.ts';
import { recompute } from './goal-state.ts';
import type { ImportedGoal, ImportedIntermediateGoal } from './imported-goal.ts';
import { newGoal, newIntermediateGoal } from './new-goal.ts';
import { because, refuse } from './refusal.ts';
import { goalByCode, intermediateGoalsOf, put, putPerson, tell, type Work } from './work.ts';

export interface ImportOutcome {
  readonly created: readonly string[]; // codes
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly managersUnknown: readonly string[]; // as the table names them
}

/** Goals from a table as one act (domain.md 9.1, step 2). */
export const IMPORT_ACTS: ActRules<'importGoals'> = {
  importGoals: {
    find: ({ book }) => ({ on: book.institution.code }),
    valid: (_work, { goals }) => {
      const codes = goals.map(({ code }) => code);
      const twice = codes.find((code, index) => codes.indexOf(code) !== index);
      if (goals.length === 0) return refuse('InvalidInput', 'there is no goal in the table', 'goals');
      return twice === undefined ? undefined : refuse('InvalidInput', because`the goal ${twice} is in the table twice`, 'goals');
    },
    apply: (work, { goals }) => {
      writeImportedGoals(work, goals);
    },
  },
};

/**
 * Writes goals with their intermediate goals. The same table twice changes nothing. Of what is there already only the words are brought up
 * to date: dates, ticks and counts belong to the routine, and a table does not undo what people agreed since.
 */
export function writeImportedGoals(work: Work, goals: readonly ImportedGoal[]): ImportOutcome {
  const outcome = { created: [] as string[], changed: [] as string[], unchanged: [] as string[], managersUnknown: [] as string[] };
  const managed = new Map<Id, Id[]>();
  for (const goal of goals) {
    const written = writeGoal(work, goal);
    outcome[written.how].push(goal.code);
    const person = goal.manager === null ? undefined : findPerson(work, goal.manager);
    if (goal.manager !== null && !person) outcome.managersUnknown.push(goal.manager);
    const isNew = person && !hasManager(work, written.id);
    if (isNew) managed.set(person.id, [...(managed.get(person.id) ?? []), written.id]);
  }
  for (const [id, goalIds] of managed) {
    const person = work.book.people.get(id);
    if (person)
      putPerson(work, { ...person, roles: [...person.roles, { id: work.newId(), role: 'GOAL_MANAGER', goalIds, from: work.today }] });
  }
  return { ...outcome, managersUnknown: [...new Set(outcome.managersUnknown)] };
}

function writeGoal(work: Work, imported: ImportedGoal): { readonly id: string; readonly how: 'created' | 'changed' | 'unchanged' } {
  const present = goalByCode(work.book, imported.code);
  const goal = present ?? importedGoal(work, imported);
  const next = { ...goal, ...wordsOf(imported) };
  const changed = present !== undefined && differs(work, present, next);
  if (!present || changed) put(work, 'goals', next);
  const igs = new Map(intermediateGoalsOf(work.book, goal.id).map((ig) => [ig.code, ig]));
  let touched = changed;
  for (const one of imported.intermediateGoals) {
    const ig = igs.get(one.code);
    if (!ig) addIntermediateGoal(work, goal.id, one);
    else if (ig.title !== one.title) put(work, 'intermediateGoals', { ...ig, title: one.title });
    else continue;
    touched = true;
  }
  if (touched || !present) {
    tell(work, {
      kind: 'change',
      of: 'goal',
      id: imported.code,
      field: 'import',
      before: present ? present.title : null,
      after: imported.title,
    });
    recompute(work, goal.id);
  }
  return { id: goal.id, how: !present ? 'created' : touched ? 'changed' : 'unchanged' };
}

const wordsOf = ({ title, description, baseline, expectedResult, orgUnit, priority }: ImportedGoal) => ({
  title,
  description,
  baseline,
  expectedResult,
  orgUnit,
  priority,
});

function differs(work: Work, before: Goal, after: Goal): boolean {
  let found = false;
  for (const field of ['title', 'description', 'baseline', 'expectedResult', 'orgUnit', 'priority'] as const) {
    if (before[field] === after[field]) continue;
    tell(work, { kind: 'change', of: 'goal', id: before.code, field, before: before[field], after: after[field] });
    found = true;
  }
  return found;
}

function importedGoal(work: Work, imported: ImportedGoal): Goal {
  const { code, start, end, intermediateGoals, integrating } = imported;
  const first = intermediateGoals.map(({ original }) => original).sort()[0] ?? end;
  const words = wordsOf(imported);
  return newGoal(work, { code, ...words, startDate: start ?? addDays(first, -1), endDate: end, lifecycle: 'ACTIVE', integrating });
}

function addIntermediateGoal(work: Work, goalId: string, imported: ImportedIntermediateGoal): void {
  const { row: _inTheTable, end, original, finished, reprogrammings, ...given } = imported;
  const added = { ...given, goalId, endDate: end, originalEndDate: original, finishedOn: finished, reprogramCount: reprogrammings };
  put(work, 'intermediateGoals', newIntermediateGoal(work, added));
}

function findPerson({ book }: Work, named: string): Person | undefined {
  const plain = named.trim().toLowerCase();
  return [...book.people.values()].find(({ email, name }) => email.toLowerCase() === plain || name.toLowerCase() === plain);
}

const hasManager = ({ book, today }: Work, goalId: string): boolean =>
  [...book.people.values()].some((person) => holdsRole(person, 'GOAL_MANAGER', goalId, today));
