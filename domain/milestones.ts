import type { Refusal } from './acts.ts';
import type { WeekRecord } from './adoption.ts';
import type { Cycle, WeekKey } from './entities.ts';
import { catchUpDates } from './goal-state.ts';
import { conveneCommittee, propose } from './milestone-agenda.ts';
import { close } from './milestone-close.ts';
import { cancelCycle, hasEnded } from './milestone-cycle.ts';
import { endGrace } from './milestone-grace.ts';
import { cutOff, open, remind } from './milestone-manager.ts';
import { brief, decideForMinister, remindOfSelection, review, select } from './milestone-selection.ts';
import { because, refuse } from './refusal.ts';
import { planned } from './routine.ts';
import type { MilestoneCode } from './values.ts';
import { put, tell, type Work } from './work.ts';

export { openCycle, scheduleWeek } from './milestone-cycle.ts';

/**
 * One milestone of a week, once: its fact, then its effects and letters (domain.md 4.6, 4.7, 5.2). Asked again, or in a week that has
 * ended, it does nothing; refused while the week before is open. `record` is what its close tells beyond the book (9.3).
 */
export function runMilestone(work: Work, week: WeekKey, code: MilestoneCode, record: WeekRecord | null = null): Refusal | undefined {
  const cycle = work.book.cycles.get(week);
  if (!cycle) return refuse('NotFound', because`there is no week ${week} here`);
  if (hasEnded(cycle.state) || cycle.done.some((one) => one.code === code)) return undefined;
  const plannedAt = planned(cycle.plan, code);
  if (plannedAt === undefined) return refuse('NotPossible', because`${week} has no ${code}`);
  const refused = code === 'M01' ? ifBlocked(work, week) : unlessBegun(cycle);
  if (refused) return refused;
  catchUpDates(work, 'all', work.asOfDay); // what the date alone changes comes before a milestone of the same day (5.2)
  if (cycle.days !== null) tell(work, { kind: 'milestone', code, week });
  const done: Cycle = { ...cycle, done: [...cycle.done, { code, plannedAt, doneAt: work.now }] };
  put(work, 'cycles', done);
  if (cycle.days === null) cancelCycle(work, done, null);
  else EFFECTS[code](work, done, record);
  return undefined;
}

type Effect = (work: Work, cycle: Cycle, record: WeekRecord | null) => void;
/** What happens without a letter or a fact of its own: the briefing, the sitting, and the minutes, which are documents. */
const nothingMore: Effect = () => {};

const EFFECTS: Readonly<Record<MilestoneCode, Effect>> = {
  M01: open,
  M02: remind(1),
  M03: remind(2),
  M04: remind(3),
  M05: cutOff,
  M06: review,
  M07: endGrace,
  M08: remindOfSelection,
  M09: select,
  M10: brief,
  M11: nothingMore,
  M12: decideForMinister,
  M13: conveneCommittee,
  M14: nothingMore,
  M15: nothingMore,
  M16: propose,
  M17: close,
};

/** PhaseClosed: M01, or N29, of a week waits until the cycle before it is closed (domain.md 4.7). */
function ifBlocked({ book }: Work, week: WeekKey): Refusal | undefined {
  const before = [...book.cycles.values()].find((one) => one.week < week && !hasEnded(one.state));
  return before && refuse('PhaseClosed', because`${week} waits until ${before.week} is closed: it is ${before.state}`);
}

const unlessBegun = ({ week, state }: Cycle): Refusal | undefined =>
  state === 'SCHEDULED' ? refuse('PhaseClosed', because`${week} has not been opened`) : undefined;
