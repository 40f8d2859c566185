import type { AdministrativeAct } from './administrative-acts.ts';
import type { Treatment, WorkListAnswer } from './entities.ts';
import type { Day } from './instant.ts';
import type { ProgrammeAct } from './programme-acts.ts';
import type { SittingAct } from './sitting.ts';
import type {
  AgendaAnswer,
  DecisionKind,
  DecisionLevel,
  ManagementState,
  OpportunityKind,
  ProblemType,
  Role,
  Scope,
  Valuation,
} from './values.ts';

interface RegisterProblem {
  readonly id?: string; // the code it shall have; else the lowest free one
  readonly on: string; // goal or goal/code
  readonly title: string;
  readonly type: ProblemType;
  readonly limit?: Day; // default by kind, domain.md 3.7
  readonly treatment?: Treatment;
  readonly transsectoral?: boolean;
  readonly urgent?: boolean;
  readonly blocking?: boolean;
  readonly description?: string;
}

/** What is done with the documents of a goal (domain.md 3.11, 5.7); the file itself was taken in before, under an id of its own. */
export type DocumentAct =
  | { readonly do: 'attachDocument'; readonly on: string; readonly document: string; readonly name: string } // goal or goal/code
  | { readonly do: 'removeDocument'; readonly goal: string; readonly document: string; readonly name: string; readonly reason: string };

/** What people do, discriminated by `do`; the one vocabulary of screens, command line, API and scenarios. */
export type Act =
  | ({ readonly do: 'registerAlert' } & RegisterProblem)
  | ({ readonly do: 'registerRestriction' } & RegisterProblem)
  | {
      readonly do: 'registerOpportunity';
      readonly id?: string;
      readonly on: string;
      readonly title: string;
      readonly proposed: Day;
      readonly place?: string;
      readonly kind?: OpportunityKind;
      readonly description?: string;
    }
  | { readonly do: 'convertAlert'; readonly item: string; readonly id?: string; readonly title?: string; readonly limit?: Day }
  | { readonly do: 'addAction'; readonly item: string; readonly text: string; readonly committed?: Day }
  | { readonly do: 'review' | 'markUrgent' | 'markTranssectoral'; readonly item: string; readonly text?: string }
  | { readonly do: 'resolve' | 'discard'; readonly item: string; readonly text: string }
  | { readonly do: 'derive'; readonly item: string; readonly text: string; readonly to?: Scope }
  | { readonly do: 'returnDown'; readonly item: string; readonly text: string; readonly to?: Scope; readonly limit: Day }
  | { readonly do: 'extendLimit'; readonly item: string; readonly text: string; readonly limit: Day }
  | { readonly do: 'reopen'; readonly item: string; readonly text: string; readonly limit?: Day }
  | { readonly do: 'finishIntermediateGoal'; readonly on: string; readonly date?: Day }
  | { readonly do: 'undoFinish'; readonly on: string; readonly reason: string }
  | { readonly do: 'explainDelay'; readonly on: string; readonly text: string }
  | { readonly do: 'requestReprogramming'; readonly on: string; readonly to: Day; readonly reason: string }
  | { readonly do: 'decideReprogramming'; readonly on: string; readonly approve: boolean; readonly reason?: string }
  | { readonly do: 'declareStopped' | 'liftStop'; readonly goal: string; readonly reason: string }
  | { readonly do: 'proposeFinished' | 'confirmFinished'; readonly goal: string; readonly reason?: string }
  | { readonly do: 'overrideState'; readonly goal: string; readonly state: ManagementState; readonly reason: string }
  | { readonly do: 'validateOpportunity'; readonly opportunity: string }
  | { readonly do: 'declineOpportunity'; readonly opportunity: string; readonly reason: string }
  | { readonly do: 'redateOpportunity'; readonly opportunity: string; readonly proposed: Day; readonly reason?: string }
  | { readonly do: 'saveDraft'; readonly goal: string; readonly narrative?: string; readonly answers?: readonly WorkListAnswer[] }
  | {
      readonly do: 'submitUpdate';
      readonly goal: string;
      readonly narrative?: string;
      readonly noChange?: boolean;
      readonly answers?: readonly WorkListAnswer[];
    } // without answers: filled, see scenario acts
  | { readonly do: 'returnUpdate' | 'excuseUpdate' | 'acceptLate'; readonly goal: string; readonly reason: string }
  | { readonly do: 'validateUpdate'; readonly goal: string; readonly reason?: string }
  | {
      readonly do: 'confirmSelection';
      readonly add?: readonly string[];
      readonly remove?: readonly string[];
      readonly order?: readonly string[];
    }
  | {
      readonly do: 'recordDecision';
      readonly level: DecisionLevel;
      readonly on: string;
      readonly decision: DecisionKind;
      readonly text?: string;
      readonly responsible?: string; // person id
      readonly due?: Day;
      readonly valuation?: Valuation;
      readonly to?: Scope;
    }
  | { readonly do: 'answerAgenda'; readonly agenda: string; readonly answer: AgendaAnswer; readonly text?: string; readonly date?: Day }
  | { readonly do: 'declareHoliday'; readonly date: Day; readonly name: string }
  | {
      readonly do: 'delegate';
      readonly from: string;
      readonly to: string;
      readonly role: Role;
      readonly since: Day;
      readonly until: Day;
      readonly canSubmit?: boolean;
      readonly canDecide?: boolean;
      readonly reason?: string;
    }
  | { readonly do: 'withdrawDelegation'; readonly delegation: string; readonly reason?: string }
  | DocumentAct
  | AdministrativeAct
  | ProgrammeAct
  | SittingAct
  // Operators' acts on a week (INSTANCE_ADMIN); `week` is the cycle's key.
  | { readonly do: 'replanWeek' | 'pauseWeek' | 'resumeWeek' | 'cancelWeek'; readonly week: string; readonly reason: string }
  | { readonly do: 'retryLetter'; readonly letter: string; readonly reason: string }; // letter id: copies refused or given up leave again

export type ActName = Act['do'];
/** The act of that name; several names may share one shape, which `Extract` would not find. */
export type ActOf<Name extends ActName> = Shape<Act, Name>;
type Shape<A extends Act, Name> = A extends { readonly do: infer Names } ? (Name extends Names ? A : never) : never;

/** How an act is refused, in the order in which they are looked for (domain.md 4). */
export const REFUSALS = ['NotFound', 'NotAllowed', 'Stale', 'PhaseClosed', 'NotPossible', 'InvalidInput'] as const;
export type RefusalType = (typeof REFUSALS)[number];
/** Why an act changed nothing. */
export interface Refusal {
  readonly kind: 'refused';
  readonly failure: RefusalType;
  readonly why: string; // one English sentence with the facts: what was wrong and what to do
  readonly where?: string; // the field of the act
  readonly said?: { readonly pattern: string; readonly values: readonly string[] }; // `why` with its facts apart, for readers of other languages
}
export type ActOutcome = { readonly kind: 'done'; readonly event: number; readonly code?: string } | Refusal; // code: of what was registered

/** Who acts, and for whom. */
export interface Actor {
  readonly by: string; // person id
  readonly onBehalfOf?: string;
  readonly via: 'web' | 'link' | 'api' | 'cli' | 'scenario';
}
