import type { Id, WeekKey } from './ids.ts';
import type { Day, Instant, LocalTime } from './instant.ts';
import type { Options } from './sheet.ts';
import type { ActorKind, GovernmentLevel, InstitutionKind, ManagementState, MilestoneCode, Role, Scope, SectorKind } from './values.ts';

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
  readonly options: Options;
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
