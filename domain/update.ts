import type { Authority } from './act-rule.ts';
import type { ActOf } from './acts.ts';
import type { Cycle, Goal, Id, WeekKey, WeeklyUpdate, WorkListAnswer } from './entities.ts';
import { igState } from './goal-state.ts';
import { isPast } from './routine.ts';
import { reportSteps, toldBy } from './step-reports.ts';
import { resolveStreakAlert } from './update-streak.ts';
import type { UpdateState } from './values.ts';
import { type Book, intermediateGoalsOf, put, tell, type Work } from './work.ts';
import { answersComplete, filledAnswers, workListLines } from './work-list.ts';

/** The updates of a week, by the code of their goal. */
export function updatesOf(book: Book, week: WeekKey): WeeklyUpdate[] {
  const codeOf = ({ goalId }: WeeklyUpdate): string => book.goals.get(goalId)?.code ?? goalId;
  return [...book.updates.values()].filter((one) => one.week === week).sort((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1));
}

/** A goal's update of a week. */
export const updateOf = (book: Book, week: WeekKey, goalId: Id): WeeklyUpdate | undefined =>
  [...book.updates.values()].find((one) => one.week === week && one.goalId === goalId);

/** Only active goals, neither finished nor integrating, owe an update (domain.md 4.6). */
export const owesUpdate = ({ lifecycle, integrating, finishedOn }: Goal): boolean =>
  lifecycle === 'ACTIVE' && !integrating && finishedOn === null;

/** Still awaited: letters remind of it, and the end of grace misses it (domain.md 4.6). */
export const isAwaited = ({ state }: Pick<WeeklyUpdate, 'state'>): boolean => state === 'PENDING' || state === 'DRAFT';

/** Enters a state: the row and its line. */
export function moveUpdate(
  work: Work,
  update: WeeklyUpdate,
  to: UpdateState,
  changes: Partial<WeeklyUpdate> = {},
  reason?: string,
): WeeklyUpdate {
  const next: WeeklyUpdate = { ...update, ...changes, state: to };
  const id = work.book.goals.get(update.goalId)?.code ?? update.goalId;
  put(work, 'updates', next);
  tell(work, { kind: 'state', of: 'update', id, from: update.state, to, ...(reason !== undefined && { reason }) });
  return next;
}

type Submission = ActOf<'submitUpdate'>;
interface Subject {
  readonly cycle: Cycle;
  readonly goal: Goal;
  readonly update: WeeklyUpdate;
}

/** The answers of a submission: as given, or filled so that it is complete (domain.md 5.3; scenario, the acts). */
export function answersOf(work: Work, act: Submission, { cycle, goal, update }: Subject): readonly WorkListAnswer[] {
  const { noChange, answers } = act;
  const narrative = narrativeOf(act, update);
  const said: WorkListAnswer[] = noChange
    ? [{ line: NARRATIVE_LINE, answer: 'NO_CHANGE' }]
    : narrative !== null || answers === undefined
      ? [{ line: NARRATIVE_LINE, answer: 'NARRATIVE' }]
      : [];
  const given = [...(answers ?? update.answers).filter(({ line }) => line !== NARRATIVE_LINE), ...said];
  return answers === undefined ? filledAnswers(workListLines(work.book, goal, cycle.week, work.today), given) : given;
}

/** The lines of the work list that a submission leaves unanswered (domain.md 5.3). */
export const unanswered = (work: Work, act: Submission, subject: Subject): readonly string[] =>
  answersComplete(workListLines(work.book, subject.goal, subject.cycle.week, work.today), answersOf(work, act, subject));

/** Submits, amends or submits again; what was on time stays so (domain.md 4.6, 5.4). */
export function submit(work: Work, act: Submission, subject: Subject, { by, onBehalfOf }: Authority): void {
  const { cycle, goal, update } = subject;
  const first = isAwaited(update);
  const content = {
    noChange: act.noChange === true,
    narrative: narrativeOf(act, update),
    answers: answersOf(work, act, subject),
    submittedBy: by,
    onBehalfOf,
  };
  if (update.state === 'SUBMITTED') put(work, 'updates', { ...update, ...content, amendedAt: work.now });
  else {
    const late = first ? isPast(cycle, 'M05', work.now) : update.late;
    moveUpdate(work, update, 'SUBMITTED', { ...content, late, submittedAt: first ? work.now : update.submittedAt });
  }
  explainDelays(work, subject, content.answers);
  reportSteps(work, goal, toldBy(act.answers, update));
  countSubmission(work, goal, { ...content, noChangeInARow: noChangeStreak(goal, update, content.noChange) }, by);
}

/** Counts as an update of the goal: its report and date, and the end of a streak of misses (domain.md 3.4, 6.2 E4). */
export function countSubmission(
  work: Work,
  goal: Goal,
  { narrative, noChangeInARow }: { readonly narrative: string | null; readonly noChangeInARow: number },
  by: Id,
): void {
  const report = narrative ?? goal.narrative;
  if (report !== goal.narrative) {
    tell(work, { kind: 'change', of: 'goal', id: goal.code, field: 'narrative', before: goal.narrative, after: report });
  }
  put(work, 'goals', { ...goal, narrative: report, lastUpdateAt: work.now, missedInARow: 0, noChangeInARow });
  resolveStreakAlert(work, goal.id, by);
}

const NARRATIVE_LINE = 'narrative';
/** "No change" leaves the report as it is, also where a draft of another one was begun (domain.md 5.3, line 6). */
const narrativeOf = ({ narrative, noChange }: Submission, update: WeeklyUpdate): string | null =>
  noChange === true ? null : narrative?.trim() || update.narrative;

/** One more update without change, or the end of the streak; an amendment counts once (domain.md 5.3). */
function noChangeStreak({ noChangeInARow }: Goal, update: WeeklyUpdate, noChange: boolean): number {
  if (!noChange) return 0;
  return !isAwaited(update) && update.noChange ? noChangeInARow : noChangeInARow + 1;
}

/** A submitted update answers for every delay of its goal (domain.md 5.3, 6.2 E5). */
function explainDelays(work: Work, { cycle: { week }, goal }: Subject, answers: readonly WorkListAnswer[]): void {
  for (const ig of intermediateGoalsOf(work.book, goal.id)) {
    if (igState(ig, work.today) !== 'DELAYED') continue;
    const said = answers.find(({ line }) => line === `delay/${ig.code}`)?.text;
    const before = ig.explained?.week === week ? ig.explained.text : '';
    put(work, 'intermediateGoals', { ...ig, explained: { week, text: said ?? before } });
  }
}
