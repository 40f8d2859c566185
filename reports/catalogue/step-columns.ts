import type { IntermediateGoal } from '../../domain/entities.ts';
import { igState } from '../../domain/goal-state.ts';
import type { Basis } from '../definition.ts';
import type { Column } from '../table.ts';
import { nameOf } from './item-columns.ts';

/** An intermediate goal as reports tell it. */
export interface StepRow {
  readonly ig: IntermediateGoal;
  readonly state: string;
  readonly responsible: string | null;
}

/** The row of an intermediate goal today. */
export const stepRow = ({ book, today }: Basis, ig: IntermediateGoal): StepRow => ({
  ig,
  state: igState(ig, today),
  responsible: nameOf(book, ig.responsible),
});

/** What columns about an intermediate goal say; a report picks those it has (domain.md 7.2). */
export const STEP_COLUMNS = {
  ig: { key: 'ig', kind: 'code', of: ({ ig }) => ig.code },
  step: { key: 'step', kind: 'text', width: 3, of: ({ ig }) => ig.title },
  responsible: { key: 'responsible', kind: 'name', width: 2, of: ({ responsible }) => responsible },
  detail: { key: 'detail', kind: 'text', width: 2, of: ({ ig }) => ig.detail },
  igState: { key: 'igState', kind: 'term', list: 'igState', of: ({ state }) => state },
  endDate: { key: 'endDate', kind: 'day', of: ({ ig }) => ig.endDate },
  progressReport: { key: 'progressReport', kind: 'text', width: 3, of: ({ ig }) => ig.progressReport },
  reportedAt: { key: 'reportedAt', kind: 'moment', of: ({ ig }) => ig.progressUpdatedAt },
  reprogrammed: { key: 'reprogrammed', kind: 'count', of: ({ ig }) => ig.reprogramCount },
} satisfies Readonly<Record<string, Column<StepRow>>>;

/** Those of A 2.1: intermediate goal with responsible and description, state, end date, progress report with its date, reprogrammings. */
export const PROGRESS_COLUMNS: readonly Column<StepRow>[] = Object.values(STEP_COLUMNS);
