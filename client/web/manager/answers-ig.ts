import type { WorkListAnswer } from '../../../domain/entities.ts';
import type { FormValues } from '../visit.ts';
import type { IgQuestion } from './questions.ts';
import { type Asked, type Reader, type Reply, readerOf, reply, restrictionIn, wasSent } from './reply.ts';
import { dayIn, textIn } from './typed.ts';

export const A_NEW_ONE = 'new';

/** How an intermediate goal that is due or delayed was answered: lines 1 and 2 of domain.md 5.3. */
export function igReply(question: IgQuestion, values: FormValues, asked: Asked): Reply {
  const { key, ig } = question;
  const read = readerOf(key, ig.ig, values);
  switch (read.chosen) {
    case 'FINISHED':
      return finished(question, read, values, asked);
    case 'ON_COURSE':
      return onCourse(question, read);
    case 'REPROGRAM':
      return reprogram(question, read, asked);
    case 'RESTRICTED':
      return restricted(question, read, values, asked);
    default:
      read.wrong(key, 'missing.ig');
      return reply(read, { answers: [] });
  }
}

function finished({ key, ref, line }: IgQuestion, read: Reader, values: FormValues, { today }: Asked): Reply {
  const date = dayIn(values, `${key}-date`);
  if (date === null) read.wrong(`${key}-date`, 'wrong.day');
  if (date && date > today) read.wrong(`${key}-date`, 'wrong.notYet');
  return reply(read, { answers: [{ line, answer: 'FINISHED' }], acts: [{ do: 'finishIntermediateGoal', on: ref, ...(date && { date }) }] });
}

/** The same date stands; where it has passed, the delay is explained with the update itself (domain.md 6.2, E5). */
function onCourse({ line, delayLine }: IgQuestion, read: Reader): Reply {
  const why = delayLine === null ? '' : read.text('why', 'missing.why');
  const explained: WorkListAnswer[] = delayLine === null ? [] : [{ line: delayLine, answer: 'EXPLAINED', text: why }];
  return reply(read, { answers: [{ line, answer: 'ON_COURSE' }, ...explained] });
}

function reprogram(question: IgQuestion, read: Reader, { today }: Asked): Reply {
  const { key, ref, ig, pending } = question;
  if (pending !== null) return reply(read, { answers: both(question, { answer: 'REPROGRAM' }) });
  const to = read.day('to', 'missing.to', today);
  const reason = read.text('reason', 'missing.reason');
  if (to === ig.endDate) read.wrong(`${key}-to`, 'wrong.sameDay');
  return reply(read, {
    answers: both(question, { answer: 'REPROGRAM', text: reason }),
    acts: [{ do: 'requestReprogramming', on: ref, to: to ?? today, reason }],
  });
}

function restricted(question: IgQuestion, read: Reader, values: FormValues, asked: Asked): Reply {
  const { key, ref } = question;
  const which = textIn(values, `${key}-which`);
  if (which === '') read.wrong(`${key}-which`, 'missing.which');
  if (which !== A_NEW_ONE) return reply(read, { answers: both(question, { answer: 'RESTRICTED', text: which }) });
  const act = restrictionIn(read, key, values, { on: ref, today: asked.today });
  const answers = both(question, { answer: 'RESTRICTED', text: 'title' in act ? (act.title ?? '') : '' });
  const done = answers.every((one) => wasSent(asked, one));
  return reply(read, { answers, born: done ? [] : [act] });
}

const both = ({ line, delayLine }: IgQuestion, said: Omit<WorkListAnswer, 'line'>): WorkListAnswer[] =>
  [line, delayLine].filter((one) => one !== null).map((one) => ({ line: one, ...said }));
