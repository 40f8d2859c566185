import type { GoalMore, Options } from './entities.ts';
import type { Day } from './instant.ts';
import type { IndicatorFrequency, IndicatorKind, Participation, RiskSource, RiskStage, TerritoryLevel } from './values.ts';

/** What is done to the rest of a goal's sheet: its indicators, risks, actors, places and alignment (domain.md 3.3–3.6, 3.11, 3.13, 3.14). */
export type ProgrammeAct =
  | {
      readonly do: 'setIndicator';
      readonly indicator?: string; // code; without: a new one
      readonly id?: string; // the code that a new one shall have
      readonly goal: string;
      readonly name: string;
      readonly unit: string;
      readonly kind: IndicatorKind;
      readonly baseline: number;
      readonly baselineDate: Day;
      readonly target: number;
      readonly targetDate: Day;
      readonly frequency?: IndicatorFrequency; // MONTHLY
      readonly partialTargets?: readonly { readonly date: Day; readonly value: number }[];
      readonly lagDays?: number; // 15
      readonly tolerance?: number; // 0.10
      readonly byTerritory?: boolean;
      readonly definition?: string | null; // null takes it away, here and below
      readonly formula?: string | null;
      readonly source?: string | null;
      readonly responsible?: string | null;
      readonly alsoGoals?: readonly string[]; // codes of the other goals it measures
      readonly active?: boolean;
    }
  | {
      readonly do: 'recordMeasurement';
      readonly indicator: string;
      readonly period: Day; // its last day
      readonly value: number;
      readonly territory?: string; // id; without: the whole
      readonly note?: string;
      readonly evidence?: string;
      readonly underOath?: boolean;
      readonly imported?: boolean; // from a file or another program, not typed (9.3, K16)
    }
  | { readonly do: 'validateMeasurement'; readonly indicator: string; readonly period: Day; readonly territory?: string }
  | {
      readonly do: 'setTerritory';
      readonly territory?: string; // id; without: a new one
      readonly name: string;
      readonly level: TerritoryLevel;
      readonly parent?: string; // id
      readonly code?: string;
      readonly povertyQuintile?: number;
      readonly active?: boolean;
    }
  | {
      readonly do: 'tieActor';
      readonly actor: string; // id
      readonly on: string; // goal, goal/code or the code of an item
      readonly participation: Participation;
      readonly commitment?: string;
    }
  | { readonly do: 'untieActor'; readonly goal: string; readonly link: string; readonly reason?: string } // link: id
  | {
      readonly do: 'setRisk';
      readonly risk?: string; // code; without: a new one
      readonly id?: string; // the code that a new one shall have
      readonly goal: string;
      readonly title: string;
      readonly probability: number;
      readonly impact: number;
      readonly source: RiskSource;
      readonly stage?: RiskStage; // ACTION_PLAN
      readonly actions?: readonly RiskAction[];
      readonly evidence?: string | null; // null takes it away
    }
  | ({ readonly do: 'changeGoalMore'; readonly goal: string } & MoreGiven)
  | { readonly do: 'setDependsOn'; readonly on: string; readonly dependsOn: readonly string[] } // goal/code
  | ({ readonly do: 'setOptions' } & { readonly [Key in keyof Options]?: Options[Key] });

/** The parts of the sheet that are given; null takes one away. */
export type MoreGiven = {
  readonly [Part in Exclude<keyof GoalMore, 'territoryIds'>]?: GoalMore[Part] | null;
} & { readonly territories?: readonly string[] }; // ids

export interface RiskAction {
  readonly text: string;
  readonly responsible?: string;
  readonly due: Day;
  readonly done?: Day;
}
