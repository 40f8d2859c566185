import { ACTORS } from './actors.ts';
import { INDICATORS } from './indicators.ts';
import { ITEMS } from './items.ts';
import type { ImportKind, RowKind } from './kind.ts';
import { MEASUREMENTS } from './measurements.ts';
import { PEOPLE } from './people.ts';

/** What can be brought in row by row. Each kind speaks of columns of its own, which whoever reads all of them does not know apart. */
export const KINDS: Readonly<Record<RowKind, ImportKind>> = {
  people: PEOPLE,
  actors: ACTORS,
  indicators: INDICATORS,
  measurements: MEASUREMENTS,
  items: ITEMS,
} as unknown as Readonly<Record<RowKind, ImportKind>>;

export { ROW_KINDS, type RowKind, TABLE_KINDS, type TableKind } from './kind.ts';
