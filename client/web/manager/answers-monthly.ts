import { typedNumber } from '../typed-number.ts';
import type { FormValues } from '../visit.ts';
import type { IndicatorQuestion, MonthlyQuestion } from './questions.ts';
import { type Asked, type Reply, readerOf, reply, wasSent } from './reply.ts';
import { textIn } from './typed.ts';

const NOTHING: Reply = { acts: [], born: [], answers: [], problems: [] };

/** The value of an indicator's period, or why there is none yet: line 7 of domain.md 5.3; what is only offered may be left empty. */
export function indicatorReply(
  { key, line, asked, period, recorded, indicator }: IndicatorQuestion,
  values: FormValues,
  known: Asked,
): Reply {
  const code = indicator.indicator;
  const read = readerOf(key, code, values);
  const typed = textIn(values, `${key}-value`);
  const given = read.chosen === '' && typed !== '' ? 'RECORDED' : read.chosen; // a number says enough
  if (given === 'NOT_YET') return reply(read, { answers: [{ line, answer: 'NOT_YET', text: read.text('why', 'missing.notYet') }] });
  if (given !== 'RECORDED') {
    if (!asked) return NOTHING;
    read.wrong(key, 'missing.indicator');
    return reply(read, { answers: [] });
  }
  if (typed === '' && recorded) return reply(read, { answers: [{ line, answer: 'RECORDED' }] });
  const value = typedNumber(typed, known.sample);
  if (value === undefined) {
    read.wrong(`${key}-value`, typed === '' ? 'missing.value' : 'wrong.number');
    return reply(read, { answers: [] });
  }
  const answer = { line, answer: 'RECORDED', text: typed } as const;
  const note = textIn(values, `${key}-note`);
  return reply(read, {
    answers: [answer],
    acts:
      wasSent(known, answer) || period === null
        ? []
        : [{ do: 'recordMeasurement', indicator: code, period, value, ...(note !== '' && { note }) }],
  });
}

/** Progress of the goal in words, and whether its programme was looked through (domain.md 5.3, line 7; 5.8). */
export function monthlyReply({ kind, key, line, asked, month }: MonthlyQuestion, values: FormValues): Reply {
  const read = readerOf(key, month ?? '', values);
  if (kind === 'PROGRESS') {
    const text = textIn(values, 'progress-text');
    if (text === '' && asked) read.wrong('progress-text', 'missing.progress');
    return text === '' ? reply(read, { answers: [] }) : reply(read, { answers: [{ line, answer: 'PROGRESS', text }] });
  }
  if (read.chosen === 'REVISED') return reply(read, { answers: [{ line, answer: 'REVISED' }] });
  if (asked) read.wrong(key, 'missing.revision');
  return reply(read, { answers: [] });
}
