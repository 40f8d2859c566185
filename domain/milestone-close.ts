import { adoptionAtClose, type WeekRecord } from './adoption.ts';
import { dashboard } from './dashboard.ts';
import type { Cycle, Goal } from './entities.ts';
import { setOverride } from './goal-state.ts';
import { pushLetter } from './letter-writing.ts';
import { validateByClosing } from './measurement-acts.ts';
import { everybody } from './milestone-audience.ts';
import { moveCycle, scheduleWeek } from './milestone-cycle.ts';
import { sendMonthlyReport } from './monthly-letters.ts';
import { moveUpdate, updatesOf } from './update.ts';
import { nextWeek } from './week.ts';
import { put, putInstitution, type Work } from './work.ts';

/** M17: the week closes with its statistics, N21 tells everybody, the next one is scheduled (domain.md 4.6, 4.7, 5.7). */
export function close(work: Work, cycle: Cycle, record: WeekRecord | null): void {
  for (const update of updatesOf(work.book, cycle.week)) {
    if (update.state !== 'SUBMITTED') continue;
    moveUpdate(work, update, 'VALIDATED', { validatedAt: work.now, marks: [...update.marks, 'VALIDATED_BY_CLOSING'] });
  }
  validateByClosing(work);
  for (const goal of work.book.goals.values()) countOverride(work, goal);
  const { institution } = work.book;
  const stats = adoptionAtClose(work.book, cycle.week, institution.lastCloseAt, work.now, work.today, record);
  moveCycle(work, cycle, 'CLOSED', { closedAt: work.now, stats: { ...stats, states: statesNow(work) } });
  putInstitution(work, { ...institution, lastCloseAt: work.now });
  scheduleWeek(work, nextWeek(cycle.week));
  pushLetter(work, { notice: 'N21', to: everybody(work.book), about: [cycle.week], data: { pack: 'P6', version: 1 } });
  sendMonthlyReport(work, cycle);
}

/** How many goals stand in each state as the week closes: what the trend of twelve months is made of (domain.md 7.4). */
const statesNow = ({ book, today }: Work): Readonly<Record<string, number>> =>
  Object.fromEntries(dashboard(book, today).header.counts.map(({ state, count }) => [state, count]));

/** An override to better expires at the fourth close, unless it was renewed (domain.md 4.1). */
function countOverride(work: Work, goal: Goal): void {
  if (!goal.override?.better) return;
  const closesLeft = goal.override.closesLeft - 1;
  if (closesLeft > 0) put(work, 'goals', { ...goal, override: { ...goal.override, closesLeft } });
  else setOverride(work, goal, null);
}
