import { type Column, type ColumnType, columnOf } from './columns.ts';

/** The columns of the one global table. */
export const INSTITUTION_COLUMNS: readonly Column[] = Object.entries({
  id: 'text',
  code: 'text',
  name: 'text',
  shortName: 'text',
  kind: 'text',
  governmentLevel: 'text',
  timeZone: 'text',
  locale: 'text',
  handAt: 'instant',
  ladder: 'text[]',
  timetable: 'json',
  anchors: 'json',
  thresholds: 'json',
  calendar: 'json',
  mode: 'text',
  options: 'json',
  look: 'json',
  steps: 'json',
  baseline: 'json',
  lastCloseAt: 'instant',
  lastDeadlineRun: 'day',
  vacancyNoticed: 'json',
  version: 'int',
} satisfies Record<string, ColumnType>).map(([field, type]) => ({ field, column: columnOf(field), type: type as ColumnType }));
