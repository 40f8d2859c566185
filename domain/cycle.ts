import type { Id, WeekKey } from './ids.ts';
import type { Day, Instant } from './instant.ts';
import type { CycleState, DecisionKind, DecisionLevel, MilestoneCode, UpdateState, Valuation } from './values.ts';

/** One week as instants, in timetable order; a milestone the week does not have is absent. */
export interface RoutinePlan {
  readonly version: number;
  readonly state: 'RUNNING' | 'PAUSED' | 'CANCELLED';
  readonly milestones: readonly { readonly code: MilestoneCode; readonly at: Instant }[];
}
export interface CycleDays {
  readonly open: Day;
  readonly manager: Day;
  readonly coordinator: Day;
  readonly committee: Day;
}
export interface Cycle {
  readonly id: Id;
  readonly week: WeekKey;
  readonly state: CycleState;
  /** null: the week has no room for the routine (5.5); its plan then has the one entry M01 at which it is cancelled. */
  readonly days: CycleDays | null;
  readonly month: string | null; // `2026-11`: a monthly week reports on it in addition (5.8); known from its opening
  readonly plan: RoutinePlan;
  readonly done: readonly { readonly code: MilestoneCode; readonly plannedAt: Instant; readonly doneAt: Instant }[];
  readonly selectionFrozenAt: Instant | null;
  readonly selectionConfirmed: boolean; // by a person
  readonly closedAt: Instant | null;
  readonly stats: Readonly<Record<string, unknown>> | null; // K indicators and the goals by `states`, written at M17
  readonly version: number;
}

export type UpdateMark = 'VALIDATED_BY_CLOSING' | 'RETURNED_NOT_CORRECTED' | 'ACCEPTED_LATE';
export interface WeeklyUpdate {
  readonly id: Id;
  readonly week: WeekKey;
  readonly goalId: Id;
  readonly state: UpdateState;
  readonly late: boolean;
  readonly noChange: boolean;
  readonly narrative: string | null;
  readonly answers: readonly WorkListAnswer[];
  readonly submittedAt: Instant | null;
  readonly submittedBy: Id | null;
  readonly onBehalfOf: Id | null;
  readonly amendedAt: Instant | null;
  readonly returnReason: string | null;
  readonly excuseReason: string | null;
  readonly validatedAt: Instant | null;
  readonly validatedBy: Id | null;
  readonly marks: readonly UpdateMark[];
  readonly version: number;
}
/** How one line of the Wednesday work list was answered (domain.md 5.3). */
export interface WorkListAnswer {
  readonly line: string; // key of the line: `ig/1,03`, `delay/1,03`, `item/R-001`, `returned/R-001`, `opportunity/O-001`, `narrative`, `indicator/I-001`, `progress`, `revision`
  readonly answer:
    | 'FINISHED'
    | 'ON_COURSE'
    | 'REPROGRAM'
    | 'RESTRICTED'
    | 'EXPLAINED'
    | 'ACTION'
    | 'NO_MOVEMENT'
    | 'READ'
    | 'VALIDATED'
    | 'REDATED'
    | 'WITHDRAWN'
    | 'NONE'
    | 'NARRATIVE'
    | 'NO_CHANGE'
    | 'RECORDED' // an indicator has its value
    | 'NOT_YET' // it has none yet, with the reason
    | 'PROGRESS' // of the goal, in words
    | 'REVISED'; // the programme was looked through
  readonly text?: string;
}

export type SelectionSection = '1' | '2' | '3' | '4';
export interface SelectionLine {
  readonly section: SelectionSection;
  readonly ref: string; // code of item or opportunity, `goal` or `goal/code`
  readonly origin: 'MANUAL' | 'AUTO';
  readonly why: string; // code of the rank it was proposed in, `added` when a person added it
}
export interface Selection {
  readonly week: WeekKey;
  readonly auto: boolean;
  readonly lines: readonly SelectionLine[];
  readonly leftOut: readonly SelectionLine[]; // proposed, and taken out by a person
  readonly confirmedAt: Instant;
  readonly confirmedBy: Id | null;
}

export interface Decision {
  readonly id: Id;
  readonly week: WeekKey | null;
  readonly level: DecisionLevel;
  readonly refType: 'ITEM' | 'OPPORTUNITY' | 'AGENDA';
  readonly ref: string;
  readonly goalId: Id;
  readonly decision: DecisionKind;
  readonly text: string | null;
  readonly responsibleId: Id | null;
  readonly due: Day | null;
  readonly valuation: Valuation | null;
  readonly recordedBy: Id;
  readonly recordedAt: Instant;
}
