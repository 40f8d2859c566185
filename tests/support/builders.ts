import {
  type ActionLogEntry,
  type ActorEntry,
  type ActorLink,
  type AgendaItem,
  type Classifier,
  type Commitment,
  type Cycle,
  DEFAULT_OPTIONS,
  DEFAULT_THRESHOLDS,
  type Decision,
  type Delegation,
  type Goal,
  type Id,
  type Indicator,
  type Institution,
  type IntermediateGoal,
  type Item,
  type Measurement,
  type Opportunity,
  type Person,
  type Reprogramming,
  type Risk,
  type Selection,
  type Territory,
  type WeeklyUpdate,
} from '../../domain/entities.ts';
import { type Book, startWork, type Work } from '../../domain/work.ts';
import { goalId, igId } from './aro-builders.ts';
import { at, LIMA, TIMETABLE } from './week-builders.ts';

export { anAgendaItem, anItem, anOpportunity, aStay, goalId, igId, itemId } from './aro-builders.ts';
export { aMeasurement, anIndicator } from './sheet-builders.ts';
export { aCycle, aPlan, at, LIMA, TIMETABLE, W48_DAYS } from './week-builders.ts';

/** An institution with five rungs, default timetable and thresholds, no holidays, loaded on Monday 23 November 2026. */
export const anInstitution = (over: Partial<Institution> = {}): Institution => ({
  id: 'mop',
  code: 'MOP',
  name: 'Ministerio de Obras Públicas',
  shortName: 'MOP',
  kind: 'MINISTRY',
  governmentLevel: 'NATIONAL',
  timeZone: 'America/Lima',
  locale: 'es',
  handAt: at('2026-11-23T00:00'),
  ladder: ['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'],
  timetable: TIMETABLE,
  anchors: { manager: 3, coordinator: 4, committee: 5 },
  thresholds: DEFAULT_THRESHOLDS,
  calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [] },
  mode: 'OFFICIAL',
  options: DEFAULT_OPTIONS,
  look: null,
  steps: [],
  baseline: { at: at('2026-11-23T00:00'), states: {} },
  lastCloseAt: at('2026-11-23T00:00'),
  lastDeadlineRun: null,
  vacancyNoticed: {},
  version: 1,
  ...over,
});

/** A person without a role; `aPerson({ id: 'rosa', roles: [{ role: 'COORDINATOR' }] })`. */
export const aPerson = (over: Partial<Person> = {}): Person => {
  const id = over.id ?? 'somebody';
  return { id, name: id, email: `${id}@mop.example`, locale: 'es', active: true, roles: [], ...over };
};

/** An active goal in normal execution that ends in a year; its id is `goal-<code>`. */
export const aGoal = (over: Partial<Goal> = {}): Goal => {
  const code = over.code ?? 'GOAL-01';
  const endDate = over.endDate ?? '2027-11-30';
  return {
    id: goalId(code),
    code,
    title: `Producto de la meta ${code}`,
    orgUnit: null,
    startDate: '2026-01-01',
    endDate,
    originalEndDate: endDate,
    lifecycle: 'ACTIVE',
    managementState: over.computedState ?? 'NORMAL',
    computedState: 'NORMAL',
    statesAsOf: '2026-11-23',
    stopped: null,
    finishProposed: false,
    finishedOn: null,
    finishedAt: null,
    override: null,
    integrating: false,
    priority: false,
    description: null,
    baseline: null,
    expectedResult: null,
    more: null,
    narrative: null,
    lastUpdateAt: null,
    missedInARow: 0,
    noChangeInARow: 0,
    version: 1,
    ...over,
  };
};

/** A critical intermediate goal of weight 1, not finished, due in half a year; its id is `ig-<goal>/<code>`. */
export const anIg = (over: Partial<IntermediateGoal> & { readonly goal?: string } = {}): IntermediateGoal => {
  const { goal = 'GOAL-01', ...rest } = over;
  const code = rest.code ?? '1,01';
  const endDate = rest.endDate ?? '2027-05-31';
  return {
    id: igId(goal, code),
    goalId: goalId(goal),
    code,
    title: `Paso ${code} cumplido`,
    endDate,
    originalEndDate: endDate,
    responsible: null,
    kind: 'TECHNICAL',
    critical: true,
    weight: 1,
    detail: null,
    state: rest.cancelled ? 'CANCELLED' : rest.finishedOn ? 'FINISHED' : rest.stopped ? 'STOPPED' : 'NORMAL',
    finishedOn: null,
    finishedAt: null,
    stopped: false,
    cancelled: false,
    reprogramCount: 0,
    progressReport: null,
    progressUpdatedAt: null,
    explained: null,
    dependsOn: [],
    programmedAt: null,
    programmedBy: null,
    version: 1,
    ...rest,
  };
};

/** A pending update of week 2026-W48. */
export const anUpdate = (over: Partial<WeeklyUpdate> & { readonly goal?: string } = {}): WeeklyUpdate => {
  const { goal = 'GOAL-01', ...rest } = over;
  const week = rest.week ?? '2026-W48';
  return {
    id: `update-${week}/${goal}`,
    week,
    goalId: goalId(goal),
    state: 'PENDING',
    late: false,
    noChange: false,
    narrative: null,
    answers: [],
    submittedAt: null,
    submittedBy: null,
    onBehalfOf: null,
    amendedAt: null,
    returnReason: null,
    excuseReason: null,
    validatedAt: null,
    validatedBy: null,
    marks: [],
    version: 1,
    ...rest,
  };
};

interface BookParts {
  readonly institution?: Institution;
  readonly people?: readonly Person[];
  readonly goals?: readonly Goal[];
  readonly igs?: readonly IntermediateGoal[];
  readonly reprogrammings?: readonly Reprogramming[];
  readonly items?: readonly Item[];
  readonly actionLog?: readonly ActionLogEntry[];
  readonly commitments?: readonly Commitment[];
  readonly opportunities?: readonly Opportunity[];
  readonly agenda?: readonly AgendaItem[];
  readonly cycles?: readonly Cycle[];
  readonly updates?: readonly WeeklyUpdate[];
  readonly selections?: readonly Selection[];
  readonly decisions?: readonly Decision[];
  readonly delegations?: readonly Delegation[];
  readonly classifiers?: readonly Classifier[];
  readonly actors?: readonly ActorEntry[];
  readonly territories?: readonly Territory[];
  readonly actorLinks?: readonly ActorLink[];
  readonly indicators?: readonly Indicator[];
  readonly measurements?: readonly Measurement[];
  readonly risks?: readonly Risk[];
  readonly reserved?: readonly string[]; // codes given to what is not yet born
  readonly renamed?: Readonly<Record<string, string>>;
  readonly changedSincePack?: boolean;
}
/** A book of those rows; codes of items, opportunities and agenda items are taken. */
export function aBook(parts: BookParts = {}): Book {
  const { items = [], opportunities = [], agenda = [], reserved = [] } = parts;
  return {
    institution: parts.institution ?? anInstitution(),
    people: byId(parts.people),
    goals: byId(parts.goals),
    intermediateGoals: byId(parts.igs),
    reprogrammings: byId(parts.reprogrammings),
    items: byId(items),
    actionLog: byId(parts.actionLog),
    commitments: byId(parts.commitments),
    opportunities: byId(opportunities),
    agenda: byId(agenda),
    cycles: new Map((parts.cycles ?? []).map((one) => [one.week, one])),
    updates: byId(parts.updates),
    selections: new Map((parts.selections ?? []).map((one) => [one.week, one])),
    decisions: byId(parts.decisions),
    delegations: byId(parts.delegations),
    classifiers: byId(parts.classifiers),
    actors: byId(parts.actors),
    territories: byId(parts.territories),
    actorLinks: byId(parts.actorLinks),
    indicators: byId(parts.indicators),
    measurements: byId(parts.measurements),
    risks: byId(parts.risks),
    codes: {
      used: new Set([...[...items, ...opportunities, ...agenda].map(({ code }) => code), ...reserved]),
      renamed: new Map(Object.entries(parts.renamed ?? {})),
    },
    changedSincePack: parts.changedSincePack ?? false,
  };
}
const byId = <Row extends { readonly id: Id }>(rows: readonly Row[] = []): Map<Id, Row> => new Map(rows.map((row) => [row.id, row]));

let born = 0;
/** A work on the book: `aWork(book, { at: '2026-11-25T07:00' })`; with `asOf`, done late. */
export function aWork(book: Book, when: { readonly at: string; readonly asOf?: string; readonly occasion?: string }): Work {
  return startWork({
    book,
    zone: LIMA,
    now: at(when.at),
    asOf: at(when.asOf ?? when.at),
    occasion: when.occasion ?? 'act/form-1',
    newId: () => `new-${++born}`,
  });
}
