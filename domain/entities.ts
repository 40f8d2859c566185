import type { Day, Instant, LocalTime } from './instant.ts';
import type {
  ActorKind,
  AgendaKind,
  AgendaState,
  CycleState,
  DecisionKind,
  DecisionLevel,
  GoalLifecycle,
  GovernmentLevel,
  IgKind,
  IgState,
  InstitutionKind,
  ManagementState,
  MilestoneCode,
  OpportunityKind,
  OpportunityState,
  ProblemType,
  ReviewState,
  Role,
  Scope,
  SectorKind,
  Trigger,
  UpdateState,
  Valuation,
} from './values.ts';

/** Opaque row id. */
export type Id = string;
/** Week key `2026-W48`. */
export type WeekKey = string;

/** Thresholds an institution may change (domain.md 8.5). */
export interface Thresholds {
  readonly delayedShare: number;
  readonly thermometerAmber: number;
  readonly thermometerRed: number;
  readonly preLimitWarnings: readonly number[];
  readonly turnDays: number;
  readonly turnDaysUrgent: number;
  readonly unreviewedAfter: number;
  readonly unreviewedAction: 'NOTIFY' | 'ESCALATE';
  readonly alertOnLimitPassed: 'ESCALATE' | 'CONVERT';
  readonly maxAutomaticScope: Scope;
  readonly missedForSystemAlert: number;
  readonly staleFrame: number;
  readonly lookAheadDays: number;
  readonly recentlyProgrammedDays: number;
  readonly stopProposalDays: number;
  readonly stopProposalCycles: number;
  readonly maxLimitExtensions: number;
  readonly maxCommitments: number;
  readonly maxCommitmentDays: number;
  readonly reopenWeeks: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  delayedShare: 0.2,
  thermometerAmber: -5,
  thermometerRed: -15,
  preLimitWarnings: [5, 2, 0],
  turnDays: 5,
  turnDaysUrgent: 2,
  unreviewedAfter: 3,
  unreviewedAction: 'NOTIFY',
  alertOnLimitPassed: 'ESCALATE',
  maxAutomaticScope: 'HEAD_OF_GOVERNMENT',
  missedForSystemAlert: 2,
  staleFrame: 2,
  lookAheadDays: 20,
  recentlyProgrammedDays: 5,
  stopProposalDays: 30,
  stopProposalCycles: 8,
  maxLimitExtensions: 2,
  maxCommitments: 2,
  maxCommitmentDays: 15,
  reopenWeeks: 4,
};

/** ISO weekday, Monday 1 to Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export interface Anchors {
  readonly manager: Weekday;
  readonly coordinator: Weekday;
  readonly committee: Weekday;
}
export type Timetable = Readonly<Record<MilestoneCode | 'R07', LocalTime>>;
export interface BusinessCalendar {
  readonly workingWeekdays: readonly Weekday[];
  readonly holidays: readonly { readonly date: Day; readonly name: string }[];
}

export interface Institution {
  readonly id: Id; // its code in lower case
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: InstitutionKind;
  readonly governmentLevel: GovernmentLevel;
  readonly timeZone: string;
  readonly locale: string;
  readonly handAt: Instant | null; // null: lives by the wall clock
  readonly ladder: readonly Scope[];
  readonly timetable: Timetable;
  readonly anchors: Anchors;
  readonly thresholds: Thresholds;
  readonly calendar: BusinessCalendar;
  readonly mode: 'DRAFT' | 'OFFICIAL';
  readonly look: Look | null; // null: the product's own
  readonly steps: readonly OnboardingStep[]; // those of which something is known (domain.md 9.1)
  /** When the data were loaded or the last selection frozen: "this cycle" of 5.6 begins here, with every goal's state then, by code. */
  readonly baseline: {
    readonly at: Instant;
    readonly states: Readonly<Record<string, ManagementState>>;
    readonly before?: Readonly<Record<string, ManagementState>>; // those of the selection before, which the briefing compares with
  };
  /** When the data were loaded or the last cycle closed: the window of K10, K11, K13, K17 (9.3) begins here. */
  readonly lastCloseAt: Instant;
  /** The last business day whose deadline run was done; null before the first one. */
  readonly lastDeadlineRun: Day | null;
  /** ISO week key in which the last N26 was sent per vacant rung (`MANAGER` once for all its goals). */
  readonly vacancyNoticed: Readonly<Record<string, WeekKey>>;
  readonly version: number;
}

/** The six colours of an institution's pages, in light and in dark, and its logo. */
export interface LookColours {
  readonly brand: string; // `#1b4b5a`
  readonly onBrand: string;
  readonly action: string;
  readonly onAction: string;
  readonly link: string;
  readonly soft: string;
}
export interface Look {
  readonly light: LookColours;
  readonly dark: LookColours;
  readonly logo: string | null; // SVG text, looked through before it is kept
}
/** One of the ten steps of onboarding (domain.md 9.1). */
export interface OnboardingStep {
  readonly step: number; // 1 to 10
  readonly owner: Id | null;
  readonly planned: Day | null;
  readonly done: Day | null;
  readonly evidence: string | null;
}

export interface RoleAssignment {
  readonly id?: Id; // of its row; absent while it has none
  readonly role: Role;
  readonly goalIds?: readonly Id[]; // absent: a manager manages nothing, any other role covers all goals
  readonly from?: Day;
  readonly to?: Day;
}
export interface Person {
  readonly id: Id;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly active: boolean;
  readonly handle?: string; // what scenarios and the command line call the person
  readonly roles: readonly RoleAssignment[];
}
/** A list that goals are told apart by (domain.md 3.11). */
export interface Classifier {
  readonly id: Id;
  readonly name: string;
  readonly values: readonly string[];
  readonly active: boolean;
}
/** An organisation, person or group that takes part in goals or is affected by them (domain.md 3.3 `Actor`). */
export interface ActorEntry {
  readonly id: Id;
  readonly kind: ActorKind;
  readonly name: string;
  readonly sectorKind: SectorKind;
  readonly contact: string | null;
  readonly personId: Id | null;
  readonly active: boolean;
}
export interface Delegation {
  readonly id: Id;
  readonly principalId: Id;
  readonly delegateId: Id;
  readonly role: Role;
  readonly goalIds?: readonly Id[];
  readonly from: Day;
  readonly to: Day;
  readonly reason: string | null;
  readonly canSubmit: boolean;
  readonly canDecide: boolean;
  readonly withdrawnAt: Instant | null;
}

export interface Goal {
  readonly id: Id;
  readonly code: string;
  readonly title: string;
  readonly orgUnit: string | null;
  readonly startDate: Day;
  readonly endDate: Day;
  readonly originalEndDate: Day;
  readonly lifecycle: GoalLifecycle;
  readonly managementState: ManagementState; // as shown: computed, unless overridden
  readonly computedState: ManagementState;
  readonly statesAsOf: Day; // the last day whose changes of date (00:05) were recorded for the goal and its intermediate goals
  readonly stopped: { readonly since: Day; readonly reason: string } | null;
  readonly finishProposed: boolean;
  readonly finishedOn: Day | null; // finish confirmed
  readonly finishedAt: Instant | null; // when that was done; null when loaded so
  readonly override: {
    readonly state: ManagementState;
    readonly reason: string;
    readonly better: boolean;
    readonly closesLeft: number;
  } | null;
  readonly integrating: boolean;
  readonly priority: boolean;
  readonly description: string | null;
  readonly baseline: string | null;
  readonly expectedResult: string | null;
  readonly narrative: string | null; // executive report of the last update
  readonly lastUpdateAt: Instant | null;
  readonly missedInARow: number;
  readonly noChangeInARow: number;
  readonly version: number;
}

export interface IntermediateGoal {
  readonly id: Id;
  readonly goalId: Id;
  readonly code: string; // `1,03`
  readonly title: string;
  readonly endDate: Day;
  readonly originalEndDate: Day;
  readonly responsible: string | null;
  readonly kind: IgKind;
  readonly critical: boolean;
  readonly weight: number;
  readonly detail: string | null;
  readonly state: IgState;
  readonly finishedOn: Day | null;
  readonly finishedAt: Instant | null; // when the tick was set; null when loaded so
  readonly stopped: boolean;
  readonly cancelled: boolean;
  readonly reprogramCount: number;
  readonly progressReport: string | null;
  readonly progressUpdatedAt: Instant | null;
  /** The week in which the present delay was last explained, and how. */
  readonly explained: { readonly week: WeekKey; readonly text: string } | null;
  readonly version: number;
}

export interface Reprogramming {
  readonly id: Id;
  readonly goalId: Id;
  readonly igId: Id;
  readonly fromDate: Day;
  readonly toDate: Day;
  readonly reason: string;
  readonly requestedBy: Id;
  readonly requestedAt: Instant;
  readonly decision: 'AUTO_ACCEPTED' | 'PENDING' | 'APPROVED' | 'REJECTED';
  readonly decidedBy: Id | null;
  readonly decidedAt: Instant | null;
  readonly decisionReason: string | null;
}

/** One stay of an item at a rung, oldest first; the last one is the present. */
export interface Stay {
  readonly scope: Scope;
  readonly on: Day; // arrivedAt of domain.md 6.1
  readonly at: Instant | null; // when it happened; null when loaded
  readonly asOf?: Instant; // the instant it counts for, where that is another (5.2)
  readonly trigger: Trigger | null; // null: born there
  readonly by: Id | null; // who moved it by hand
  readonly down: boolean; // returned from above
  readonly reviewedOn: Day | null; // first review at this rung
  readonly text?: string; // note or instruction with which it was moved by hand
}
export interface Treatment {
  readonly what: string;
  readonly withWhom: string | null;
  readonly when: string | null;
}
/** A restriction or an alert (domain.md 3.7). */
export interface Item {
  readonly id: Id;
  readonly code: string;
  readonly kind: 'RESTRICTION' | 'ALERT';
  readonly goalId: Id;
  readonly igId: Id | null;
  readonly title: string;
  readonly problemType: ProblemType;
  readonly description: string | null;
  readonly treatment: Treatment | null;
  readonly responsible: string | null;
  readonly limitDate: Day;
  readonly transsectoral: boolean;
  readonly blocking: boolean;
  readonly urgent: boolean;
  readonly scope: Scope;
  readonly state: ReviewState;
  readonly arrivedAt: Day;
  readonly reportedBy: Id | null; // null: the system
  readonly reportedOn: Day;
  readonly createdAt: Instant; // when it was registered or loaded
  readonly committedDate: Day | null; // the holder's, at this scope
  readonly commitments: number; // made in the present stay
  readonly extensions: number;
  readonly origin: 'USER' | 'SYSTEM';
  readonly loaded: boolean; // came with the data, not registered here
  readonly stays: readonly Stay[];
  readonly sourceAlertId: Id | null;
  readonly convertedToId: Id | null;
  readonly closedAt: Instant | null;
  readonly closedOn: Day | null;
  readonly closingText: string | null;
  /** A manager's resolution of an item held above, which the coordinator confirms (4.3). */
  readonly resolutionProposed: { readonly by: Id; readonly text: string } | null;
  readonly version: number;
}
/** One entry of the action log: appended, never edited. */
export interface ActionLogEntry {
  readonly id: Id;
  readonly itemId: Id;
  readonly at: Instant;
  readonly by: Id | null;
  readonly text: string;
  readonly committedDate: Day | null;
}
/** A promise with a person and a date that E7 follows (domain.md 6.2, 6.3); on an item, or a follow-up of an agenda item. */
export interface Commitment {
  readonly id: Id;
  readonly itemId: Id | null;
  readonly agendaId: Id | null;
  readonly responsibleId: Id;
  readonly recordedById: Id | null; // null when loaded: nobody gets a copy
  readonly due: Day;
  readonly text: string;
  readonly recordedAt: Instant;
  readonly endedAt: Instant | null;
}

export interface Opportunity {
  readonly id: Id;
  readonly code: string;
  readonly goalId: Id;
  readonly igId: Id | null; // null: direct
  readonly title: string;
  readonly kind: OpportunityKind;
  readonly proposedDate: Day;
  readonly place: string | null;
  readonly description: string | null;
  readonly state: OpportunityState;
  readonly valuation: Valuation | null;
  readonly proposedBy: Id | null;
  readonly remindedFor: Day | null; // the proposed date an N27 was sent for
  readonly version: number;
}

export interface AgendaItem {
  readonly id: Id;
  readonly code: string;
  readonly kind: AgendaKind;
  readonly title: string;
  readonly requestedDecision: string | null;
  readonly proposedDate: Day | null;
  readonly originType: 'RESTRICTION' | 'ALERT' | 'OPPORTUNITY';
  readonly originId: Id;
  readonly goalId: Id;
  readonly state: AgendaState;
  readonly proposedOn: Day;
  readonly decisionText: string | null;
  readonly decidedAt: Instant | null;
  readonly version: number;
}

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
  readonly plan: RoutinePlan;
  readonly done: readonly { readonly code: MilestoneCode; readonly plannedAt: Instant; readonly doneAt: Instant }[];
  readonly selectionFrozenAt: Instant | null;
  readonly selectionConfirmed: boolean; // by a person
  readonly closedAt: Instant | null;
  readonly stats: Readonly<Record<string, unknown>> | null; // K indicators, written at M17
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
  readonly line: string; // key of the line: `ig/1,03`, `delay/1,03`, `item/R-001`, `returned/R-001`, `opportunity/O-001`, `narrative`
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
    | 'NO_CHANGE';
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
