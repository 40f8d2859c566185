import type {
  ActionLogEntry,
  ActorEntry,
  ActorLink,
  AgendaItem,
  Classifier,
  Commitment,
  Cycle,
  Decision,
  Delegation,
  Goal,
  Id,
  Indicator,
  Institution,
  IntermediateGoal,
  Item,
  Measurement,
  Opportunity,
  Person,
  Reprogramming,
  Risk,
  Selection,
  Territory,
  WeekKey,
  WeeklyUpdate,
} from './entities.ts';
import type { Fact } from './facts.ts';
import type { Day, Instant, Zone } from './instant.ts';
import type { LetterIntent } from './letters.ts';

/** The rows a decision may need, as maps by id; the store loads a book in a constant number of statements and writes back what was put. */
export interface Tables {
  readonly goals: Map<Id, Goal>;
  readonly intermediateGoals: Map<Id, IntermediateGoal>;
  readonly reprogrammings: Map<Id, Reprogramming>;
  readonly items: Map<Id, Item>;
  readonly actionLog: Map<Id, ActionLogEntry>;
  readonly commitments: Map<Id, Commitment>;
  readonly opportunities: Map<Id, Opportunity>;
  readonly agenda: Map<Id, AgendaItem>;
  readonly cycles: Map<WeekKey, Cycle>; // every cycle not closed, and the last ones that were
  readonly updates: Map<Id, WeeklyUpdate>;
  readonly selections: Map<WeekKey, Selection>;
  readonly decisions: Map<Id, Decision>;
  readonly delegations: Map<Id, Delegation>;
  readonly classifiers: Map<Id, Classifier>;
  readonly actors: Map<Id, ActorEntry>;
  readonly territories: Map<Id, Territory>;
  readonly actorLinks: Map<Id, ActorLink>;
  readonly indicators: Map<Id, Indicator>;
  readonly measurements: Map<Id, Measurement>; // all not validated, and the last three validated periods of each indicator and place (all, of some goals); of those replaced the latest
  readonly risks: Map<Id, Risk>;
}
export interface Book extends Tables {
  institution: Institution;
  readonly people: ReadonlyMap<Id, Person>;
  /** Codes given or reserved; `renamed` maps a code that would be born to the one it gets instead (scenario `names`). */
  readonly codes: { readonly used: Set<string>; readonly renamed: ReadonlyMap<string, string> };
  /** Since M06 of the cycle at hand an act on a goal, item, opportunity or update took effect, or a state or scope changed (5.2, M07). */
  readonly changedSincePack: boolean;
}
export type TableName = keyof Tables;
export type RowOf<Name extends TableName> = Tables[Name] extends Map<string, infer Row> ? Row : never;

/**
 * One transaction's worth of deciding: what is known, when it is, and what follows from it. Rules read `book`, replace rows with
 * `put`, and add facts and letters; the store writes it all in one transaction, or nothing (domain.md 5.2 on the two instants).
 */
export interface Work {
  readonly book: Book;
  readonly zone: Zone;
  readonly now: Instant; // when it happens
  readonly today: Day; // the day of `now`
  readonly asOf: Instant; // the instant it counts for; for what people do both are now
  readonly asOfDay: Day;
  readonly occasion: string; // `2026-W48/M03`, `2026-11-25` or `act/<form id>`: the middle of every letter key
  readonly facts: Fact[];
  readonly letters: LetterIntent[];
  readonly touched: { readonly [Name in TableName]: Set<string> } & { institution: boolean; readonly people: Set<Id> };
  readonly newCodes: string[];
  readonly newId: () => Id;
}

/** Replaces or adds one row and remembers that it was touched. Cycles and selections are kept by week, the rest by id. */
export function put<Name extends TableName>(work: Work, table: Name, row: RowOf<Name>): void {
  const key = table === 'cycles' || table === 'selections' ? (row as { week: string }).week : (row as { id: string }).id;
  (work.book[table] as Map<string, RowOf<Name>>).set(key, row);
  work.touched[table].add(key);
}

/** Replaces the institution's settings or marks. */
export function putInstitution(work: Work, institution: Institution): void {
  work.book.institution = institution;
  work.touched.institution = true;
}

/** Replaces or adds a person with their roles; a role that leaves the list stays where it is kept, so it is ended, never left out. */
export function putPerson(work: Work, person: Person): void {
  (work.book.people as Map<Id, Person>).set(person.id, person);
  work.touched.people.add(person.id);
}

/** Writes down one fact, at this work's two instants unless it says otherwise. */
export function tell(work: Work, fact: Fact): void {
  work.facts.push(fact);
}

/** Starts a work on a book; ids come from outside, since the domain makes none by chance. */
export function startWork(given: Pick<Work, 'book' | 'zone' | 'now' | 'asOf' | 'occasion' | 'newId'>): Work {
  const { zone, now, asOf } = given;
  const touched = {
    goals: new Set<string>(),
    intermediateGoals: new Set<string>(),
    reprogrammings: new Set<string>(),
    items: new Set<string>(),
    actionLog: new Set<string>(),
    commitments: new Set<string>(),
    opportunities: new Set<string>(),
    agenda: new Set<string>(),
    cycles: new Set<string>(),
    updates: new Set<string>(),
    selections: new Set<string>(),
    decisions: new Set<string>(),
    delegations: new Set<string>(),
    classifiers: new Set<string>(),
    actors: new Set<string>(),
    territories: new Set<string>(),
    actorLinks: new Set<string>(),
    indicators: new Set<string>(),
    measurements: new Set<string>(),
    risks: new Set<string>(),
    people: new Set<string>(),
    institution: false,
  };
  return { ...given, today: zone.dayOf(now), asOfDay: zone.dayOf(asOf), facts: [], letters: [], newCodes: [], touched };
}

/** The goal with this code, if there is one. */
export const goalByCode = (book: Book, code: string): Goal | undefined => withCode(book.goals, code);
/** The item with this code, if there is one. */
export const itemByCode = (book: Book, code: string): Item | undefined => withCode(book.items, code);
/** The opportunity with this code, if there is one. */
export const opportunityByCode = (book: Book, code: string): Opportunity | undefined => withCode(book.opportunities, code);
/** The agenda item with this code, if there is one. */
export const agendaByCode = (book: Book, code: string): AgendaItem | undefined => withCode(book.agenda, code);

function withCode<Row extends { readonly code: string }>(rows: ReadonlyMap<Id, Row>, code: string): Row | undefined {
  for (const row of rows.values()) if (row.code === code) return row;
  return undefined;
}
/** A goal's intermediate goals by end date, then code (domain.md 3.5). */
export const intermediateGoalsOf = ({ intermediateGoals }: Book, goalId: Id): IntermediateGoal[] =>
  (idsByGoal(intermediateGoals).get(goalId) ?? [])
    .flatMap((id) => intermediateGoals.get(id) ?? [])
    .sort((a, b) => (a.endDate < b.endDate ? -1 : a.endDate > b.endDate ? 1 : a.code < b.code ? -1 : a.code > b.code ? 1 : 0));

const indexes = new WeakMap<Book['intermediateGoals'], { readonly size: number; readonly ids: ReadonlyMap<Id, readonly Id[]> }>();
/** Rows are replaced and added, never taken away or given to another goal: the index holds until one is added. */
function idsByGoal(rows: Book['intermediateGoals']): ReadonlyMap<Id, readonly Id[]> {
  const known = indexes.get(rows);
  if (known?.size === rows.size) return known.ids;
  const ids = new Map<Id, Id[]>();
  for (const { id, goalId } of rows.values()) {
    const own = ids.get(goalId);
    if (own === undefined) ids.set(goalId, [id]);
    else own.push(id);
  }
  indexes.set(rows, { size: rows.size, ids });
  return ids;
}
/** `MOP-01/1,03`, or the goal's own code. */
export function refOf(book: Book, goalId: Id, igId?: Id | null): string {
  const goal = book.goals.get(goalId)?.code ?? goalId;
  return igId ? `${goal}/${book.intermediateGoals.get(igId)?.code ?? igId}` : goal;
}
/** What `goal` or `goal/code` names, or undefined. */
export function byRef(book: Book, ref: string): { goal: Goal; ig?: IntermediateGoal } | undefined {
  const [code = '', igCode] = ref.split('/');
  const goal = goalByCode(book, code);
  if (!goal) return undefined;
  if (igCode === undefined) return { goal };
  const ig = intermediateGoalsOf(book, goal.id).find(({ code: own }) => own === igCode);
  return ig && { goal, ig };
}

const PREFIX = { RESTRICTION: 'R', ALERT: 'A', OPPORTUNITY: 'O', AGENDA: 'AG', INDICATOR: 'I', RISK: 'K' } as const;
/** The code of something born: the wished one, else the lowest number of its kind neither given nor reserved (domain.md 3). */
export function giveCode(work: Work, kind: keyof typeof PREFIX, wished?: string): string {
  const { used, renamed } = work.book.codes;
  let code = wished;
  for (let number = 1; code === undefined; number += 1) {
    const candidate = `${PREFIX[kind]}-${String(number).padStart(3, '0')}`;
    if (!used.has(candidate)) code = candidate;
  }
  const given = wished === undefined ? (renamed.get(code) ?? code) : code;
  for (const one of new Set([code, given])) {
    used.add(one);
    work.newCodes.push(one);
  }
  return given;
}
