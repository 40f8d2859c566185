import type { Instant } from '../../../domain/instant.ts';
import { previousWeek } from '../../../domain/week.ts';
import type { InstitutionView, WeekView } from '../../../store/institution-views.ts';
import type { Happenings } from '../../../store/week-happenings.ts';
import { moment } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import type { Moment } from './board.ts';

/** Why a week does not go on, and what to do about it. */
export interface Standstill {
  readonly kind: 'paused' | 'cancelled' | 'waiting' | 'behind';
  readonly title: string;
  readonly why: string;
  readonly todo: string;
}

const PATIENCE_MS = 120_000; // a milestone takes a moment

/** The cause of a week that stands still: somebody paused or cancelled it, the week before is not closed, or nobody runs it (domain.md 4.7, 5.2). */
export function standstillOf(
  visit: Pick<Visit, 'tx' | 't' | 'f' | 'words'>,
  institution: Pick<InstitutionView, 'weeks' | 'scheduled' | 'handAt'>,
  week: WeekView,
  moments: readonly Moment[],
  happened: Happenings,
): Standstill | null {
  const { tx, t } = visit;
  const said = (key: string, values: Readonly<Record<string, string | number>> = {}) => ({
    title: t(`still.${key}`, values),
    why: t(`still.${key}Why`, values),
    todo: t(`still.${key}Todo`, values),
  });
  if (week.state === 'CANCELLED') {
    const { by, at, reason } = lastPlan(visit, happened, week.week, 'CANCELLED');
    return reason === null ? { kind: 'cancelled', ...said('byCalendar') } : { kind: 'cancelled', ...said('cancelled', { by, at, reason }) };
  }
  if (week.plan.state === 'PAUSED') {
    const { by, at, reason } = lastPlan(visit, happened, week.week, 'PAUSED');
    return { kind: 'paused', ...said('paused', { by, at, reason: reason ?? '–' }) };
  }
  const overdue = moments.filter(({ state, at }) => state === 'missed' && tx.now - at > PATIENCE_MS);
  const [first] = overdue;
  if (first === undefined) return null;
  const named = { name: first.name, at: moment({ f: visit.f, today: tx.today }, first.at), n: overdue.length };
  const before = institution.weeks.find((one) => one.week === previousWeek(week.week));
  if (week.state === 'SCHEDULED' && before !== undefined && !['CLOSED', 'CANCELLED'].includes(before.state))
    return { kind: 'waiting', ...said('waiting', { ...named, week: before.week }) };
  if (institution.handAt !== null) return { kind: 'behind', ...said('byHand', named) };
  return { kind: 'behind', ...said(institution.scheduled ? 'behind' : 'unscheduled', named) };
}

/** Who last gave the week this state, when and why; a week that the calendar cancels has no reason. */
function lastPlan({ f, tx }: Pick<Visit, 'f' | 'tx'>, { facts }: Happenings, week: string, state: string) {
  const told = facts.filter(({ kind, payload }) => kind === 'plan' && payload.week === week && payload.state === state).at(-1);
  const at: Instant | undefined = told?.at;
  const reason = told?.payload.reason === undefined ? null : String(told.payload.reason);
  return { by: told?.by ?? '–', at: at === undefined ? '–' : moment({ f, today: tx.today }, at), reason };
}
