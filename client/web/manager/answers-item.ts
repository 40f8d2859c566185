import type { Act } from '../../../domain/acts.ts';
import type { WorkListAnswer } from '../../../domain/entities.ts';
import type { FormValues } from '../visit.ts';
import { type ItemQuestion, isAsked } from './questions.ts';
import { type Asked, type Reader, type Reply, readerOf, reply, titleIn, wasSent } from './reply.ts';
import { textIn } from './typed.ts';

/** How an item in the manager's scope was answered: lines 3 and 4 of domain.md 5.3. */
export function itemReply(question: ItemQuestion, values: FormValues, asked: Asked): Reply {
  const { key, line, item, returnedLine } = question;
  const read = readerOf(key, item.item, values);
  if (!isAsked(question)) return reply(read, { answers: [{ line, answer: 'ACTION' }] }); // registering it was the action
  const said = answerOf(question, read, values, asked);
  if (returnedLine === null) return reply(read, said);
  if (textIn(values, `${key}-read`) === '') read.wrong(`${key}-read`, 'missing.read');
  return reply(read, { ...said, answers: [...said.answers, { line: returnedLine, answer: 'READ' }] });
}

interface Said {
  readonly answers: readonly WorkListAnswer[];
  readonly acts?: readonly Act[];
  readonly born?: readonly Act[];
}

function answerOf(question: ItemQuestion, read: Reader, values: FormValues, asked: Asked): Said {
  const { key, line, item } = question;
  const on = { item: item.item };
  switch (read.chosen) {
    case 'ACTION': {
      const text = read.text('action', 'missing.action');
      const answer: WorkListAnswer = { line, answer: 'ACTION', text };
      return { answers: [answer], acts: wasSent(asked, answer) ? [] : [{ do: 'addAction', ...on, text }] };
    }
    case 'NO_MOVEMENT':
      return { answers: [{ line, answer: 'NO_MOVEMENT', text: read.text('nothing', 'missing.nothing') }] };
    case 'CONVERT': {
      const title = titleIn(read, key, 'missing.title');
      const limit = textIn(values, `${key}-limit`) === '' ? undefined : read.day('limit', 'wrong.day', asked.today);
      const act: Act = { do: 'convertAlert', ...on, title, ...(limit !== undefined && { limit }) };
      return { answers: [{ line, answer: 'ACTION', text: title }], born: [act] }; // the restriction is new
    }
    case 'DERIVE': {
      const text = read.text('note', 'missing.note');
      return { answers: [{ line, answer: 'ACTION', text }], acts: [{ do: 'derive', ...on, text }] };
    }
    case 'RESOLVE': {
      const text = read.text('solved', 'missing.solved');
      return { answers: [{ line, answer: 'ACTION', text }], acts: [{ do: 'resolve', ...on, text }] };
    }
    default:
      read.wrong(key, 'missing.item');
      return { answers: [] };
  }
}
