import { holdersOf } from './addressees.ts';
import { inForce } from './capacities.ts';
import type { ActionLogEntry, Commitment, Id, IntermediateGoal, Item, Person } from './entities.ts';
import type { Day } from './instant.ts';
import type { Scope } from './values.ts';
import type { Book } from './work.ts';

/** What lines about many goals and items ask again and again; each index is made once, at the first question. */
export interface LookUps {
  readonly igsOf: (goalId: Id) => readonly IntermediateGoal[]; // by end date, then code
  readonly openItemsOf: (goalId: Id) => readonly Item[];
  readonly managerOf: (goalId: Id) => Person | undefined;
  readonly holdersOf: (scope: Scope, goalId: Id) => readonly Person[];
  readonly lastActionOf: (itemId: Id) => ActionLogEntry | undefined;
  readonly commitmentOf: (itemId: Id) => Commitment | undefined; // the one still followed
}

/** Look-ups in a book as it stands now: good until something is put into it. */
export function lookUps(book: Book, day: Day): LookUps {
  const igs = once(() => Map.groupBy([...book.intermediateGoals.values()].sort(byEndDate), ({ goalId }) => goalId));
  const items = once(() => Map.groupBy([...book.items.values()].filter(isOpen), ({ goalId }) => goalId));
  const managers = once(() => managersOf(book, day));
  const actions = once(() => lastActions(book));
  const followed = once(
    () => new Map([...book.commitments.values()].filter(({ endedAt }) => endedAt === null).map((one) => [one.itemId, one])),
  );
  const holders = new Map<string, readonly Person[]>();
  return {
    igsOf: (goalId) => igs().get(goalId) ?? [],
    openItemsOf: (goalId) => items().get(goalId) ?? [],
    managerOf: (goalId) => managers().get(goalId),
    holdersOf: (scope, goalId) => {
      const key = `${scope}/${goalId}`;
      const known = holders.get(key) ?? holdersOf(book, scope, goalId, day);
      holders.set(key, known);
      return known;
    },
    lastActionOf: (itemId) => actions().get(itemId),
    commitmentOf: (itemId) => followed().get(itemId),
  };
}

/** Whoever is found first holds the goal, as one by one (domain.md 3.4). */
function managersOf({ people }: Book, day: Day): ReadonlyMap<Id, Person> {
  const managers = new Map<Id, Person>();
  for (const person of people.values()) {
    if (!person.active) continue;
    for (const role of person.roles.filter((one) => one.role === 'GOAL_MANAGER' && inForce(one, day))) {
      for (const goalId of role.goalIds ?? []) if (!managers.has(goalId)) managers.set(goalId, person);
    }
  }
  return managers;
}

function lastActions({ actionLog }: Book): ReadonlyMap<Id, ActionLogEntry> {
  const last = new Map<Id, ActionLogEntry>();
  for (const entry of actionLog.values()) {
    const known = last.get(entry.itemId);
    if (known === undefined || entry.at >= known.at) last.set(entry.itemId, entry);
  }
  return last;
}

/** Unreviewed or in process (domain.md 7.1). */
const isOpen = ({ state }: Item): boolean => state === 'UNREVIEWED' || state === 'IN_PROCESS';

const byEndDate = (a: IntermediateGoal, b: IntermediateGoal): number => {
  const [one, other] = [`${a.endDate}/${a.code}`, `${b.endDate}/${b.code}`];
  return one < other ? -1 : one > other ? 1 : 0;
};

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
