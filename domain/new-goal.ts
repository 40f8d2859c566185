import type { Goal, IntermediateGoal } from './entities.ts';
import type { Work } from './work.ts';

/** A goal as it begins, but for what is given: a draft without programme, history or report (domain.md 3.4, 4.1). */
export const newGoal = (work: Work, given: Pick<Goal, 'code' | 'title' | 'startDate' | 'endDate'> & Partial<Goal>): Goal => ({
  id: work.newId(),
  orgUnit: null,
  originalEndDate: given.endDate,
  lifecycle: 'DRAFT',
  managementState: 'NORMAL',
  computedState: 'NORMAL',
  statesAsOf: work.today,
  stopped: null,
  finishProposed: false,
  finishedOn: null,
  finishedAt: null,
  override: null,
  integrating: false,
  priority: false,
  description: null,
  baseline: null,
  expectedResult: null,
  more: null,
  narrative: null,
  lastUpdateAt: null,
  missedInARow: 0,
  noChangeInARow: 0,
  version: 1,
  ...given,
});

type Programmed = Pick<IntermediateGoal, 'goalId' | 'code' | 'title' | 'endDate' | 'originalEndDate' | 'critical' | 'weight'>;
/** An intermediate goal as it begins, but for what is given: under way, not moved, nothing reported (domain.md 3.5, 4.2). */
export const newIntermediateGoal = (work: Work, given: Programmed & Partial<IntermediateGoal>): IntermediateGoal => ({
  id: work.newId(),
  responsible: null,
  kind: 'TECHNICAL',
  detail: null,
  state: 'NORMAL',
  finishedOn: null,
  finishedAt: null,
  stopped: false,
  cancelled: false,
  reprogramCount: 0,
  progressReport: null,
  progressUpdatedAt: null,
  explained: null,
  dependsOn: [],
  programmedAt: work.now,
  programmedBy: null,
  version: 1,
  ...given,
});
