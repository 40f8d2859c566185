import { addBD } from './calendar.ts';
import { remindOfCommitments } from './commitments.ts';
import type { Opportunity } from './entities.ts';
import { escalate, remindUnreviewed, warn } from './escalation.ts';
import { catchUpDates } from './goal-state.ts';
import type { Day } from './instant.ts';
import { joinLetters } from './letter-writing.ts';
import { opportunityLine } from './lines.ts';
import { moveOpportunity } from './opportunity-moves.ts';
import { raiseRiskAlerts } from './risk-alerts.ts';
import { endOfDay } from './run-day.ts';
import { usefulUntil } from './useful-until.ts';
import { noticeVacancies } from './vacancies.ts';
import { put, putInstitution, tell, type Work } from './work.ts';

/** One morning run as of its own date, in the order of domain.md 6.2; its date may be one of several an outage left undone. */
export function runDeadlines(work: Work, date: Day): void {
  catchUpDates(work, 'all', date); // what the date alone changes comes before the run (5.2)
  tell(work, { kind: 'deadlineRun', date });
  escalate(work, date);
  raiseRiskAlerts(work, date);
  expireOpportunities(work, date);
  warn(work, date);
  remindUnreviewed(work, date);
  noticeVacancies(work, date);
  remindOfOpportunities(work, date);
  remindOfCommitments(work, date);
  putInstitution(work, { ...work.book.institution, lastDeadlineRun: date });
}

const BEFORE_APPROVED = ['IDENTIFIED', 'VALIDATED', 'ASSESSED'];
const REMIND_DAYS_BEFORE = 4;

/** An opportunity open before it was scheduled expires with the first run later than its proposed date (domain.md 4.5). */
function expireOpportunities(work: Work, date: Day): void {
  for (const one of opportunities(work)) {
    const waiting = BEFORE_APPROVED.includes(one.state) || one.state === 'APPROVED';
    if (waiting && date > one.proposedDate) moveOpportunity(work, one, 'EXPIRED');
  }
}

/** N27 to the coordinator four business days before the proposed date, once for each such date (domain.md 4.5). */
function remindOfOpportunities(work: Work, date: Day): void {
  const { calendar } = work.book.institution;
  const due = opportunities(work).filter(
    ({ state, proposedDate, remindedFor }) =>
      BEFORE_APPROVED.includes(state) && remindedFor !== proposedDate && addBD(calendar, proposedDate, -REMIND_DAYS_BEFORE) === date,
  );
  const parts = due.map((one) => ({
    to: [{ scope: 'COORDINATOR' as const }],
    cc: [{ scope: 'MANAGER' as const }],
    goalId: one.goalId,
    about: [one.code],
    line: opportunityLine(work.book, one),
  }));
  joinLetters(work, 'N27', parts, (some) => ({
    data: { opportunities: some },
    usefulUntil: usefulUntil('N27', undefined, { endOfRunDay: endOfDay(work, date) }),
  }));
  for (const one of due) put(work, 'opportunities', { ...one, remindedFor: one.proposedDate });
}

const opportunities = ({ book }: Work): Opportunity[] => [...book.opportunities.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
