import { roleHolders } from '../../../domain/addressees.ts';
import type { Day, Instant } from '../../../domain/instant.ts';
import { planned, planWeek } from '../../../domain/routine.ts';
import type { MilestoneCode } from '../../../domain/values.ts';
import { nextWeek } from '../../../domain/week.ts';
import type { Visit } from '../visit.ts';
import type { SittingWeek } from './week-shown.ts';

/** What leaves by itself after the sitting, and when. */
export interface Coming {
  readonly at: Instant;
  readonly done: boolean;
  readonly text: string;
}
/** A date that follows from the sitting: a promise, an event proposed, the next sitting. */
export interface Dated {
  readonly on: Day;
  readonly text: string;
  readonly code: string | null;
}

const AFTER = ['M15', 'M16', 'M17'] as const satisfies readonly MilestoneCode[];

/** The close of the minutes, the proposal to the head office, the summary to everybody, at this week's hours (domain.md 5.2). */
export function comingOf({ book, tx, t, f }: Visit, { cycle }: SittingWeek): Coming[] {
  const office = roleHolders(book, 'HEAD_OFFICE', tx.today).map(({ name }) => name);
  return AFTER.flatMap((code) => {
    const at = planned(cycle.plan, code);
    if (at === undefined) return [];
    const names = office.length === 0 ? t('coming.office') : f.list(office);
    return [{ at, done: cycle.done.some((one) => one.code === code), text: t(`coming.${code}`, { names }) }];
  });
}

/** Promises the committee follows, events that the agenda proposes, and the next sitting, by date. */
export function calendarOf(visit: Visit, { cycle, pack }: SittingWeek): Dated[] {
  const { book, t, tx, f } = visit;
  const promises = pack.commitments
    .filter(({ standing }) => standing === 'DUE')
    .map(({ due, responsible, item }) => ({
      on: due,
      code: item.item,
      text: t('calendar.promise', { who: responsible, title: item.title }),
    }));
  const events = pack.agenda.flatMap(({ agenda, title, proposedDate, kind }) =>
    kind === 'EVENT' && proposedDate !== null ? [{ on: proposedDate, code: agenda, text: title }] : [],
  );
  const week = nextWeek(cycle.week);
  const { plan } = book.cycles.get(week) ?? planWeek(book.institution, week, tx.zone);
  const at = planned(plan, 'M14');
  const sitting = at === undefined ? [] : [{ on: f.dayOf(at), code: null, text: t('calendar.sitting', { time: f.time(at) }) }];
  return [...promises, ...events, ...sitting].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
