import type { Id, WeekKey } from './ids.ts';
import type { Day, Instant } from './instant.ts';
import type { GoalMore } from './sheet.ts';
import type {
  AgendaKind,
  AgendaState,
  GoalLifecycle,
  IgKind,
  IgState,
  ManagementState,
  OpportunityKind,
  OpportunityState,
  ProblemType,
  ReviewState,
  Scope,
  Trigger,
  Valuation,
} from './values.ts';

export type * from './cycle.ts';
export type * from './ids.ts';
export * from './institution.ts';
export * from './sheet.ts';

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
  readonly more: GoalMore | null; // the rest of the sheet, where something of it is known
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
  readonly dependsOn: readonly string[]; // `MOP-01/1,03`
  readonly programmedAt: Instant | null; // null when loaded
  readonly programmedBy: Id | null;
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
