import type { Refusal } from './acts.ts';
import type { Anchors, BusinessCalendar, Timetable } from './entities.ts';
import type { LocalTime } from './instant.ts';
import { because, refuse } from './refusal.ts';
import { MILESTONE_CODES, type MilestoneCode, type Scope } from './values.ts';

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

// Each phase keeps a day of its own in every week shape of 5.5, so the hours of two phases never meet. In a short week the opening falls on
// the manager's own day, and the order must hold there too. The first reminder may fall on the opening's, and is skipped unless it is later:
// it needs no order. From a manager day of Wednesday on it may also begin a day of its own.
const SHARE_A_DAY = [
  ['M01', 'M03', 'M04', 'M05'],
  ['M06', 'M07', 'M08', 'M09', 'M10', 'M11', 'M12'],
  ['M13', 'M14', 'M15', 'M16', 'M17'],
] as const;
const BEGIN_A_DAY = ['M01', 'M02', 'M03', 'M06', 'M13'] as const;

/** One thing wrong with a timetable, told apart so that a page can put it beside its field. */
export type TimetableProblem =
  | { readonly kind: 'time'; readonly code: MilestoneCode | 'R07'; readonly at: string }
  | {
      readonly kind: 'order';
      readonly code: MilestoneCode;
      readonly at: LocalTime;
      readonly before: MilestoneCode;
      readonly beforeAt: LocalTime;
    }
  | { readonly kind: 'morning'; readonly code: MilestoneCode; readonly at: LocalTime; readonly morningAt: LocalTime }
  | { readonly kind: 'anchors'; readonly anchors: Anchors };

/** What keeps a timetable from being accepted: its milestones must be in order in every week shape of 5.5, none before the morning run (domain.md 3.2). */
export function timetableProblems(timetable: Timetable, anchors: Anchors): TimetableProblem[] {
  const malformed = (['R07', ...MILESTONE_CODES] as const).filter((code) => !isLocalTime(timetable[code] ?? ''));
  if (malformed.length > 0) return malformed.map((code) => ({ kind: 'time', code, at: timetable[code] ?? 'nothing' }));
  return [...outOfOrder(timetable), ...beforeTheMorningRun(timetable, anchors), ...anchorProblems(anchors)];
}

/** The same as sentences: what was found and what was expected. */
export const timetableErrors = (timetable: Timetable, anchors: Anchors): string[] =>
  timetableProblems(timetable, anchors).map((problem) => timetableRefusal(problem).why);

/** A problem as a refusal, at the field of the act `setTimetable`. */
export function timetableRefusal(problem: TimetableProblem): Refusal {
  switch (problem.kind) {
    case 'time':
      return refuse(
        'InvalidInput',
        because`${problem.code}: ${problem.at} is not a local time; expected HH:MM, such as 08:30`,
        `times.${problem.code}`,
      );
    case 'order': {
      const { code, at, before, beforeAt } = problem;
      const why = because`${code} at ${at} comes before ${before} at ${beforeAt}; expected ${code} at ${beforeAt} or later, since they share a day`;
      return refuse('InvalidInput', why, `times.${code}`);
    }
    case 'morning': {
      const { code, at, morningAt } = problem;
      const why = because`R07 at ${morningAt} is later than ${code} at ${at}; expected R07 at ${at} or earlier, since ${code} may begin a day`;
      return refuse('InvalidInput', why, 'times.R07');
    }
    case 'anchors': {
      const { manager, coordinator, committee } = problem.anchors;
      const why = because`the anchor days manager ${manager}, coordinator ${coordinator}, committee ${committee} (Monday 1 to Sunday 7) leave no room for the three; expected a day for each from Monday on`;
      return refuse('InvalidInput', why, 'anchors.manager');
    }
  }
}

const outOfOrder = (timetable: Timetable): TimetableProblem[] =>
  SHARE_A_DAY.flatMap((day) =>
    day.flatMap((code, index): TimetableProblem[] => {
      const before = day[index - 1];
      if (before === undefined || timetable[before] <= timetable[code]) return [];
      return [{ kind: 'order', code, at: timetable[code], before, beforeAt: timetable[before] }];
    }),
  );

const beforeTheMorningRun = (timetable: Timetable, anchors: Anchors): TimetableProblem[] =>
  BEGIN_A_DAY.filter((code) => timetable[code] < timetable.R07 && (code !== 'M02' || managerDay(anchors) >= 3)).map((code) => ({
    kind: 'morning',
    code,
    at: timetable[code],
    morningAt: timetable.R07,
  }));

/** Any anchors do that leave a day for each of the three moments in a week without holidays (domain.md 5.5). */
const anchorProblems = (anchors: Anchors): TimetableProblem[] => (managerDay(anchors) >= 1 ? [] : [{ kind: 'anchors', anchors }]);

const LAST_WORKING_WEEKDAY = 5;
/** The weekday of the managers in a week without holidays. */
const managerDay = ({ manager, coordinator, committee }: Anchors): number =>
  Math.min(manager, Math.min(coordinator, Math.min(committee, LAST_WORKING_WEEKDAY) - 1) - 1);
