import type { WeekStanding } from '../../contracts/documents.ts';
import type { PastUpdate } from '../../store/report-history.ts';
import type { Basis } from '../definition.ts';
import type { Column } from '../table.ts';
import type { GoalRow } from './goal-columns.ts';

const WEEKS_SHOWN = 8;

/** How each goal was updated in the last 8 cycles, oldest first (domain.md 7.2, D 1.1; 7.4, P9). */
export function weeksColumn({ kept }: Basis): Column<GoalRow> {
  const weeks = [...new Set(kept.pastUpdates.map(({ week }) => week))].sort().slice(-WEEKS_SHOWN);
  const updates = new Map(kept.pastUpdates.map((one) => [`${one.week} ${one.goalId}`, one]));
  return {
    key: 'weeks',
    kind: 'weeks',
    width: 2,
    of: ({ goal }) => weeks.map((week) => standingOf(updates.get(`${week} ${goal.id}`))),
  };
}

/** An update that was returned stays on time, or late, as it was submitted (domain.md 9.3). */
function standingOf(update: PastUpdate | undefined): WeekStanding {
  switch (update?.state) {
    case undefined:
      return 'NONE';
    case 'PENDING':
    case 'DRAFT':
      return 'PENDING';
    case 'MISSED':
    case 'EXCUSED':
      return update.state;
    case 'SUBMITTED':
    case 'RETURNED':
    case 'VALIDATED':
      return update.late ? 'LATE' : 'ON_TIME';
  }
}
