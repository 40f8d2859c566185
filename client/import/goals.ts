import type { Day } from '../../domain/instant.ts';
import type { ColumnMap } from './column-map.ts';
import { findColumns } from './columns.ts';
import { createReading } from './goal-cells.ts';
import { goalOf } from './goal-parts.ts';
import { goalRows } from './goal-rows.ts';
import type { CellError, ImportedGoal } from './imported-goal.ts';
import { readTable } from './read-table.ts';

export type { CellError, ImportedGoal, ImportedIntermediateGoal } from './imported-goal.ts';

export interface ImportOptions {
  readonly map?: ColumnMap;
  readonly locale: string; // decides the order of dates and the writing of numbers
  readonly institution?: string; // rows of others are passed over; before that of the map
  readonly prefix?: string; // of goal codes that are made, when the map has none
  readonly today?: Day; // what is finished later cannot be
}
/** One line of what the import would write, to be looked at before it does. */
export interface PreviewLine {
  readonly row: number;
  readonly what: 'GOAL' | 'INTERMEDIATE_GOAL';
  readonly institution: string | null;
  readonly code: string; // MOP-01, or MOP-01/1,03
  readonly title: string;
  readonly end: Day;
  readonly state: 'OPEN' | 'FINISHED' | 'STOPPED' | 'CANCELLED';
}
export interface GoalImport {
  readonly goals: readonly ImportedGoal[]; // none while there are errors: nothing is written then
  readonly preview: readonly PreviewLine[];
  readonly errors: readonly CellError[];
}

/** Reads goals with their intermediate goals from a table, all errors at once by cell (domain.md 3.4, 3.5). */
export async function readGoals(bytes: Uint8Array, name: string, options: ImportOptions): Promise<GoalImport> {
  const table = await readTable(bytes);
  if ('unreadable' in table) return refused(name, table.unreadable, table.expected);
  const map: ColumnMap = { ...options.map, ...(options.institution !== undefined && { institution: options.institution }) };
  const columns = findColumns(table, map);
  if ('missing' in columns) {
    const errors = columns.missing.map(({ field, expected }) => ({
      row: null,
      column: field,
      value: null,
      message: 'no such column',
      expected,
    }));
    return { goals: [], preview: [], errors };
  }
  const reading = createReading(columns, map, options);
  const { goals: groups, misplaced } = goalRows(table, columns, map);
  for (const { row, field, expected } of misplaced) reading.say(row, field, 'no goal', expected);
  const goals = groups.map((rows, index) => goalOf(rows, index, reading));
  if (groups.length === 0 && misplaced.length === 0) return refused(name, 'no goal in the table', noGoals(map));
  const errors = [...reading.errors, ...codesGivenTwice(goals)].sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  return { goals: errors.length > 0 ? [] : goals, preview: goals.flatMap(previewOf), errors };
}

const refused = (name: string, message: string, expected: string): GoalImport => ({
  goals: [],
  preview: [],
  errors: [{ row: null, column: null, value: name, message, expected }],
});

const noGoals = ({ institution }: ColumnMap): string =>
  institution === undefined ? 'at least one row below the header' : `rows of the institution "${institution}"`;

/** Made or written, the code of a goal is unique in its institution. */
function codesGivenTwice(goals: readonly ImportedGoal[]): CellError[] {
  const first = new Map<string, ImportedGoal>();
  return goals.flatMap((goal) => {
    const key = `${goal.institution}\n${goal.code}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, goal);
    if (before === undefined || goal.code === '') return [];
    return [
      { row: goal.row, column: 'code', value: goal.code, message: `the code is that of row ${before.row}`, expected: 'a code of its own' },
    ];
  });
}

function previewOf(goal: ImportedGoal): PreviewLine[] {
  const { row, institution, code, title, end } = goal;
  const state =
    goal.intermediateGoals.length > 0 && goal.intermediateGoals.every(({ finished }) => finished !== null) ? 'FINISHED' : 'OPEN';
  const steps = goal.intermediateGoals.map((step): PreviewLine => {
    const is = step.finished !== null ? 'FINISHED' : step.cancelled ? 'CANCELLED' : step.stopped ? 'STOPPED' : 'OPEN';
    return {
      row: step.row,
      what: 'INTERMEDIATE_GOAL',
      institution,
      code: `${code}/${step.code}`,
      title: step.title,
      end: step.end,
      state: is,
    };
  });
  return [{ row, what: 'GOAL', institution, code, title, end, state }, ...steps];
}
