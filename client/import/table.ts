import type { Day } from '../../domain/instant.ts';

/** One cell as the file has it: what a spreadsheet knows to be a day or a number stays one. */
export type Cell = null | string | number | boolean | { readonly day: Day } | { readonly broken: string };
/** A table as it stands in the file, with its title rows; row 1 is the first of the file, as a spreadsheet shows it. */
export interface Table {
  readonly rows: readonly (readonly Cell[])[];
}
export interface Unreadable {
  readonly unreadable: string;
  readonly expected: string;
}

/** What a table of goals may have at most; more is a mistake or an attack. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;
