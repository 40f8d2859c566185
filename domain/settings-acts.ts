import type { ActRules, Found } from './act-rule.ts';
import { isVacant } from './addressees.ts';
import type { Institution } from './entities.ts';
import { catchUpDates, recompute } from './goal-state.ts';
import { unlessSaid } from './item-refusals.ts';
import { ifBadLook } from './look.ts';
import { replanCycle } from './milestone-cycle.ts';
import { because, refuse } from './refusal.ts';
import { hasBegun, replanned } from './replanning.ts';
import { ifBadLadder, ifBadOptions, ifBadStep, ifBadThresholds, ifBadTimetable, ifLong } from './settings-checks.ts';
import { putInstitution, tell, type Work } from './work.ts';

type SettingAct =
  | 'setInstitution'
  | 'setLook'
  | 'setLadder'
  | 'setTimetable'
  | 'setThresholds'
  | 'withdrawHoliday'
  | 'startRoutine'
  | 'setOptions'
  | 'setStep';

/** The administrator's acts on the institution itself (domain.md 3.2, 8.5, 9.1). */
export const SETTINGS_ACTS: ActRules<SettingAct> = {
  setInstitution: {
    find: findInstitution,
    possible: ({ book }, { timeZone }) =>
      timeZone !== undefined && timeZone !== book.institution.timeZone && book.cycles.size > 0
        ? refuse('NotPossible', 'the time zone is given before the first week: weeks are planned in it already', 'timeZone')
        : undefined,
    valid: (_work, { name, shortName }) =>
      (name === undefined ? undefined : unlessSaid(name, 'name')) ??
      (shortName === undefined ? undefined : unlessSaid(shortName, 'shortName')) ??
      ifLong(shortName?.trim(), 40, 'shortName'),
    apply: (work, { do: _do, ...given }) => changeSettings(work, trimmed(given)),
  },
  setLook: {
    find: findInstitution,
    valid: (_work, { look }) => look && ifBadLook(look),
    apply: (work, { look }) => changeSettings(work, { look: look ?? null }),
  },
  setLadder: {
    find: findInstitution,
    possible: ({ book }, { ladder }) => {
      const left = book.institution.ladder.filter((scope) => !ladder.includes(scope));
      const open = [...book.items.values()].find(
        ({ state, scope }) => (state === 'UNREVIEWED' || state === 'IN_PROCESS') && left.includes(scope),
      );
      return open && refuse('NotPossible', because`${open.code} stands on the rung ${open.scope}: move it to another one first`, 'ladder');
    },
    valid: (_work, { ladder }) => ifBadLadder(ladder),
    apply: (work, { ladder }) => changeSettings(work, { ladder: [...ladder] }),
  },
  setTimetable: {
    find: findInstitution,
    valid: ({ book }, act) => ifBadTimetable(book.institution, act),
    apply: (work, { times, anchors }) => {
      const { timetable, anchors: before } = work.book.institution;
      changeSettings(work, { timetable: { ...timetable, ...times }, anchors: { ...before, ...anchors } });
      replanComing(work);
    },
  },
  setThresholds: {
    find: findInstitution,
    valid: ({ book }, { do: _do, ...given }) => ifBadThresholds({ ...book.institution.thresholds, ...given }),
    apply: (work, { do: _do, ...given }) => {
      const before = work.book.institution.thresholds;
      catchUpDates(work, 'all'); // days gone by are judged by the thresholds of then
      changeSettings(work, { thresholds: { ...before, ...given } });
      if (given.delayedShare !== undefined && given.delayedShare !== before.delayedShare) {
        for (const id of [...work.book.goals.keys()]) recompute(work, id);
      }
    },
  },
  setOptions: {
    find: findInstitution,
    valid: (work, act) => ifBadOptions(work.book, act),
    apply: (work, { do: _do, ...given }) => changeSettings(work, { options: { ...work.book.institution.options, ...given } }),
  },
  withdrawHoliday: {
    find: (work, { date }) =>
      work.book.institution.calendar.holidays.some((one) => one.date === date)
        ? { on: date, version: work.book.institution.version }
        : refuse('NotFound', because`${date} is no holiday here`, 'date'),
    possible: (work, { date }) =>
      date <= work.today ? refuse('NotPossible', because`${date} has begun: a holiday is withdrawn before its day`, 'date') : undefined,
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { date, reason }) => {
      const { calendar } = work.book.institution;
      changeSettings(work, { calendar: { ...calendar, holidays: calendar.holidays.filter((one) => one.date !== date) } });
      replanComing(work, reason.trim());
    },
  },
  startRoutine: {
    find: findInstitution,
    possible: (work) => {
      const { institution, goals } = work.book;
      if (institution.handAt !== null)
        return refuse('NotPossible', 'this institution lives by a clock of its own: its weeks open when somebody moves it');
      if (isVacant(work.book, 'COORDINATOR', undefined, work.today))
        return refuse('NotPossible', 'nobody coordinates yet: give somebody that role first');
      const led = [...goals.values()].some(
        ({ id, lifecycle }) => lifecycle === 'ACTIVE' && !isVacant(work.book, 'MANAGER', id, work.today),
      );
      return led ? undefined : refuse('NotPossible', 'there is no active goal with a manager yet');
    },
    apply: (work) =>
      tell(work, { kind: 'change', of: 'institution', id: work.book.institution.code, field: 'scheduled', before: null, after: true }),
  },
  setStep: {
    find: (work, { step }) =>
      Number.isInteger(step) && step >= 1 && step <= 10
        ? { on: String(step), version: work.book.institution.version }
        : refuse('NotFound', because`there is no step ${step}: onboarding has the steps 1 to 10`, 'step'),
    valid: ifBadStep,
    apply: (work, { step, owner, planned, done, evidence }) => {
      const steps = work.book.institution.steps.filter((one) => one.step !== step);
      const next = { step, owner: owner ?? null, planned: planned ?? null, done: done ?? null, evidence: evidence?.trim() || null };
      changeSettings(work, { steps: [...steps, next].sort((a, b) => a.step - b.step) });
    },
  },
};

function findInstitution({ book }: Work): Found {
  return { on: book.institution.code, version: book.institution.version };
}

/** Writes the settings and, for each that became another, what it was and what it is (domain.md 3.16, change history). */
function changeSettings(work: Work, given: Partial<Institution>): void {
  const before = work.book.institution;
  const after: Institution = { ...before, ...given };
  putInstitution(work, after);
  for (const field of Object.keys(given) as (keyof Institution)[]) {
    if (JSON.stringify(before[field]) === JSON.stringify(after[field])) continue;
    tell(work, { kind: 'change', of: 'institution', id: before.code, field, before: before[field], after: after[field] });
  }
}

/** Cycles that are not open yet take the new rhythm; an open one keeps its days and hours (domain.md 3.2). */
function replanComing(work: Work, reason?: string): void {
  const { book, now, today, zone } = work;
  for (const cycle of [...book.cycles.values()]) {
    if (hasBegun(cycle, now)) continue;
    const next = replanned(book.institution, cycle, now, today, zone);
    if (next) replanCycle(work, cycle, next.plan, next.days, reason);
  }
}

const trimmed = <Fields extends Readonly<Record<string, string | undefined>>>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, text]) => [key, text?.trim()])) as Fields;
