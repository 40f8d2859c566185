import type { Anchors, Institution, Timetable, Weekday } from '../../../domain/entities.ts';
import { timetableProblems, timetableRefusal } from '../../../domain/timetable.ts';
import { MILESTONE_CODES, type MilestoneCode } from '../../../domain/values.ts';
import { refusalIn } from '../refusals.ts';
import type { FormResult, FormValues, PageDefinition, Visit } from '../visit.ts';
import { comingWeeks, firstComingWeek } from './coming-weeks.ts';
import { sectionNav } from './sections.ts';

const ADDRESS = '/admin/timetable';
const CODES = ['R07', ...MILESTONE_CODES] as const;
type Code = (typeof CODES)[number];
const PHASES = ['manager', 'coordinator', 'committee'] as const;

/** `/admin/timetable`: hours and days of the week, with what they make of the next four weeks before they are saved (domain.md 5.2, 5.5). */
export const timetablePage: PageDefinition = {
  address: ADDRESS,
  view: 'ADMIN',
  name: 'admin/timetable',
  bookOf: () => ({ goalIds: [] }),
  show: (visit) => {
    const { book, failed, t, tx, words } = visit;
    const { institution } = book;
    const typed = failed?.key === 'timetable' ? readRhythm(institution, failed.values) : institution;
    const isRight = timetableProblems(typed.timetable, typed.anchors).length === 0;
    const changes = changesOf(visit, typed);
    return {
      nav: sectionNav(visit, ADDRESS),
      version: institution.version,
      first: firstComingWeek(visit),
      zone: institution.timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? '',
      anchors: PHASES.map((phase) => ({
        name: `anchors.${phase}`,
        label: t(`timetable.day.${phase}`),
        value: String(institution.anchors[phase]),
      })),
      weekdays: [1, 2, 3, 4, 5, 6, 7]
        .filter((day) => institution.calendar.workingWeekdays.includes(day as Weekday))
        .map((day) => ({ value: String(day), label: t(`weekday.${day}`) })),
      hours: CODES.map((code) => ({
        name: `times.${code}`,
        label: words.milestones[code] ?? code,
        when: t(`timetable.on.${dayOf(code)}`),
        value: institution.timetable[code],
        was: typed.timetable[code] === institution.timetable[code] ? null : institution.timetable[code],
      })),
      changes: changes.length === 0 ? null : changes,
      isPreview: failed !== null && isRight,
      weeks: isRight ? comingWeeks(visit, { ...typed, calendar: institution.calendar }) : null,
      today: tx.today,
    };
  },
  forms: {
    timetable: (visit, values): FormResult => {
      const { institution } = visit.book;
      const typed = readRhythm(institution, values);
      const problems = timetableProblems(typed.timetable, typed.anchors).map((problem) => {
        const refusal = timetableRefusal(problem);
        return { field: refusal.where ?? null, message: refusalIn(visit.language, refusal, visit.words, visit.f) };
      });
      if (problems.length > 0 || values.see !== undefined) return { problems };
      if (changesOf(visit, typed).length === 0) return { goTo: ADDRESS, told: visit.t('timetable.same') };
      const changed = CODES.filter((code) => typed.timetable[code] !== institution.timetable[code]);
      const times = Object.fromEntries(changed.map((code) => [code, typed.timetable[code]]));
      return {
        acts: [{ do: 'setTimetable', times, anchors: typed.anchors }],
        told: visit.t('timetable.saved', { week: firstComingWeek(visit) }),
      };
    },
  },
};

interface Typed {
  readonly timetable: Timetable;
  readonly anchors: Anchors;
}
/** What the form says, over what is in force. */
function readRhythm(institution: Institution, values: FormValues): Typed {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' ? values[name].trim() : undefined);
  const times = CODES.map((code) => [code, timeOf(text(`times.${code}`)) ?? institution.timetable[code]]);
  const days = PHASES.map((phase) => [phase, Number(text(`anchors.${phase}`) ?? institution.anchors[phase])]);
  return { timetable: Object.fromEntries(times) as Timetable, anchors: Object.fromEntries(days) as unknown as Anchors };
}

/** `8:30`, `08.30` and `0830` are all half past eight. */
function timeOf(text: string | undefined): string | undefined {
  const [, hour, minute] = /^(\d{1,2})[:.h]?(\d{2})$/.exec(text ?? '') ?? [];
  return hour === undefined ? text : `${hour.padStart(2, '0')}:${minute}`;
}

function changesOf({ book, t, words }: Visit, { timetable, anchors }: Typed): string[] {
  const { institution } = book;
  return [
    ...CODES.filter((code) => timetable[code] !== institution.timetable[code]).map((code) =>
      t('timetable.change', { what: words.milestones[code] ?? code, from: institution.timetable[code], to: timetable[code] }),
    ),
    ...PHASES.filter((phase) => anchors[phase] !== institution.anchors[phase]).map((phase) =>
      t('timetable.change', {
        what: t(`timetable.day.${phase}`),
        from: t(`weekday.${institution.anchors[phase]}`),
        to: t(`weekday.${anchors[phase]}`),
      }),
    ),
  ];
}

function dayOf(code: Code): 'every' | 'open' | 'eve' | 'manager' | 'coordinator' | 'committee' {
  if (code === 'R07') return 'every';
  const order: readonly (readonly [MilestoneCode, ReturnType<typeof dayOf>])[] = [
    ['M01', 'open'],
    ['M02', 'eve'],
    ['M05', 'manager'],
    ['M12', 'coordinator'],
    ['M17', 'committee'],
  ];
  return order.find(([last]) => code <= last)?.[1] ?? 'committee';
}
