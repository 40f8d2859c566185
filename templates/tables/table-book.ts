import type { Day, Instant } from '../../domain/instant.ts';

// What a file of tables holds before it is a workbook or text: words made, days, instants and numbers kept what they are.

/** What a column's cells are; a percentage and points are figures of 100. */
export type ColumnKind = 'text' | 'code' | 'day' | 'moment' | 'count' | 'number' | 'decimal' | 'percent' | 'points';
/** What a cell's look says beside its word. */
export type Tone = 'STOPPED' | 'DELAYED' | 'NORMAL' | 'FINISHED' | 'CANCELLED' | 'red' | 'amber' | 'green' | 'grey' | 'blue';
export interface TableColumn {
  readonly title: string;
  readonly kind: ColumnKind;
  readonly width: number; // characters
  readonly choices?: readonly string[]; // the words that may be entered
}
/** A text, a day in a column of days, an instant or a wall clock (`YYYY-MM-DDTHH:MM:SS`) in one of moments, or a figure. */
export type TableValue = string | Day | Instant | number | null;
export interface TableCell {
  readonly value: TableValue;
  readonly tone?: Tone;
  readonly kind?: ColumnKind; // where it is another than the column's
}
/** One table with what stands above it; each on its own sheet. */
export interface TableSheet {
  readonly name: string;
  readonly above: readonly string[]; // the first is the title
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly empty: string | null; // said where there is no row
}
/** Tables that leave together. */
export interface TableBook {
  readonly title: string;
  readonly from: string; // who publishes it
  readonly at: Instant; // of which every date in the file speaks
  readonly locale: string;
  readonly timeZone: string;
  readonly page: readonly [before: string, between: string, after: string]; // Página 1 de 3
  readonly sheets: readonly TableSheet[];
}
