import type { RoutinePlan } from './entities.ts';
import type { Instant } from './instant.ts';
import type { MilestoneCode, Notice } from './values.ts';

export interface UsefulFor {
  readonly plan?: RoutinePlan;
  readonly endOfRunDay?: Instant; // midnight after the run's date
  readonly beforeDate?: boolean; // N28: before the commitment's date
}

/** Until when a letter is useful: it does not leave at or after that instant; null without limit (domain.md 6.6). */
export function usefulUntil(notice: Notice, number: number | undefined, { plan, endOfRunDay, beforeDate }: UsefulFor): Instant | null {
  const moment = (...codes: MilestoneCode[]): Instant | null => {
    for (const code of codes) {
      const found = plan?.milestones.find((one) => one.code === code);
      if (found) return found.at;
    }
    return null;
  };
  switch (notice) {
    case 'N01':
      return moment('M05');
    case 'N02':
      return number === 1 ? moment('M03', 'M04', 'M05') : number === 2 ? moment('M04', 'M05') : moment('M05');
    case 'N03':
      return moment('M07');
    case 'N04':
      return moment('M06');
    case 'N15':
      return moment('M09');
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
