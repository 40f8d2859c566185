import type { Act } from '../../../domain/acts.ts';
import type { Measurement } from '../../../domain/entities.ts';
import type { Day } from '../../../domain/instant.ts';
import type { Book } from '../../../domain/work.ts';
import type { Row } from '../reading.ts';
import type { RowReading } from '../row-reading.ts';
import type { ImportColumn } from './import-column.ts';

export type { ImportColumn } from './import-column.ts';

/** What can be brought in as a table, beside goals. */
export const ROW_KINDS = ['people', 'actors', 'indicators', 'measurements', 'items'] as const;
export type RowKind = (typeof ROW_KINDS)[number];
/** Everything that can be brought in as a table. */
export const TABLE_KINDS = ['goals', ...ROW_KINDS] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What the institution has already, so that a table brought in twice changes nothing. */
export interface Present {
  readonly book: Book;
  readonly today: Day;
  readonly measurements: readonly Measurement[]; // every one not replaced
  readonly planned: Planned; // what rows above will bring
}
/** What rows read so far have in common, by a key of their kind. */
export type Planned = Map<string, string>;
/** What one row asks for: nothing where all of it is there already. */
export interface RowPlan<Field extends string> {
  readonly acts: readonly Act[];
  readonly code: string | null;
  readonly title: string;
  readonly day?: Day; // of what it says, told after the title as its reader writes days
  readonly standing: 'NEW' | 'CHANGED' | 'SAME';
  /** The column that a refused act's field came from. */
  readonly columnOf?: (where: string) => Field | undefined;
}
/** How rows of one kind are read; a row of which something is wrong gives no plan. */
export interface ImportKind<Field extends string = string> {
  readonly name: RowKind;
  readonly columns: Readonly<Record<Field, ImportColumn>>;
  readonly plan: (row: Row<Field>, reading: RowReading<Field>, present: Present) => RowPlan<Field> | undefined;
}
