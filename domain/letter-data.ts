import type { Day, Instant } from './instant.ts';
import type {
  AgendaLine,
  DecisionLine,
  GoalLine,
  IndicatorLine,
  ItemLine,
  OpportunityLine,
  ReprogrammingLine,
  UpdateLine,
  WorkList,
} from './letter-lines.ts';
import type { P2, P3, P4, P5, P6, P7 } from './pack-data.ts';
import type { AgendaAnswer, IgState, Scope, Trigger } from './values.ts';

export type * from './letter-lines.ts';
export type * from './pack-data.ts';

// What a letter says before it has a language or a form: frozen with the fact, JSON only, no formatted text. Templates turn it into
// words with the recipient's locale and the institution's zone.

/** The moment a letter asks to act by, and the plain facts of the week. */
export interface WeekLine {
  readonly week: string;
  readonly closesAt: Instant | null; // M05
  readonly graceAt: Instant | null; // M07
}

/** What one goal owes for the month besides its weekly update: values, progress and a revised programme (domain.md 5.8). */
export interface MonthlyDuty {
  readonly goal: string;
  readonly title: string;
  readonly indicators: readonly (IndicatorLine & { readonly period: Day | null; readonly recorded: boolean })[];
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
  readonly N22: WeekLine & { readonly month: string; readonly goals: readonly MonthlyDuty[] };
  readonly N23: WeekLine & { readonly month: string; readonly k: number; readonly goals: readonly MonthlyDuty[] };
  readonly N24: P7;
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
  readonly N30: {
    readonly week: string; // the one that closed
    readonly month: string | null; // where it is a monthly one
    readonly reports: readonly {
      readonly run: string | null; // id of the kept run; null: it could not be made
      readonly report: string; // code
      readonly goals: number; // in it
      readonly filtered: boolean;
      readonly formats: readonly ('PDF' | 'XLSX' | 'CSV')[]; // none: a link alone
      readonly unseen?: string; // code of its goal, which the reader does not see any more: it is sent no more
    }[];
  };
}
