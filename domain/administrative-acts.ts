import type { Anchors, Look, Thresholds } from './entities.ts';
import type { ImportedGoal } from './imported-goal.ts';
import type { Day, LocalTime } from './instant.ts';
import type { ActorKind, IgKind, MilestoneCode, OpportunityKind, ProblemType, Role, Scope, SectorKind } from './values.ts';

/** What administrators do, and what is done to a goal before it is in the routine: configuration only, never progress (domain.md 1.2). */
export type AdministrativeAct =
  | {
      readonly do: 'setInstitution';
      readonly name?: string;
      readonly shortName?: string;
      readonly locale?: string;
      readonly timeZone?: string; // only before the first week
      readonly mode?: 'DRAFT' | 'OFFICIAL';
    }
  | { readonly do: 'setLook'; readonly look?: Look } // without: the product's own
  | { readonly do: 'setLadder'; readonly ladder: readonly Scope[] }
  | { readonly do: 'setTimetable'; readonly times?: { readonly [Code in MilestoneCode | 'R07']?: LocalTime }; readonly anchors?: Anchors }
  | ({ readonly do: 'setThresholds' } & { readonly [Key in keyof Thresholds]?: Thresholds[Key] })
  | { readonly do: 'startRoutine' } // its weeks open by themselves from now on
  | { readonly do: 'withdrawHoliday'; readonly date: Day; readonly reason: string }
  | {
      readonly do: 'setStep';
      readonly step: number;
      readonly owner?: string; // person id
      readonly planned?: Day;
      readonly done?: Day;
      readonly evidence?: string;
    }
  | { readonly do: 'addPerson'; readonly id?: string; readonly name: string; readonly email: string; readonly locale?: string }
  | { readonly do: 'changePerson'; readonly person: string; readonly name?: string; readonly email?: string; readonly locale?: string }
  | { readonly do: 'disablePerson' | 'enablePerson'; readonly person: string; readonly reason?: string }
  | {
      readonly do: 'assignRole';
      readonly person: string;
      readonly role: Role;
      readonly goals?: readonly string[]; // codes
      readonly since?: Day;
      readonly until?: Day;
    }
  | { readonly do: 'endRole'; readonly person: string; readonly assignment: string; readonly until: Day; readonly reason?: string }
  | { readonly do: 'changeManager'; readonly goal: string; readonly to: string; readonly since?: Day; readonly reason?: string }
  | {
      readonly do: 'setClassifier';
      readonly classifier?: string; // without: a new one
      readonly name: string;
      readonly values: readonly string[];
      readonly active?: boolean;
    }
  | {
      readonly do: 'setActor';
      readonly actor?: string; // without: a new one
      readonly kind: ActorKind;
      readonly name: string;
      readonly sectorKind: SectorKind;
      readonly contact?: string;
      readonly person?: string;
      readonly active?: boolean;
    }
  | ({ readonly do: 'createGoal'; readonly code: string; readonly title: string; readonly start: Day; readonly end: Day } & SheetWords)
  | ({
      readonly do: 'changeGoalSheet';
      readonly goal: string;
      readonly title?: string;
      readonly start?: Day;
      readonly end?: Day;
    } & SheetWords)
  | {
      readonly do: 'programIntermediateGoal';
      readonly goal: string;
      readonly code: string; // `1,03`; one that is there is changed
      readonly title: string;
      readonly end: Day;
      readonly kind: IgKind;
      readonly responsible?: string;
      readonly critical?: boolean;
      readonly weight?: number;
      readonly detail?: string;
    }
  | { readonly do: 'importGoals'; readonly goals: readonly ImportedGoal[] }
  | {
      readonly do: 'importItem';
      readonly kind: 'RESTRICTION' | 'ALERT' | 'OPPORTUNITY';
      readonly id?: string; // the code it has
      readonly on: string; // goal or goal/code
      readonly title: string;
      readonly type?: ProblemType; // of a restriction or alert
      readonly limit?: Day;
      readonly reported?: Day; // today
      readonly arrived?: Day; // at its rung; when it was reported
      readonly reportedBy?: string; // person id; whoever imports
      readonly scope?: Scope; // the manager's
      readonly state?: 'UNREVIEWED' | 'IN_PROCESS';
      readonly treatment?: string;
      readonly responsible?: string;
      readonly transsectoral?: boolean;
      readonly urgent?: boolean;
      readonly blocking?: boolean;
      readonly description?: string;
      readonly proposed?: Day; // of an opportunity
      readonly place?: string;
      readonly opportunity?: OpportunityKind;
    }
  | { readonly do: 'submitProgramming' | 'approveProgramming'; readonly goal: string }
  | { readonly do: 'returnProgramming'; readonly goal: string; readonly reason: string };

/** The parts of the sheet that are told in words (domain.md 3.4). */
export interface SheetWords {
  readonly description?: string;
  readonly baseline?: string;
  readonly expectedResult?: string;
  readonly orgUnit?: string;
  readonly priority?: boolean;
}
