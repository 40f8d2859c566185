import type { Basis } from '../definition.ts';
import { alphabetical, type Column, columnsOf, inOrderOf, type RowGroup } from '../table.ts';
import { institutionsBy, type Part } from './institutions.ts';
import { type Place, peopleBy, reaches } from './people.ts';

/** Under whom rows stand: persons, or institutions. */
export type ActorGroup = 'person' | 'institution';
/** A row under one of those who take part in it. */
export interface Taken<Row> {
  readonly row: Row;
  readonly part: Part;
}

/**
 * Rows under each actor that takes part in them, by name; a row stands under every one. Where nobody is named for a step the gap shows as
 * a last group; an institution there is always: the area in charge (domain.md 7.2, B 3.1 to B 3.7).
 */
export function byActor<Row>(basis: Basis, kind: ActorGroup, rows: readonly Row[], placeOf: (row: Row) => Place): RowGroup<Taken<Row>>[] {
  const partsOf = kind === 'person' ? peopleBy(basis) : institutionsAt(basis);
  const taken = rows.flatMap((row): Taken<Row>[] => {
    const parts = partsOf(placeOf(row));
    return (parts.length > 0 ? parts : [NOBODY]).map((part) => ({ row, part }));
  });
  const groups = [...Map.groupBy(taken, ({ part }) => part.name)];
  return inOrderOf(groups, ([name]) => [name === '' ? 1 : 0, alphabetical(name), name]).map(([name, some]) => ({
    heading: [
      name === '' ? { key: kind, kind: 'term', list: 'without', cell: 'PERSON' } : { key: kind, kind: 'name', cell: name },
      { key: 'cases', kind: 'count', cell: some.length },
    ],
    rows: some,
  }));
}

/** Columns about the row itself, and how the actor takes part in it. */
export const takenColumns = <Row>(columns: readonly Column<Row>[]): Column<Taken<Row>>[] => [
  ...columnsOf(({ row }: Taken<Row>) => row, columns),
  { key: 'participation', kind: 'term', list: 'participation', width: 2, of: ({ part }) => part.participation },
];

const NOBODY: Part = { name: '', participation: null };

function institutionsAt(basis: Basis): (place: Place) => readonly Part[] {
  const institutions = institutionsBy(basis);
  return (place) => institutions(basis.goalOf(place.goalId), (link) => reaches(link, place));
}
