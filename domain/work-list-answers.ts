import type { WorkListAnswer } from './entities.ts';
import type { WorkLine } from './letter-data.ts';
import { isOfferedOnly } from './monthly-lines.ts';

type Answer = WorkListAnswer['answer'];

/** The lines that are not answered, or not with an answer that fits them: an update is submitted with none (domain.md 5.3). */
export function answersComplete(lines: readonly WorkLine[], answers: readonly WorkListAnswer[]): string[] {
  const given = new Map(answers.map((one) => [one.line, one]));
  return lines
    .filter((line) => !(isOfferedOnly(line) && !given.has(line.line)) && !fits(line, given.get(line.line)))
    .map(({ line }) => line);
}

/** The answers given, and for every other line the plainest one, so that the update is complete (domain.md 5.3; scenario, the acts). */
export function filledAnswers(lines: readonly WorkLine[], given: readonly WorkListAnswer[]): WorkListAnswer[] {
  const answered = new Set(given.map(({ line }) => line));
  return [...given, ...lines.filter((line) => !answered.has(line.line) && !isOfferedOnly(line)).map(plainAnswer)];
}

/** The answers that a line takes (domain.md 5.3); what a text says why in needs one. */
const ANSWERS: Readonly<Record<WorkLine['what'], readonly Answer[]>> = {
  IG_DUE: ['FINISHED', 'ON_COURSE', 'REPROGRAM', 'RESTRICTED'],
  IG_DELAYED: ['EXPLAINED', 'REPROGRAM', 'RESTRICTED'],
  ITEM: ['ACTION', 'NO_MOVEMENT'],
  ITEM_RETURNED: ['READ'],
  OPPORTUNITY: ['VALIDATED', 'REDATED', 'WITHDRAWN', 'NONE'],
  NARRATIVE: ['NARRATIVE', 'NO_CHANGE'], // its text is the update's own
  INDICATOR: ['RECORDED', 'NOT_YET'],
  PROGRESS: ['PROGRESS'],
  REVISION: ['REVISED'],
};
const NEEDS_TEXT: readonly Answer[] = ['EXPLAINED', 'NO_MOVEMENT', 'NOT_YET', 'PROGRESS'];

function fits(line: WorkLine, answer: WorkListAnswer | undefined): boolean {
  if (!answer || !ANSWERS[line.what].includes(answer.answer)) return false;
  if (answer.answer === 'RECORDED' && line.what === 'INDICATOR' && !line.recorded) return false; // it has no value: that is told
  return !NEEDS_TEXT.includes(answer.answer) || Boolean(answer.text?.trim());
}

const NOTHING_SAID = '–'; // read in every language
function plainAnswer(line: WorkLine): WorkListAnswer {
  switch (line.what) {
    case 'IG_DUE':
      return { line: line.line, answer: 'ON_COURSE' };
    case 'IG_DELAYED':
      return { line: line.line, answer: 'EXPLAINED', text: line.explanation ?? NOTHING_SAID };
    case 'ITEM':
      return { line: line.line, answer: 'NO_MOVEMENT', text: NOTHING_SAID };
    case 'ITEM_RETURNED':
      return { line: line.line, answer: 'READ' };
    case 'OPPORTUNITY':
      return { line: line.line, answer: 'NONE' };
    case 'NARRATIVE':
      return { line: line.line, answer: 'NARRATIVE' };
    case 'INDICATOR':
      return line.recorded ? { line: line.line, answer: 'RECORDED' } : { line: line.line, answer: 'NOT_YET', text: NOTHING_SAID };
    case 'PROGRESS':
      return { line: line.line, answer: 'PROGRESS', text: NOTHING_SAID };
    case 'REVISION':
      return { line: line.line, answer: 'REVISED' };
    default:
      return line satisfies never;
  }
}
