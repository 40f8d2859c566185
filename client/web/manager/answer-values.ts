import type { WeeklyUpdate, WorkListAnswer } from '../../../domain/entities.ts';
import type { ItemLine } from '../../../domain/letter-data.ts';
import type { FormValues } from '../visit.ts';
import type { Question } from './questions.ts';

type Told = Pick<WeeklyUpdate, 'answers' | 'narrative' | 'noChange' | 'state'>;

/** An update's answers as the fields of the form: to correct what was sent, to go on with a missed week's draft, to see last week's. */
export function valuesOf(questions: readonly Question[], update: Told, open: readonly Pick<ItemLine, 'item' | 'title'>[]): FormValues {
  const said = new Map(update.answers.map((one) => [one.line, one]));
  const sent = update.state === 'SUBMITTED' || update.state === 'RETURNED' || update.state === 'VALIDATED';
  const fields = questions.flatMap((question) => fieldsOf(question, said, open));
  const news: [string, string][] = sent ? [['news', 'NONE']] : [];
  return Object.fromEntries([...fields, ...reportFields(update), ...news]);
}

type Fields = [string, string][];

function reportFields({ noChange, narrative }: Told): Fields {
  if (noChange) return [['report', 'NO_CHANGE']];
  return narrative
    ? [
        ['report', 'NARRATIVE'],
        ['report-text', narrative],
      ]
    : [];
}

function fieldsOf(
  question: Question,
  said: ReadonlyMap<string, WorkListAnswer>,
  open: readonly Pick<ItemLine, 'item' | 'title'>[],
): Fields {
  switch (question.kind) {
    case 'IG': {
      const answer = said.get(question.line);
      const delay = question.delayLine === null ? undefined : said.get(question.delayLine);
      if (answer === undefined) return [];
      const text = delay?.text ?? answer.text ?? '';
      const chosen: Fields = [[question.key, answer.answer]];
      if (answer.answer === 'ON_COURSE') return [...chosen, [`${question.key}-why`, text]];
      if (answer.answer === 'REPROGRAM') return question.pending === null ? [] : chosen; // once decided it is asked anew
      const which = open.find(({ item, title }) => item === text || title === text)?.item; // a new one is known by its title
      return which === undefined ? chosen : [...chosen, [`${question.key}-which`, which]];
    }
    case 'ITEM': {
      const answer = said.get(question.line);
      const read: Fields = question.returnedLine !== null && said.has(question.returnedLine) ? [[`${question.key}-read`, 'true']] : [];
      if (answer === undefined) return read;
      const field = answer.answer === 'ACTION' ? 'action' : 'nothing';
      return [...read, [question.key, answer.answer], [`${question.key}-${field}`, answer.text ?? '']];
    }
    case 'OPPORTUNITY': {
      const answer = said.get(question.line);
      const dated: Fields = answer?.answer === 'REDATED' ? [[`${question.key}-date`, question.opportunity.proposedDate]] : [];
      return answer === undefined ? [] : [[question.key, answer.answer], ...dated];
    }
    case 'INDICATOR': {
      const answer = said.get(question.line);
      return answer === undefined
        ? []
        : [
            [question.key, answer.answer],
            [`${question.key}-${answer.answer === 'RECORDED' ? 'value' : 'why'}`, answer.text ?? ''],
          ];
    }
    case 'PROGRESS': {
      const text = said.get(question.line)?.text;
      return text === undefined ? [] : [['progress-text', text]];
    }
    case 'REVISION':
      return said.has(question.line) ? [['revision', 'REVISED']] : [];
    default:
      return [];
  }
}
