import type { Anchors, Thresholds, Timetable, Weekday } from '../../domain/entities.ts';
import { DEFAULT_THRESHOLDS } from '../../domain/entities.ts';
import { DEFAULT_ANCHORS, DEFAULT_TIMETABLE } from '../../domain/timetable.ts';
import type { Parts } from './scenario-parts.ts';

type Institution = NonNullable<Parts['institution']>;
const WEEKDAYS: Readonly<Record<string, Weekday>> = { MON: 1, TUE: 2, WED: 3, THU: 4, FRI: 5, SAT: 6, SUN: 7 };

/** The timetable of table 5.2 with what the file says otherwise. */
export const timetableOf = ({ timetable }: Institution): Timetable => ({ ...DEFAULT_TIMETABLE, ...timetable });

/** The anchor days of domain.md 5.5 with what the file says otherwise. */
export function anchorsOf({ anchors }: Institution): Anchors {
  const day = (key: keyof Anchors): Weekday => WEEKDAYS[anchors[key] ?? ''] ?? DEFAULT_ANCHORS[key];
  return { manager: day('manager'), coordinator: day('coordinator'), committee: day('committee') };
}

/** The thresholds of domain.md 8.5 with what the file says otherwise. */
export const thresholdsOf = ({ thresholds }: Institution): Thresholds => ({ ...DEFAULT_THRESHOLDS, ...thresholds });
