import type { Day } from './instant.ts';
import type { IgKind } from './values.ts';

/** A goal as a table gives it, with its intermediate goals, ready to be written (domain.md 3.4). */
export interface ImportedGoal {
  readonly row: number; // the first that tells of it
  readonly institution: string | null; // as the table names it
  readonly code: string;
  readonly title: string;
  readonly start: Day | null; // null: the table tells none
  readonly end: Day; // as told, else the last of its intermediate goals
  readonly priority: boolean;
  readonly integrating: boolean;
  readonly manager: string | null; // a mail address or a name
  readonly orgUnit: string | null;
  readonly description: string | null;
  readonly baseline: string | null;
  readonly expectedResult: string | null;
  readonly intermediateGoals: readonly ImportedIntermediateGoal[];
}
/** An intermediate goal as a table gives it (domain.md 3.5). */
export interface ImportedIntermediateGoal {
  readonly row: number;
  readonly code: string; // as told, else numbered: 1,01 to 1,99, then 2,01
  readonly title: string;
  readonly end: Day;
  readonly original: Day;
  readonly reprogrammings: number;
  readonly responsible: string | null;
  readonly kind: IgKind;
  readonly critical: boolean;
  readonly weight: number;
  readonly detail: string | null;
  readonly finished: Day | null;
  readonly stopped: boolean;
  readonly cancelled: boolean;
}
