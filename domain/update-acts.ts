import { type ActRule, type ActRules, type Found, findGoal } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import { goalLine } from './dashboard.ts';
import type { Cycle, Goal, WeeklyUpdate } from './entities.ts';
import { unlessSaid } from './item-refusals.ts';
import { pushLetter } from './letter-writing.ts';
import { openCycle, weekLine } from './milestone-cycle.ts';
import { because, isRefusal, refuse } from './refusal.ts';
import { isPast, planned } from './routine.ts';
import { countSubmission, moveUpdate, submit, unanswered, updateOf } from './update.ts';
import { usefulUntil } from './useful-until.ts';
import type { MilestoneCode, UpdateState } from './values.ts';
import { put, type Work } from './work.ts';

/** The acts on the weekly update of a goal, in the one week that is open (domain.md 4.6, 5.4). */
export const UPDATE_ACTS: ActRules<'saveDraft' | 'submitUpdate' | 'returnUpdate' | 'excuseUpdate' | 'acceptLate' | 'validateUpdate'> = {
  saveDraft: {
    find: findUpdate,
    phase: whileWritable,
    possible: unlessIn('PENDING', 'DRAFT', 'RETURNED'),
    apply: (work, { narrative, answers }, found) => {
      const { update } = subjectOf(found);
      const written = { narrative: narrative ?? update.narrative, answers: answers ?? update.answers };
      if (update.state === 'PENDING') moveUpdate(work, update, 'DRAFT', written);
      else put(work, 'updates', { ...update, ...written });
    },
  },
  submitUpdate: {
    find: findUpdate,
    phase: whileWritable,
    possible: unlessIn('PENDING', 'DRAFT', 'SUBMITTED', 'RETURNED'),
    valid: (work, act, found) => {
      const open = unanswered(work, act, subjectOf(found));
      return open.length === 0
        ? undefined
        : refuse('InvalidInput', because`the work list has lines without an answer: ${open.join(', ')}`, 'answers');
    },
    apply: (work, act, found, authority) => submit(work, act, subjectOf(found), authority),
  },
  returnUpdate: {
    find: findUpdate,
    phase: (work, act, found) => whileOpen(work, act, found) ?? ifPast(work, found, 'M09'),
    possible: unlessIn('SUBMITTED'),
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { reason }, found, { by }) => {
      const { cycle, goal, update } = subjectOf(found);
      moveUpdate(work, update, 'RETURNED', { returnReason: reason }, reason);
      pushLetter(work, {
        notice: 'N06',
        to: [{ role: 'GOAL_MANAGER' }],
        goalId: goal.id,
        about: [goal.code],
        usefulUntil: usefulUntil('N06', undefined, { plan: cycle.plan }),
        data: {
          ...weekLine(cycle),
          goal: goalLine(work.book, goal, work.today),
          reason,
          by: work.book.people.get(by)?.name ?? by,
          until: planned(cycle.plan, 'M09') ?? null,
        },
      });
    },
  },
  excuseUpdate: {
    find: findUpdate,
    phase: whileOpen,
    possible: (work, act, found, authority) =>
      unlessIn('PENDING', 'DRAFT')(work, act, found, authority) ??
      (isPast(subjectOf(found).cycle, 'M07', work.now)
        ? refuse('NotPossible', because`the grace for ${found.on} has ended: what is missed is accepted late, not excused`)
        : undefined),
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { reason }, found) => {
      moveUpdate(work, subjectOf(found).update, 'EXCUSED', { excuseReason: reason }, reason);
    },
  },
  acceptLate: {
    find: findUpdate,
    phase: whileOpen,
    possible: unlessIn('MISSED'),
    valid: (_work, { reason }) => unlessSaid(reason, 'reason'),
    apply: (work, { reason }, found, { by, onBehalfOf }) => {
      const { goal, update } = subjectOf(found);
      const accepted = {
        late: true,
        submittedAt: work.now,
        submittedBy: by,
        onBehalfOf,
        marks: [...update.marks, 'ACCEPTED_LATE' as const],
      };
      moveUpdate(work, update, 'SUBMITTED', accepted, reason);
      countSubmission(work, goal, { narrative: update.narrative, noChangeInARow: 0 }, by);
    },
  },
  validateUpdate: {
    find: findUpdate,
    phase: whileOpen,
    possible: unlessIn('SUBMITTED'),
    apply: (work, { reason }, found, { by }) => {
      moveUpdate(work, subjectOf(found).update, 'VALIDATED', { validatedAt: work.now, validatedBy: by }, reason);
    },
  },
};

type UpdateAct = keyof typeof UPDATE_ACTS;
interface Subject {
  readonly cycle: Cycle;
  readonly goal: Goal;
  readonly update: WeeklyUpdate;
}

/** The goal and, where a week is open, its update of that week; the form was opened on the update. */
function findUpdate(work: Work, act: { readonly goal: string }): Found | Refusal {
  const found = findGoal(work, act);
  if (isRefusal(found)) return found;
  const cycle = openCycle(work.book);
  const update = cycle && updateOf(work.book, cycle.week, found.goal.id);
  return { ...found, ...(cycle && { cycle }), ...(update && { update, version: update.version }) };
}

function subjectOf({ cycle, goal, update, on }: Found): Subject {
  if (!cycle || !goal || !update) throw new Error(`${on} has no update of an open week`);
  return { cycle, goal, update };
}

/** PhaseClosed: no week is open, or its close has come. */
function whileOpen(work: Work, _act: unknown, found: Found): Refusal | undefined {
  return found.cycle === undefined
    ? refuse('PhaseClosed', 'no week is open: wait for the opening of the next one')
    : ifPast(work, found, 'M17');
}

/** Submitting ends with the grace; what was submitted may be amended, and submitted again when returned, until the selection is due (5.4). */
function whileWritable(work: Work, act: unknown, found: Found): Refusal | undefined {
  const { update } = found;
  const submitted = update !== undefined && ['SUBMITTED', 'RETURNED', 'VALIDATED'].includes(update.state);
  return whileOpen(work, act, found) ?? ifPast(work, found, submitted ? 'M09' : 'M07');
}

function ifPast(work: Work, { cycle, on }: Found, code: MilestoneCode): Refusal | undefined {
  return cycle && isPast(cycle, code, work.now)
    ? refuse('PhaseClosed', because`${code} of ${cycle.week} has passed: this is closed for ${on} until the next week`)
    : undefined;
}

/** NotPossible: the goal owes no update, or its update has no such step from where it stands. */
function unlessIn(...states: readonly UpdateState[]): NonNullable<ActRule<UpdateAct>['possible']> {
  return (_work, { do: act }, { on, update }) => {
    if (update === undefined) return refuse('NotPossible', because`${on} owes no update this week`);
    return states.includes(update.state)
      ? undefined
      : refuse('NotPossible', because`the update of ${on} is ${update.state}: ${act} takes one that is ${states.join(' or ')}`);
  };
}
