import type { CycleDays, Id, Item, Measurement, Reprogramming, UpdateMark, WeekKey } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { ManagementState, UpdateState } from '../domain/values.ts';

/** One week that closed, as its statistics tell it (domain.md 4.7, 9.3); `states` how many goals were in each state, since that is kept. */
export interface ClosedWeek {
  readonly week: WeekKey;
  readonly days: CycleDays | null;
  readonly closedAt: Instant;
  readonly stats: Readonly<Record<string, unknown>>;
  readonly states: Readonly<Record<ManagementState, number>> | null;
}
/** A goal's update of a past week. */
export interface PastUpdate {
  readonly week: WeekKey;
  readonly goalId: Id;
  readonly state: UpdateState;
  readonly late: boolean;
  readonly marks: readonly UpdateMark[];
  readonly submittedAt: Instant | null;
}
/** A file on a goal, without its bytes. */
export interface FiledDocument {
  readonly goalId: Id;
  readonly name: string;
  readonly description: string | null;
  readonly attachedAt: Instant;
  readonly attachedBy: Id;
}
/** What a book leaves out because acts and milestones do not need it, and some reports do. */
export interface Kept {
  readonly closedWeeks: readonly ClosedWeek[]; // the last 60, oldest first
  readonly pastUpdates: readonly PastUpdate[]; // of the last 8 weeks that closed and of the open one, oldest first
  readonly reprogrammings: readonly Reprogramming[]; // every accepted one, oldest first
  readonly closedItems: readonly Item[]; // all restrictions and alerts that are not open, by code
  readonly documents: readonly FiledDocument[]; // newest first
  readonly measurements: readonly Measurement[]; // every one not replaced, by period
}
