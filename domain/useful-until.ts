import type { Cycle, RoutinePlan } from './entities.ts';
import type { Instant } from './instant.ts';
import { phaseOf, planned } from './routine.ts';
import type { MilestoneCode, Notice } from './values.ts';
import { weekOf } from './week.ts';

/** What the moment of a letter depends on. */
export interface UsefulFor {
  readonly plan?: RoutinePlan;
  readonly endOfRunDay?: Instant; // midnight after the run's date
  readonly beforeDate?: boolean; // N28: before the commitment's date
}

/** Until when a letter is useful: it does not leave at or after that instant; null without limit (domain.md 6.6). */
export function usefulUntil(notice: Notice, number: number | undefined, { plan, endOfRunDay, beforeDate }: UsefulFor): Instant | null {
  const asked = askedBy(notice, number);
  if (asked) return (plan && planned(plan, asked)) ?? null;
  switch (notice) {
    case 'N07':
    case 'N08':
    case 'N27':
      return endOfRunDay ?? null;
    case 'N28':
      return beforeDate ? (endOfRunDay ?? null) : null;
    default:
      return null;
  }
}

/** True where what a letter asks for is due at a milestone moved after the week: such a letter does not leave (domain.md 5.5, 6.6). */
export function asksTooLate(notice: Notice, { week, days, done }: Pick<Cycle, 'week' | 'days' | 'done'>): boolean {
  const asked = askedBy(notice, undefined); // the reminders still to come have the one day of M05
  const phase = asked && phaseOf(asked);
  if (!phase || !days || done.some(({ code }) => code === asked)) return false;
  return weekOf(days[phase]) !== week;
}

/** The milestone by which a letter asks for something; a reminder asks by the next one, the last by the cut-off. */
function askedBy(notice: Notice, number: number | undefined): MilestoneCode | undefined {
  switch (notice) {
    case 'N01':
    case 'N22':
      return 'M05';
    case 'N02':
    case 'N23':
      return number === 1 ? 'M03' : number === 2 ? 'M04' : 'M05';
    case 'N03':
      return 'M07';
    case 'N04':
      return 'M06';
    case 'N15':
      return 'M09';
    default:
      return undefined;
  }
}
