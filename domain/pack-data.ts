import type { Day, Instant } from './instant.ts';
import type {
  AgendaLine,
  CountLine,
  DecisionLine,
  GoalLine,
  IgLine,
  ItemLine,
  MoveLine,
  OpportunityLine,
  ReprogrammingLine,
  ScopeCount,
  SelectedLine,
  UpdateLine,
} from './letter-lines.ts';
import type { ManagementState, Role, Scope, SynergyKind } from './values.ts';

/** The cover of every pack: which week, which day, which version, as of when (a late pack names both instants). */
export interface PackCover {
  readonly code: 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6' | 'P7' | 'P8' | 'P9' | 'ACTA';
  readonly institution: string;
  readonly readers?: readonly string[]; // whoever held the role it is for, by name; absent in packs of before
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
  readonly criticalPaths?: readonly CriticalPath[]; // once a quarter, where the institution reviews them (5.9)
}
/** The critical path of a goal, as the coordinator looks at it once a quarter (domain.md 5.9). */
export interface CriticalPath {
  readonly goal: string;
  readonly title: string;
  readonly manager: string | null;
  readonly open: number; // critical steps not finished
  readonly delayed: number;
  readonly reprogrammed: number;
  readonly finished: number; // in the quarter
  readonly next: IgLine | null;
}
/** P3, the minister's briefing. */
export interface P3 {
  readonly cover: PackCover;
  readonly sequence: number; // of the invitation that comes with it: the version of the week's plan
  readonly auto: boolean; // selected automatically
  readonly changes: readonly { readonly state: ManagementState; readonly before: number; readonly now: number }[];
  readonly open: readonly ScopeCount[];
  readonly sections: Readonly<Record<'1' | '2' | '3' | '4', readonly SelectedLine[]>>;
  readonly selection: SealedSelection;
  readonly followUp: readonly DecisionLine[]; // last week's instructions
  readonly carried: readonly string[]; // refs carried over
  readonly dashboard: readonly GoalLine[]; // beside the selection: what is consulted, not read
  readonly upcoming: readonly IgLine[]; // due in the next 20 days (B 1.1)
  readonly briefingAt: Instant | null; // M11
  readonly decisionsDue: Instant | null; // M12
}
/** Who selected what the minister hears, and what was proposed and taken out (domain.md 5.6): the pack tells it, so that it can be proved. */
export interface SealedSelection {
  readonly auto: boolean;
  readonly confirmedBy: string | null; // a name; null: automatic
  readonly confirmedAt: Instant | null; // null: not frozen yet
  readonly leftOut: readonly {
    readonly section: '1' | '2' | '3' | '4';
    readonly ref: string;
    readonly title: string;
    readonly why: string; // the rank it was proposed in
  }[];
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
  readonly synergies: readonly FoundSynergy[]; // by kind
  readonly progress: { readonly igs: readonly IgLine[]; readonly goals: readonly GoalLine[] };
  readonly opportunities: readonly OpportunityLine[]; // approved
  readonly agenda: readonly AgendaLine[]; // draft
  readonly neglected: readonly GoalLine[]; // missed >= 3 cycles
  readonly dashboard: readonly GoalLine[]; // all goals, to consult
  readonly sittingAt: Instant | null; // M14
  readonly minutesAt: Instant | null; // M15
}
/** What goals have in common, or in each other's way, as the record tells it (domain.md 3.9 Synergy): the kinds that need nobody to see them. */
export interface FoundSynergy {
  readonly goals: readonly string[]; // codes
  readonly kind: Extract<SynergyKind, 'SHARED_ACTOR' | 'SHARED_TERRITORY' | 'DEPENDENCY'>;
  readonly note: string; // the actor; the place; the title of the step that is waited for
  readonly steps?: { readonly waiting: string; readonly needed: string }; // of a dependency: references
}
/** ACTA, the committee's minutes: what was recorded of the sitting, and who confirmed it (domain.md 3.10, 5.2 M15). */
export interface Minutes {
  readonly cover: PackCover; // a new version when they are confirmed
  readonly sittingAt: Instant | null; // M14
  readonly attendance:
    | readonly { readonly name: string; readonly role: Role | null; readonly present: boolean }[] // the committee's role; null: a guest
    | null; // nobody noted it
  readonly decisions: readonly (DecisionLine & {
    readonly to: Scope | null; // DERIVE and RETURN: where the item went
    readonly agenda: string | null; // the agenda item that was born of it
  })[]; // in the order in which they were recorded
  readonly synergies: readonly { readonly goals: readonly string[]; readonly kind: SynergyKind; readonly note: string }[];
  readonly agenda: readonly AgendaLine[]; // proposed to the Head of Government
  readonly open: readonly ItemLine[]; // still the committee's, by due date
  readonly confirmed: { readonly by: string | null; readonly at: Instant; readonly note: string | null } | null;
}
/** P5, the agenda proposal. */
export interface P5 {
  readonly cover: PackCover;
  readonly decisions: readonly AgendaLine[];
  readonly events: readonly AgendaLine[];
  readonly information: readonly AgendaLine[];
  readonly followUps: readonly { readonly agenda: string; readonly text: string; readonly responsible: string; readonly due: Day }[];
  readonly answerBy: Day | null;
  /** Every second week, where the institution wishes it: the 14 days covered, and what is on the agenda in them already (5.9). */
  readonly fortnight?: { readonly from: Day; readonly to: Day; readonly scheduled: readonly AgendaLine[] };
}
/** P6, the weekly summary. */
export interface P6 {
  readonly cover: PackCover;
  readonly indicators: Readonly<Record<string, AdoptionFigure>>; // K1..K5, K11, K13, K17 as far as they exist
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
/**
 * What P7 to P9 have in common: they are made of the parts that the reports of the catalogue are made of (contracts/documents.ts), which
 * the rules do not read.
 */
interface PackOfParts {
  readonly cover: PackCover;
  readonly parts: readonly object[]; // Section of contracts/documents.ts
}
/** P7, the monthly report (domain.md 7.4). */
export interface P7 extends PackOfParts {
  readonly month: string; // `2026-11`
  readonly closedOn?: Day | null; // of the close whose counts by state are told; null: they are those of the data; absent: a run of before
  readonly changes: readonly { readonly state: ManagementState; readonly before: number | null; readonly now: number }[]; // since the month before closed
  readonly figures: {
    readonly opened: number; // restrictions registered in the month
    readonly closed: number;
    readonly escalated: number;
    readonly reprogrammed: number;
    readonly finishedSteps: number;
    readonly indicators: Readonly<Record<'green' | 'amber' | 'red' | 'grey', number>>;
  };
}
/** P8, the stocktake of one theme with the Head of Government (domain.md 5.9, 7.4). */
export interface P8 extends PackOfParts {
  readonly theme: string | null; // null: the priority goals
  readonly decisions: readonly AgendaLine[]; // asked, with their history
}
/** P9, the handover of what somebody holds by a role (domain.md 5.7, 7.4). */
export interface P9 extends PackOfParts {
  readonly role: Role;
  readonly holder: string;
  readonly open: number; // items it hands over
  readonly commitments: number;
}
/** An indicator of 9.3 as numerator and denominator, with its percentage. */
export interface AdoptionFigure {
  readonly of: number;
  readonly total: number;
  readonly percent: number | null;
}
