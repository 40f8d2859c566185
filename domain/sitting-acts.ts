import type { ActRules, Found } from './act-rule.ts';
import type { Refusal } from './acts.ts';
import type { WeekKey } from './entities.ts';
import { unlessSaid } from './item-refusals.ts';
import { because, refuse } from './refusal.ts';
import { isSitting, type SittingAct } from './sitting.ts';
import { agendaByCode, type Book, goalByCode, itemByCode, opportunityByCode, tell, type Work } from './work.ts';

/** What these acts write is the history of the sitting alone: no row, no letter, and no milestone waits for them (domain.md 4.7). */
export const SITTING_RULES: ActRules<SittingAct['do']> = {
  noteAttendance: {
    find: (work, { week, present }) => {
      const stranger = present.find((id) => !work.book.people.has(id));
      if (stranger !== undefined) return refuse('NotFound', because`there is no person ${stranger} here`, 'present');
      return findSitting(work, week);
    },
    phase: (_work, _act, found) => unlessSitting(found),
    apply: (work, { week, present }) => {
      tell(work, { kind: 'change', of: 'attendance', id: week, field: 'present', before: null, after: [...new Set(present)] });
    },
  },
  takeUp: {
    find: (work, { week, on }) =>
      isKnown(work.book, on)
        ? findSitting(work, week)
        : refuse('NotFound', because`there is no item, opportunity or agenda item ${on} here`, 'on'),
    phase: (_work, _act, found) => unlessSitting(found),
    apply: (work, { week, on }) => {
      tell(work, { kind: 'change', of: 'sitting', id: week, field: 'takenUp', before: null, after: on });
    },
  },
  acceptSynergy: {
    find: (work, { week, goals }) => {
      const unknown = goals.find((code) => goalByCode(work.book, code) === undefined);
      return unknown === undefined ? findSitting(work, week) : refuse('NotFound', because`there is no goal ${unknown} here`, 'goals');
    },
    phase: (_work, _act, found) => unlessSitting(found),
    valid: (_work, { goals, text }) =>
      new Set(goals).size < 2 ? refuse('InvalidInput', 'a synergy links at least two goals', 'goals') : unlessSaid(text, 'text'),
    apply: (work, { week, goals, kind, text }) => {
      const after = { goals: [...new Set(goals)].sort(), kind, note: text.trim() };
      tell(work, { kind: 'change', of: 'synergy', id: week, field: 'accepted', before: null, after });
    },
  },
  confirmMinutes: {
    find: (work, { week }) => findSitting(work, week),
    phase: (_work, _act, found) => unlessSitting(found),
    apply: (work, { week, text }) => {
      tell(work, { kind: 'change', of: 'minutes', id: week, field: 'confirmed', before: null, after: text?.trim() || null });
    },
  },
};

function findSitting({ book }: Work, week: WeekKey): Found | Refusal {
  const cycle = book.cycles.get(week);
  return cycle ? { on: week, cycle } : refuse('NotFound', because`there is no week ${week} here`, 'week');
}

/** The committee's turn lasts from the end of the minister's to the close of the week (domain.md 4.7). */
function unlessSitting({ cycle }: Found): Refusal | undefined {
  return cycle === undefined || isSitting(cycle)
    ? undefined
    : refuse('PhaseClosed', because`${cycle.week} is ${cycle.state}: it is not the committee's turn`);
}

const isKnown = (book: Book, code: string): boolean =>
  (itemByCode(book, code) ?? opportunityByCode(book, code) ?? agendaByCode(book, code)) !== undefined;
