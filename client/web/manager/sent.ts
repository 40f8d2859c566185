import type { WorkListAnswer } from '../../../domain/entities.ts';
import { openCycle } from '../../../domain/milestone-cycle.ts';
import { updateOf } from '../../../domain/update.ts';
import { byRef, goalByCode, itemByCode, opportunityByCode } from '../../../domain/work.ts';
import { ownGoals } from '../../../store/own-goals.ts';
import type { PageDefinition, Visit } from '../visit.ts';
import { formsAt } from './form-at.ts';
import { isToDo } from './goal-cards.ts';
import { instantOf, leftWords, momentWords, turnOf } from './moments.ts';
import { goalsOf } from './my-week.ts';

/** After sending: what was recorded, until when it can be corrected, and what is left to do (domain.md 5.4). */
export const SENT_PAGE: PageDefinition = {
  address: '/mine/:goal/sent',
  view: 'UPDATE',
  name: 'manager/sent',
  linkForms: ['UPDATE'],
  bookOf: (tx, reader) => ownGoals(tx, reader.person.id),
  goalOf: ({ book, params }) => goalByCode(book, params.goal ?? '')?.id,
  show: async (visit) => {
    const { book, params, t, f, tx } = visit;
    const goal = goalByCode(book, params.goal ?? '');
    const cycle = openCycle(book);
    const update = goal && cycle && updateOf(book, cycle.week, goal.id);
    const at = update?.amendedAt ?? update?.submittedAt;
    if (!goal || !cycle || !update || at == null) return undefined;
    const forms = [...(await formsAt(visit, goalsOf(visit))).values()];
    const open = turnOf(cycle, update, tx.now) === 'CORRECT';
    const until = instantOf(cycle, 'M09');
    const by = book.people.get(update.submittedBy ?? '')?.name ?? '';
    const inPlaceOf = update.onBehalfOf === null ? null : (book.people.get(update.onBehalfOf)?.name ?? null);
    return {
      code: goal.code,
      heading: goal.title,
      sent: t('sent.at', { moment: f.moment(at), by }),
      inPlaceOf: inPlaceOf === null ? null : t('sent.inPlaceOf', { name: inPlaceOf }),
      late: update.late ? t('sent.late') : null,
      correct: open ? `${t('until.correct', { moment: momentWords(visit, until) })} ${leftWords(visit, until) ?? ''}` : t('sent.closed'),
      correctHref: open ? `${visit.base}/mine/${goal.code}` : null,
      answers: [...told(update.answers).map((one) => answerWords(visit, goal.code, one)), ...proposedSince(visit, goal.id, update.answers)],
      narrative: update.noChange ? null : update.narrative,
      next: forms
        .filter((one) => isToDo(visit, one))
        .map((one) => ({ code: one.goal.code, title: one.goal.title, href: `${visit.base}/mine/${one.goal.code}` })),
    };
  },
};

/** Each thing once: a delayed intermediate goal has two lines, of which the one about the delay says more. */
const told = (answers: readonly WorkListAnswer[]): WorkListAnswer[] =>
  answers.filter(
    ({ line }) => line !== 'narrative' && !answers.some((other) => other.line === line.replace(/^ig\//, 'delay/') && other.line !== line),
  );

/** One line of the list with its answer, as it was recorded. */
function answerWords({ t, book }: Visit, goal: string, { line, answer, text }: WorkListAnswer) {
  const [, ref = ''] = line.split('/');
  const ig = byRef(book, `${goal}/${ref}`)?.ig;
  const named = ig ?? itemByCode(book, ref) ?? opportunityByCode(book, ref);
  const indicator = [...book.indicators.values()].find(({ code }) => line === `indicator/${code}`);
  const title = indicator?.name ?? named?.title;
  const monthly = line === 'progress' || line === 'revision' ? t(`about.${line}`) : ref;
  return {
    about: title === undefined ? monthly : `${ref} ${title}`,
    answer: answer === 'PROGRESS' ? null : t(wasBorn(answer, text) ? 'sent.registered' : `answer.${answer}`), // its line says so already
    text: text ?? null,
  };
}

/** An item of this very week answers for itself: registering it was the action. */
const wasBorn = (answer: WorkListAnswer['answer'], text: string | undefined): boolean => answer === 'ACTION' && text === undefined;

/** What was proposed to be told with this update: it waits for its own line until the next one. */
const proposedSince = ({ t, f, book }: Visit, goalId: string, answers: readonly WorkListAnswer[]) =>
  [...book.opportunities.values()]
    .filter((one) => one.goalId === goalId && one.state === 'IDENTIFIED' && !answers.some(({ line }) => line === `opportunity/${one.code}`))
    .map(({ code, title, proposedDate }) => ({
      about: `${code} ${title}`,
      answer: t('sent.proposed', { day: f.record(proposedDate) }),
      text: null,
    }));
