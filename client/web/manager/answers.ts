import type { Act } from '../../../domain/acts.ts';
import type { FormValues } from '../visit.ts';
import { igReply } from './answers-ig.ts';
import { itemReply } from './answers-item.ts';
import { indicatorReply, monthlyReply } from './answers-monthly.ts';
import { newsReply, opportunityReply } from './answers-opportunity.ts';
import { isOffered, type Question } from './questions.ts';
import type { Asked, Problem, Reply } from './reply.ts';
import { textIn } from './typed.ts';

/** A filled form as acts, in their order: all of them are done, or none (domain.md 4.6, 5.3). The rules are those of domain/. */
export function submissionOf(
  questions: readonly Question[],
  values: FormValues,
  asked: Asked,
): { readonly acts: readonly Act[]; readonly problems: readonly Problem[] } {
  const replies = questions.map((question) => replyTo(question, values, asked));
  const answers = replies.flatMap((one) => one.answers);
  const noChange = textIn(values, 'report') === 'NO_CHANGE';
  const narrative = textIn(values, 'report-text');
  const update: Act = { do: 'submitUpdate', goal: asked.goal, answers, ...(noChange ? { noChange } : { narrative }) };
  return {
    acts: [...replies.flatMap(({ acts }) => acts), update, ...replies.flatMap(({ born }) => born)],
    problems: replies.flatMap(({ problems }) => problems),
  };
}

/** What is answered so far, as the act that keeps it in the update: nothing else is done yet (domain.md 4.6). */
export function draftOf(questions: readonly Question[], values: FormValues, asked: Asked): Act {
  const answers = questions
    .map((question) => replyTo(question, values, asked))
    .flatMap(({ answers, problems }) => (problems.length > 0 ? [] : answers));
  const narrative = textIn(values, 'report') === 'NO_CHANGE' ? '' : textIn(values, 'report-text');
  return { do: 'saveDraft', goal: asked.goal, answers, ...(narrative !== '' && { narrative }) };
}

/** The questions that the typed fields answer in full; what is only offered, where something was written. */
export const answeredKeys = (questions: readonly Question[], values: FormValues, asked: Asked): ReadonlySet<string> =>
  new Set(
    questions
      .filter((question) => {
        const { problems, answers } = replyTo(question, values, asked);
        return problems.length === 0 && (answers.length > 0 || !isOffered(question));
      })
      .map(({ key }) => key),
  );

const NOTHING: Reply = { acts: [], born: [], answers: [], problems: [] };

function replyTo(question: Question, values: FormValues, asked: Asked): Reply {
  switch (question.kind) {
    case 'IG':
      return igReply(question, values, asked);
    case 'ITEM':
      return itemReply(question, values, asked);
    case 'OPPORTUNITY':
      return opportunityReply(question, values, asked);
    case 'NEWS':
      return newsReply(values, asked);
    case 'REPORT':
      return reportReply(values);
    case 'INDICATOR':
      return indicatorReply(question, values, asked);
    case 'PROGRESS':
    case 'REVISION':
      return monthlyReply(question, values);
    default:
      return question satisfies never;
  }
}

/** The report's text is the update's own; its line is answered by the update (domain.md 5.3, line 6). */
function reportReply(values: FormValues): Reply {
  const chosen = textIn(values, 'report');
  if (chosen === 'NO_CHANGE') return { ...NOTHING, answers: [{ line: 'narrative', answer: 'NO_CHANGE' }] };
  if (chosen !== 'NARRATIVE') return { ...NOTHING, problems: [{ field: 'report', say: 'missing.report', values: {} }] };
  return textIn(values, 'report-text') === ''
    ? { ...NOTHING, problems: [{ field: 'report-text', say: 'missing.reportText', values: {} }] }
    : { ...NOTHING, answers: [{ line: 'narrative', answer: 'NARRATIVE' }] };
}
