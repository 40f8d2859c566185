import type { Cycle, Id, WeekKey } from './entities.ts';
import type { SynergyKind } from './values.ts';

/** What the committee's secretary or chair notes of a sitting beside its decisions (domain.md 3.9 Synergy, 3.10 CommitteeMeeting, 5.7). */
export type SittingAct =
  | { readonly do: 'noteAttendance'; readonly week: WeekKey; readonly present: readonly Id[] } // person ids
  | { readonly do: 'takeUp'; readonly week: WeekKey; readonly on: string } // what is on the table now
  | {
      readonly do: 'acceptSynergy';
      readonly week: WeekKey;
      readonly goals: readonly string[]; // codes, at least two
      readonly kind: SynergyKind;
      readonly text: string;
    }
  | { readonly do: 'confirmMinutes'; readonly week: WeekKey; readonly text?: string };

/** True while it is the committee's turn (domain.md 4.7). */
export const isSitting = ({ state }: Pick<Cycle, 'state'>): boolean => state === 'COMMITTEE';
