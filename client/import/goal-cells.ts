import type { Day } from '../../domain/instant.ts';
import type { ColumnMap } from './column-map.ts';
import type { Columns } from './columns.ts';
import type { Field } from './fields.ts';
import { type CellReading, createCellReading } from './reading.ts';

/** Reads the cells of a table of goals, with what the map says of it. */
export interface Reading extends CellReading<Field> {
  readonly map: ColumnMap;
  readonly prefix: string;
  readonly today: Day | undefined;
}

/** A reading of one table of goals, by the locale's order of dates unless the map says another. */
export function createReading(
  columns: Columns,
  map: ColumnMap,
  options: { readonly locale: string; readonly prefix?: string; readonly today?: Day },
): Reading {
  return {
    ...createCellReading(columns, { locale: options.locale, ...(map.dates && { dates: map.dates }) }),
    map,
    prefix: map.codes?.goalPrefix ?? options.prefix ?? (columns.at.has('goalCode') ? '' : 'META-'),
    today: options.today,
  };
}
