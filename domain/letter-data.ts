import type { Stay, Treatment, UpdateMark } from './entities.ts';
import type { Day, Instant } from './instant.ts';
import type {
  AgendaAnswer,
  AgendaKind,
  AgendaState,
  DecisionKind,
  DecisionLevel,
  IgKind,
  IgState,
  ManagementState,
  OpportunityState,
  ProblemType,
  ReviewState,
  Scope,
  Trigger,
  UpdateState,
  Valuation,
} from './values.ts';

// What a letter says before it has a language or a form: frozen with the fact, JSON only, no formatted text. Templates turn it into
// words with the recipient's locale and the institution's zone.

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
/** One line of the Wednesday work list (domain.md 5.3); `line` is its key, as in the answers. */
export type WorkLine =
  | { readonly line: string; readonly what: 'IG_DUE'; readonly ig: IgLine }
  | { readonly line: string; readonly what: 'IG_DELAYED'; readonly ig: IgLine; readonly explanation?: string } // given this week
  | { readonly line: string; readonly what: 'ITEM' | 'ITEM_RETURNED'; readonly item: ItemLine; readonly instruction?: string }
  | { readonly line: string; readonly what: 'OPPORTUNITY'; readonly opportunity: OpportunityLine }
  | { readonly line: string; readonly what: 'NARRATIVE'; readonly noChangeInARow: number };
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
/** The cover of every pack: which week, which day, which version, as of when (a late pack names both instants). */
export interface PackCover {
  readonly code: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6';
  readonly institution: string;
  readonly week: string;
  readonly version: number;
  readonly asOf: Instant; // planned
  readonly at: Instant; // real
  readonly today: Day;
  readonly counts: readonly CountLine[];
  readonly total: number;
}
/** P2, the coordinator's review pack; the twelve sections of domain.md 7.3 in order. */
export interface P2 {
  readonly cover: PackCover;
  readonly updates: readonly UpdateLine[];
  readonly dashboard: readonly GoalLine[];
  readonly arrivals: readonly MoveLine[];
  readonly mine: readonly ItemLine[];
  readonly elsewhere: readonly ItemLine[];
  readonly unexplained: readonly IgLine[];
  readonly delays: readonly IgLine[];
  readonly reprogrammings: readonly ReprogrammingLine[];
  readonly pendingApprovals: readonly ReprogrammingLine[];
  readonly progress: { readonly igs: readonly IgLine[]; readonly goals: readonly GoalLine[] };
  readonly opportunities: readonly OpportunityLine[];
  readonly proposal: readonly (SelectedLine & { readonly section: '1' | '2' | '3' | '4' })[];
  readonly discards: readonly { readonly item: ItemLine; readonly reason: string; readonly by: string | null }[];
  readonly orphans: readonly ItemLine[];
  readonly noChangeStreaks: readonly UpdateLine[];
  readonly opinions: readonly never[]; // citizens' opinions come with a later release: always none
  readonly selectionDue: Instant | null; // M09
}
/** P3, the minister's briefing. */
export interface P3 {
  readonly cover: PackCover;
  readonly sequence: number; // of the invitation that comes with it: the version of the week's plan
  readonly auto: boolean; // selected automatically
  readonly changes: readonly { readonly state: ManagementState; readonly before: number; readonly now: number }[];
  readonly open: readonly ScopeCount[];
  readonly sections: Readonly<Record<'1' | '2' | '3' | '4', readonly SelectedLine[]>>;
  readonly followUp: readonly DecisionLine[]; // last week's instructions
  readonly carried: readonly string[]; // refs carried over
  readonly briefingAt: Instant | null; // M11
  readonly decisionsDue: Instant | null; // M12
}
/** P4, the committee's pack. */
export interface P4 {
  readonly cover: PackCover;
  readonly sequence: number; // of the invitation that comes with it: the version of the week's plan
  readonly open: readonly ScopeCount[];
  readonly items: readonly ItemLine[]; // committee scope by due date; undecided ones of last week first
  readonly transsectoral: readonly ItemLine[]; // not yet here
  readonly commitments: readonly {
    readonly item: ItemLine;
    readonly responsible: string;
    readonly due: Day;
    readonly standing: 'KEPT' | 'DUE' | 'BROKEN';
  }[];
  readonly synergies: readonly { readonly goals: readonly string[]; readonly kind: 'SHARED_TERRITORY'; readonly note: string }[];
  readonly progress: { readonly igs: readonly IgLine[]; readonly goals: readonly GoalLine[] };
  readonly opportunities: readonly OpportunityLine[]; // approved
  readonly agenda: readonly AgendaLine[]; // draft
  readonly neglected: readonly GoalLine[]; // missed >= 3 cycles
  readonly sittingAt: Instant | null; // M14
  readonly minutesAt: Instant | null; // M15
}
/** P5, the agenda proposal. */
export interface P5 {
  readonly cover: PackCover;
  readonly decisions: readonly AgendaLine[];
  readonly events: readonly AgendaLine[];
  readonly information: readonly AgendaLine[];
  readonly followUps: readonly { readonly agenda: string; readonly text: string; readonly responsible: string; readonly due: Day }[];
  readonly answerBy: Day | null;
}
/** P6, the weekly summary. */
export interface P6 {
  readonly cover: PackCover;
  readonly indicators: Readonly<Record<string, Indicator>>; // K1..K5, K11, K13, K17 as far as they exist
  readonly dashboard: readonly GoalLine[];
  readonly decisions: readonly DecisionLine[];
  readonly moves: readonly MoveLine[];
  readonly carried: readonly ItemLine[];
  readonly next: {
    readonly week: string;
    readonly days: { readonly open: Day; readonly manager: Day; readonly coordinator: Day; readonly committee: Day } | null;
    readonly opensAt: Instant | null;
  };
}
/** An indicator of 9.3 as numerator and denominator, with its percentage. */
export interface Indicator {
  readonly of: number;
  readonly total: number;
  readonly percent: number | null;
}

/** The moment a letter asks to act by, and the plain facts of the week. */
export interface WeekLine {
  readonly week: string;
  readonly closesAt: Instant | null; // M05
  readonly graceAt: Instant | null; // M07
}

/** A meeting of the week that is in people's calendars already and stands elsewhere now; `now` is null when it is cancelled. */
export interface MovedMeeting {
  readonly kind: 'briefing' | 'committee';
  readonly week: string;
  readonly was: Instant;
  readonly now: Instant | null;
  readonly sequence: number; // of the invitation: grows with each change
}

/** Per notice, the frozen data of its letter (domain.md 6.6). Lines that may no longer hold when it is written out carry their key. */
export interface LetterData {
  readonly CAL: MovedMeeting; // no notice of 6.6: it only keeps calendars true (docs/adr/0008)
  readonly N01: WeekLine & { readonly lists: readonly WorkList[] };
  readonly N02: WeekLine & { readonly k: number; readonly lists: readonly WorkList[] };
  readonly N03: WeekLine & { readonly goals: readonly GoalLine[] };
  readonly N04: WeekLine & { readonly updates: readonly UpdateLine[]; readonly reported: number };
  readonly N05: WeekLine & { readonly goals: readonly GoalLine[] };
  readonly N06: WeekLine & { readonly goal: GoalLine; readonly reason: string; readonly by: string; readonly until: Instant | null };
  readonly N07: { readonly items: readonly (ItemLine & { readonly inDays: number })[] }; // business days to due: 5, 2 or 0
  readonly N08: { readonly items: readonly (ItemLine & { readonly unreviewedDays: number })[] };
  readonly N09: {
    readonly item: ItemLine;
    readonly from: Scope;
    readonly to: Scope;
    readonly trigger: Trigger;
    readonly returned: boolean;
    readonly by: string | null;
    readonly text: string | null;
    readonly nextRung: Scope | null;
  };
  readonly N10: {
    readonly item: ItemLine;
    readonly outcome: 'RESOLVED' | 'IGNORED';
    readonly text: string;
    readonly by: string | null;
    readonly after: number;
  }; // calendar days it was open
  readonly N11: {
    readonly item: ItemLine;
    readonly goal: GoalLine;
    readonly more?: readonly { readonly item: ItemLine; readonly goal: GoalLine }[]; // of the same end of grace
  };
  readonly N12: {
    readonly reprogramming: ReprogrammingLine;
    readonly why: readonly ('SECOND_TIME' | 'CRITICAL_LONG' | 'PAST_GOAL_END')[];
    readonly goalEnd: Day;
  };
  readonly N13: { readonly reprogramming: ReprogrammingLine; readonly approved: boolean; readonly by: string; readonly newState: IgState };
  readonly N14: P2;
  readonly N15: { readonly week: string; readonly until: Instant | null; readonly proposal: P2['proposal'] };
  readonly N16: P3;
  readonly N17: P4;
  readonly N18: {
    readonly decision: DecisionLine;
    readonly item: ItemLine | null;
    readonly opportunity: OpportunityLine | null;
    readonly agenda: string | null;
  };
  readonly N19: P5;
  readonly N20: {
    readonly agenda: AgendaLine;
    readonly answer: AgendaAnswer;
    readonly text: string | null;
    readonly date: Day | null;
    readonly by: string;
  };
  readonly N21: P6;
  readonly N25: {
    readonly principal: string;
    readonly delegate: string;
    readonly role: string;
    readonly from: Day;
    readonly to: Day;
    readonly canSubmit: boolean;
    readonly canDecide: boolean;
    readonly reason: string | null;
    readonly withdrawn: boolean;
    readonly by: string;
  };
  readonly N26: {
    readonly rungs: readonly {
      readonly scope: Scope;
      readonly goals: readonly { readonly goal: string; readonly title: string }[];
      readonly standsIn: readonly string[];
    }[];
  };
  readonly N27: { readonly opportunities: readonly OpportunityLine[] };
  readonly N28: {
    readonly commitments: readonly {
      readonly ref: string;
      readonly title: string;
      readonly goal: string;
      readonly text: string;
      readonly due: Day;
      readonly responsible: string;
      readonly recordedBy: string | null;
      readonly daysLate: number;
      readonly inDays: number | null;
    }[];
  };
  readonly N29: { readonly week: string; readonly reason: string | null; readonly byCalendar: boolean; readonly next: P6['next'] };
}
