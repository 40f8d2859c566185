import { daysBetween } from '../../../domain/calendar.ts';
import type { Goal } from '../../../domain/entities.ts';
import { igState } from '../../../domain/goal-state.ts';
import { isOpen } from '../../../domain/item-moves.ts';
import { whyApproval } from '../../../domain/reprogramming.ts';
import { refOf } from '../../../domain/work.ts';
import { markOf } from '../kit/marks.ts';
import { moment } from '../text-helpers.ts';
import type { Visit } from '../visit.ts';
import type { Reach } from './reach.ts';
import { type DeskItem, deskItem } from './scope.ts';

/** What waits for the coordinator's yes or no: dates, goals done or newly programmed, resolutions (domain.md 3.5, 4.1, 4.3). */
export function approvalsOf(visit: Visit, reach: Reach) {
  const goals = [...visit.book.goals.values()].filter(({ id }) => reach.has(id)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const dates = datesAsked(visit, reach);
  const finished = goals
    .filter(({ finishProposed, finishedOn }) => finishProposed && finishedOn === null)
    .flatMap((goal) => finishOf(visit, goal));
  const programmed = goals.filter(({ lifecycle }) => lifecycle === 'PROGRAMMED').flatMap((goal) => programmedOf(visit, goal));
  const resolutions: DeskItem[] = [...visit.book.items.values()]
    .filter((item) => isOpen(item) && item.resolutionProposed !== null && item.scope !== 'COORDINATOR' && reach.has(item.goalId))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((item) => deskItem(visit, item))
    .filter(({ confirm }) => confirm !== null);
  return { dates, finished, programmed, resolutions, count: dates.length + finished.length + programmed.length + resolutions.length };
}

/** Changes of a date that are no manager's own to make, oldest first (domain.md 3.5). */
function datesAsked(visit: Visit, reach: Reach) {
  const { book, t, f, tx, words, may, failed } = visit;
  return [...book.reprogrammings.values()]
    .filter(({ decision, goalId }) => decision === 'PENDING' && reach.has(goalId))
    .sort((a, b) => a.requestedAt - b.requestedAt)
    .flatMap((one) => {
      const ig = book.intermediateGoals.get(one.igId);
      const goal = book.goals.get(one.goalId);
      const on = refOf(book, one.goalId, one.igId);
      if (!ig || !goal || !may({ do: 'decideReprogramming', on, approve: true })) return [];
      const state = igState(ig, tx.today);
      return {
        on,
        id: on.replace(/[^A-Za-z0-9]+/g, '-'),
        name: on.replace('/', ' · '),
        title: ig.title,
        mark: markOf(state, words),
        late: state === 'DELAYED' ? t('daysLate', { n: daysBetween(ig.endDate, tx.today) }) : null,
        times: t('times', { n: ig.reprogramCount + 1 }),
        from: one.fromDate,
        to: one.toDate,
        original: ig.originalEndDate,
        version: ig.version,
        said: t('asked', { who: book.people.get(one.requestedBy)?.name ?? '', at: moment({ f, today: tx.today }, one.requestedAt) }),
        reason: one.reason,
        why: f.list(whyApproval(book.institution.calendar, goal, ig, one.toDate).map((why) => t(`asks.${why}`))),
        refusing: failed?.key === `date/${on}/no`,
      };
    });
}

function finishOf({ may, base }: Visit, goal: Goal) {
  const { code, title, version } = goal;
  return may({ do: 'confirmFinished', goal: code })
    ? [{ goal: code, title, version, href: `${base}/goals/${encodeURIComponent(code)}` }]
    : [];
}

function programmedOf({ may, base, failed }: Visit, goal: Goal) {
  const { code, title, version } = goal;
  const href = `${base}/goals/${encodeURIComponent(code)}`;
  const [approve, giveBack] = [may({ do: 'approveProgramming', goal: code }), may({ do: 'returnProgramming', goal: code, reason: '' })];
  return approve || giveBack
    ? [{ goal: code, title, version, href, approve, giveBack, open: failed?.key === `returnProgramming/${code}` }]
    : [];
}
