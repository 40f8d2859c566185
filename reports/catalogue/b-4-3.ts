import { daysBetween } from '../../domain/calendar.ts';
import type { Goal } from '../../domain/entities.ts';
import { goalsSeen } from '../../domain/views.ts';
import { refOf } from '../../domain/work.ts';
import { type Basis, type ReportDefinition, STEP_FILTERS } from '../definition.ts';
import { type Dependency, dependencies, type SharedActor, type SharedPlace, sharedActors, sharedPlaces } from '../synergies.ts';
import { type Column, plainTable } from '../table.ts';

/**
 * B 4.3, synergies: actors and places that goals share, and steps that wait for those of other goals. A
 * period restricts what has a date: opportunities, and the steps that wait (domain.md 7.2, 3.9).
 */
export const synergies: ReportDefinition = {
  code: 'B 4.3',
  filters: STEP_FILTERS,
  make: (basis) => [
    plainTable(ACTORS, sharedActors(basis.book, basis.goals), { why: 'noSharedActors', key: 'sharedActors' }),
    plainTable(PLACES, sharedPlaces(basis.book, basis.goals, basis.opportunities), { why: 'noSharedPlaces', key: 'sharedPlaces' }),
    plainTable(dependencyColumns(basis), dependenciesAsked(basis), {
      why: 'noDependencies',
      key: 'dependencies',
    }),
  ],
};

function dependenciesAsked({ book, goals, igsOf, today }: Basis): Dependency[] {
  const asked = new Set(goals.flatMap(({ id }) => igsOf(id)));
  return dependencies(book, goals, today).filter(({ ig }) => asked.has(ig));
}

const named = (goals: readonly Goal[]): string[] => goals.map(({ code, title }) => `${code} ${title}`);
const ACTORS: readonly Column<SharedActor>[] = [
  { key: 'actor', kind: 'name', width: 2, of: ({ actor }) => actor },
  { key: 'sectorKind', kind: 'term', list: 'sectorKind', of: ({ sector }) => sector },
  { key: 'goalCount', kind: 'count', of: ({ goals }) => goals.length },
  { key: 'goals', kind: 'lines', width: 5, of: ({ goals }) => named(goals) },
];
const PLACES: readonly Column<SharedPlace>[] = [
  { key: 'place', kind: 'text', width: 2, of: ({ place }) => place },
  { key: 'goalCount', kind: 'count', of: ({ goals }) => goals.length },
  { key: 'goals', kind: 'lines', width: 4, of: ({ goals }) => named(goals) },
  { key: 'opportunities', kind: 'lines', width: 4, of: ({ opportunities }) => opportunities.map(({ code, title }) => `${code} ${title}`) },
  { key: 'firstDate', kind: 'day', of: ({ opportunities }) => opportunities[0]?.proposedDate ?? null },
];

/** Of a needed step of a goal that the reader may not see, its code alone is told: it stands on their own step. */
const dependencyColumns = ({ book, readerId, today }: Basis): Column<Dependency>[] => {
  const seen = readerId === null ? { has: () => true } : goalsSeen(book, readerId, 'GOAL', today);
  const told =
    <Told>(cell: (row: Dependency) => Told) =>
    (row: Dependency) =>
      seen.has(row.neededGoal.id) ? cell(row) : null;
  return [
    { key: 'needed', kind: 'code', of: ({ neededGoal, needed }) => refOf(book, neededGoal.id, needed.id) },
    { key: 'neededStep', kind: 'text', width: 3, of: told(({ needed }) => needed.title) },
    { key: 'neededEnd', kind: 'day', of: told(({ needed }) => needed.endDate) },
    { key: 'neededState', kind: 'term', list: 'igState', of: told(({ neededState }) => neededState) },
    { key: 'ref', kind: 'code', of: ({ goal, ig }) => refOf(book, goal.id, ig.id) },
    { key: 'step', kind: 'text', width: 3, of: ({ ig }) => ig.title },
    { key: 'endDate', kind: 'day', of: ({ ig }) => ig.endDate },
    { key: 'igState', kind: 'term', list: 'igState', of: ({ state }) => state },
    { key: 'margin', kind: 'days', of: told(({ needed, ig }) => daysBetween(needed.endDate, ig.endDate)) },
  ];
};
