import type { Refusal } from '../../domain/acts.ts';

export type { ImportedGoal, ImportedIntermediateGoal } from '../../domain/imported-goal.ts';

/** What is wrong with one cell; row and column are null when it is the file. */
export interface CellError {
  readonly row: number | null; // as a spreadsheet shows it
  readonly column: string | null; // title of the column in the table
  readonly value: string | null;
  readonly message: string;
  readonly expected: string; // empty where the message says it all
  readonly refusal?: Refusal; // what the rules say, for readers of other languages
}
