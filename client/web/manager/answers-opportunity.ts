import { OPPORTUNITY_KINDS, type OpportunityKind } from '../../../domain/values.ts';
import type { FormValues } from '../visit.ts';
import type { OpportunityQuestion } from './questions.ts';
import { type Asked, type Reply, readerOf, reply } from './reply.ts';
import { textIn } from './typed.ts';

/** How an opportunity that waits was answered: line 5 of domain.md 5.3. */
export function opportunityReply(
  { key, line, opportunity: { opportunity, state, proposedDate } }: OpportunityQuestion,
  values: FormValues,
  { today }: Asked,
): Reply {
  const read = readerOf(key, opportunity, values);
  switch (read.chosen) {
    case 'VALIDATED':
      return reply(read, {
        answers: [{ line, answer: 'VALIDATED' }],
        acts: state === 'IDENTIFIED' ? [{ do: 'validateOpportunity', opportunity }] : [], // it stays validated
      });
    case 'REDATED': {
      const proposed = read.day('date', 'missing.date', today) ?? proposedDate;
      const reason = textIn(values, `${key}-reason`);
      return reply(read, {
        answers: [{ line, answer: 'REDATED' }],
        acts: proposed === proposedDate ? [] : [{ do: 'redateOpportunity', opportunity, proposed, ...(reason !== '' && { reason }) }],
      });
    }
    case 'WITHDRAWN': {
      const reason = read.text('withdraw', 'missing.withdraw');
      return reply(read, {
        answers: [{ line, answer: 'WITHDRAWN', text: reason }],
        acts: [{ do: 'declineOpportunity', opportunity, reason }],
      });
    }
    case 'NONE':
      return reply(read, { answers: [{ line, answer: 'NONE' }] });
    default:
      read.wrong(key, 'missing.opportunity');
      return reply(read, { answers: [] });
  }
}

/** Whether something new is worth telling: "none" is a valid answer (domain.md 5.3, line 5). */
export function newsReply(values: FormValues, { goal, today }: Asked): Reply {
  const read = readerOf('news', goal, values);
  if (read.chosen === 'NONE') return reply(read, { answers: [] });
  if (read.chosen !== 'PROPOSE') {
    read.wrong('news', 'missing.news');
    return reply(read, { answers: [] });
  }
  const title = read.text('title', 'missing.newsTitle');
  const proposed = read.day('date', 'missing.date', today) ?? today;
  const place = textIn(values, 'news-place');
  const kind = textIn(values, 'news-type') as OpportunityKind;
  return reply(read, {
    answers: [],
    born: [
      {
        do: 'registerOpportunity',
        on: goal,
        title,
        proposed,
        ...(place !== '' && { place }),
        ...(OPPORTUNITY_KINDS.includes(kind) && { kind }),
      },
    ],
  });
}
