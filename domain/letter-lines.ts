import type { Stay, Treatment, UpdateMark } from './entities.ts';
import type { Day, Instant } from './instant.ts';
import type {
  AgendaKind,
  AgendaState,
  DecisionKind,
  DecisionLevel,
  IgKind,
  IgState,
  IndicatorFrequency,
  IndicatorKind,
  IndicatorLight,
  ManagementState,
  OpportunityState,
  ProblemType,
  ReviewState,
  Scope,
  Trigger,
  UpdateState,
  Valuation,
} from './values.ts';

// The rows that letters and packs are made of: frozen, JSON only, no formatted text.

/** An exact share as a percentage, and the counts behind it; `percent` is null when there is nothing to share (domain.md 8.1). */
export interface CountLine {
  readonly state: ManagementState;
  readonly count: number;
  readonly percent: number | null;
}
/** One goal as the dashboard shows it (domain.md 8.2–8.4); percentages with one decimal. */
export interface GoalLine {
  readonly goal: string;
  readonly title: string;
  readonly manager: string | null; // name
  readonly priority: boolean;
  readonly state: ManagementState;
  readonly byHand: boolean; // an override or a declared stop shows
  readonly endDate: Day;
  readonly finishedOn: Day | null;
  readonly days: number | null; // calendar days left, negative when past; null when finished
  readonly restrictions: number;
  readonly alerts: number;
  readonly igsWithRestrictions: number;
  readonly igsWithAlerts: number;
  readonly delayed: number;
  readonly reprogrammed: number;
  readonly normal: number;
  readonly finished: number;
  readonly actual: number;
  readonly expected: number;
  readonly original: number;
  readonly gap: number;
  readonly light: 'green' | 'amber' | 'red';
  readonly stale: boolean;
  readonly missedInARow: number;
  readonly lastUpdateAt: Instant | null;
  readonly narrative: string | null;
}
/** One restriction or alert as it stands. */
export interface ItemLine {
  readonly item: string;
  readonly kind: 'RESTRICTION' | 'ALERT';
  readonly title: string;
  readonly type: ProblemType;
  readonly description: string | null;
  readonly goal: string;
  readonly goalTitle: string;
  readonly ig: string | null; // code
  readonly igTitle: string | null;
  readonly scope: Scope;
  readonly state: ReviewState;
  readonly limitDate: Day;
  readonly due: Day | null; // null at the top rung
  readonly dueLight: 'green' | 'amber' | 'red'; // domain.md 8.4
  readonly daysToDue: number | null; // business days, negative when past
  readonly daysToLimit: number; // calendar days
  readonly urgent: boolean;
  readonly transsectoral: boolean;
  readonly blocking: boolean;
  readonly treatment: Treatment | null;
  readonly holders: readonly string[]; // names of the present rung's
  readonly manager: string | null;
  readonly reportedOn: Day;
  readonly reportedBy: string | null; // name; null: the system
  readonly stays: readonly Pick<Stay, 'scope' | 'on' | 'trigger' | 'down'>[];
  readonly ladder: readonly Scope[];
  readonly commitment: { readonly responsible: string; readonly due: Day } | null;
  readonly lastAction: { readonly at: Instant; readonly by: string | null; readonly text: string } | null;
  readonly carriedOver?: number; // n-th time
}
export interface IgLine {
  readonly goal: string;
  readonly ig: string; // code
  readonly title: string;
  readonly kind: IgKind;
  readonly state: IgState;
  readonly critical: boolean;
  readonly responsible: string | null;
  readonly endDate: Day;
  readonly originalEndDate: Day;
  readonly reprogramCount: number;
  readonly finishedOn: Day | null;
  readonly daysLate: number; // calendar days after the end date, 0 when not late
}
export interface OpportunityLine {
  readonly opportunity: string;
  readonly title: string;
  readonly goal: string;
  readonly goalTitle: string;
  readonly ig: string | null;
  readonly proposedDate: Day;
  readonly place: string | null;
  readonly state: OpportunityState;
  readonly valuation: Valuation | null;
}
export interface AgendaLine {
  readonly agenda: string;
  readonly kind: AgendaKind;
  readonly title: string;
  readonly requestedDecision: string | null;
  readonly proposedDate: Day | null;
  readonly state: AgendaState;
  readonly origin: string;
  readonly goal: string;
  readonly limitDate: Day | null; // of the origin, for decisions
  readonly item: ItemLine | null; // its history, for decisions
}
export interface ReprogrammingLine {
  readonly ref: string;
  readonly goal: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly reason: string;
  readonly decision: 'AUTO_ACCEPTED' | 'PENDING' | 'APPROVED' | 'REJECTED';
  readonly count: number; // which time it is or would be
  readonly requestedBy: string;
  readonly decisionReason: string | null;
}
export interface DecisionLine {
  readonly level: DecisionLevel;
  readonly ref: string;
  readonly title: string;
  readonly goal: string;
  readonly decision: DecisionKind;
  readonly text: string | null;
  readonly responsible: string | null;
  readonly due: Day | null;
  readonly valuation: Valuation | null;
  readonly recordedBy: string;
  readonly at: Instant;
}
/** One indicator as it stands: three main numbers, light, and what is late (domain.md 3.6, 8.4; report D 2.1). */
export interface IndicatorLine {
  readonly indicator: string; // code
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly frequency: IndicatorFrequency;
  readonly goal: string;
  readonly goalTitle: string;
  readonly baselineValue: number;
  readonly baselineDate: Day;
  readonly targetValue: number;
  readonly targetDate: Day;
  readonly current: PeriodValue | null; // the last validated one
  readonly pending: PeriodValue | null; // the last one recorded and not validated
  readonly expectedPeriod: Day | null; // the end of the last period that should have a value
  readonly daysLate: number; // calendar days since that value could exist, 0 once it is recorded
  readonly light: IndicatorLight;
  readonly expectedValue: number | null; // at the end of the current value's period, else of the expected one
  readonly percentOfTarget: number | null; // of the way from baseline to target, one decimal
}
export interface PeriodValue {
  readonly value: number;
  readonly periodEnd: Day;
}
/** One line of the Wednesday work list (domain.md 5.3); `line` is its key, as in the answers. */
export type WorkLine =
  | { readonly line: string; readonly what: 'IG_DUE'; readonly ig: IgLine }
  | { readonly line: string; readonly what: 'IG_DELAYED'; readonly ig: IgLine; readonly explanation?: string } // given this week
  | { readonly line: string; readonly what: 'ITEM' | 'ITEM_RETURNED'; readonly item: ItemLine; readonly instruction?: string }
  | { readonly line: string; readonly what: 'OPPORTUNITY'; readonly opportunity: OpportunityLine }
  | { readonly line: string; readonly what: 'NARRATIVE'; readonly noChangeInARow: number }
  | {
      readonly line: string;
      readonly what: 'INDICATOR';
      readonly asked: boolean; // must be answered; else only offered
      readonly period: Day | null; // whose value is asked for; null: none is over yet
      readonly recorded: boolean; // that period, or a later one, has a value
      readonly indicator: IndicatorLine;
    }
  | { readonly line: string; readonly what: 'PROGRESS' | 'REVISION'; readonly asked: boolean; readonly month: string | null }; // `2026-11`
/** Pack P1 for one goal (domain.md 7.3). */
export interface WorkList {
  readonly goal: GoalLine;
  readonly update: UpdateState;
  readonly lines: readonly WorkLine[];
  readonly elsewhere: readonly ItemLine[]; // items in higher scopes, for information
  readonly decisions: readonly DecisionLine[]; // decisions and instructions received
  readonly upcoming: readonly IgLine[]; // next 20 days
  readonly draftKept: boolean;
}
export interface UpdateLine {
  readonly goal: string;
  readonly title: string;
  readonly manager: string | null;
  readonly state: UpdateState;
  readonly late: boolean;
  readonly noChange: boolean;
  readonly submittedAt: Instant | null;
  readonly missedInARow: number;
  readonly noChangeInARow: number;
  readonly marks: readonly UpdateMark[];
  readonly lastUpdateAt: Instant | null;
}
/** A line of the minister's selection with what it refers to. */
export type SelectedLine =
  | { readonly ref: string; readonly why: string; readonly what: 'ITEM'; readonly item: ItemLine }
  | { readonly ref: string; readonly why: string; readonly what: 'IG'; readonly ig: IgLine }
  | { readonly ref: string; readonly why: string; readonly what: 'REPROGRAMMING'; readonly reprogramming: ReprogrammingLine }
  | { readonly ref: string; readonly why: string; readonly what: 'GOAL'; readonly goal: GoalLine; readonly was?: ManagementState }
  | {
      readonly ref: string;
      readonly why: string;
      readonly what: 'INDICATOR';
      readonly indicator: IndicatorLine;
      readonly crossed: number | null;
    } // percent
  | { readonly ref: string; readonly why: string; readonly what: 'OPPORTUNITY'; readonly opportunity: OpportunityLine };
export interface ScopeCount {
  readonly scope: Scope;
  readonly restrictions: number;
  readonly alerts: number;
}
export interface MoveLine {
  readonly item: ItemLine;
  readonly from: Scope | null; // null: registered there
  readonly to: Scope;
  readonly trigger: Trigger | null;
  readonly on: Day;
}
