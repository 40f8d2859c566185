import { isWorkingDay } from '../../../domain/calendar.ts';
import type { Day, Instant } from '../../../domain/instant.ts';
import { daysOfWeek } from '../../../domain/week.ts';
import type { WeekView } from '../../../store/institution-views.ts';
import type { Happenings } from '../../../store/week-happenings.ts';
import { word } from '../../words.ts';
import type { Visit } from '../visit.ts';

export type BoardVisit = Pick<Visit, 'tx' | 'book' | 'words' | 't' | 'f'>;
export interface Moment {
  readonly code: string; // M01 to M17, or R07
  readonly name: string;
  readonly day: Day;
  readonly at: Instant; // planned
  readonly doneAt: Instant | null;
  readonly caused: readonly string[]; // what it did, in words
  readonly state: 'did' | 'next' | 'todo' | 'missed';
}
export interface Column {
  readonly title: string; // `jue 26`
  readonly about: string | null; // whose day it is, or that it is today
  readonly today: boolean;
  readonly moments: readonly (Moment & {
    readonly time: string;
    readonly said: string | null;
    readonly amiss: string | null;
    readonly late: string | null;
  })[];
}

const LATE_MS = 60_000;
const WHOSE: readonly (readonly [key: 'manager' | 'coordinator' | 'committee', text: string])[] = [
  ['manager', 'board.manager'],
  ['coordinator', 'board.coordinator'],
  ['committee', 'board.committee'],
];

/** The milestones and morning runs of a week in the order in which they come, with what they did (domain.md 5.2). */
export function momentsOf(visit: BoardVisit, week: WeekView, happened: Happenings): Moment[] {
  const { tx, words } = visit;
  const done = new Map(week.done.map((one) => [one.code, one]));
  const planned = week.plan.milestones.map(({ code, at }) => ({ code: code as string, at }));
  const gone = week.done
    .filter(({ code }) => !planned.some((one) => one.code === code))
    .map(({ code, plannedAt }) => ({ code, at: plannedAt }));
  const all = [...planned, ...gone].map(({ code, at }) => ({
    code,
    at: done.get(code)?.plannedAt ?? at,
    doneAt: done.get(code)?.doneAt ?? null,
  }));
  const moments = [...all, ...mornings(visit, week, happened)].sort((a, b) => a.at - b.at || inOrder(a.code, b.code));
  const running = week.plan.state === 'RUNNING' && week.state !== 'CLOSED';
  const next = running ? moments.find(({ doneAt, at }) => doneAt === null && at >= tx.now) : undefined;
  return moments.map((moment) => {
    const { code, at, doneAt } = moment;
    const state = doneAt !== null ? 'did' : moment === next ? 'next' : at < tx.now && running ? 'missed' : 'todo';
    return {
      ...moment,
      name: word(words.milestones, code),
      day: tx.zone.dayOf(at),
      caused: causedBy(visit, week.week, moment, happened),
      state,
    };
  });
}

/** The five columns of the board, more where a phase was moved out of the week; all its words are in it, so that any page may show it. */
export function columnsOf({ tx, t, f }: BoardVisit, week: WeekView, moments: readonly Moment[]): Column[] {
  const days = [...new Set(moments.map(({ day }) => day))].sort();
  return days.map((day) => {
    const whose = WHOSE.find(([key]) => week.days?.[key] === day)?.[1];
    const today = day === tx.today;
    const [weekday = ''] = f.weekday(day, day).split(' ');
    return {
      title: `${[...weekday].slice(0, 3).join('')} ${Number(day.slice(8))}`,
      about: today ? t('board.today') : whose === undefined ? null : t(whose),
      today,
      moments: moments
        .filter((moment) => moment.day === day)
        .map((moment) => ({
          ...moment,
          time: f.time(moment.at),
          said: moment.state === 'did' || moment.state === 'next' ? t(`board.${moment.state}`) : null,
          amiss: moment.state === 'missed' ? t('board.missed') : null,
          late:
            moment.doneAt !== null && moment.doneAt - moment.at > LATE_MS
              ? t('board.late', { at: timeOf({ tx, f }, moment.doneAt, day) })
              : null,
        })),
    };
  });
}

const timeOf = ({ tx, f }: Pick<BoardVisit, 'tx' | 'f'>, at: Instant, day: Day): string =>
  tx.zone.dayOf(at) === day ? f.time(at) : `${f.short(tx.zone.dayOf(at), day)} ${f.time(at)}`;

/** A morning run comes before the milestones of its instant, milestones in the order of their codes (domain.md 5.2). */
const inOrder = (a: string, b: string): number => Number(b === 'R07') - Number(a === 'R07') || (a < b ? -1 : 1);

/** One morning run for each working day of the week: those that happened, and those to come. */
function mornings(
  { tx, book }: BoardVisit,
  { week, days }: WeekView,
  { facts }: Happenings,
): { code: string; at: Instant; doneAt: Instant | null }[] {
  const { calendar, timetable } = book.institution;
  const ran = new Map(facts.flatMap(({ kind, payload, at }) => (kind === 'deadlineRun' ? [[String(payload.date), at] as const] : [])));
  return daysOfWeek(week)
    .filter((day) => ran.has(day) || (days !== null && isWorkingDay(calendar, day)))
    .map((day) => ({ code: 'R07', at: tx.zone.instantOf(day, timetable.R07), doneAt: ran.get(day) ?? null }));
}

function causedBy(
  { tx, t, f }: BoardVisit,
  week: string,
  { code, at, doneAt }: Pick<Moment, 'code' | 'at' | 'doneAt'>,
  happened: Happenings,
): string[] {
  if (doneAt === null) return code === 'M08' ? [t('board.ifUnconfirmed')] : [];
  const occasion = code === 'R07' ? tx.zone.dayOf(at) : `${week}/${code}`;
  const letters = happened.letters.filter((one) => one.occasion === occasion);
  const sent = letters.filter(({ status }) => status !== 'WITHDRAWN').reduce((sum, one) => sum + one.letters, 0);
  const about = [...new Set(letters.flatMap((one) => one.about))];
  const moved = happened.facts.flatMap((fact) =>
    fact.kind === 'scope' && fact.payload.trigger !== 'MANUAL' && fact.at === doneAt && fact.asOf === at ? [String(fact.payload.item)] : [],
  );
  return [
    ...(sent > 0 ? [t('board.letters', { n: sent })] : []),
    ...(moved.length > 0 ? [t('board.wentUp', { n: moved.length, items: f.list(moved) })] : []),
    ...(about.length > 0 && code === 'M05' ? [t('board.lacking', { n: about.length, goals: shown(f, about) })] : []),
    ...(about.length > 0 && code === 'M07' ? [t('board.missing', { n: about.length, goals: shown(f, about) })] : []),
  ];
}

const MOST_NAMED = 6;
const shown = (f: Visit['f'], codes: readonly string[]): string =>
  codes.length <= MOST_NAMED ? f.list(codes) : `${codes.slice(0, MOST_NAMED).join(', ')} …`;
