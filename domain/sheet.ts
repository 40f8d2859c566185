import type { Id } from './ids.ts';
import type { Day, Instant } from './instant.ts';
import type { IndicatorFrequency, IndicatorKind, Participation, RiskSource, RiskStage, SdgContribution, TerritoryLevel } from './values.ts';

/** What else stands on a goal's sheet: chain, alignment, people reached, money, places (domain.md 3.4, 3.13). */
export interface GoalMore {
  readonly chain: {
    readonly need: string | null;
    readonly objective: string | null;
    readonly products: readonly string[];
    readonly outcomes: readonly string[];
    readonly impacts: readonly string[];
  } | null;
  readonly planLinks: readonly { readonly instrument: string; readonly axis: string | null; readonly objective: string | null }[];
  readonly sdgLinks: readonly {
    readonly goal: number; // 1 to 17
    readonly target: string | null; // `16.6`
    readonly contribution: SdgContribution;
    readonly note: string | null;
  }[];
  readonly territoryIds: readonly Id[];
  readonly classifierValues: readonly { readonly classifierId: Id; readonly value: string }[]; // domain.md 3.11
  readonly beneficiaries: { readonly count: number | null; readonly description: string | null } | null;
  readonly investment: { readonly amount: number; readonly currency: string; readonly source: string | null } | null;
}
/** The rest of a sheet that nobody has filled in. */
export const NOTHING_MORE: GoalMore = {
  chain: null,
  planLinks: [],
  sdgLinks: [],
  territoryIds: [],
  classifierValues: [],
  beneficiaries: null,
  investment: null,
};

/** A variable that measures product, outcome or impact (domain.md 3.6). Values are decimals as typed, never rounded. */
export interface Indicator {
  readonly id: Id;
  readonly code: string; // `I-001`
  readonly goalId: Id; // whose manager records it
  readonly otherGoalIds: readonly Id[];
  readonly name: string;
  readonly unit: string;
  readonly definition: string | null;
  readonly formula: string | null;
  readonly source: string | null;
  readonly responsible: string | null;
  readonly kind: IndicatorKind;
  readonly baselineValue: number;
  readonly baselineDate: Day;
  readonly targetValue: number; // never the baseline's
  readonly targetDate: Day;
  readonly frequency: IndicatorFrequency;
  readonly partialTargets: readonly { readonly date: Day; readonly value: number }[]; // by date
  readonly lagDays: number;
  readonly tolerance: number; // 0 to 1
  readonly byTerritory: boolean; // values per place are kept beside the whole
  readonly active: boolean;
  readonly version: number;
}
/** One value of an indicator for a period, and a place where it has one; a correction is a new version (domain.md 3.6). */
export interface Measurement {
  readonly id: Id;
  readonly indicatorId: Id;
  readonly goalId: Id; // of the indicator
  readonly periodEnd: Day;
  readonly territoryId: Id | null; // null: the whole
  readonly value: number;
  readonly note: string | null;
  readonly evidence: string | null;
  readonly underOath: boolean;
  readonly revision: number; // 1, and 2 for the first correction
  readonly recordedBy: Id | null; // null: imported by a program
  readonly recordedAt: Instant;
  readonly via: 'TYPED' | 'IMPORTED' | 'LOADED'; // K16
  readonly validatedBy: Id | null; // null with validatedAt: validated by closing the week
  readonly validatedAt: Instant | null;
  readonly replacedAt: Instant | null; // by a later revision
}

/** A place, from country down to locality (domain.md 3.11). */
export interface Territory {
  readonly id: Id;
  readonly name: string;
  readonly level: TerritoryLevel;
  readonly parentId: Id | null;
  readonly code: string | null;
  readonly povertyQuintile: number | null;
  readonly active: boolean;
}
/** An actor's part in a goal, an intermediate goal or an item (domain.md 3.3). */
export interface ActorLink {
  readonly id: Id;
  readonly actorId: Id;
  readonly goalId: Id;
  readonly igId: Id | null;
  readonly itemId: Id | null;
  readonly participation: Participation;
  readonly commitment: string | null;
  readonly endedAt: Instant | null;
}
/** A risk with its plan of action (domain.md 3.14). */
export interface Risk {
  readonly id: Id;
  readonly code: string; // `K-001`
  readonly goalId: Id;
  readonly risk: string;
  readonly probability: number; // 1 to 5
  readonly impact: number; // 1 to 5
  readonly source: RiskSource;
  readonly stage: RiskStage;
  readonly actions: readonly {
    readonly text: string;
    readonly responsible: string | null;
    readonly due: Day;
    readonly done: Day | null;
    readonly alerted: boolean; // E8 has raised its alert
  }[];
  readonly evidence: string | null;
  readonly version: number;
}

/** What an institution may switch on or set beside its timetable and thresholds (domain.md 5.9, 7.4). */
export interface Options {
  readonly fortnightlyAgenda: boolean;
  readonly stocktake: boolean; // every two months
  readonly stocktakeTheme: string | null; // a classifier's value: `Theme: Vivienda`; null: the priority goals
  readonly quarterlyReview: boolean;
  readonly attachmentLimitKb: number; // over it a letter carries a link instead
}
export const DEFAULT_OPTIONS: Options = {
  fortnightlyAgenda: false,
  stocktake: false,
  stocktakeTheme: null,
  quarterlyReview: false,
  attachmentLimitKb: 5_000,
};
