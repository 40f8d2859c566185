import type { ActRule, ActRules, Found } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { isDay, isWorkingDay } from './calendar.ts';
import { DELEGATION_ACTS } from './delegation.ts';
import type { Cycle } from './entities.ts';
import { ifPast, unlessSaid } from './item-refusals.ts';
import { cancelCycle, hasEnded, replanCycle } from './milestone-cycle.ts';
import { because, refuse } from './refusal.ts';
import { replanned } from './replanning.ts';
import { putInstitution, type Work } from './work.ts';

type WeekAct = 'replanWeek' | 'pauseWeek' | 'resumeWeek' | 'cancelWeek';

/** The administrator's acts on the calendar and on a week, and standing in for somebody (domain.md 3.3, 4.7, 5.5). */
export const WEEK_ACTS: ActRules<'declareHoliday' | 'delegate' | 'withdrawDelegation' | WeekAct | 'retryLetter'> = {
  ...DELEGATION_ACTS,
  declareHoliday: {
    find: (_work, { date }) => ({ on: date }),
    valid: (work, { date, name }) =>
      (isDay(date) ? undefined : refuse('InvalidInput', because`${date} is not a day`, 'date')) ??
      ifPast(work, date, 'date') ??
      (isWorkingDay(work.book.institution.calendar, date)
        ? unlessSaid(name, 'name')
        : refuse('InvalidInput', because`${date} is not a working day: nothing changes by declaring it a holiday`, 'date')),
    apply: (work, { date, name }) => {
      const { institution } = work.book;
      const { calendar } = institution;
      const holidays = [...calendar.holidays, { date, name: name.trim() }].sort((a, b) => (a.date < b.date ? -1 : 1));
      putInstitution(work, { ...institution, calendar: { ...calendar, holidays } });
      for (const cycle of [...work.book.cycles.values()]) {
        const next = planByCalendar(work, cycle);
        if (next) replanCycle(work, cycle, next.plan, next.days, name.trim());
      }
    },
  },
  replanWeek: onWeek((work, cycle, reason) => {
    const { plan, days } = planByCalendar(work, cycle) ?? cycle;
    replanCycle(work, cycle, plan, days, reason); // the same plan too: whoever follows an older one reads it again
  }),
  pauseWeek: onWeek(
    (work, cycle, reason) => replanCycle(work, cycle, { ...cycle.plan, state: 'PAUSED' }, cycle.days, reason),
    ({ week, plan }) => (plan.state === 'RUNNING' ? undefined : refuse('NotPossible', because`${week} is ${plan.state} already`)),
  ),
  resumeWeek: onWeek(
    (work, cycle, reason) => replanCycle(work, cycle, { ...cycle.plan, state: 'RUNNING' }, cycle.days, reason),
    ({ week, plan }) => (plan.state === 'PAUSED' ? undefined : refuse('NotPossible', because`${week} is not paused, it is ${plan.state}`)),
  ),
  cancelWeek: onWeek(cancelCycle),
  retryLetter: {
    find: (_work, { letter }) => (letter.trim() ? { on: letter } : refuse('NotFound', 'say which letter shall leave again', 'letter')),
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: () => {}, // copies are the store's
  },
};

/** An act on a week that has not ended, with a reason. */
function onWeek(
  apply: (work: Work, cycle: Cycle, reason: string) => unknown,
  possible: (cycle: Cycle) => Refusal | undefined = () => undefined,
): ActRule<WeekAct> {
  return {
    find: (work, { week }) => {
      const cycle = work.book.cycles.get(week);
      return cycle ? { on: week, cycle, version: cycle.version } : refuse('NotFound', because`there is no week ${week} here`, 'week');
    },
    possible: (_work, _act, found) => {
      const cycle = cycleOf(found);
      return hasEnded(cycle.state)
        ? refuse('NotPossible', because`${cycle.week} is ${cycle.state}: nothing more happens in it`)
        : possible(cycle);
    },
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { reason }, found) => {
      apply(work, cycleOf(found), reason.trim());
    },
  };
}

/** What the calendar in force makes of a week; null when that changes nothing (domain.md 5.5). */
const planByCalendar = ({ book, now, today, zone }: Work, cycle: Cycle) => replanned(book.institution, cycle, now, today, zone);

function cycleOf({ cycle, on }: Found): Cycle {
  if (!cycle) throw new Error(`no week was found for ${on}`);
  return cycle;
}
