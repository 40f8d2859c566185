import type { ActName } from './acts.ts';
import type { SelectionSection } from './entities.ts';
import type { Day, Instant } from './instant.ts';
import type { AgendaKind, AgendaState, DecisionKind, DecisionLevel, MilestoneCode, Scope, Trigger, Valuation } from './values.ts';

export type StateOf = 'goal' | 'intermediateGoal' | 'item' | 'opportunity' | 'update' | 'cycle' | 'reprogramming';

/** The two instants, when they are not those of the work: a change of the date happens at 00:05 of its day (domain.md 4.1). */
interface When {
  readonly at?: Instant;
  readonly asOf?: Instant;
}

/**
 * What happened, as the `event` table keeps it and the timeline tells it; ids are codes people read. A change of scope carries the
 * review state of arrival: no state fact repeats it.
 */
export type Fact = When &
  (
    | { readonly kind: 'deadlineRun'; readonly date: Day }
    | { readonly kind: 'milestone'; readonly code: MilestoneCode; readonly week: string }
    | {
        readonly kind: 'act';
        readonly do: ActName;
        readonly on: string;
        readonly by: string;
        readonly for?: string;
        readonly standsInFor?: string; // as stored, also when a delegate left `for` out
        readonly text?: string;
      }
    | {
        readonly kind: 'scope';
        readonly item: string;
        readonly from: Scope;
        readonly to: Scope;
        readonly trigger: Trigger;
        readonly due: Day | null;
        readonly arrives: 'UNREVIEWED' | 'IN_PROCESS';
        readonly text?: string;
      }
    | {
        readonly kind: 'state';
        readonly of: StateOf;
        readonly id: string;
        readonly from: string | null;
        readonly to: string;
        readonly reason?: string;
      }
    | {
        readonly kind: 'selection';
        readonly week: string;
        readonly auto: boolean;
        readonly sections: Readonly<Record<SelectionSection, readonly string[]>>;
      }
    | {
        readonly kind: 'decision';
        readonly level: DecisionLevel;
        readonly on: string;
        readonly decision: DecisionKind;
        readonly text?: string;
        readonly responsible?: string;
        readonly due?: Day;
        readonly valuation?: Valuation;
      }
    | { readonly kind: 'agenda'; readonly id: string; readonly type: AgendaKind; readonly origin: string; readonly state: AgendaState }
    | { readonly kind: 'pack'; readonly code: string; readonly version: number; readonly sha256: string; readonly week: string }
    | {
        readonly kind: 'change';
        readonly of: string;
        readonly id: string;
        readonly field: string;
        readonly before: unknown;
        readonly after: unknown;
      } // change history
    | { readonly kind: 'letter'; readonly letter: string; readonly what: 'WITHDRAWN' | 'LEFT' | 'REFUSED'; readonly reason?: string }
    | { readonly kind: 'plan'; readonly week: string; readonly version: number; readonly state: string; readonly reason?: string }
  );
