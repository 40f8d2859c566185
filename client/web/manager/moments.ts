import { addDays } from '../../../domain/calendar.ts';
import type { Cycle, WeeklyUpdate } from '../../../domain/entities.ts';
import type { Instant } from '../../../domain/instant.ts';
import { isPast } from '../../../domain/routine.ts';
import type { MilestoneCode } from '../../../domain/values.ts';
import type { Visit } from '../visit.ts';

type Clock = Pick<Visit, 't' | 'f' | 'tx'>;

/** The instant of a milestone, or of the next one the week has. */
export const instantOf = ({ plan }: Cycle, code: MilestoneCode): Instant => plan.milestones.find((one) => one.code >= code)?.at ?? 0;

/** `las 18:00 de hoy`, to be said after "before" or "until". */
export function momentWords({ t, f, tx }: Clock, at: Instant): string {
  const day = f.dayOf(at);
  const when =
    day === tx.today ? 'today' : day === addDays(tx.today, 1) ? 'tomorrow' : day === addDays(tx.today, -1) ? 'yesterday' : 'other';
  return t('moment', { time: f.time(at), when, day: f.weekday(day, tx.today) });
}

/** What the clock still allows with an update: send it in time, late, correct it, or nothing more (domain.md 5.4). */
export type Turn = 'IN_TIME' | 'LATE' | 'CORRECT' | 'OVER';
export function turnOf(cycle: Cycle, { state }: Pick<WeeklyUpdate, 'state'>, now: Instant): Turn {
  if (state === 'SUBMITTED' || state === 'RETURNED') return isPast(cycle, 'M09', now) ? 'OVER' : 'CORRECT';
  if (state !== 'PENDING' && state !== 'DRAFT') return 'OVER';
  if (!isPast(cycle, 'M05', now)) return 'IN_TIME';
  return isPast(cycle, 'M07', now) ? 'OVER' : 'LATE';
}

/** `Faltan 7 horas y 58 minutos`, null once it has come. */
export function leftWords({ t, tx }: Clock, at: Instant): string | null {
  const minutes = Math.floor((at - tx.now) / 60_000);
  if (minutes < 0) return null;
  const days = Math.floor(minutes / 1440);
  return days > 0 ? t('left.days', { n: days }) : t('left.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
