import type { Anchors, BusinessCalendar, Timetable } from './entities.ts';
import { MILESTONE_CODES, type Scope } from './values.ts';

/** The hours of domain.md 5.2 where an institution gives none. */
export const DEFAULT_TIMETABLE: Timetable = {
  R07: '07:00',
  M01: '08:00',
  M02: '15:00',
  M03: '08:30',
  M04: '15:00',
  M05: '18:00',
  M06: '07:30',
  M07: '08:30',
  M08: '12:00',
  M09: '13:00',
  M10: '13:30',
  M11: '16:00',
  M12: '18:00',
  M13: '07:30',
  M14: '10:00',
  M15: '13:00',
  M16: '15:00',
  M17: '17:00',
};
/** Wednesday, Thursday, Friday (domain.md 5.1). */
export const DEFAULT_ANCHORS: Anchors = { manager: 3, coordinator: 4, committee: 5 };
/** Monday to Friday, no holidays (domain.md 3.2). */
export const DEFAULT_CALENDAR: BusinessCalendar = { workingWeekdays: [1, 2, 3, 4, 5], holidays: [] };
/** All five rungs (domain.md 3.2). */
export const DEFAULT_LADDER: readonly Scope[] = ['MANAGER', 'COORDINATOR', 'MINISTER', 'COMMITTEE', 'HEAD_OF_GOVERNMENT'];

/** True for a local time written `HH:MM`. */
export const isLocalTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

// In a short week the opening falls on the manager's own day (5.5), and the first reminder may fall on the opening's; each phase keeps a
// day of its own in every week shape.
const IN_ORDER = [
  ['M01', 'M03', 'M04', 'M05'],
  ['M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'],
  ['M13', 'M14', 'M15', 'M16', 'M17'],
] as const;
const FIRST_OF_DAY = ['M01', 'M02', 'M03', 'M06', 'M13'] as const;

/** What keeps a timetable from being accepted: its milestones must be in order in every week shape of 5.5, none before the morning run (domain.md 3.2). */
export function timetableErrors(timetable: Timetable, anchors: Anchors): string[] {
  const malformed = (['R07', ...MILESTONE_CODES] as const).filter((code) => !isLocalTime(timetable[code] ?? ''));
  if (malformed.length > 0) return malformed.map((code) => `${code}: ${timetable[code]} is not a local time; expected HH:MM, such as 08:30`);
  const errors: string[] = [];
  for (const day of IN_ORDER) {
    for (const [index, code] of day.entries()) {
      const next = day[index + 1];
      if (next && timetable[next] < timetable[code]) errors.push(`${next} at ${timetable[next]} comes before ${code} at ${timetable[code]}; expected ${timetable[code]} or later, since they share a day`);
    }
  }
  for (const code of FIRST_OF_DAY) {
    if (timetable.R07 > timetable[code]) errors.push(`R07 at ${timetable.R07} is later than ${code} at ${timetable[code]}; expected ${timetable[code]} or earlier`);
  }
  if (!(anchors.manager < anchors.coordinator && anchors.coordinator < anchors.committee)) {
    errors.push('the anchor days must follow each other in the week: manager, coordinator, committee');
  }
  return errors;
}
