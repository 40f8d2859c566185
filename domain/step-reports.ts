import type { Goal, IntermediateGoal, WeeklyUpdate, WorkListAnswer } from './entities.ts';
import { intermediateGoalsOf, itemByCode, put, refOf, tell, type Work } from './work.ts';

/** An intermediate goal that was reported on now; the words of before stand where none are given (domain.md 3.5). */
export function reported(work: Work, ig: IntermediateGoal, text?: string): IntermediateGoal {
  const before = ig.progressReport;
  const after = text?.trim() || before;
  if (after !== before) {
    const id = refOf(work.book, ig.goalId, ig.id);
    tell(work, { kind: 'change', of: 'intermediateGoal', id, field: 'progressReport', before, after });
  }
  return { ...ig, progressReport: after, progressUpdatedAt: work.now };
}

/** The answers to lines 1 and 2 of the work list are reports of their intermediate goals (domain.md 3.5, 5.3). */
export function reportSteps(work: Work, goal: Goal, answers: readonly WorkListAnswer[]): void {
  const said = new Map(answers.filter(({ answer }) => OF_A_STEP.has(answer)).map((one) => [one.line, one]));
  for (const ig of intermediateGoalsOf(work.book, goal.id)) {
    const given = [said.get(`delay/${ig.code}`), said.get(`ig/${ig.code}`)].filter((one) => one !== undefined);
    if (given.length === 0 || ig.cancelled) continue;
    const text = given.map((one) => wordsOf(work, one)).find((one) => one !== '');
    put(work, 'intermediateGoals', reported(work, ig, text));
  }
}

/** The answers that a person gave: with the act, or in the draft that it sends; those of an earlier submission may be filled in (domain.md 5.3). */
export const toldBy = (answers: readonly WorkListAnswer[] | undefined, update: WeeklyUpdate): readonly WorkListAnswer[] =>
  answers ?? (update.state === 'PENDING' || update.state === 'DRAFT' ? update.answers : []);

const OF_A_STEP: ReadonlySet<WorkListAnswer['answer']> = new Set(['FINISHED', 'ON_COURSE', 'EXPLAINED', 'REPROGRAM', 'RESTRICTED']);

/** A restriction named by its code is a link, not words. */
function wordsOf({ book }: Work, { answer, text = '' }: WorkListAnswer): string {
  const words = text.trim();
  return answer === 'RESTRICTED' && itemByCode(book, words) ? '' : words;
}
