import type { Act } from '../../domain/acts.ts';
import type { Anchors, Thresholds, Timetable } from '../../domain/entities.ts';
import type { Day, Instant, Zone } from '../../domain/instant.ts';
import type {
  IndicatorFrequency,
  IndicatorKind,
  InstitutionKind,
  OpportunityState,
  ProblemType,
  ReviewState,
  Role,
  Scope,
} from '../../domain/values.ts';

/** The instant that a text of the file means in the institution's zone; one with an offset means itself. */
export function instantIn(text: LocalInstant, zone: Pick<Zone, 'instantOf'>): Instant {
  const [day = '', time = ''] = text.split('T');
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(time) ? Date.parse(text) : zone.instantOf(day, time.slice(0, 5));
}

/** An instant as the file writes it, local to the institution unless it has an offset; `instantIn` makes it one. */
export type LocalInstant = string;

export interface ScenarioPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly roles: readonly { readonly role: Role; readonly goals?: readonly string[]; readonly from?: Day; readonly to?: Day }[];
}
export interface ScenarioIntermediateGoal {
  readonly code: string;
  readonly title: string;
  readonly end: Day;
  readonly original: Day;
  readonly reprogrammings: number;
  readonly critical: boolean;
  readonly weight: number;
  readonly stopped: boolean;
  readonly cancelled: boolean;
  readonly finished: Day | null;
}
export interface ScenarioGoal {
  readonly code: string;
  readonly title: string;
  readonly end: Day;
  readonly priority: boolean;
  readonly integrating: boolean;
  readonly stopped: { readonly since: Day; readonly reason: string } | null;
  readonly finished: Day | null;
  readonly intermediateGoals: readonly ScenarioIntermediateGoal[];
}
export interface ScenarioItem {
  readonly id: string;
  readonly kind: 'RESTRICTION' | 'ALERT';
  readonly on: string;
  readonly title: string;
  readonly type: ProblemType;
  readonly transsectoral: boolean;
  readonly urgent: boolean;
  readonly blocking: boolean;
  readonly reported: Day;
  readonly by: string | null;
  readonly limit: Day;
  readonly scope: Scope;
  readonly arrived: Day;
  readonly state: ReviewState;
  readonly committed: Day | null;
  readonly extensions: number;
  readonly origin: 'USER' | 'SYSTEM';
}
export interface ScenarioOpportunity {
  readonly id: string;
  readonly on: string;
  readonly title: string;
  readonly proposed: Day;
  readonly place: string | null;
  readonly state: OpportunityState;
  readonly by: string | null;
}
export interface ScenarioIndicator {
  readonly id: string;
  readonly goal: string;
  readonly name: string;
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly baseline: { readonly value: number; readonly date: Day };
  readonly target: { readonly value: number; readonly date: Day };
  readonly frequency: IndicatorFrequency;
  readonly partialTargets: readonly { readonly date: Day; readonly value: number }[];
  readonly lagDays: number;
  readonly tolerance: number;
  readonly measurements: readonly { readonly period: Day; readonly value: number; readonly validated: boolean }[];
}
/** What a person does, or what happens to the service, in the order of the file. */
export type ScenarioAct =
  | {
      readonly kind: 'act';
      readonly index: number;
      readonly line: number;
      readonly at: LocalInstant;
      readonly by: string;
      readonly for?: string;
      readonly act: Act;
    }
  | { readonly kind: 'outage'; readonly index: number; readonly line: number; readonly at: LocalInstant; readonly until: LocalInstant };

/** An institution as it stands at an instant, and what people do, when: a scenario file with every default filled in (scenario.md). */
export interface Scenario {
  readonly file: string;
  readonly institution: {
    readonly code: string;
    readonly name: string;
    readonly kind: InstitutionKind;
    readonly timeZone: string;
    readonly locale: string;
    readonly ladder: readonly Scope[];
    readonly holidays: readonly { readonly date: Day; readonly name: string }[];
    readonly timetable: Timetable;
    readonly anchors: Anchors;
    readonly thresholds: Thresholds;
  };
  readonly people: readonly ScenarioPerson[];
  readonly delegations: readonly {
    readonly from: string;
    readonly to: string;
    readonly role: Role;
    readonly since: Day;
    readonly until: Day;
    readonly canSubmit: boolean;
    readonly canDecide: boolean;
    readonly reason: string | null;
  }[];
  readonly goals: readonly ScenarioGoal[];
  readonly items: readonly ScenarioItem[];
  readonly opportunities: readonly ScenarioOpportunity[];
  readonly indicators: readonly ScenarioIndicator[];
  /** `last` null: never updated. Goals not named were updated on time in the previous cycle. */
  readonly updates: readonly { readonly goal: string; readonly last: Day | null; readonly missedInARow: number }[];
  readonly reserved: readonly string[]; // codes given in the file and by its acts, and the new names of `names`
  readonly names: ReadonlyMap<string, string>;
  readonly start: LocalInstant;
  readonly end: LocalInstant;
  readonly acts: readonly ScenarioAct[];
  readonly snapshots: readonly LocalInstant[];
}
