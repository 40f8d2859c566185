import { daysBetween } from '../../../domain/calendar.ts';
import type { Day } from '../../../domain/instant.ts';
import { whyApproval } from '../../../domain/reprogramming.ts';
import { byRef } from '../../../domain/work.ts';
import { type Deadline, deadlineOf } from '../kit/deadlines.ts';
import { type Mark, markOf } from '../kit/marks.ts';
import type { Visit } from '../visit.ts';
import type { Choice } from './choices.ts';
import type { FormAt } from './form-at.ts';
import { aboutIndicator, aboutMonthly } from './monthly-words.ts';
import type { IgQuestion, ItemQuestion, OpportunityQuestion, Question, ReportQuestion } from './questions.ts';

/** What is known beside a question, for its answer to be a good one. */
export interface AboutQuestion {
  readonly about: string;
  readonly ask: string;
  readonly facts: readonly string[];
  readonly mark: Mark | null;
  readonly deadline: Deadline | null;
  readonly warn: string | null;
  readonly delayed: boolean;
  readonly onCourse: 'ig.ON_COURSE' | 'ig.ON_COURSE.past'; // the date of a stopped one may be over, and nobody asks why
  readonly pending: string | null;
  readonly instruction: string | null;
  readonly returned: boolean;
  readonly alert: boolean;
  readonly validated: boolean;
  readonly href: string | null;
  readonly which: readonly Choice[];
  readonly recorded: boolean; // the period asked about has a value
  readonly example: string;
}
const NOTHING: Omit<AboutQuestion, 'about' | 'ask'> = {
  facts: [],
  mark: null,
  deadline: null,
  warn: null,
  delayed: false,
  onCourse: 'ig.ON_COURSE',
  pending: null,
  instruction: null,
  returned: false,
  alert: false,
  validated: false,
  href: null,
  which: [],
  recorded: false,
  example: '',
};

/** What a question asks and what its reader should know before answering: the words of domain.md 5.3 and 7.3. */
export function aboutQuestion(visit: Visit, at: FormAt, question: Question): AboutQuestion {
  switch (question.kind) {
    case 'IG':
      return aboutIg(visit, at, question);
    case 'ITEM':
      return aboutItem(visit, question);
    case 'OPPORTUNITY':
      return aboutOpportunity(visit, question);
    case 'NEWS':
      return { ...NOTHING, about: visit.t('about.news'), ask: visit.t('ask.news') };
    case 'REPORT':
      return aboutReport(visit, question);
    case 'INDICATOR':
      return { ...NOTHING, ...aboutIndicator(visit, question) };
    case 'PROGRESS':
    case 'REVISION':
      return { ...NOTHING, ...aboutMonthly(visit, at, question) };
    default:
      return question satisfies never;
  }
}

function aboutIg(visit: Visit, at: FormAt, { ig, ref, delayLine, pending }: IgQuestion): AboutQuestion {
  const { t, f, words, book } = visit;
  const found = byRef(book, ref);
  const due = dueWords(visit, ig.endDate);
  const moved = ig.reprogramCount > 0 ? t('moved', { n: ig.reprogramCount, day: f.record(ig.originalEndDate) }) : null;
  const why = found?.ig ? whyApproval(book.institution.calendar, found.goal, found.ig, ig.endDate) : [];
  return {
    ...NOTHING,
    about: t('about.ig', { code: ig.ig }),
    ask: t('ask.ig', { title: ig.title }),
    facts: [due, moved].filter((one) => one !== null),
    mark: markOf(ig.state, words),
    delayed: delayLine !== null,
    onCourse: ig.endDate < visit.tx.today ? 'ig.ON_COURSE.past' : 'ig.ON_COURSE',
    pending: pending === null ? null : t('pending', { day: f.record(pending) }),
    warn: why.includes('SECOND_TIME')
      ? t('warn.secondTime', { n: ig.reprogramCount + 1 })
      : t('warn.longShift', { day: f.record(at.goal.endDate) }),
    which: restrictionsOf(visit, at),
  };
}

function dueWords({ t, f, tx }: Visit, day: Day): string {
  const n = daysBetween(tx.today, day);
  return n >= 0 ? t('due.ahead', { n, day: f.record(day) }) : t('due.past', { n: -n, day: f.record(day) });
}

/** The open restrictions of the goal, whoever holds them. */
function restrictionsOf({ book }: Visit, { goal }: FormAt): Choice[] {
  return [...book.items.values()]
    .filter((one) => one.goalId === goal.id && one.kind === 'RESTRICTION' && (one.state === 'UNREVIEWED' || one.state === 'IN_PROCESS'))
    .map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}

function aboutItem(visit: Visit, { item, returnedLine, instruction }: ItemQuestion): AboutQuestion {
  const { t, base } = visit;
  const proposal = item.treatment === null ? t('noProposal') : t('proposal', { what: item.treatment.what });
  const where = item.ig === null ? null : t('item.on', { code: item.ig });
  return {
    ...NOTHING,
    about: t(`about.${item.kind}`, { code: item.item }),
    ask: t('ask.item', { title: item.title }),
    facts: [where, proposal].filter((one) => one !== null),
    deadline: deadlineOf(visit, item.due),
    returned: returnedLine !== null,
    instruction,
    alert: item.kind === 'ALERT',
    href: `${base}/items/${encodeURIComponent(item.item)}`,
  };
}

function aboutOpportunity({ t, f, base }: Visit, { opportunity }: OpportunityQuestion): AboutQuestion {
  const { opportunity: code, title, proposedDate, place, state } = opportunity;
  const when = t('proposedFor', { day: f.record(proposedDate) });
  return {
    ...NOTHING,
    about: t('about.opportunity', { code }),
    ask: t('ask.opportunity', { title }),
    facts: [place === null ? `${when}.` : `${when}, ${place}.`, t(`opportunity.${state}`)],
    validated: state === 'VALIDATED',
    href: `${base}/opportunities/${encodeURIComponent(code)}`,
  };
}

const FLAGGED_AT = 3; // domain.md 5.3, line 6
function aboutReport({ t }: Visit, { noChangeInARow }: ReportQuestion): AboutQuestion {
  const third = noChangeInARow + 1 >= FLAGGED_AT ? t('warn.noChange', { n: noChangeInARow + 1 }) : null;
  return { ...NOTHING, about: t('about.report'), ask: t('ask.report'), warn: third };
}
